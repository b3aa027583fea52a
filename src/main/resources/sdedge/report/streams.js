// Requests that arrive over time: latencies and attainment over rate, capacities, and what no policy exceeds.

/** Fills in what several charts need: the ways to serve in their order, and the groups as batches of no cohort. */
function preparedStream(result, index) {
  result.index = index;
  result.label = labelOf(index, page.streams.length);
  const wayOf = point => point.policy + ', ' + point.groups + withModes(point, ', ');
  result.stream.curve.forEach(point => { point.way = wayOf(point); });
  result.stream.capacities.forEach(found => { found.way = wayOf(found); });
  result.ways = [...new Set([...result.stream.capacities, ...result.stream.curve].map(one => one.way))];
  const groups = new Set(result.schedule.columns.batch);
  result.batches = Array.from({length: Math.max(0, ...groups)}, (_, g) => ({index: g, batch: g + 1, tasks: [], parts: []}));
  result.batchOf = new Map(result.batches.map(batch => ['1.' + batch.batch, batch]));
  return result;
}

/** The draft modes that are loaded, if there are any. */
function withModes({modes}, before) {
  return modes ? before + modes.join(' ') : '';
}

/** Such as 'best in 2 groups'. */
function wayInWords(point) {
  const {policy, groups} = point;
  return policy + ' in ' + groups + (groups === 1 ? ' group' : ' groups') + withModes(point, ' with ');
}

function perSecond(rate) {
  return digits(rate, 4) + '/s';
}

/** The level in words; null without one. */
function levelOf({slo}) {
  if (slo === null) return null;
  const parts = [slo.ttft_s === null ? null : 'first token in ' + seconds(slo.ttft_s),
    slo.tpot_s === null ? null : 'each further one in ' + seconds(slo.tpot_s)];
  return parts.filter(part => part !== null).join(', ') + ' for ' + percent(slo.share);
}

/** The way to serve of the largest capacity, the first of equal ones; undefined if none is known. */
function bestCapacity({capacities}) {
  return capacities.reduce((best, one) => best === undefined || one.per_s > best.per_s ? one : best, undefined);
}

/** Whose seconds the bound charges for: shares of a hundredth and more, the dearest first. */
function scarceOf({bound}) {
  if (bound === null) return null;
  const {verifier, memory, drafters, links} = bound.prices;
  const all = [['verifier', verifier.per_s], ['memory of the verifier', memory], ...Object.entries(drafters).flatMap(([id, price]) =>
    [[id, price.node.per_s], ['link up of ' + id, price.up], ['link down of ' + id, price.down], ['band of ' + id, price.band]]),
    ...Object.entries(links || {}).map(([name, price]) => ['link ' + name, price])];
  return all.map(([name, price]) => [name, price / bound.total]).filter(([, share]) => share >= 0.01)
    .sort((a, b) => b[1] - a[1]).map(([name, share]) => name + ' ' + percent(share)).join(', ');
}

/** What was found, in words. */
function streamInWords(stream) {
  const best = bestCapacity(stream);
  const ended = ENDED[stream.termination] ? ' ' + ENDED[stream.termination].replace('search', 'run') : '';
  if (best !== undefined) {
    return 'Serves ' + perSecond(best.per_s) + ' at this level, ' + percent(best.bound_share) + ' of what any policy can.' + ended;
  }
  return (stream.bound === null ? 'Nothing bounds what can be served.'
    : 'No policy serves more than ' + perSecond(stream.bound.most_per_s) + '.') + ended;
}

function streamPanel(result) {
  const {stream} = result, best = bestCapacity(stream);
  const tiles = [
    ['most_per_s', 'No policy exceeds', stream.bound && stream.bound.most_per_s, perSecond],
    ['capacity', 'Capacity', best && best.per_s, perSecond],
    ['bound_share', 'Of any policy', best && best.bound_share, percent],
    ['requests', 'Requests', stream.requests, String],
  ].filter(([, , value]) => typeof value === 'number').map(([id, name, value, text]) => el('div', {}, el('dt', {}, name),
    el('dd', {'data-headline': id}, el('data', {value: String(value)}, text(value)))));
  const settings = [['instance', stream.instance], ['arrivals', stream.arrivals], ['seed', stream.seed], ['draws', stream.draws],
    ['steps', stream.steps], ['level', levelOf(stream)], ['most by', best && wayInWords(best)], ['short of', scarceOf(stream)]];
  return el('div', {class: 'panel'}, el('h3', {}, headingOf(result) || named(result.directory)),
    el('p', {class: 'status'}, streamInWords(stream)), el('dl', {class: 'tiles'}, tiles),
    el('p', {class: 'soft'}, settings.filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => name + ' ' + plain(value)).join(' · ')),
    (stream.warnings || []).map(text => el('p', {class: 'status warning'}, 'Warning: ', named(text))));
}

function streamsSection(streams) {
  return section('streams', 'Requests over time', null, panels(streams, streamPanel));
}

const CURVES = [
  {id: 'ttft', title: 'Time to first token over rate', lines: [['ttft_p50_s', 'median'], ['ttft_p95_s', '95 %']], level: 'ttft_s', log: true},
  {id: 'tpot', title: 'Time per further token over rate', lines: [['tpot_p50_s', 'median'], ['tpot_p95_s', '95 %']], level: 'tpot_s'},
  {id: 'e2e', title: 'End to end over rate', lines: [['e2e_p50_s', 'median'], ['e2e_p95_s', '95 %']], log: true},
  {id: 'attainment', title: 'Served as promised over rate', lines: [['attainment', 'share']], level: 'share', share: true},
];

/** The line of each way to serve, from low to high rates: solid, and dashed for the second figure of a curve. */
function curveSeries(result, curve) {
  const points = [...result.stream.curve].filter(point => point.rate_per_s !== null).sort((a, b) => a.rate_per_s - b.rate_per_s);
  return result.ways.flatMap((way, w) => curve.lines.map(([name, label], i) => ({
    type: 'line', name: way, label, color: colourOf(w), itemStyle: {color: colourOf(w)}, symbolSize: 7,
    lineStyle: {type: i === 0 ? 'solid' : 'dashed', width: 2},
    data: points.filter(point => point.way === way && point.mean[name] !== undefined && (!curve.log || point.mean[name] > 0))
      .map(point => [point.rate_per_s, point.mean[name]]),
  }))).filter(line => line.data.length > 0);
}

/** What no policy exceeds, the capacity, and what is promised, as lines across a chart. */
function limitsOf({stream}, curve) {
  const text = css('--text'), best = bestCapacity(stream);
  const line = (place, name, type, where) => ({...place, lineStyle: {color: text, type, width: 1.5},
    label: {formatter: name, color: text, position: where}});
  return [
    stream.bound && line({xAxis: stream.bound.most_per_s}, 'no policy', 'solid', 'end'),
    curve.share && best && line({xAxis: best.per_s}, 'capacity', 'dotted', 'end'),
    stream.slo && curve.level && stream.slo[curve.level] !== null && line({yAxis: stream.slo[curve.level]}, 'promised', 'dotted', 'insideStartTop'),
  ].filter(limit => limit);
}

function curveFigure(result, curve) {
  const {stream} = result;
  const show = curve.share ? percent : seconds;
  const series = curveSeries(result, curve);
  const most = Math.max(...stream.curve.map(point => point.rate_per_s || 0), stream.bound ? stream.bound.most_per_s : 0);
  const best = stream.curve.filter(point => point.best && point.rate_per_s !== null).sort((a, b) => a.rate_per_s - b.rate_per_s);
  const name = curve.lines[0][0];
  return figureOf({
    id: curve.id + '-chart-' + result.index, title: curve.title, heading: [headingOf(result), result.label ? ': ' : '', curve.title], height: 340,
    summary: 'From ' + [best[0], best[best.length - 1]].map(point => show(point.mean[name]) + ' at ' + perSecond(point.rate_per_s) + ' by ' + wayInWords(point))
      .join(' to ') + ', the best of all end to end.' + (curve.lines.length > 1 ? ' Solid: median; dashed: 95 %.' : ''),
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 40, top: 56, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.seriesName, [['rate', perSecond(at.value[0])],
        [series[at.seriesIndex].label, show(at.value[1])]])},
      xAxis: {type: 'value', min: 0, max: most * 1.05, name: 'requests per second', nameLocation: 'middle', nameGap: 24,
        axisLabel: {formatter: value => digits(value, 3), showMaxLabel: false}},
      yAxis: curve.share ? {type: 'value', min: 0, max: 1, axisLabel: {formatter: value => Math.round(100 * value) + ' %'}}
        : {type: curve.log ? 'log' : 'value', axisLabel: {formatter: seconds}},
      series: [...series, {type: 'line', data: [], markLine: {symbol: 'none', silent: true, data: limitsOf(result, curve)}}],
    }),
    table: () => [...fileTable(curve.id + '-rates-' + result.index, 'rates.csv', result.rates)],
  });
}

/** Latencies and attainment over rate; null if nothing came at a rate. */
function curvesSection(streams) {
  const figures = streams.flatMap(result => CURVES.filter(curve => curveSeries(result, curve).length > 0).map(curve => curveFigure(result, curve)));
  if (figures.length === 0) return null;
  return section('curves', 'Over rate', 'A colour is a policy with its number of groups; no policy whatever serves more than the line on the right.',
    el('div', {class: 'panels'}, figures));
}

function capacityFigure(result) {
  const {capacities, bound} = result.stream, best = bestCapacity(result.stream);
  return figureOf({
    id: 'capacities-chart-' + result.index, title: 'Capacities', heading: headingOf(result), height: 96 + 26 * capacities.length,
    summary: 'At the level promised, ' + levelOf(result.stream) + ', ' + wayInWords(best) + ' serves most: ' + perSecond(best.per_s) + '.',
    option: () => ({
      grid: {left: 20, right: 56, top: 24, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.name, [['capacity', perSecond(at.value)],
        ['of any policy', percent(capacities[at.dataIndex].bound_share)]])},
      xAxis: {type: 'value', min: 0, max: bound.most_per_s * 1.05, name: 'requests per second', nameLocation: 'middle', nameGap: 22,
        axisLabel: {formatter: value => digits(value, 3), showMaxLabel: false}},
      yAxis: {type: 'category', inverse: true, data: capacities.map(found => found.way)},
      series: [{type: 'bar', barMaxWidth: 18, data: capacities.map(found => ({value: found.per_s,
        itemStyle: {color: colourOf(result.ways.indexOf(found.way))}})),
      label: {show: true, position: 'right', formatter: at => perSecond(at.value), color: css('--text')},
      markLine: {symbol: 'none', silent: true, lineStyle: {color: css('--text')}, label: {formatter: 'no policy', color: css('--text')},
        data: [{xAxis: bound.most_per_s}]}}],
    }),
    table: () => tableOf('capacities-' + result.index, 'Capacities', [
      {name: 'policy', value: row => capacities[row].policy + withModes(capacities[row], ', ')}, {name: 'groups', value: row => capacities[row].groups},
      ...['per_s', 'low_per_s', 'high_per_s'].map(name => ({name, show: perSecond, value: row => capacities[row][name]})),
      {name: 'bound_share', show: percent, value: row => capacities[row].bound_share}], capacities.length),
  });
}

/** What each way to serve can do at the level; null if that was not looked for. */
function capacitiesSection(streams) {
  const known = streams.filter(result => result.stream.capacities.length > 0);
  if (known.length === 0) return null;
  return section('capacities', 'Capacity', 'The largest rate at which the level holds, by policy and number of groups.',
    panels(known, capacityFigure));
}
