// Puts the page together.

const results = page.results.map(prepared);
const streams = page.streams.map(preparedStream);
const served = page.capacities.map(preparedCapacity);
const experiments = page.experiments.map(preparedExperiment);
const comparisons = page.comparisons.map(preparedComparison);
const planned = results.filter(result => result.plan);
const sections = [
  headlineSection(results), explainedSection(results), differencesSection(results),
  ...(planned.length === 0 ? [] : [timelineSection(planned), componentsSection(planned), tasksSection(planned),
    utilisationSection(planned), planSection(planned), uplinkSection(planned), searchSection(planned), schemesSection(planned)]),
  ...(streams.length === 0 ? [] : [streamsSection(streams), curvesSection(streams), capacitiesSection(streams), stagesSection(streams)]),
  ...(served.length === 0 ? [] : [servedSection(served), purchasesSection(served)]),
  ...(comparisons.length === 0 ? [] : [comparisonsSection(comparisons)]),
  ...(experiments.length === 0 ? [] : [experimentsSection(experiments)]),
].filter(made => made !== null);

document.getElementById('main').replaceChildren(...sections);
document.getElementById('origin').replaceChildren(originSection([...results, ...streams, ...served, ...comparisons], experiments));
const names = [...new Set([...results.map(result => result.summary.name), ...streams.map(result => result.stream.instance), ...served.map(result => result.capacity.instance), ...comparisons.map(comparison => comparison.directory),
  ...experiments.map(experiment => experiment.directory)])];
const contents = [...sections, document.getElementById('made')].map(made =>
  el('a', {href: '#' + made.id}, made.querySelector('h2').textContent));
document.getElementById('top').append(
  el('div', {}, el('h1', {}, named(names.join(', '))), el('nav', {'aria-label': 'Contents'}, contents)),
  themeButton(() => drawAll()));
document.documentElement.dataset.ready = 'true';
