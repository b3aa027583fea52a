// Bandwidth against channel quality.

function uplinkFigure(result) {
  const uplink = result.uplink;
  const drafters = [...new Set(column(uplink, 'drafter'))];
  const payloads = column(uplink, 'payload_bits');
  const most = Math.max(...payloads);
  const title = 'Bandwidth against channel quality';
  const point = row => ({value: [field(uplink, 'spectral_efficiency_bps_per_hz', row), field(uplink, 'bandwidth_hz', row)],
    row, symbolSize: 6 + 12 * Math.sqrt(payloads[row] / most)});
  const drawable = row => point(row).value.every(value => value > 0);
  const rows = Array.from({length: uplink.rows}, (_, row) => row).filter(drawable);
  return figureOf({
    id: 'uplink-chart-' + result.index, title, heading: headingOf(result), height: 330,
    summary: 'A dot per ' + (uplink.rows > result.latency.rows ? 'task and window' : 'task') + ' under the policy '
      + plain(field(uplink, 'policy', 0)) + '; larger dots carry more bits. Both axes are logarithmic.',
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 24, top: 54, bottom: 40, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => uplinkFacts(uplink, at.data.row)},
      xAxis: {type: 'log', name: 'spectral efficiency, bit/s per Hz', nameLocation: 'middle', nameGap: 26},
      yAxis: {type: 'log', name: 'bandwidth', axisLabel: {formatter: hertz}},
      series: drafters.map(drafter => ({type: 'scatter', name: plain(drafter), itemStyle: {borderColor: css('--panel')},
        data: rows.filter(row => field(uplink, 'drafter', row) === drafter).map(point)})),
    }),
    table: () => fileTable('uplink-' + result.index, 'uplink.csv', uplink),
  });
}

function uplinkFacts(uplink, row) {
  return facts('task ' + field(uplink, 'task', row), [
    ['cell', field(uplink, 'drafter', row)], ['bandwidth', hertz(field(uplink, 'bandwidth_hz', row))],
    ['channel', digits(field(uplink, 'spectral_efficiency_bps_per_hz', row), 4) + ' bit/s per Hz'],
    ['payload', digits(field(uplink, 'payload_bits', row), 6) + ' bits'],
    ['from', seconds(field(uplink, 'start_s', row))], ['to', seconds(field(uplink, 'finish_s', row))]]);
}

/** Null where no prompt goes over a radio. */
function uplinkSection(results) {
  const sent = results.filter(result => result.uplink.rows > 0);
  return sent.length === 0 ? null : section('uplink', 'Bandwidth against channel quality', 'What each prompt gets of the band of its cell.',
    panels(sent, uplinkFigure));
}
