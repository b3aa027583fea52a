// Many problems at once: how often each method is how near to the best, by family, and how soon it has proven its plan.

const FEW_PROBLEMS = 3;
const MANY_FAMILIES = 12; // beyond which all problems are one family, as where most have one problem

function medianOf(values) {
  return values.length === 0 ? null : quantile(values.sort((a, b) => a - b), 0.5);
}

/** A row per problem, an instance with all that was varied, and method: medians of repeats, as a table of comparisons. */
function problemsOf({rows, tracks, index, directory}) {
  const found = new Map();
  for (let row = 0; row < rows.rows; row++) {
    const names = tracks.map(name => field(rows, name, row)).map(shortened);
    const instance = names.join(', '), method = field(rows, 'method', row), key = instance + '\n' + method;
    if (!found.has(key)) found.set(key, {instance, method, family: tracks.includes('instance') ? familyOf(names[tracks.indexOf('instance')]) : '', rows: []});
    found.get(key).rows.push(row);
  }
  const all = [...found.values()];
  const middle = (one, name) => medianOf(one.rows.map(row => field(rows, name, row)).filter(value => value !== null));
  const proven = one => one.rows.every(row => field(rows, 'status', row) === 'optimal');
  const families = new Map(all.map(one => [one.instance, one.family]));
  const table = {rows: all.length, columns: {
    instance: all.map(one => one.instance), method: all.map(one => one.method),
    status: all.map(one => proven(one) ? 'optimal' : 'feasible'), makespan_s: all.map(one => middle(one, 'makespan_s')),
    bound_s: all.map(one => middle(one, 'bound_s')), wall_s: all.map(one => rows.columns.wall_s ? middle(one, 'wall_s') : null)}};
  const many = new Set(families.values()).size > Math.min(MANY_FAMILIES, families.size / 2);
  return {index: 'x' + index, directory, table, familyOf: instance => many ? '' : families.get(instance), problems: [...families.keys()]};
}

/** By how much each method's plan of a problem takes longer than the best found; null without a plan. */
function ratiosOf({table, problems}) {
  const least = new Map(), ratios = new Map();
  const each = use => {
    for (let row = 0; row < table.rows; row++) use(field(table, 'instance', row), field(table, 'method', row), field(table, 'makespan_s', row));
  };
  each((problem, method, makespan) => {
    if (makespan !== null) least.set(problem, Math.min(makespan, least.has(problem) ? least.get(problem) : Infinity));
    ratios.set(method, []);
  });
  each((problem, method, makespan) => { if (makespan !== null) ratios.get(method).push(makespan / least.get(problem) - 1); });
  return [...ratios].map(([method, values]) => ({method, values: values.sort((a, b) => a - b), of: problems.length}));
}

/** Times after which each method has proven that its plan is optimal. */
function proofsOf({table, problems}) {
  const times = new Map();
  for (let row = 0; row < table.rows; row++) {
    const method = field(table, 'method', row);
    if (!times.has(method)) times.set(method, []);
    if (field(table, 'status', row) === 'optimal') times.get(method).push(field(table, 'wall_s', row));
  }
  return [...times].filter(([, values]) => values.length > 0)
    .map(([method, values]) => ({method, values: values.sort((a, b) => a - b), of: problems.length}));
}

/** Steps [value, share of all problems with at most that], from a first value to a last one. */
function stepsOf({values, of}, first, last) {
  const distinct = [...new Set(values)].map(value => [value, values.filter(other => other <= value).length / of]);
  const begin = distinct.length === 0 || distinct[0][0] > first ? [[first, 0]] : [];
  return [...begin, ...distinct, [last, values.length / of]];
}

/** A figure of shares of problems that grow with what a method is allowed. */
function sharesFigure(experiment, {id, title, lines, first, log, name, show, summary, table}) {
  const last = Math.max(first, ...lines.flatMap(line => line.values));
  return figureOf({
    id: id + '-' + experiment.index, title, heading: [headingOf(experiment), experiment.label ? ': ' : '', title], height: 320, summary,
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 40, top: 56, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.seriesName, [[name, show(at.value[0])], ['of the problems', percent(at.value[1])]])},
      xAxis: {type: log ? 'log' : 'value', name, nameLocation: 'middle', nameGap: 24, min: first, max: last > first ? last : undefined,
        axisLabel: {formatter: show, hideOverlap: true}},
      yAxis: {type: 'value', min: 0, max: 1, axisLabel: {formatter: percent}},
      series: lines.map((line, i) => ({type: 'line', name: plain(line.method), step: 'end', symbolSize: 5, color: lineColour(i),
        itemStyle: {color: lineColour(i)}, data: stepsOf(line, first, last).map(value => ({value}))})),
    }),
    table,
  });
}

/** Shares of problems in a line of words: the best first. */
function sharesInWords(lines, shareOfLine) {
  return lines.map(line => ({line, share: shareOfLine(line)})).sort((a, b) => b.share - a.share)
    .map(({line, share}) => plain(line.method) + ' ' + percent(share)).join(', ');
}

/** Performance profile, gaps by family and times of proofs of an experiment of several problems. */
function profilesOf(experiment) {
  const all = problemsOf(experiment);
  if (all.problems.length < FEW_PROBLEMS) return [];
  const table = id => () => fileTable(id + '-rows-' + experiment.index, 'by problem and method', all.table);
  const made = [], ratios = ratiosOf(all), within = limit => line => line.values.filter(value => value <= limit).length / line.of;
  if (ratios.length > 1) {
    made.push(sharesFigure(experiment, {
      id: 'profile', title: 'Performance profile', lines: ratios, first: 0, name: 'above the best found', show: percent, table: table('profile'),
      summary: 'Of ' + all.problems.length + ' problems, as good as the best found: ' + sharesInWords(ratios, within(1e-9))
        + '; within 5 %: ' + sharesInWords(ratios, within(0.05)) + '.'}));
    const gaps = preparedComparison(all, all.index);
    made.push(...gaps.families.map(family => gapsFigure(gaps, family)));
  }
  if (experiment.kind === 'benchmark') {
    const proofs = proofsOf(all), times = proofs.flatMap(line => line.values);
    if (times.length > 0) {
      made.push(sharesFigure(experiment, {
        id: 'proofs', title: 'Time to proof', lines: proofs, first: Math.min(...times), log: true, name: 'seconds of a search', show: seconds, table: table('proofs'),
        summary: 'Of ' + all.problems.length + ' problems, proven optimal: '
          + proofs.map(line => plain(line.method) + ' ' + line.values.length + ', in the median within ' + seconds(medianOf(line.values))).join('; ') + '.'}));
    }
  }
  return made;
}
