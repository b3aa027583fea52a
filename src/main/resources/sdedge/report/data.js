// The results as they were written. A column of words is {words, at}: the words, and which each row has.

const page = JSON.parse(document.getElementById('data').textContent);

/** The value of a row in a column of a table; null where the field is empty. */
function field(table, column, row) {
  const values = table.columns[column];
  if (Array.isArray(values)) return values[row];
  const at = values.at[row];
  return at < 0 ? null : values.words[at];
}

/** All values of a column. */
function column(table, name) {
  return Array.from({length: table.rows}, (_, row) => field(table, name, row));
}

/** The groups of a continuous plan as batches of one cohort: their tasks in the order of admission; all tasks where they join one by one. */
function groupsOf({plan, latency}) {
  if (!plan.groups) return [{tasks: plan.admission, lengths: plan.lengths}];
  const groupOf = new Map(column(latency, 'task').map((task, row) => [task, field(latency, 'batch', row)]));
  return plan.groups.map((group, g) => ({
    tasks: plan.admission.filter(task => groupOf.get(task) === g + 1),
    length: group.length === undefined ? group.rule : group.length,
  }));
}

/** Batches of a result in the order of its plan, with parts by drafter; index is what colours them. */
function batchesOf(result) {
  const drafterOf = new Map();
  const latency = result.latency;
  for (let row = 0; row < latency.rows; row++) {
    drafterOf.set(field(latency, 'task', row), field(latency, 'drafter', row));
  }
  const batches = [];
  (result.plan.cohorts || [groupsOf(result)]).forEach((cohort, c) => cohort.forEach((batch, b) => {
    const parts = new Map();
    for (const task of batch.tasks) {
      const drafter = drafterOf.get(task);
      if (!parts.has(drafter)) parts.set(drafter, []);
      parts.get(drafter).push(task);
    }
    batches.push({
      index: batches.length, cohort: c + 1, batch: b + 1, tasks: batch.tasks,
      parts: Array.from(parts, ([drafter, tasks]) =>
        ({drafter, tasks, length: batch.lengths ? batch.lengths[drafter] : batch.length,
          mode: (batch.modes || {})[drafter] || batch.mode || null})),
    });
  }));
  return batches;
}

/** What tells several results apart: A, B and so on; empty for a single one. */
function labelOf(index, count) {
  return count > 1 ? String.fromCharCode(65 + index % 26) + (index < 26 ? '' : Math.floor(index / 26)) : '';
}

/** Fills in what several charts need: names, batches, and which batch a task or row belongs to. */
function prepared(result, index) {
  result.index = index;
  result.label = labelOf(index, page.results.length);
  if (!result.plan) return result;
  result.batches = batchesOf(result);
  result.batchOf = new Map(result.batches.map(batch => [batch.cohort + '.' + batch.batch, batch]));
  result.batchOfTask = new Map(result.batches.flatMap(batch => batch.tasks.map(task => [task, batch])));
  result.rowOfTask = new Map(column(result.latency, 'task').map((task, row) => [task, row]));
  return result;
}

/** Such as '1.2', the second batch of the first cohort; of a group that serves a stream its number. */
function placeOf(batch) {
  return batch.cohort ? batch.cohort + '.' + batch.batch : String(batch.batch);
}

/** Such as 'batch 1.2'. */
function batchName(batch) {
  return 'batch ' + placeOf(batch);
}

/** Lengths of a batch: one, or those of its parts; with the modes in which it drafts, if there are any. */
function lengthsOf(batch) {
  const distinct = name => [...new Set(batch.parts.map(part => part[name]))].filter(value => value !== null && value !== undefined);
  const modes = distinct('mode');
  return 'l' + distinct('length').join('/') + (modes.length === 0 ? '' : ' ' + modes.join('/'));
}

/** Whether drafters list modes, so that each part has one. */
function hasModes(result) {
  return result.summary.modes !== undefined;
}
