// What every task spends its time on.

const TASK_PARTS = [
  ['upload_s', 'upload'], ['queue_s', 'queue'], ['draft_s', 'draft'], ['fronthaul_s', 'fronthaul'],
  ['verify_s', 'verify'], ['wait_s', 'wait'],
];
const TASKS_AT_ONCE = 60;

function tasksFigure(result) {
  const latency = result.latency;
  const rows = Array.from({length: latency.rows}, (_, row) => row);
  const e2e = row => field(latency, 'e2e_s', row);
  const orders = {
    'as in the instance': rows,
    'as planned': result.batches.flatMap(batch => batch.tasks.map(task => result.rowOfTask.get(task))),
    'slowest first': [...rows].sort((a, b) => e2e(b) - e2e(a)),
  };
  let order = orders['as planned'];
  const id = 'tasks-chart-' + result.index;
  const select = el('select', {}, Object.keys(orders).map(name => el('option', {}, name)));
  select.value = 'as planned';
  select.addEventListener('change', () => { order = orders[select.value]; drawAll(); });
  const slowest = orders['slowest first'][0];
  const first = rows.map(row => field(latency, 'ttft_s', row)).sort((a, b) => a - b);
  return figureOf({
    id, title: 'Time of every task', heading: headingOf(result), height: 330,
    tools: el('div', {class: 'tools'}, el('label', {}, 'Order', select)),
    summary: (result.summary && result.summary.answers ? 'In the mean of each task, the latest is ' : 'The last to complete is ') + plain(field(latency, 'task', slowest)) + ' after ' + seconds(e2e(slowest))
      + '; half of the tasks have their first token after ' + seconds(first[Math.floor((first.length - 1) / 2)]) + '.',
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 12, top: 54, bottom: rows.length > TASKS_AT_ONCE ? 44 : 8, containLabel: true},
      tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, formatter: at => taskFacts(result, order[at[0].dataIndex])},
      xAxis: {type: 'category', data: order.map(row => plain(field(latency, 'task', row))), axisLabel: {rotate: 60, width: 90, overflow: 'truncate'}},
      yAxis: {type: 'value', name: 'seconds'},
      dataZoom: rows.length > TASKS_AT_ONCE
        ? [{type: 'slider', start: 0, end: 100 * TASKS_AT_ONCE / rows.length, height: 18, bottom: 8}] : undefined,
      series: TASK_PARTS.map(([name, label]) => ({type: 'bar', stack: 'time', name: label, barMaxWidth: 26,
        data: order.map(row => field(latency, name, row))})),
    }),
    table: () => fileTable('latency-' + result.index, 'latency.csv', latency),
  });
}

function taskFacts(result, row) {
  const latency = result.latency;
  const task = field(latency, 'task', row);
  return facts('task ' + task, [
    ['batch', batchName(result.batchOfTask.get(task)) + ', length ' + field(latency, 'length', row)],
    ...(latency.columns.mode && field(latency, 'mode', row) !== null ? [['mode', field(latency, 'mode', row)]] : []),
    ...TASK_PARTS.map(([name, label]) => [label, seconds(field(latency, name, row))]),
    ['first token', seconds(field(latency, 'ttft_s', row))], ['complete', seconds(field(latency, 'e2e_s', row))]]);
}

function tasksSection(results) {
  return section('tasks', 'Time of every task', 'From the request to the last token; the parts sum to the end-to-end time.',
    panels(results, tasksFigure));
}
