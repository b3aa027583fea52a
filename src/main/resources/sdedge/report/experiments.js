// Sweeps and benchmarks: what a value changes, and how long methods take.

const MEASURES = {
  sweep: [
    {id: 'makespan', title: 'Makespan', value: 'makespan_s', means: ['makespan_mean_s', 'makespan_low_s', 'makespan_high_s'], show: seconds},
    {id: 'tokens', title: 'Tokens per second', value: 'tokens_per_s', means: ['tokens_per_s_mean', 'tokens_per_s_low', 'tokens_per_s_high'],
      show: value => digits(value, 4)},
  ],
  benchmark: [
    {id: 'wall', title: 'Time of a search', value: 'wall_s', show: seconds, log: true},
    {id: 'found', title: 'Makespan found', value: 'makespan_s', show: seconds},
  ],
};

/** Fills in what its charts need: the values of what was varied, what moves along left out, and the methods. */
function preparedExperiment(experiment, index) {
  experiment.index = index;
  experiment.label = labelOf(index, page.experiments.length);
  experiment.table = experiment.means || experiment.rows;
  const distinct = name => [...new Set(column(experiment.table, name))];
  const varied = experiment.tracks.filter(name => experiment.table.columns[name] && distinct(name).length > 1);
  const pairs = (one, other) => new Set(column(experiment.table, one).map((value, row) => value + '\n' + field(experiment.table, other, row))).size;
  const moves = (name, before) => distinct(name).length === distinct(before).length && pairs(name, before) === distinct(name).length;
  experiment.axes = varied.filter((name, i) => !varied.slice(0, i).some(before => moves(name, before)))
    .map(name => ({name, values: distinct(name), along: varied.filter(other => other !== name && moves(other, name))}))
    .map(axis => ({...axis, numeric: axis.values.every(value => value !== null && value.trim() !== '' && Number.isFinite(Number(value)))}));
  experiment.methods = distinct('method');
  experiment.across = experiment.axes.find(axis => axis.numeric) || experiment.axes[0] || null;
  experiment.at = new Map(experiment.axes.map(axis => [axis.name, baseOf(experiment, axis)]));
  return experiment;
}

/** The value of the instance itself, if it is among those of an axis and known; else the first. */
function baseOf({conditions}, axis) {
  const base = conditions.options['base ' + axis.name];
  return axis.values.find(value => base !== undefined && (value === base || Number(value) === Number(base))) || axis.values[0];
}

/** A value of each method at each value across, where all else is as chosen: mean and ends of its interval, or median and extremes. */
function pointsOf(experiment, measure) {
  const {table, across, at} = experiment, found = new Map();
  for (let row = 0; row < table.rows; row++) {
    if (!experiment.axes.every(axis => axis === across || field(table, axis.name, row) === at.get(axis.name))) continue;
    const [value, low, high] = experiment.means ? measure.means.map(name => field(table, name, row)) : [field(table, measure.value, row)];
    if (value === null) continue;
    const x = across === null ? '' : field(table, across.name, row), method = field(table, 'method', row);
    const key = method + '\n' + x;
    if (!found.has(key)) found.set(key, {method, x, values: [], low, high});
    found.get(key).values.push(value);
  }
  return [...found.values()].map(point => {
    const sorted = point.values.sort((a, b) => a - b), middle = sorted.length >> 1;
    const value = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    const several = sorted.length > 1;
    return {...point, value, low: several ? sorted[0] : point.low, high: several ? sorted[sorted.length - 1] : point.high};
  });
}

/** A bar from low to high with its ends. */
function drawInterval(api, colour) {
  const [x, low] = api.coord([api.value(0), api.value(1)]), [, high] = api.coord([api.value(0), api.value(2)]);
  const line = (x1, y1, x2, y2) => ({type: 'line', shape: {x1, y1, x2, y2}, style: {stroke: colour, lineWidth: 1.5}});
  return {type: 'group', children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)]};
}

/** Methods with the same points are one line; the best is the last, so that nothing hides it. */
function linesOf(experiment, points, least) {
  const {across} = experiment;
  const place = x => across === null ? 0 : across.numeric ? Number(x) : across.values.indexOf(x);
  const lines = [];
  for (const method of experiment.methods) {
    const own = points.filter(point => point.method === method).sort((a, b) => place(a.x) - place(b.x));
    const key = JSON.stringify(own.map(point => [point.x, point.value, point.low, point.high]));
    const same = lines.find(line => line.key === key);
    if (own.length > 0 && same) same.methods.push(method);
    if (own.length > 0 && !same) lines.push({key, methods: [method], points: own.map(point => ({...point, at: place(point.x)}))});
  }
  lines.forEach((line, i) => { line.colour = lineColour(i); });
  const mean = line => line.points.reduce((sum, point) => sum + point.value, 0) / line.points.length;
  return lines.sort((a, b) => (least ? 1 : -1) * (mean(b) - mean(a)));
}

/** The best first. */
function namesOf(experiment, points, measure) {
  return linesOf(experiment, points, measure.id !== 'tokens').map(line => line.methods.map(plain).join(' = ')).reverse();
}

function experimentSeries(experiment, points, least) {
  return linesOf(experiment, points, least).flatMap(({methods, points: own, colour}, i) => {
    const name = methods.map(plain).join(' = ');
    const bars = own.filter(point => typeof point.low === 'number' && point.high > point.low);
    return [
      {type: 'line', name, color: colour, itemStyle: {color: colour}, symbolSize: 7, lineStyle: {width: 2}, z: 3 + i,
        data: own.map(point => ({value: [point.at, point.value], point}))},
      {type: 'custom', name, silent: true, clip: true, encode: {x: 0, y: [1, 2]}, itemStyle: {color: colour}, z: 3 + i,
        data: bars.map(point => [point.at, point.low, point.high]), renderItem: (params, api) => drawInterval(api, colour)},
    ];
  });
}

/** A value of what was varied, in words. */
function valueOf(axis, value) {
  return axis.numeric ? showing(axis.name)(Number(value)) : shortened(value);
}

/** How values of a scale are labelled: a narrow one needs more digits. */
function labelsOf(values, show) {
  const narrow = Math.max(...values) < 1.1 * Math.min(...values);
  return narrow && show === seconds ? value => digits(value, 7) + ' s' : show;
}

/** A scale over which a range of values is seen whole. */
function scaleOf(values, log) {
  const least = Math.min(...values), most = Math.max(...values);
  return least > 0 && (log || most / least >= 50) ? {type: 'log', min: least, max: most} : {type: 'value', scale: true};
}

/** The best method at both ends, in words. */
function experimentInWords(experiment, measure) {
  const points = pointsOf(experiment, measure), {across} = experiment;
  if (points.length === 0) return 'Nothing was found.';
  const least = measure.id !== 'tokens', what = least ? 'least' : 'most';
  const best = x => points.filter(point => point.x === x).reduce((a, b) => (least ? b.value < a.value : b.value > a.value) ? b : a);
  const said = x => plain(best(x).method) + ' has the ' + what + ', ' + measure.show(best(x).value);
  const seen = across === null ? [] : across.values.filter(x => points.some(point => point.x === x));
  const words = seen.length < 2 ? said(points[0].x) + '.'
    : 'At ' + [seen[0], seen[seen.length - 1]].map(x => valueOf(across, x) + ' ' + said(x)).join('; at ') + '.';
  const spread = experiment.means ? ' Means, with the 95 % interval.' : points.some(point => point.values.length > 1) ? ' Medians, from least to most.' : '';
  return words + spread + heldInWords(experiment);
}

/** What is held where several things were varied. */
function heldInWords(experiment) {
  const held = experiment.axes.filter(axis => axis !== experiment.across);
  return held.length === 0 ? ''
    : ' Held: ' + held.map(axis => plain(axis.name) + ' ' + shortened(experiment.at.get(axis.name))).join(', ') + '.';
}

function experimentFigure(experiment, measure) {
  const {across, index} = experiment;
  const numbers = across !== null && across.numeric ? across.values.map(Number) : [];
  return figureOf({
    id: measure.id + '-over-' + index, title: measure.title, heading: [headingOf(experiment), experiment.label ? ': ' : '', measure.title], height: 340,
    summary: experimentInWords(experiment, measure),
    option: () => {
      const points = pointsOf(experiment, measure), values = points.map(point => point.value);
      const name = across === null ? '' : plain([across.name, ...across.along].join(', '));
      return {
        legend: {top: 0, data: namesOf(experiment, points, measure)}, grid: {left: 20, right: 40, top: 56, bottom: 36, containLabel: true},
        tooltip: {trigger: 'item', formatter: at => facts(at.seriesName, [[name || 'value', across === null ? '' : valueOf(across, at.data.point.x)], [measure.title, measure.show(at.value[1])],
          ...(typeof at.data.point.low === 'number' ? [['from', measure.show(at.data.point.low)], ['to', measure.show(at.data.point.high)]] : [])])},
        xAxis: numbers.length > 0
          ? {...scaleOf(numbers, false), name, nameLocation: 'middle', nameGap: 24, axisLabel: {formatter: value => valueOf(across, value), hideOverlap: true}}
          : {type: 'category', data: across === null ? [''] : across.values.map(shortened), name, nameLocation: 'middle', nameGap: 24},
        yAxis: {...scaleOf(values, measure.log), min: undefined, max: undefined, axisLabel: {formatter: labelsOf(values, measure.show)}},
        series: experimentSeries(experiment, points, measure.id !== 'tokens'),
      };
    },
    table: () => fileTable(measure.id + '-rows-' + index, experiment.means ? 'sweep-mean.csv' : experiment.kind === 'sweep' ? 'sweep.csv' : 'runs.csv', experiment.table),
  });
}

/** A value on an axis: a file by its name alone. */
function shortened(value) {
  return plain(String(value).replace(/^.*\//, '').replace(/\.(yaml|yml|json)$/, ''));
}

/** Lists to choose from; what is chosen is drawn at once. */
function experimentTools(experiment, box) {
  const choice = (name, values, chosen, choose) => {
    const select = el('select', {}, values.map((value, i) => el('option', {value: i, selected: value === chosen ? '' : null}, shortened(value))));
    select.addEventListener('change', () => { choose(values[Number(select.value)]); show(); });
    return el('label', {}, name, select);
  };
  const show = () => {
    forget(box);
    box.replaceChildren(...experimentContent(experiment, box));
    drawAll();
  };
  const names = experiment.axes.map(axis => axis.name);
  return experiment.axes.length < 2 ? null : el('div', {class: 'tools', role: 'toolbar', 'aria-label': 'What is shown'},
    choice('over', names, experiment.across.name, name => { experiment.across = experiment.axes.find(axis => axis.name === name); }),
    experiment.axes.filter(axis => axis !== experiment.across)
      .map(axis => choice(plain(axis.name), axis.values, experiment.at.get(axis.name), value => experiment.at.set(axis.name, value))));
}

function experimentContent(experiment, box) {
  const {rows, label} = experiment;
  const planned = column(rows, 'makespan_s').filter(value => value !== null).length;
  const failed = column(rows, 'error').filter(value => value !== null).length;
  const count = [rows.rows + (experiment.kind === 'sweep' ? ' searches' : ' runs'), planned + ' with a plan', failed > 0 ? failed + ' failed' : null];
  return [
    el('h3', {}, headingOf(experiment) || named(experiment.directory)),
    el('p', {class: 'soft'}, (experiment.kind === 'sweep' ? 'A sweep: ' : 'A benchmark: ') + count.filter(part => part !== null).join(', ') + '.'),
    experimentTools(experiment, box),
    el('div', {class: 'panels'}, MEASURES[experiment.kind].map(measure => experimentFigure(experiment, measure)), profilesOf(experiment)),
  ].filter(part => part !== null);
}

function experimentsSection(experiments) {
  return section('experiments', 'Experiments', null, experiments.map(experiment => {
    const box = el('div', {class: 'experiment', 'data-experiment': experiment.index});
    box.append(...experimentContent(experiment, box));
    return box;
  }));
}

/** Under which conditions it was made. */
function conditionsPanel({label, directory, conditions}) {
  return el('div', {class: 'panel'}, el('h3', {}, label ? label + ' ' : null, named(directory)),
    el('dl', {class: 'facts'}, listed(conditions.options), listed(conditions.versions), listed(conditions.machine)),
    el('details', {}, el('summary', {}, 'Instances'), el('dl', {class: 'facts'}, listed(conditions.instances))));
}
