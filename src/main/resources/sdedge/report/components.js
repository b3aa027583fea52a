// Where the makespan goes, and how busy the servers are.

const COMPONENTS = [
  ['upload_wait_s', 'upload wait'], ['draft_s', 'draft'], ['fronthaul_s', 'fronthaul'], ['verify_s', 'verify'],
];

const LITTLE = 0.01; // of a makespan

/** How long little decides which side of a slot counts; null where that is next to never. */
function balancedInWords(result, name) {
  const {balanced_s: balanced, makespan_s: makespan} = result.summary;
  return balanced < LITTLE * makespan ? null : (name ? name + ': ' : '') + seconds(balanced) + ' (' + shareOf(balanced / makespan)
    + ') in balanced slots, whose drafts and verifications take equally long within 2 %: little decides which of them counts.';
}

function componentsSection(results) {
  const split = results.filter(result => result.summary.components);
  const title = 'Where the makespan goes';
  const explanation = 'The stages that the makespan waits for, one after the other; they sum to it.';
  if (split.length === 0) {
    return section('components', title, 'Under asynchronous and continuous execution the stages overlap freely, and the makespan has no such parts.');
  }
  const names = split.map(result => result.label || plain(result.summary.name));
  const figure = figureOf({
    id: 'components-chart', title, height: 110 + 44 * split.length,
    summary: split.map((result, i) => names[i] + ': ' + COMPONENTS.map(([key, name]) =>
      name + ' ' + shareOf(result.summary.components[key] / result.summary.makespan_s)).join(', ') + '.').join(' '),
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 24, top: 36, bottom: 34, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(names[at.dataIndex], [[at.seriesName, seconds(at.value)],
        ['of the makespan', percent(at.value / split[at.dataIndex].summary.makespan_s)]])},
      xAxis: {type: 'value', name: 'seconds', nameLocation: 'middle', nameGap: 22},
      yAxis: {type: 'category', inverse: true, data: names},
      series: COMPONENTS.map(([key, name]) => ({
        type: 'bar', stack: 'makespan', name, barMaxWidth: 34, data: split.map(result => result.summary.components[key])})),
    }),
    table: () => tableOf('components-table', title,
      [{name: 'result', value: row => names[row]},
        ...COMPONENTS.map(([key]) => ({name: key, value: row => split[row].summary.components[key]})),
        ...['makespan_s', 'balanced_s'].map(key => ({name: key, value: row => split[row].summary[key]}))], split.length),
  });
  const balanced = split.map((result, i) => balancedInWords(result, split.length > 1 ? names[i] : '')).filter(said => said !== null);
  return section('components', title, explanation, figure, balanced.map(said => el('p', {class: 'balanced'}, said)));
}

/** The servers of a result: {name, busy}, busy as a share of the makespan. */
function serversOf(result) {
  const busy = result.summary.utilisation, bands = bandsOf(result);
  const isOnBand = id => bands.some(band => band.drafters.includes(id));
  return [{name: 'verifier', busy: busy.verifier}, ...bands.map(band => ({name: 'band ' + band.id, busy: band.fronthaul_up})),
    ...busy.drafters.flatMap(one => [
      {name: one.id + ' drafter', busy: one.drafter},
      ...(isOnBand(one.id) ? [] : [{name: one.id + ' fronthaul up', busy: one.fronthaul_up}]),
      {name: one.id + ' fronthaul down', busy: one.fronthaul_down}])];
}

function utilisationSection(results) {
  const servers = results.map(serversOf);
  const names = [...new Set(servers.flat().map(server => server.name))];
  const busy = (i, name) => { const found = servers[i].find(one => one.name === name); return found ? found.busy : null; };
  const label = result => result.label || plain(result.summary.name);
  const title = 'How busy the servers are';
  const figure = figureOf({
    id: 'utilisation-chart', title, height: 90 + names.length * (14 + 14 * results.length),
    summary: results.map((result, i) => {
      const most = servers[i].reduce((a, b) => b.busy > a.busy ? b : a);
      return label(result) + ': the busiest is ' + plain(most.name) + ' with ' + percent(most.busy) + '.';
    }).join(' '),
    option: () => ({
      legend: results.length > 1 ? {top: 0} : undefined,
      grid: {left: 20, right: 24, top: results.length > 1 ? 34 : 8, bottom: 34, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.name, [[at.seriesName, percent(at.value)]])},
      xAxis: {type: 'value', min: 0, max: 1, name: 'busy share of the makespan', nameLocation: 'middle', nameGap: 22,
        axisLabel: {formatter: value => Math.round(value * 100) + ' %'}},
      yAxis: {type: 'category', inverse: true, data: names.map(plain)},
      series: results.map((result, i) => ({type: 'bar', name: label(result), barMaxWidth: 18, data: names.map(name => busy(i, name))})),
    }),
    table: () => tableOf('utilisation-table', title, [{name: 'server', value: row => names[row]},
      ...results.map((result, i) => ({name: label(result), show: percent, value: row => busy(i, names[row])}))], names.length),
  });
  return section('utilisation', title, 'Time in use over the makespan; of links only while they send, not while bits travel.', figure);
}
