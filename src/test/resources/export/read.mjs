// Reads a trace with TraceBench and a chart with Vega-Lite, and prints what they make of them.
// node read.mjs TRACE.json CHART.json
import { readFileSync } from 'node:fs';
import traceModel from '@tracerbench/trace-model';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const [trace, chart] = [read(process.argv[2]), read(process.argv[3])];

const threads = {};
for (const process of traceModel.buildModel(trace).processes) {
  for (const thread of process.threads) {
    const slices = thread.events.filter((event) => event.isComplete());
    threads[thread.name] = {
      slices: slices.length,
      nested: slices.filter((slice) => slice.parent !== undefined).length,
    };
  }
}

const warnings = [];
const logger = vega.logger(vega.Warn);
// Without a browser there is no window to listen to.
const say = (...text) => text.join(' ').includes('event source: window') || warnings.push(text.join(' '));
logger.warn = (...text) => (say(...text), logger);
const compiled = vegaLite.compile(chart, { logger }).spec;
const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger });
await view.runAsync();
const svg = await view.toSVG();
const bars = (svg.match(/aria-roledescription="bar"/g) ?? []).length;
console.log(JSON.stringify({ threads, warnings, bars }));
