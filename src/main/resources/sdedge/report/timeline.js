// The timeline: a custom series that draws a path per lane and colour, and what moves it.

const LANE_HEIGHT = 26;

/** Many rectangles as one shape, which is what keeps 100,000 stages fluid. */
const Bars = echarts.graphic.extendShape({
  shape: {rectangles: []},
  buildPath(path, {rectangles}) {
    for (let i = 0; i < rectangles.length; i += 4) path.rect(rectangles[i], rectangles[i + 1], rectangles[i + 2], rectangles[i + 3]);
  },
});
echarts.graphic.registerShape('bars', Bars);

/** When the last stage of some lanes ends. */
function endOf(lanes) {
  return Math.max(...lanes.map(lane => lane.size ? lane.latest[lane.size - 1] : 0));
}

/** What is in sight: from and to (seconds), the batch picked out (or null), the stage under the cursor. */
function timelineState(lanes, begin, end) {
  return {lanes, begin, end, from: begin, to: end, picked: null, lane: 0, stage: -1, chart: null, dom: null};
}

const TIMELINE_HELP = 'Drag or use the arrow keys to pan, Ctrl and the wheel or + and − to zoom, 0 for all; '
  + 'up and down choose a lane, N and P go through its stages.';

function timelineSection(results) {
  const lanes = results.flatMap(lanesOf);
  const state = timelineState(lanes, 0, Math.max(endOf(lanes), 1e-9));
  const stages = state.lanes.reduce((sum, lane) => sum + lane.size, 0);
  const figure = figureOf({
    id: 'timeline-chart', title: 'Timeline', role: 'application', height: 84 + LANE_HEIGHT * state.lanes.length,
    summary: stages + ' stages of ' + results.reduce((sum, result) => sum + result.batches.length, 0) + ' batches on '
      + state.lanes.length + ' servers and links, from 0 to ' + seconds(state.end)
      + '. ' + coloursInWords(results) + ' Stages too narrow to see are merged by their share of the time.',
    tools: timelineTools(state, planJumps(state, results)), option: () => timelineOption(state),
    ready: (chart, dom) => moved(state, chart, dom),
    table: () => results.flatMap(result => fileTable('schedule-' + result.index, 'schedule.csv '
      + (result.label ? plain(result.directory) : ''), result.schedule)),
  });
  return section('timeline', 'Timeline', TIMELINE_HELP, figure);
}

/** What colours stand for: of a few batches each by itself. */
function coloursInWords(results) {
  const batches = results.length === 1 ? results[0].batches : [];
  const few = batches.length > 0 && batches.length <= COLOURS.length && !results[0].plan.admission;
  return 'A colour is a batch, its parts alike' + (few ? ': ' + batches.map(batch =>
    placeOf(batch) + ' ' + batch.tasks.length + '×' + plain(lengthsOf(batch))).join(', ') : '') + '.';
}

function laneName(state, lane) {
  return (lane.result.label ? lane.result.label + ' ' : '') + plain(lane.name);
}

function timelineOption(state) {
  return {
    grid: {left: 18, right: 28, top: 6, bottom: 70, containLabel: true},
    xAxis: {type: 'value', min: state.begin, max: state.end, name: 'seconds', nameLocation: 'middle', nameGap: 24,
      axisLabel: {formatter: value => digits(value, timeDigits(state)), hideOverlap: true, showMaxLabel: false}},
    yAxis: {type: 'category', inverse: true, data: state.lanes.map(lane => laneName(state, lane)),
      axisTick: {show: false}, axisLabel: {width: 150, overflow: 'truncate', interval: 0}, splitLine: {show: true}},
    dataZoom: [
      {type: 'inside', filterMode: 'none', throttle: 20, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: 'shift',
        preventDefaultMouseMove: false, startValue: state.from, endValue: state.to},
      {type: 'slider', filterMode: 'none', throttle: 20, height: 20, bottom: 8, showDataShadow: false,
        labelFormatter: value => seconds(Math.max(0, value)), startValue: state.from, endValue: state.to}],
    series: [{type: 'custom', silent: true, clip: true, encode: {x: 0, y: 1}, renderItem: (params, api) => drawLane(state, params, api),
      data: state.lanes.map((lane, index) => [0, index])}],
  };
}

/** Digits that tell the ends of what is in sight apart. */
function timeDigits(state) {
  return 4 + Math.ceil(Math.log10(state.end / (state.to - state.from)));
}

/** One lane within what is in sight. */
function drawLane(state, params, api) {
  const lane = state.lanes[params.dataIndex];
  const area = params.coordSys, perSecond = api.coord([1, 0])[0] - api.coord([0, 0])[0];
  const middle = api.coord([0, params.dataIndex])[1], height = LANE_HEIGHT - 8, top = middle - height / 2;
  const from = Math.max(0, (area.x - api.coord([0, 0])[0]) / perSecond), to = from + area.width / perSecond;
  const children = [];
  rectanglesOf(lane, from, to, area.width, COLOURS.length).forEach((rectangles, colour) => {
    for (let i = 0; i < rectangles.length; i += 4) {
      rectangles[i] += Math.round(area.x);
      rectangles[i + 1] = top + height * (1 - rectangles[i + 1] - rectangles[i + 3]);
      rectangles[i + 3] *= height;
    }
    if (rectangles.length > 0) {
      const dim = state.picked !== null && state.picked % COLOURS.length !== colour;
      children.push({type: 'bars', shape: {rectangles}, style: {fill: COLOURS[colour], opacity: dim ? 0.2 : 1}});
    }
  });
  labels(lane, from, perSecond, to, area.x, middle, children);
  if (state.stage >= 0 && state.lane === params.dataIndex) {
    const x = area.x + (lane.start[state.stage] - from) * perSecond;
    children.push({type: 'rect', style: {fill: 'none', stroke: css('--text'), lineWidth: 2},
      shape: {x: x - 1, y: top - 2, width: Math.max(3, (lane.end[state.stage] - lane.start[state.stage]) * perSecond + 2), height: height + 4}});
  }
  return {type: 'group', children};
}

/** The names of batches in stages that are wide enough. */
function labels(lane, from, perSecond, to, left, middle, children) {
  const wide = 34 / perSecond;
  let written = 0;
  for (let i = firstAfter(lane, from); i < lane.size && lane.start[i] < to && written < 60; i++) {
    const start = Math.max(from, lane.start[i]), end = Math.min(to, lane.end[i]);
    if (end - start < wide || lane.high[i] - lane.low[i] < 0.9) continue;
    written++;
    children.push({type: 'text', style: {text: lane.text ? lane.text(i) : placeOf(lane.result.batches[lane.batch[i]]), x: left + ((start + end) / 2 - from) * perSecond, y: middle,
      align: 'center', verticalAlign: 'middle', fontSize: 11, fill: inkOn(colourOf(lane.batch[i]))}});
  }
}

/** What a stage is, for the tooltip and the screen reader: a heading and lines. */
function stageFacts(state, lane, i) {
  if (lane.facts) return lane.facts(i);
  const row = lane.row[i], batch = lane.result.batches[lane.batch[i]], table = lane.table;
  const lines = [batch.cohort ? ['batch', placeOf(batch) + ' (cohort ' + batch.cohort + ')'] : ['group', placeOf(batch)]];
  const given = (name, label, show) => {
    const value = table.columns[name] ? field(table, name, row) : null;
    if (value !== null) lines.push([label, show(value)]);
  };
  given('task', 'task', String);
  given('step', 'step', String);
  lines.push(['from', seconds(lane.start[i])], ['to', seconds(lane.end[i])], ['takes', seconds(lane.end[i] - lane.start[i])]);
  given('new_tokens', 'tokens', value => digits(value, 6));
  given('active_tasks', 'active tasks', value => digits(value, 4));
  lines.push(['length', table.columns.length && field(table, 'length', row) !== null ? String(field(table, 'length', row)) : lengthsOf(batch)]);
  given('mode', 'mode', plain);
  given('bandwidth_hz', 'bandwidth', hertz);
  given('payload_bits', 'payload', value => digits(value, 6) + ' bits');
  return {heading: laneName(state, lane), lines};
}
