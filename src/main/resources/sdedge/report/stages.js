// A window of a stream: what the servers do, and what becomes of the requests that they serve.

const PHASES = [
  {name: 'waits', from: 'arrival_s', to: 'admitted_s', colour: 5},
  {name: 'first token', from: 'admitted_s', to: 'first_token_s', colour: 4},
  {name: 'answers', from: 'first_token_s', to: 'complete_s', colour: 3},
];
const REQUESTS_AT_ONCE = 30;

/** The lane of a request: waiting, on the way to its first token, to its last one. */
function requestLane(result, row) {
  const {requests} = result, at = name => field(requests, name, row);
  const size = PHASES.length;
  const lane = {result, name: 'request ' + at('request'), table: requests, ends: 'complete_s', size, row: new Float64Array(size).fill(row),
    start: Float64Array.from(PHASES, phase => at(phase.from)), end: Float64Array.from(PHASES, phase => at(phase.to)),
    low: new Float32Array(size), high: new Float32Array(size).fill(1), batch: Int32Array.from(PHASES, phase => phase.colour)};
  lane.latest = lane.end;
  lane.text = i => PHASES[i].name;
  lane.facts = i => ({heading: 'request ' + at('request') + ' ' + PHASES[i].name, lines: [
    ['task', String(at('task'))], ['from', seconds(lane.start[i])], ['to', seconds(lane.end[i])], ['takes', seconds(lane.end[i] - lane.start[i])],
    ['first token after', seconds(at('ttft_s'))], ['each further one', seconds(at('tpot_s'))], ['steps', String(at('steps'))]]});
  return lane;
}

/** The lanes of drafters, links and the verifier, then those of the first requests by admission. */
function stagesLanes(result) {
  const stages = serverLanes(result);
  const drafters = result.stream.curve.length === 0 ? [] : Object.keys(result.stream.curve[0].busy);
  const servers = [...drafters.flatMap(id => [stages('draft ' + id, 'draft ' + id), stages('up ' + id, 'fronthaul_up ' + id),
    stages('down ' + id, 'fronthaul_down ' + id)]), stages('verify', 'verify ')];
  const admitted = Array.from({length: result.requests.rows}, (_, row) => row)
    .sort((a, b) => field(result.requests, 'admitted_s', a) - field(result.requests, 'admitted_s', b));
  return {servers, requests: admitted.slice(0, REQUESTS_AT_ONCE).map(row => requestLane(result, row))};
}

function stagesFigure(result) {
  const {servers, requests} = stagesLanes(result);
  const begin = Math.min(...servers.map(lane => lane.size ? lane.start[0] : Infinity));
  const state = timelineState([...servers, ...requests], begin, endOf(servers));
  const shown = result.stream.requests_of, rate = shown.rate_per_s;
  const left = result.requests.rows - requests.length;
  const jumps = jump('Request', requests, lane => lane.name, lane => {
    const room = 0.1 * (lane.end[2] - lane.start[1]);
    look(state, lane.start[1] - room, lane.end[2] + room);
  });
  return figureOf({
    id: 'window-chart-' + result.index, title: 'Timeline of a window', heading: headingOf(result), role: 'application',
    height: 84 + LANE_HEIGHT * state.lanes.length,
    summary: wayInWords(shown) + (rate === null ? '' : ' at ' + perSecond(rate)) + ', from '
      + seconds(begin) + ' to ' + seconds(state.end) + '. A colour is a group; of a request it says whether it waits, works on its first token or on the rest.'
      + (left > 0 ? ' ' + left + ' requests that were admitted later are left out.' : ''),
    tools: timelineTools(state, jumps), option: () => timelineOption(state), ready: (chart, dom) => moved(state, chart, dom),
    table: () => [...fileTable('window-' + result.index, 'schedule.csv', result.schedule),
      ...fileTable('requests-' + result.index, 'requests.csv, those served in this window', result.requests)],
  });
}

/** Null if no stages are known. */
function stagesSection(streams) {
  const known = streams.filter(result => result.schedule.rows > 0);
  if (known.length === 0) return null;
  return section('window', 'A window of the stream', TIMELINE_HELP, known.map(stagesFigure));
}
