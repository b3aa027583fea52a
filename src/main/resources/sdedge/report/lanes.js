// The timeline as lanes: one per server, each with its stages in the order of time. All stages of a lane are
// flat arrays, so that 100,000 of them are walked through in milliseconds.

/**
 * A lane: start and end (seconds), the latest end so far, low and high (share of its height), batch (what
 * colours it), row and table (where it comes from).
 */
function laneOf(result, name, table, rows, weight, batch, ends) {
  const start = table.columns.start_s, end = table.columns[ends];
  const order = Float64Array.from(rows).sort((a, b) => start[a] - start[b] || a - b);
  const size = order.length;
  const lane = {result, name, table, ends, size, row: order, start: new Float64Array(size), end: new Float64Array(size),
    low: new Float32Array(size), high: new Float32Array(size).fill(1), batch: new Int32Array(size), latest: new Float64Array(size)};
  order.forEach((row, i) => {
    lane.start[i] = start[row];
    lane.end[i] = end[row];
    lane.batch[i] = batch(row);
    lane.latest[i] = Math.max(end[row], i > 0 ? lane.latest[i - 1] : 0);
  });
  pile(lane, weight);
  return lane;
}

/** What happens at the same time in one lane is piled up, each as high as its weight. */
function pile(lane, weight) {
  let active = [], most = 0;
  const overlaps = lane.start.some((start, i) => i > 0 && lane.latest[i - 1] > start * (1 + 1e-12));
  if (!overlaps) return;
  for (let i = 0; i < lane.size; i++) {
    active = active.filter(at => lane.end[at] > lane.start[i] * (1 + 1e-12)).sort((a, b) => lane.low[a] - lane.low[b]);
    const need = weight(lane.row[i]);
    let low = 0;
    for (const at of active) {
      if (lane.low[at] - low >= need * (1 - 1e-6)) break;
      low = Math.max(low, lane.high[at]);
    }
    lane.low[i] = low;
    lane.high[i] = low + need;
    most = Math.max(most, lane.high[i]);
    active.push(i);
  }
  for (let i = 0; i < lane.size; i++) {
    lane.low[i] /= most;
    lane.high[i] /= most;
  }
}

/** Makes the lane of servers from a name and what they are called in schedule.csv: stage and drafter. */
function serverLanes(result) {
  const {schedule} = result;
  const rows = new Map();
  for (let row = 0; row < schedule.rows; row++) {
    const drafter = field(schedule, 'drafter', row) || '';
    const key = (drafter === '' ? 'verify' : field(schedule, 'stage', row)) + ' ' + drafter; // drafts on the verifier's node too
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(row);
  }
  const {cohort, batch} = schedule.columns;
  const batchAt = row => result.batchOf.get(cohort[row] + '.' + batch[row]).index;
  return (name, ...keys) => laneOf(result, name, schedule, keys.flatMap(key => rows.get(key) || []), () => 1, batchAt, 'end_s');
}

/** The bands that drafters share: {id, drafters, fronthaul_up}. */
function bandsOf(result) {
  return result.summary.utilisation.links || [];
}

/**
 * The lanes of a result: of each drafter its uplink, itself, its fronthaul up, unless that is a band, and down; then
 * the bands and the verifier. Uplinks that send nothing have none.
 */
function lanesOf(result) {
  const {uplink} = result, bands = bandsOf(result);
  const stages = serverLanes(result);
  const uploads = drafter => Array.from({length: uplink.rows}, (_, row) => row).filter(row => field(uplink, 'drafter', row) === drafter);
  const isOnBand = id => bands.some(band => band.drafters.includes(id));
  const lanes = result.summary.utilisation.drafters.flatMap(({id}) => [
    laneOf(result, 'uplink ' + id, uplink, uploads(id), row => uplink.columns.bandwidth_hz[row] || 1,
      row => result.batchOfTask.get(field(uplink, 'task', row)).index, 'finish_s'),
    stages('draft ' + id, 'draft ' + id), ...(isOnBand(id) ? [] : [stages('up ' + id, 'fronthaul_up ' + id)]),
    stages('down ' + id, 'fronthaul_down ' + id)]);
  return [...lanes.filter(lane => lane.table !== uplink || lane.end.some((end, i) => end > lane.start[i])),
    ...bands.map(band => stages('band ' + band.id, ...band.drafters.map(id => 'fronthaul_up ' + id))), stages('verify', 'verify ')];
}

/** The first stage of a lane such that none before it ends after a time. */
function firstAfter(lane, time) {
  let low = 0, high = lane.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lane.latest[middle] > time) high = middle; else low = middle + 1;
  }
  return low;
}

/**
 * What to draw of a lane between two times on a width in pixels: flat rectangles x, y, width, height by
 * batch colour, y and height as shares. Only stages in sight are looked at. Those narrower than a few
 * pixels are merged where several share a column of pixels: it is divided among the colours by their time
 * in it, so that what is idle stays empty and no colour hides another.
 */
function rectanglesOf(lane, from, to, width, colours) {
  const scale = width / (to - from);
  const drawn = Array.from({length: colours}, () => []);
  const narrow = new Map();
  for (let i = firstAfter(lane, from); i < lane.size && lane.start[i] < to; i++) {
    if (lane.end[i] < from) continue;
    const x = Math.max(0, (lane.start[i] - from) * scale), right = Math.min(width, (lane.end[i] - from) * scale);
    const colour = lane.batch[i] % colours;
    if (right - x >= NARROW) {
      const gap = right - x > 4 ? 0.75 : 0;
      drawn[colour].push(x, lane.low[i], right - x - gap, lane.high[i] - lane.low[i]);
    } else {
      merge(narrow, x, right, (lane.high[i] - lane.low[i]), colour, colours);
    }
  }
  for (const [at, {count, shares}] of narrow) {
    let low = 0;
    const fit = Math.max(1, shares.reduce((a, b) => a + b, 0));
    shares.forEach((share, colour) => {
      if (share <= 0) return;
      const high = count === 1 ? 1 : share / fit;
      drawn[colour].push(at * NARROW, low, count === 1 ? Math.max(1, share * NARROW) : NARROW, high);
      low += high;
    });
  }
  return drawn;
}

const NARROW = 2; // pixels

/** Adds the time of a narrow stage to the columns that it lies in. */
function merge(narrow, x, right, height, colour, colours) {
  for (let at = Math.floor(x / NARROW), last = Math.max(at, Math.ceil(right / NARROW) - 1); at <= last; at++) {
    const inside = Math.min(right, (at + 1) * NARROW) - Math.max(x, at * NARROW);
    let column = narrow.get(at);
    if (!column) narrow.set(at, column = {count: 0, shares: new Float64Array(colours)});
    column.count++;
    column.shares[colour] += Math.max(inside, NARROW / 20) / NARROW * height; // a trace of the shortest, too
  }
}

/** The stage of a lane at a time and height, or the nearest within some seconds; −1 for none. */
function stageAt(lane, time, height, slack) {
  let best = -1, distance = slack;
  for (let i = Math.max(0, firstAfter(lane, time - slack) - 1); i < lane.size && lane.start[i] <= time + slack; i++) {
    if (height < lane.low[i] || height > lane.high[i]) continue;
    const off = Math.max(lane.start[i] - time, time - lane.end[i], 0);
    if (off <= distance) { best = i; distance = off; if (off === 0) break; }
  }
  return best;
}
