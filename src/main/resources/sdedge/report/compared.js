// Comparisons of methods on many instances: how far each lies above the optimum, where it is worst, and what the
// optimum does otherwise there.

const DECISIONS = [['makespan_s', 'makespan'], ['cohorts', 'cohorts'], ['batches', 'batches'], ['min_length', 'shortest length'],
  ['max_length', 'longest length'], ['order', 'order'], ['uplink', 'uplink'], ['pipeline', 'pipeline']];

/** The name of an instance without the number of its draw. */
function familyOf(instance) {
  return String(instance).replace(/-\d{4,}$/, '');
}

function quantile(sorted, part) {
  const place = part * (sorted.length - 1), below = Math.floor(place);
  return sorted[below] + (place - below) * (sorted[Math.ceil(place)] - sorted[below]);
}

/** Fills in the row of the best proven plan by instance, or else the best bound, and gaps by family and method. */
function preparedComparison(comparison, index) {
  const {table} = comparison, best = new Map(), bounds = new Map(), scores = new Map();
  const ofInstance = comparison.familyOf || familyOf;
  comparison.index = index;
  comparison.label = labelOf(index, page.comparisons.length);
  comparison.open = new Set();
  for (let row = 0; row < table.rows; row++) {
    const instance = field(table, 'instance', row), makespan = field(table, 'makespan_s', row), bound = field(table, 'bound_s', row);
    const proven = field(table, 'status', row) === 'optimal';
    if (proven && (!best.has(instance) || makespan < field(table, 'makespan_s', best.get(instance)))) best.set(instance, row);
    if (bound !== null) bounds.set(instance, Math.max(bound, bounds.get(instance) || 0));
  }
  for (let row = 0; row < table.rows; row++) {
    const instance = field(table, 'instance', row), method = field(table, 'method', row), makespan = field(table, 'makespan_s', row);
    const least = best.has(instance) ? field(table, 'makespan_s', best.get(instance)) : bounds.get(instance);
    if (!best.has(instance)) comparison.open.add(instance);
    const family = ofInstance(instance), key = family + '\n' + method;
    if (!scores.has(key)) scores.set(key, {family, method, gaps: [], missing: 0});
    const score = scores.get(key);
    if (least === undefined || makespan === null) score.missing++;
    else score.gaps.push({row, instance, gap: makespan / least - 1, optimum: best.has(instance) ? best.get(instance) : null});
  }
  comparison.scores = [...scores.values()].map(score => {
    const gaps = score.gaps.sort((a, b) => a.gap - b.gap), values = gaps.map(one => one.gap);
    if (gaps.length === 0) return {...score, five: null};
    return {...score, five: [0, 0.25, 0.5, 0.75, 1].map(part => quantile(values, part)), worst: gaps[gaps.length - 1],
      mean: values.reduce((sum, value) => sum + value, 0) / values.length};
  }).sort((a, b) => a.family === b.family ? (a.five === null ? 1 : b.five === null ? -1 : a.mean - b.mean) : a.family < b.family ? -1 : 1);
  comparison.families = [...new Set(comparison.scores.map(score => score.family))];
  return comparison;
}

function worstId(comparison, score) {
  return 'worst-' + comparison.index + '-' + comparison.scores.indexOf(score);
}

/** A box per method: the middle half, its median, and whiskers to the least and the largest gap. */
function gapsFigure(comparison, family) {
  const shown = comparison.scores.filter(score => score.family === family && score.five !== null);
  const last = shown[shown.length - 1];
  return figureOf({
    id: 'gaps-' + comparison.index + '-' + comparison.families.indexOf(family), title: 'Over the optimum', height: 90 + 26 * shown.length,
    heading: named(family || 'Over the optimum'),
    summary: shown.length === 0 ? 'No method has a plan and an optimum or a bound to be held against.'
      : 'In the mean ' + shown.map(score => plain(score.method) + ' ' + percent(score.mean)).join(', ') + '. The largest is '
        + percent(last.worst.gap) + ' of ' + plain(last.method) + '.',
    option: () => ({
      grid: {left: 20, right: 40, top: 16, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => gapFacts(shown[at.dataIndex])},
      xAxis: {type: 'value', name: 'over the optimum, %', nameLocation: 'middle', nameGap: 22},
      yAxis: {type: 'category', inverse: true, data: shown.map(score => plain(score.method))},
      series: [{type: 'boxplot', itemStyle: {color: css('--panel') || 'transparent', borderColor: colourOf(0), borderWidth: 1.5},
        data: shown.map(score => score.five.map(gap => 100 * gap))}],
    }),
    table: () => fileTable('compare-rows-' + comparison.index + '-' + comparison.families.indexOf(family), comparison.familyOf ? 'by problem and method' : 'compare.csv', comparison.table),
  });
}

function gapFacts(score) {
  return facts(score.method, [
    ['instances', String(score.gaps.length)], ['mean', percent(score.mean)], ['median', percent(score.five[2])],
    ['middle half', percent(score.five[1]) + ' to ' + percent(score.five[3])],
    ['largest', percent(score.worst.gap) + ' at ' + score.worst.instance]]);
}

/** A line per family and method, the nearest to the optimum first. */
function scoresTable(comparison) {
  const {scores} = comparison, of = value => row => scores[row].five === null ? null : value(scores[row]);
  return tableOf('scores-' + comparison.index, 'Over the optimum, by family and method', [
    {name: 'family', value: row => scores[row].family}, {name: 'method', value: row => scores[row].method},
    {name: 'instances', value: row => scores[row].gaps.length, show: String},
    {name: 'median', value: of(score => score.five[2]), show: percent}, {name: 'mean', value: of(score => score.mean), show: percent},
    {name: 'largest', value: of(score => score.worst.gap), show: percent},
    {name: 'at', value: of(score => score.worst.gap > 0 ? el('a', {href: '#' + worstId(comparison, score)}, named(score.worst.instance)) : score.worst.instance)},
    {name: 'without a plan', value: row => scores[row].missing, show: String}], scores.length);
}

/** What the optimum does otherwise than a method where that is worst. */
function worstPanel(comparison, score) {
  const {table} = comparison, {row, optimum, gap, instance} = score.worst;
  const value = (name, at) => at === null ? null : name === 'makespan_s' ? seconds(field(table, name, at)) : field(table, name, at);
  const shown = DECISIONS.filter(([name]) => optimum === null || value(name, row) !== value(name, optimum));
  const facing = [
    {name: 'decision', label: '', value: at => shown[at][1]}, {name: 'method', label: plain(score.method), value: at => value(shown[at][0], row)},
    {name: 'optimum', value: at => value(shown[at][0], optimum)}];
  const show = at => typeof at === 'number' ? digits(at, 4) : at;
  return el('div', {class: 'panel', id: worstId(comparison, score)},
    el('h3', {}, named(score.method), ' at ', named(instance), ': ', percent(gap), optimum === null ? ' over the bound' : ' over the optimum'),
    tableOf('otherwise-' + worstId(comparison, score), 'What differs', facing.map(c => ({...c, show})), shown.length));
}

function comparisonContent(comparison) {
  const worst = comparison.scores.filter(score => score.five !== null && score.worst.gap > 1e-9);
  const open = [...comparison.open];
  return [
    el('h3', {}, headingOf(comparison) || named(comparison.directory)),
    open.length === 0 ? null : el('p', {class: 'soft'}, 'Held against the best bound, as no optimum is proven: ', named(open.join(', ')), '.'),
    el('div', {class: 'panels'}, comparison.families.map(family => gapsFigure(comparison, family))),
    scoresTable(comparison),
    worst.length === 0 ? null : el('h3', {}, 'Where each is worst, and what the optimum does otherwise'),
    el('div', {class: 'panels'}, worst.map(score => worstPanel(comparison, score))),
  ].filter(part => part !== null);
}

function comparisonsSection(comparisons) {
  return section('comparisons', 'Comparisons', 'By how much longer each method takes than the proven optimum of contiguous plans.',
    comparisons.map(comparison => el('div', {class: 'comparison', 'data-comparison': comparison.index}, comparisonContent(comparison))));
}
