// What a result is about, what bounds it, and what more of each resource would save: if it was explained.

const BOUNDS_LISTED = 4;

function networkInWords(network) {
  const drafters = network.drafters.length;
  const bands = (network.links || []).map(link => plain(link.id) + ' (' + hertz(link.bandwidth_hz) + ', shared ' + link.sharing + ')');
  const tokens = network.answers ? digits(network.output_tokens, 4) + ' output tokens on average; ' : network.output_tokens + ' output tokens; ';
  return network.users + ' users, ' + tokens + drafters
    + (drafters === 1 ? ' drafter' : ' drafters') + ', verified by ' + plain(network.verifier) + ' (' + plain(network.model) + ').'
    + (bands.length === 0 ? '' : ' Drafts go over the ' + (bands.length === 1 ? 'band ' : 'bands ') + bands.join(', ') + '.');
}

/** Which models draft: of a drafter without modes its own, else each with its mode. */
function modelsInWords(drafter) {
  const how = mode => [mode.at === 'verifier' ? 'at the verifier' : null, mode.passes === 'block' ? 'as a block' : null].filter(part => part !== null);
  return (drafter.modes || []).length === 0 ? drafter.model
    : drafter.modes.map(mode => mode.name + ': ' + [mode.model, ...how(mode)].join(' ')).join(', ');
}

/** What a shorter longest answer would save; null if that was not asked. */
function shorterInWords({savings}) {
  const shorter = savings.find(one => one.path === 'tasks[*].max_output_tokens');
  const saved = shorter && shorter.ten_percent.saved_s;
  return typeof saved === 'number' ? 'Cut off at nine tenths of the longest they save ' + (saved === 0 ? 'nothing' : seconds(saved)) + '.' : null;
}

function networkTable(result) {
  const {drafters, links = []} = result.explanation.network;
  const bits = value => hertz(value).replace('Hz', 'bit/s');
  const isBand = links.length > 0;
  const given = [['id', 'drafter'], ['models', 'drafts with', null, modelsInWords], ['users', 'users', String], ['bandwidth_hz', 'uplink', hertz],
    ['median_channel_gain_db', 'median gain', value => digits(value, 4) + ' dB'],
    ...(isBand ? [['link', 'drafts over', null, drafter => drafter.link || 'fronthaul']] : []),
    ['fronthaul_rate_bps', isBand ? 'fronthaul, down' : 'fronthaul', bits], ['fronthaul_latency_s', 'latency', seconds]];
  const columns = given.map(([name, label, show, of]) => ({name, label, show, value: row => of ? of(drafters[row]) : drafters[row][name]}));
  return tableOf('network-' + result.index, 'The drafters and their links', columns, drafters.length);
}

function boundInWords(explanation) {
  const most = explanation.bound_by.slice(0, BOUNDS_LISTED).map(one => plain(one.server) + ' ' + percent(one.share));
  return 'Bound by ' + most.join(', ') + (explanation.bound_by.length > BOUNDS_LISTED ? ', …' : '.');
}

/** At which caps the plan stands; null if at none. */
function capsInWords({caps = []}) {
  const some = use => use.of === 1 ? 'all' : use.at === use.of ? 'all ' + use.of : use.at + ' of ' + use.of;
  return caps.length === 0 ? null
    : 'At caps: ' + caps.map(use => some(use) + ' ' + use.what + ' at ' + use.cap + ' ' + use.value).join(', ') + '.';
}

const NOT_SOLVED = 'not solved';
const NAMED = 8;

function isUnsolved(change) {
  return change !== null && change.failure === NOT_SOLVED;
}

/** What a limit left out; null if nothing. */
function unsolvedInWords({savings, modes = [], unsolved}) {
  if (unsolved === 0) return null;
  const names = [...new Set([...savings.filter(one => isUnsolved(one.ten_percent) || isUnsolved(one.one_unit)).map(one => one.resource),
    ...modes.filter(isUnsolved).map(one => 'mode ' + one.mode)])];
  const more = names.length - NAMED;
  return unsolved + ' searches were not solved in time' + (names.length === 0 ? '.' : '; not all is known of '
    + names.slice(0, NAMED).map(plain).join(', ') + (more > 0 ? ' and ' + more + ' more.' : '.'));
}

/** What can be bought, and what each saves alone; what saves nothing is named, what nothing is known of left out. */
function savingsTable(result) {
  const {savings, makespan_s: makespan} = result.explanation, {method} = result.summary;
  const by = method === 'evaluate' ? 'dp' : method; // a scheme saves what it finds, not the optimum
  const changes = one => [one.ten_percent, one.one_unit].filter(change => change !== null && !isUnsolved(change));
  const none = change => typeof change.saved_s === 'number' && Math.abs(change.saved_s) <= 1e-9 * makespan;
  const rows = savings.flatMap(changes).filter(change => !none(change));
  const nothing = [...new Set(savings.filter(one => changes(one).length > 0 && changes(one).every(none)).map(one => one.resource))];
  return savings.length === 0 ? null : [tableOf('savings-' + result.index, 'What to buy: seconds saved by each alone, planned anew by ' + plain(by), [
    {name: 'what to buy', value: row => rows[row].words},
    {name: 'saves', show: seconds, value: row => rows[row].saved_s},
    {name: 'share', label: 'of the makespan', value: row => rows[row].saved_s === null ? null : shareOf(rows[row].saved_s / makespan)},
  ], rows.length), nothing.length === 0 ? null : el('details', {}, el('summary', {}, 'What saves nothing'), named(nothing.join(', ')), '.')];
}

/** What each draft mode saves; null without several. */
function modesSave({modes = [], makespan_s: makespan}) {
  const said = mode => typeof mode.saved_s !== 'number' ? (isUnsolved(mode) ? 'not known' : mode.failure)
    : Math.abs(mode.saved_s) <= 1e-9 * makespan ? 'nothing' : seconds(mode.saved_s) + ' (' + percent(mode.saved_s / makespan) + ')';
  return modes.length === 0 ? null
    : el('p', {class: 'modes-save'}, 'Draft modes save: ', named(modes.map(mode => mode.mode + ' ' + said(mode)).join(', ')), '.');
}

/** The best plans that keep to something; null if nothing was asked. */
function answersTable(result) {
  const {what_if: answers = [], makespan_s: makespan} = result.explanation;
  return answers.length === 0 ? null : tableOf('what-if-' + result.index, 'What if: the best plan that keeps to it', [
    {name: 'what if', value: row => answers[row].question},
    {name: 'it takes', show: seconds, value: row => answers[row].makespan_s},
    {name: 'more', show: s => signed(seconds(s), s), value: row => answers[row].costs_s},
    {name: 'of the makespan', value: row => answers[row].costs_s === null ? null : signed(percent(answers[row].costs_s / makespan), answers[row].costs_s)},
    {name: 'batches', value: row => answers[row].batches ? answers[row].batches.join(' ') : answers[row].failure},
  ], answers.length);
}

/** In what a plan differs from the best one, and what that costs; null if it is the best. */
function differencesTable(result) {
  const {against_best: against, makespan_s: makespan} = result.explanation;
  if (!against) return null;
  if (!against.differences) return el('p', {}, 'What differs from the best plan is not known: ', named(against.failure), '.');
  const rows = against.differences, best = 'the best plan, which takes ' + seconds(against.makespan_s);
  if (rows.length === 0) return el('p', {}, 'In nothing that costs 0.5 % does it differ from ' + best + '.');
  const costs = (label, key, sign) => [
    {name: key, label, show: s => signed(seconds(s), s), value: row => table[row][key + '_s'] === null ? null : sign * table[row][key + '_s']},
    {name: key + '_share', label: 'of the makespan', value: row => table[row][key + '_s'] === null ? null
      : signed(percent(sign * table[row][key + '_s'] / makespan), sign * table[row][key + '_s'])}];
  const all = makespan - against.makespan_s;
  const table = rows.concat([{difference: 'all together', own: '', best: '', forced_s: all, anew_s: null, mended_s: all}]);
  return [tableOf('differences-' + result.index, 'Why it takes longer than ' + best + ': what differs, and what each difference alone costs', [
    {name: 'differs in', value: row => table[row].difference},
    {name: 'here', value: row => table[row].own},
    {name: 'best', value: row => table[row].best},
    ...costs('put in the best plan', 'forced', 1), ...costs('best plan with it', 'anew', 1), ...costs('mended here', 'mended', -1),
  ], table.length), el('p', {class: 'soft'}, 'Each is of one difference alone; they need not add up to what all give together.'), plansTable(result)];
}

/** Both plans, a row per batch; null unless both have batches. */
function plansTable(result) {
  const places = result.explanation.against_best.plans || [];
  const named = key => row => places[row][key + '_tasks'].join(' ') || null;
  return places.length === 0 ? null : tableOf('plans-' + result.index, 'Both plans, batch by batch', [
    {name: 'batch', value: row => places[row].cohort + '.' + places[row].batch},
    {name: 'here', value: named('own')}, {name: 'own drafts', label: 'drafts', value: row => places[row].own_drafts || null},
    {name: 'the best plan', value: named('best')}, {name: 'best drafts', label: 'drafts', value: row => places[row].best_drafts || null},
  ], places.length);
}

function explainedPanel(result) {
  const explanation = result.explanation, caps = capsInWords(explanation), unsolved = unsolvedInWords(explanation);
  return el('div', {class: 'panel'}, result.label ? el('h3', {}, headingOf(result)) : null,
    el('p', {}, networkInWords(explanation.network)), networkTable(result), differencesTable(result),
    el('p', {class: 'status', id: 'bound-by-' + result.index}, boundInWords(explanation)),
    caps ? el('p', {}, named(caps)) : null, answersTable(result), savingsTable(result), modesSave(explanation),
    unsolved ? el('p', {class: 'status warning'}, unsolved) : null);
}

function explainedSection(results) {
  const explained = results.filter(result => result.explanation);
  if (explained.length === 0) return null;
  return section('explained', 'What it is about, and what would help', null, panels(explained, explainedPanel));
}
