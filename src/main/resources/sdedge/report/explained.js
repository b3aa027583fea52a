// What a result is about, what bounds it, and what more of each resource would save: if it was explained.

const BOUNDS_LISTED = 4;

function networkInWords(network) {
  const drafters = network.drafters.length;
  return network.users + ' users, ' + network.output_tokens + ' output tokens; ' + drafters
    + (drafters === 1 ? ' drafter' : ' drafters') + ', verified by ' + plain(network.verifier) + ' (' + plain(network.model) + ').';
}

function networkTable(result) {
  const drafters = result.explanation.network.drafters;
  const bits = value => hertz(value).replace('Hz', 'bit/s');
  const columns = [['id', 'drafter'], ['model', 'model'], ['users', 'users', String], ['bandwidth_hz', 'uplink', hertz],
    ['median_channel_gain_db', 'median gain', value => digits(value, 4) + ' dB'], ['fronthaul_rate_bps', 'fronthaul', bits],
    ['fronthaul_latency_s', 'latency', seconds],
  ].map(([name, label, show]) => ({name, label, show, value: row => drafters[row][name]}));
  return tableOf('network-' + result.index, 'The drafters and their links', columns, drafters.length);
}

function boundInWords(explanation) {
  const most = explanation.bound_by.slice(0, BOUNDS_LISTED).map(one => plain(one.server) + ' ' + percent(one.share));
  return 'Bound by ' + most.join(', ') + (explanation.bound_by.length > BOUNDS_LISTED ? ', …' : '.');
}

function savingsTable(result) {
  const {savings, makespan_s: makespan} = result.explanation;
  const saved = (row, of) => savings[row][of] === null ? null : savings[row][of].saved_s;
  const share = row => saved(row, 'ten_percent') === null ? null : percent(saved(row, 'ten_percent') / makespan);
  return tableOf('savings-' + result.index, 'Seconds saved by more of a resource, the plan free to change', [
    {name: 'resource', value: row => savings[row].resource},
    {name: 'a tenth more saves', show: seconds, value: row => saved(row, 'ten_percent')},
    {name: 'of the makespan', value: share},
    {name: 'a unit', value: row => savings[row].one_unit === null ? null : savings[row].one_unit.change},
    {name: 'saves', show: seconds, value: row => saved(row, 'one_unit')},
  ], savings.length);
}

function explainedPanel(result) {
  const explanation = result.explanation;
  return el('div', {class: 'panel'}, result.label ? el('h3', {}, headingOf(result)) : null,
    el('p', {}, networkInWords(explanation.network)), networkTable(result),
    el('p', {class: 'status', id: 'bound-by-' + result.index}, boundInWords(explanation)), savingsTable(result));
}

function explainedSection(results) {
  const explained = results.filter(result => result.explanation);
  if (explained.length === 0) return null;
  return section('explained', 'What it is about, and what would help', null, panels(explained, explainedPanel));
}
