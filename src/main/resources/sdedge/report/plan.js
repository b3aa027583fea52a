// The plan, a row per part of a batch.

function planTable(result) {
  const rows = result.batches.flatMap(batch => batch.parts.map(part => ({batch, part})));
  const columns = [
    {name: 'cohort', value: row => rows[row].batch.cohort},
    {name: 'batch', value: row => el('span', {}, el('span', {class: 'swatch', style: 'background:' + colourOf(rows[row].batch.index)}),
      String(rows[row].batch.batch))},
    {name: 'drafter', value: row => rows[row].part.drafter},
    {name: 'length', value: row => rows[row].part.length},
    ...(hasModes(result) && rows.some(row => row.part.mode) ? [{name: 'mode', value: row => rows[row].part.mode}] : []),
    {name: 'tasks', value: row => rows[row].part.tasks.length},
    {name: 'members', style: 'names', value: row => rows[row].part.tasks.map(plain).join(', ')},
  ];
  return el('div', {class: 'panel'}, result.label ? el('h3', {}, headingOf(result)) : null,
    tableOf('plan-' + result.index, result.plan.admission && !result.plan.groups
      ? 'All tasks, which join and leave one by one, by drafter'
      : result.plan.groups ? 'Groups, which stand in the place of batches, and their parts' : 'Batches in the order in which they run, and their parts', columns, rows.length));
}

function planSection(results) {
  return section('plan', 'The plan', 'Which tasks are batched, how many tokens each part drafts per step, and in which mode where there are several.',
    panels(results, planTable));
}
