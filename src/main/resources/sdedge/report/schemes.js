// Against the schemes, where a comparison of the same instance was found.

function schemesFigure(result) {
  const {directory, table} = result.comparison;
  const rows = Array.from({length: table.rows}, (_, row) => row).filter(row => field(table, 'instance', row) === result.summary.name);
  const found = rows.filter(row => field(table, 'makespan_s', row) !== null)
    .sort((a, b) => field(table, 'makespan_s', a) - field(table, 'makespan_s', b));
  const own = result.summary.makespan_s;
  const title = 'Makespan of every scheme and method';
  const worst = found[found.length - 1];
  return figureOf({
    id: 'schemes-chart-' + result.index, title, heading: headingOf(result), height: 90 + 24 * found.length,
    summary: found.length === 0 ? 'No scheme found a plan.' : 'From ' + plain(field(table, 'method', found[0])) + ' with '
      + seconds(field(table, 'makespan_s', found[0])) + ' to ' + plain(field(table, 'method', worst)) + ' with '
      + seconds(field(table, 'makespan_s', worst)) + '; the line is this result, ' + seconds(own) + '. From '
      + plain(directory) + '.',
    option: () => ({
      grid: {left: 20, right: 64, top: 24, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => schemeFacts(table, found[at.dataIndex], own)},
      xAxis: {type: 'value', name: 'makespan, seconds', nameLocation: 'middle', nameGap: 22},
      yAxis: {type: 'category', inverse: true, data: found.map(row => plain(field(table, 'method', row)))},
      series: [{type: 'bar', barMaxWidth: 18, data: found.map(row => field(table, 'makespan_s', row)),
        label: {show: true, position: 'right', formatter: at => seconds(at.value), color: css('--text')},
        markLine: {symbol: 'none', silent: true, lineStyle: {color: css('--text'), type: 'dashed'},
          label: {formatter: 'this result', position: 'start', color: css('--text')}, data: [{xAxis: own}]}}],
    }),
    table: () => {
      const columns = Object.keys(table.columns).map(name => ({name, value: row => field(table, name, rows[row])}));
      return tableOf('compare-' + result.index, 'compare.csv', columns, rows.length);
    },
  });
}

function schemeFacts(table, row, own) {
  const makespan = field(table, 'makespan_s', row);
  return facts(field(table, 'method', row), [
    ['makespan', seconds(makespan)], ['against this result', signed(percent(makespan / own - 1), makespan - own)],
    ['status', field(table, 'status', row)], ['pipeline', field(table, 'pipeline', row)],
    ['uplink', field(table, 'uplink', row)], ['batches', String(field(table, 'batches', row))]]);
}

function schemesSection(results) {
  const compared = results.filter(result => result.comparison);
  if (compared.length === 0) return null;
  return section('schemes', 'Against the schemes', 'Ways to plan that lack something on purpose, and other methods.',
    panels(compared, schemesFigure));
}
