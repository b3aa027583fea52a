// What a result is, in numbers and words.

const ENDED = {
  completed: null, gap: 'The search stopped at the gap asked for.', time_limit: 'The time limit ended the search.',
  memory_limit: 'The memory limit ended the search.', interrupted: 'The search was interrupted.',
};

/** What is known of contiguous plans where more are asked about; empty if nothing. */
function contiguousInWords(summary) {
  const contiguous = summary.contiguous;
  if (contiguous === undefined) return '';
  const proven = contiguous.status === 'optimal';
  if (contiguous.makespan_s > summary.makespan_s) {
    return ' Of contiguous plans ' + seconds(contiguous.makespan_s) + (proven ? ' is optimal.' : ' is the least found.');
  }
  return proven && summary.status === 'feasible' ? ' It is optimal over contiguous plans.' : '';
}

/** What is known of the plan, the gap in words. */
function statusInWords(summary) {
  const ended = ENDED[summary.termination] ? ' ' + ENDED[summary.termination] : '';
  const contiguous = contiguousInWords(summary);
  const searched = {partitions: 'all batch plans', contiguous: 'contiguous plans'}[summary.class];
  const none = searched ? 'none of ' + searched : 'no plan searched';
  if (summary.status === 'optimal') {
    return 'Optimal' + (searched ? ' over ' + searched : '') + ': none is faster than ' + seconds(summary.makespan_s) + '.' + contiguous + ended;
  } else if (summary.status === 'feasible' && summary.bound_s !== null && summary.gap === null) {
    return 'A plan without a proof: the mean of its runs, ' + seconds(summary.makespan_s) + ', is within its error of the bound.' + contiguous + ended;
  } else if (summary.status === 'feasible' && summary.bound_s !== null) {
    return 'A plan without a proof: it takes ' + seconds(summary.makespan_s) + ', and ' + none + ' takes less than '
      + seconds(summary.bound_s) + ', so at most ' + seconds(summary.makespan_s - summary.bound_s)
      + ' could still be saved (gap ' + percent(summary.gap) + ').' + contiguous + ended;
  } else if (summary.bound_reason) {
    return 'A plan without a proof over all batch plans: it takes ' + seconds(summary.makespan_s) + ', and how much could be saved is open, since '
      + summary.bound_reason + '.' + contiguous + ended;
  } else if (summary.status === 'feasible') {
    return summary.method === 'evaluate'
      ? 'A given plan, executed; nothing is said of other plans.'
      : 'A plan without a proof, and no bound is known: how much could be saved is open.' + ended;
  }
  return summary.status === 'infeasible' ? 'Proven infeasible: there is no plan.' : 'No plan.';
}

/** The headline numbers; show makes a text of a value, difference of a difference of two. */
function headlines(summary) {
  const given = (value, text) => value === null || value === undefined ? 'none' : text(value);
  return [
    ['makespan_s', 'Makespan', summary.makespan_s, seconds],
    ['bound_s', 'Bound', summary.bound_s, seconds],
    ['gap', 'Gap', summary.gap, percent, points],
    ['tokens_per_s', 'Tokens per second', summary.tokens_per_s, value => digits(value, 4)],
    ['tokens', 'Tokens', summary.tokens, String],
    ['autoregressive_makespan_s', 'Without drafts', summary.autoregressive_makespan_s, seconds],
    ['reduction', 'Saved by drafts', summary.reduction, percent, points],
  ].map(([id, name, value, show, difference]) => ({id, name, value, show, difference, text: given(value, show)}));
}

/** Of answers of which a law is known, how long they are, and what memory for the longest costs or how to learn that; null if there are none. */
function lawsInWords(answers, cost) {
  return answers === undefined ? null : 'The answers of ' + answers.tasks + (answers.tasks === 1 ? ' task are a law: ' : ' tasks are laws: ')
    + digits(answers.mean_tokens, 4) + ' tokens on average, at most ' + answers.most_tokens + ', for which memory is reserved. ' + cost;
}

/** How many tasks draft in each mode. */
function modesInWords(modes) {
  return Object.entries(modes).map(([name, tasks]) => (name === '' ? 'without drafts' : name) + ' ' + tasks + (tasks === 1 ? ' task' : ' tasks')).join(', ');
}

/** What was decided and what was searched. */
function decisions(result) {
  const summary = result.summary, search = summary.search;
  const searched = (chosen, asked) => asked && asked !== chosen ? chosen + ' (searched: ' + asked + ')' : chosen;
  return [
    ['method', summary.method], ['pipeline', summary.pipeline], ['steps', summary.steps], ['scope', summary.scope],
    ['order', searched(summary.order || 'free', search && search.order)],
    ['uplink', searched(summary.uplink || 'none', search && search.uplink)],
    ...(summary.modes === undefined ? [] : [['modes', modesInWords(summary.modes)]]),
  ];
}

/** What batches reserve together that need only fit alone. */
function togetherInWords(resident) {
  const one = resident.batches === 1;
  return 'The ' + (one ? 'batch' : resident.batches + ' batches') + ' of cohort ' + resident.cohort
    + (one ? ' reserves ' : ' reserve ') + resident.bytes + ' bytes on ' + resident.node + ', where '
    + resident.free_bytes + ' are free'
    + (resident.bytes > resident.free_bytes ? '; each fits alone, not all at once.' : '.');
}

function headlinePanel(result) {
  const summary = result.summary;
  const cost = result.explanation && shorterInWords(result.explanation);
  const laws = lawsInWords(summary.answers, cost || 'What that costs: sdedge explain --json, and report --explain.');
  const tiles = headlines(summary).map(one => [
    el('dt', {}, one.name),
    el('dd', {'data-headline': one.id}, typeof one.value === 'number'
      ? el('data', {value: String(one.value)}, one.text) : one.text),
  ]).map(pair => el('div', {}, pair));
  const notes = [...summary.reasons, ...(summary.note ? [summary.note] : []),
    ...(summary.resident_batches ? [togetherInWords(summary.resident_batches)] : [])];
  return el('div', {class: 'panel', 'data-result': result.index},
    el('h3', {}, headingOf(result) || named(result.directory)),
    el('p', {class: 'status ' + summary.status}, statusInWords(summary)),
    summary.makespan_s === null || summary.makespan_s === undefined ? null : el('dl', {class: 'tiles'}, tiles),
    el('p', {class: 'soft'}, decisions(result).map(([name, value]) => name + ' ' + plain(value)).join(' · ')),
    laws ? el('p', {class: 'laws'}, laws) : null, notes.map(note => el('p', {}, named(note))),
    (summary.warnings || []).map(text => el('p', {class: 'status warning'}, 'Warning: ', named(text))));
}

function headlineSection(results) {
  if (results.length === 0) return null;
  return section('headline', 'Headline', null, panels(results, headlinePanel));
}
