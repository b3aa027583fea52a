// Zoom, pan, jump and hover of the timeline, by mouse, keys and buttons.

/** Shows a stretch of time. */
function look(state, from, to) {
  const width = Math.min(state.end - state.begin, Math.max(to - from, state.end * 1e-7));
  state.from = Math.min(Math.max(state.begin, from), state.end - width);
  state.to = state.from + width;
  state.chart.dispatchAction({type: 'dataZoom', startValue: state.from, endValue: state.to});
}

function pan(state, share) {
  const width = state.to - state.from;
  look(state, state.from + share * width, state.to + share * width);
}

function zoom(state, factor, at) {
  const middle = at === undefined ? (state.from + state.to) / 2 : at;
  look(state, middle - (middle - state.from) * factor, middle + (state.to - middle) * factor);
}

/** Picks a batch out, or none, and shows a stretch of time around it. */
function pick(state, batch, from, to) {
  state.picked = batch;
  state.stage = -1;
  hideHover();
  const room = 0.04 * (to - from);
  look(state, Math.max(state.begin, from - room), Math.min(state.end, to + room));
  redraw(state);
}

/** Draws anew what is in sight, without a change of the view. */
function redraw(state) {
  state.chart.setOption({series: [{data: state.lanes.map((lane, index) => [0, index])}]});
}

/** The stretch of time of a batch. */
function spanOf(state, result, batch) {
  let from = Infinity, to = 0;
  for (const lane of state.lanes) {
    if (lane.result !== result || lane.ends === 'finish_s') continue;
    for (let i = 0; i < lane.size; i++) {
      if (lane.batch[i] === batch.index) { from = Math.min(from, lane.start[i]); to = Math.max(to, lane.end[i]); }
    }
  }
  return [from, to];
}

function timelineTools(state, jumps) {
  const button = (name, does) => {
    const made = el('button', {type: 'button'}, name);
    made.addEventListener('click', does);
    return made;
  };
  return el('div', {class: 'tools', role: 'toolbar', 'aria-label': 'Timeline'},
    button('Zoom in', () => zoom(state, 0.5)), button('Zoom out', () => zoom(state, 2)),
    button('Earlier', () => pan(state, -0.5)), button('Later', () => pan(state, 0.5)),
    button('All', () => pick(state, null, state.begin, state.end)), jumps);
}

/** Lists of the batches and tasks of plans to jump to. */
function planJumps(state, results) {
  const batches = results.flatMap(result => result.batches.map(batch => ({result, batch})));
  const tasks = results.flatMap(result => column(result.latency, 'task').map(task => ({result, task})));
  return [
    jump('Batch', batches, ({result, batch}) => (result.label ? result.label + ' ' : '') + batchName(batch) + ', '
      + batch.tasks.length + '×' + lengthsOf(batch), ({result, batch}) => pick(state, batch.index, ...spanOf(state, result, batch))),
    jump('Task', tasks, ({result, task}) => (result.label ? result.label + ' ' : '') + plain(task), ({result, task}) => {
      const row = result.rowOfTask.get(task);
      pick(state, result.batchOfTask.get(task).index, 0, field(result.latency, 'e2e_s', row));
      say('task ' + plain(task) + ' is in ' + batchName(result.batchOfTask.get(task)));
    })];
}

/** A list of things to jump to. */
function jump(name, items, text, to) {
  const select = el('select', {}, el('option', {value: ''}, 'jump to …'),
    items.map((item, index) => el('option', {value: index}, text(item))));
  select.addEventListener('change', () => select.value !== '' && to(items[Number(select.value)]));
  return el('label', {}, name, select);
}

/** Follows mouse and keys once the chart is there. */
function moved(state, chart, dom) {
  state.chart = chart;
  state.dom = dom;
  chart.on('datazoom', () => {
    const {startValue, endValue} = chart.getOption().dataZoom[0];
    state.from = startValue;
    state.to = endValue;
    hideHover();
  });
  chart.getZr().on('mousemove', event => hover(state, event));
  chart.getZr().on('globalout', hideHover);
  dom.addEventListener('keydown', event => key(state, event));
  dom.addEventListener('blur', hideHover);
}

function hover(state, {offsetX, offsetY, event}) {
  const point = [offsetX, offsetY];
  if (!state.chart.containPixel('grid', point)) return hideHover();
  const [time, index] = state.chart.convertFromPixel('grid', point);
  const lane = state.lanes[index];
  const y = state.chart.convertToPixel('grid', [time, index])[1];
  const height = 0.5 - (offsetY - y) / (LANE_HEIGHT - 8);
  const pixel = (state.to - state.from) / state.dom.clientWidth;
  const stage = lane ? stageAt(lane, time, height, 3 * pixel) : -1;
  if (stage < 0) return hideHover();
  showHover(state, lane, stage, event.clientX, event.clientY);
}


function showHover(state, lane, stage, x, y) {
  const box = document.getElementById('hover');
  const {heading, lines} = stageFacts(state, lane, stage);
  box.replaceChildren(facts(heading, lines));
  box.hidden = false;
  box.style.left = Math.min(x + 14, innerWidth - box.offsetWidth - 8) + 'px';
  box.style.top = Math.min(y + 14, innerHeight - box.offsetHeight - 8) + 'px';
}

function hideHover() {
  document.getElementById('hover').hidden = true;
}

const KEYS = {
  ArrowLeft: state => pan(state, -0.25), ArrowRight: state => pan(state, 0.25),
  '+': state => zoom(state, 0.5), '=': state => zoom(state, 0.5), '-': state => zoom(state, 2),
  0: state => pick(state, null, state.begin, state.end), Home: state => look(state, state.begin, state.begin + state.to - state.from),
  End: state => look(state, state.end, state.end + state.to - state.from),
  ArrowUp: state => chooseLane(state, -1), ArrowDown: state => chooseLane(state, 1),
  n: state => nextStage(state, 1), p: state => nextStage(state, -1),
};

function key(state, event) {
  const does = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!does || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  does(state);
}

function chooseLane(state, by) {
  const count = state.lanes.length;
  state.lane = (state.lane + by + count) % count;
  state.stage = -1;
  redraw(state);
  say(laneName(state, state.lanes[state.lane]) + ', ' + state.lanes[state.lane].size + ' stages');
}

/** Goes to the next stage of the lane, or to the first in sight, and tells what it is. */
function nextStage(state, by) {
  const lane = state.lanes[state.lane];
  if (lane.size === 0) return;
  const next = state.stage < 0 ? firstAfter(lane, state.from) : state.stage + by;
  state.stage = Math.min(Math.max(next, 0), lane.size - 1);
  const start = lane.start[state.stage], end = lane.end[state.stage], width = state.to - state.from;
  if (start < state.from || end > state.to) look(state, start - width / 4, start + 3 * width / 4);
  redraw(state);
  const [x, y] = state.chart.convertToPixel('grid', [(start + end) / 2, state.lane]);
  const place = state.dom.getBoundingClientRect();
  showHover(state, lane, state.stage, place.left + x, place.top + y);
  const {heading, lines} = stageFacts(state, lane, state.stage);
  say(heading + ': ' + lines.map(line => line.join(' ')).join(', '));
}
