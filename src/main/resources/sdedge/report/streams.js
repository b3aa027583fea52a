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

/** Whether users send the next request when an answer is complete. */
function isClosedLoop(stream) {
  return stream.arrivals === 'closed-loop';
}

/** The rate of a point, or its users; null of requests that are all there. */
function loadOf(point) {
  return point.concurrency === undefined ? point.rate_per_s : point.concurrency;
}

/** A rate, or a number of users. */
function loadText(stream, load) {
  return isClosedLoop(stream) ? digits(load, 4) + (load === 1 ? ' user' : ' users') : perSecond(load);
}

/** What a way to serve can do at the level, as a rate or a number of users. */
function capacityOf(found) {
  return found.users === undefined ? found.per_s : found.users;
}

/** A capacity with the digits that are known: as large as the difference to that from a quarter of the requests. */
function capacityText(stream, found) {
  const most = capacityOf(found), doubt = Math.abs(most - found.from_a_quarter);
  const known = doubt > 0 ? Math.floor(Math.log10(most)) - Math.floor(Math.log10(doubt)) + 1 : 4;
  return (found.at_least ? 'at least ' : '')
    + (isClosedLoop(stream) ? loadText(stream, most) : digits(most, Math.max(1, Math.min(4, known))) + '/s');
}

/** Whether a limit ended the search for capacities, so that the largest found may not be the largest. */
function isCut({capacities, not_tried: notTried}) {
  return notTried !== undefined || capacities.some(found => found.at_least);
}

/** The largest capacity, as far as it was looked for. */
function largestText(stream, best) {
  return (isCut(stream) && !best.at_least ? 'at least ' : '') + capacityText(stream, best);
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
  return capacities.reduce((best, one) => best === undefined || capacityOf(one) > capacityOf(best) ? one : best, undefined);
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
    const share = best.bound_share === undefined ? '' : ', ' + percent(best.bound_share) + ' of what any policy can';
    return 'Serves ' + largestText(stream, best) + ' at this level' + share + '.' + ended;
  }
  return (stream.bound === null ? 'Nothing bounds what can be served.'
    : 'No policy serves more than ' + perSecond(stream.bound.most_per_s) + '.') + ended;
}

function streamPanel(result) {
  const {stream} = result, best = bestCapacity(stream);
  const laws = lawsInWords(stream.answers, 'What that costs: stream with a smaller max_output_tokens by --set.');
  const tiles = [
    ['most_per_s', 'No policy exceeds', stream.bound && stream.bound.most_per_s, perSecond],
    ['capacity', 'Capacity', best && capacityOf(best), () => largestText(stream, best)],
    ['bound_share', 'Arriving, of the bound', best && best.bound_share, percent],
    ['requests', 'Requests', stream.requests, String],
  ].filter(([, , value]) => typeof value === 'number').map(([id, name, value, text]) => el('div', {}, el('dt', {}, name),
    el('dd', {'data-headline': id}, el('data', {value: String(value)}, text(value)))));
  const settings = [['instance', stream.instance], ['arrivals', stream.arrivals], ['seed', stream.seed], ['draws', stream.draws],
    ['steps', stream.steps], ['level', levelOf(stream)], ['most by', best && wayInWords(best)], ['limited by', scarceOf(stream)]];
  return el('div', {class: 'panel'}, el('h3', {}, headingOf(result) || named(result.directory)),
    el('p', {class: 'status'}, streamInWords(stream)), el('dl', {class: 'tiles'}, tiles),
    el('p', {class: 'soft'}, settings.filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => name + ' ' + plain(value)).join(' · ')),
    laws ? el('p', {class: 'laws'}, laws) : null, (stream.warnings || []).map(text => el('p', {class: 'status warning'}, 'Warning: ', named(text))));
}

function streamsSection(streams) {
  return section('streams', 'Requests over time', null, panels(streams, streamPanel));
}

const CURVES = [
  {id: 'tokens', title: 'Tokens per second', lines: [['tokens_per_s', 'all answers']], count: true},
  {id: 'ttft', title: 'Time to first token', lines: [['ttft_p50_s', 'median'], ['ttft_p95_s', '95 %']], level: 'ttft_s', log: true},
  {id: 'tpot', title: 'Time per further token', lines: [['tpot_p50_s', 'median'], ['tpot_p95_s', '95 %']], level: 'tpot_s'},
  {id: 'e2e', title: 'End to end', lines: [['e2e_p50_s', 'median'], ['e2e_p95_s', '95 %']], log: true},
  {id: 'attainment', title: 'Served as promised', lines: [['attainment', 'share']], level: 'share', share: true},
];

/** The points that have a rate or users, from low to high. */
function loadedPoints(result) {
  return [...result.stream.curve].filter(point => loadOf(point) !== null).sort((a, b) => loadOf(a) - loadOf(b));
}

/** The line of each way to serve, from low to high rates: solid, and dashed for the second figure of a curve. */
function curveSeries(result, curve) {
  const points = loadedPoints(result);
  return result.ways.flatMap((way, w) => curve.lines.map(([name, label], i) => ({
    type: 'line', name: way, label, color: colourOf(w), itemStyle: {color: colourOf(w)}, symbolSize: 7,
    lineStyle: {type: i === 0 ? 'solid' : 'dashed', width: 2},
    data: points.filter(point => point.way === way && point.mean[name] !== undefined && (!curve.log || point.mean[name] > 0))
      .map(point => [loadOf(point), point.mean[name]]),
  }))).filter(line => line.data.length > 0);
}

/** What no policy exceeds, the capacity, and what is promised, as lines across a chart. */
function limitsOf({stream}, curve) {
  const text = css('--text'), best = bestCapacity(stream);
  const line = (place, name, type, where) => ({...place, lineStyle: {color: text, type, width: 1.5},
    label: {formatter: name, color: text, position: where}});
  return [
    stream.bound && !isClosedLoop(stream) && line({xAxis: stream.bound.most_per_s}, 'no policy', 'solid', 'end'),
    curve.share && best && line({xAxis: capacityOf(best)}, 'capacity', 'dotted', 'end'),
    stream.slo && curve.level && stream.slo[curve.level] !== null && line({yAxis: stream.slo[curve.level]}, 'promised', 'dotted', 'insideStartTop'),
  ].filter(limit => limit);
}

/** How values of a curve are shown. */
function shownBy(curve) {
  return curve.share ? percent : curve.count ? value => digits(value, 4) : seconds;
}

function curveFigure(result, curve) {
  const {stream} = result;
  const isClosed = isClosedLoop(stream), show = shownBy(curve);
  const series = curveSeries(result, curve);
  const most = Math.max(...loadedPoints(result).map(loadOf), stream.bound && !isClosed ? stream.bound.most_per_s : 0);
  const best = loadedPoints(result).filter(point => point.best);
  const name = curve.lines[0][0], title = curve.title + ' over ' + (isClosed ? 'users' : 'rate');
  return figureOf({
    id: curve.id + '-chart-' + result.index, title, heading: [headingOf(result), result.label ? ': ' : '', title], height: 340,
    summary: 'From ' + [best[0], best[best.length - 1]].map(point => show(point.mean[name]) + ' at ' + loadText(stream, loadOf(point)) + ' by ' + wayInWords(point))
      .join(' to ') + ', ' + (isClosed ? 'which serve most.' : 'the best of all in mean time end to end.')
      + (curve.lines.length > 1 ? ' Solid: median; dashed: 95 %.' : ''),
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 40, top: 56, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.seriesName, [[isClosed ? 'users' : 'rate', loadText(stream, at.value[0])],
        [series[at.seriesIndex].label, show(at.value[1])]])},
      xAxis: {type: 'value', min: 0, max: most * 1.05, name: isClosed ? 'users' : 'requests per second', nameLocation: 'middle', nameGap: 24,
        axisLabel: {formatter: value => digits(value, 3), showMaxLabel: false}},
      yAxis: curve.share ? {type: 'value', min: 0, max: 1, axisLabel: {formatter: value => Math.round(100 * value) + ' %'}}
        : {type: curve.log ? 'log' : 'value', axisLabel: {formatter: show}},
      series: [...series, {type: 'line', data: [], markLine: {symbol: 'none', silent: true, data: limitsOf(result, curve)}}],
    }),
    table: () => [...fileTable(curve.id + '-rates-' + result.index, 'rates.csv', result.rates)],
  });
}

/** By so many times the longest of some bars leaves nothing to be seen of the shortest. */
const FLATTENED = 20;

/** Where there is one rate only: a bar for each way to serve. */
function oneRateFigure(result) {
  const {stream} = result;
  const points = loadedPoints(result), at = loadText(stream, loadOf(points[0])), best = points.find(point => point.best);
  const times = points.flatMap(point => [point.mean.e2e_p50_s, point.mean.e2e_p95_s]);
  const isWide = Math.min(...times) > 0 && Math.max(...times) > FLATTENED * Math.min(...times);
  const bar = (name, label, opacity) => ({type: 'bar', name: label, barMaxWidth: 14, itemStyle: {opacity},
    data: points.map(point => ({value: point.mean[name], itemStyle: {color: colourOf(result.ways.indexOf(point.way)), opacity}})),
    label: {show: true, position: 'right', formatter: one => seconds(one.value), color: css('--text')}});
  return figureOf({
    id: 'rate-chart-' + result.index, title: 'End to end at ' + at, heading: [headingOf(result), result.label ? ': ' : '', 'End to end at ' + at],
    height: 96 + 40 * points.length,
    summary: (best ? 'Soonest in the mean: ' + seconds(best.mean.e2e_mean_s) + ' by ' + wayInWords(best) + '. ' : '') + 'Full: median; pale: 95 %.' + (isWide ? ' Lengths are logarithms.' : ''),
    option: () => ({
      grid: {left: 20, right: 72, top: 24, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: one => facts(one.name, [[one.seriesName, seconds(one.value)],
        ...[['first token, median', 'ttft_p50_s'], ['per further token, median', 'tpot_p50_s']].map(([name, key]) => [name, seconds(points[one.dataIndex].mean[key])])])},
      xAxis: {...(isWide ? {type: 'log', min: 10 ** Math.floor(Math.log10(Math.min(...times)))} : {type: 'value', min: 0}),
        axisLabel: {formatter: seconds, showMaxLabel: false}},
      yAxis: {type: 'category', inverse: true, data: points.map(point => point.way)},
      series: [bar('e2e_p50_s', 'median', 1), bar('e2e_p95_s', '95 %', 0.45)],
    }),
    table: () => [...fileTable('one-rates-' + result.index, 'rates.csv', result.rates)],
  });
}

/** One figure where there is one rate only, else one per figure over the rates. */
function loadFigures(result) {
  const loads = new Set(loadedPoints(result).map(loadOf));
  return loads.size === 1 ? [oneRateFigure(result)]
    : CURVES.filter(curve => curveSeries(result, curve).length > 0).map(curve => curveFigure(result, curve));
}

/** Latencies and attainment over rate; null if nothing came at a rate. */
function curvesSection(streams) {
  const figures = streams.flatMap(loadFigures);
  if (figures.length === 0) return null;
  const isClosed = streams.every(result => isClosedLoop(result.stream));
  return section('curves', isClosed ? 'Over users' : 'Over rate', 'A colour is a policy with its number of groups'
      + (isClosed ? '; each user sends the next request when an answer is complete.' : '; no policy whatever serves more than the line on the right.'),
    el('div', {class: 'panels'}, figures));
}

function capacityFigure(result) {
  const {stream} = result;
  const {capacities, bound} = stream, best = bestCapacity(stream), isClosed = isClosedLoop(stream);
  const keys = isClosed ? ['users', 'low_users', 'high_users'] : ['per_s', 'low_per_s', 'high_per_s'];
  const most = isClosed || bound === null ? Math.max(...capacities.map(capacityOf)) : bound.most_per_s;
  return figureOf({
    id: 'capacities-chart-' + result.index, title: 'Capacities', heading: headingOf(result), height: 96 + 26 * capacities.length,
    summary: 'At the level promised, ' + levelOf(stream) + ', ' + wayInWords(best) + ' serves most' + (isCut(stream) ? ' of what was tried' : '')
      + ': ' + largestText(stream, best) + '.' + (stream.not_tried ? ' Not tried: ' + stream.not_tried.join('; ') + '.' : ''),
    option: () => ({
      grid: {left: 20, right: 56, top: 24, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.name, [['capacity', capacityText(stream, capacities[at.dataIndex])],
        ['from a quarter of the requests', loadText(stream, capacities[at.dataIndex].from_a_quarter)],
        ...(isClosed ? [] : [['of the bound', percent(capacities[at.dataIndex].bound_share)]])])},
      xAxis: {type: 'value', min: 0, max: most * 1.05, name: isClosed ? 'users' : 'requests per second', nameLocation: 'middle', nameGap: 22,
        axisLabel: {formatter: value => digits(value, 3), showMaxLabel: false}},
      yAxis: {type: 'category', inverse: true, data: capacities.map(found => found.way)},
      series: [{type: 'bar', barMaxWidth: 18, data: capacities.map(found => ({value: capacityOf(found),
        itemStyle: {color: colourOf(result.ways.indexOf(found.way))}})),
      label: {show: true, position: 'right', formatter: at => capacityText(stream, capacities[at.dataIndex]), color: css('--text')},
      markLine: {symbol: 'none', silent: true, lineStyle: {color: css('--text')}, label: {formatter: 'no policy', color: css('--text')},
        data: isClosed ? [] : [{xAxis: most}]}}],
    }),
    table: () => tableOf('capacities-' + result.index, 'Capacities', [
      {name: 'policy', value: row => capacities[row].policy + withModes(capacities[row], ', ')}, {name: 'groups', value: row => capacities[row].groups},
      ...keys.map(name => ({name, show: value => loadText(stream, value), value: row => capacities[row][name] ?? null})),
      ...(isClosed ? [] : [{name: 'bound_share', show: percent, value: row => capacities[row].bound_share}])], capacities.length),
  });
}

/** What each way to serve can do at the level; null if that was not looked for. */
function capacitiesSection(streams) {
  const known = streams.filter(result => result.stream.capacities.length > 0);
  if (known.length === 0) return null;
  return section('capacities', 'Capacity', 'The largest rate, or the most users, at which the level holds, by policy and number of groups.',
    panels(known, capacityFigure));
}
