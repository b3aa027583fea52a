// Several results against the first.

function differencesSection(results) {
  const planned = results.filter(result => result.plan);
  if (planned.length < 2) return null;
  return section('differences', 'Differences', 'Each against ' + planned[0].label + '.',
    instanceDifferences(planned), headlineDifferences(planned), optionDifferences(results), taskDifferences(planned));
}

/** Says at once that the numbers are not of one question, and what of it can be told from the results. */
function instanceDifferences(results) {
  const digest = result => result.plan.sha256;
  const isSetting = key => key.startsWith('set ');
  const settings = [...new Set(results.flatMap(result => Object.keys(result.run.options).filter(isSetting)))];
  const question = result => JSON.stringify([digest(result), settings.map(key => result.run.options[key])]);
  if (new Set(results.map(question)).size === 1) return null;
  const facts = [
    ['instance', result => plain(result.summary.name)], ['SHA-256', result => digest(result).slice(0, 12) + '…'],
    ['tasks', result => result.latency.rows], ['output tokens', result => result.summary.tokens],
    ['drafters', result => result.summary.utilisation.drafters.length],
    ...settings.map(key => [key, result => plain(result.run.options[key] || 'as in the file')]),
  ];
  const lines = facts.filter(([, of]) => new Set(results.map(of)).size > 1);
  return [
    el('p', {class: 'status warning', id: 'instances-differ'}, 'These are results of different instances: their numbers answer different questions.'),
    tableOf('instance-differences', 'What differs in the instances, as far as the results tell',
      [{name: 'of the instance', value: row => lines[row][0]},
        ...results.map(result => ({name: result.label, value: row => String(lines[row][1](result))}))], lines.length)];
}

/** All numbers of the summaries, with differences. */
function headlineDifferences(results) {
  const names = headlines(results[0].summary);
  const components = [['upload_wait_s', 'Upload wait'], ['draft_s', 'Draft'], ['fronthaul_s', 'Fronthaul'], ['verify_s', 'Verify']];
  const lines = [
    ...names.map(one => ({...one, of: summary => summary[one.id]})),
    ...components.map(([id, name]) => ({id, name, show: seconds, of: summary => summary.components && summary.components[id]})),
  ];
  const known = lines.filter(line => results.some(result => typeof line.of(result.summary) === 'number'));
  const amount = (line, value) => typeof value === 'number' ? el('data', {value: String(value)}, line.show(value)) : 'none';
  const rows = known.map(line => el('tr', {'data-line': line.id}, el('th', {scope: 'row'}, line.name),
    results.map((result, i) => {
      const value = line.of(result.summary), first = line.of(results[0].summary);
      const cells = [el('td', {class: 'number'}, amount(line, value))];
      if (i > 0) {
        const both = typeof value === 'number' && typeof first === 'number';
        const more = value - first;
        const share = both && first !== 0 && !line.difference ? ' (' + signed(percent(more / first), more).replace(' ', '\u00a0') + ')' : '';
        const change = both ? [el('data', {value: String(more)}, signed((line.difference || line.show)(more), more)), share] : '';
        cells.push(el('td', {class: 'number'}, change));
      }
      return cells;
    })));
  const head = el('tr', {}, el('th', {scope: 'col'}, 'number'), results.map((result, i) => [
    el('th', {scope: 'col', class: 'number'}, result.label),
    i > 0 ? el('th', {scope: 'col', class: 'number'}, result.label + ' − ' + results[0].label) : null]));
  return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Differences of the headline numbers'},
    el('table', {id: 'headline-differences'}, el('thead', {}, head), el('tbody', {}, rows)));
}

/** Of the run, not of what was asked. */
const OF_RUN = ['time_limit_s', 'start', 'threads', 'seed'];

/** Options and decisions that are not the same in all. */
function optionDifferences(results) {
  const value = given => given === undefined || given === null ? '' : String(given);
  const all = results.map(result => ({...result.run.options, ...Object.fromEntries(decisions(result))}));
  const keys = [...new Set(all.flatMap(Object.keys))]
    .filter(key => !OF_RUN.includes(key) && new Set(all.map(one => value(one[key]))).size > 1);
  if (keys.length === 0) return el('p', {}, 'They were made with the same options and decisions.');
  return el('details', {open: ''}, el('summary', {}, 'Options and decisions that differ'), tableOf('option-differences',
    'What differs in the options and decisions',
    [{name: 'option', value: row => keys[row]},
      ...results.map((result, i) => ({name: result.label, value: row => value(all[i][keys[row]])}))], keys.length));
}

/** Where tasks are planned otherwise, and what it does to their times. */
function taskDifferences(results) {
  const first = results[0];
  const tasks = column(first.latency, 'task');
  const of = (result, name) => row => {
    const at = result.rowOfTask.get(tasks[row]);
    return at === undefined ? null : field(result.latency, name, at);
  };
  const place = result => row => {
    const batch = result.batchOfTask.get(tasks[row]);
    const mode = result.latency.columns.mode ? of(result, 'mode')(row) : null;
    return batch ? batch.cohort + '.' + batch.batch + ' ' + 'l' + of(result, 'length')(row) + (mode === null ? '' : ' ' + plain(mode)) : null;
  };
  const columns = [{name: 'task', value: row => tasks[row]}];
  for (const result of results) {
    columns.push({name: result.label + ' batch', value: place(result)});
    columns.push({name: result.label + ' e2e_s', value: of(result, 'e2e_s')});
    if (result !== first) {
      columns.push({name: result.label + ' − ' + first.label + ' s', show: s => signed(seconds(s), s), value: row => {
        const a = of(result, 'e2e_s')(row), b = of(first, 'e2e_s')(row);
        return a === null || b === null ? null : a - b;
      }});
    }
  }
  return el('details', {}, el('summary', {}, 'Tasks side by side'),
    tableOf('task-differences', 'Batch, length and completion of every task', columns, tasks.length));
}
