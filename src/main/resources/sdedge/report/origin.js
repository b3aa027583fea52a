// The commands and versions that made it.

/** An argument as a shell takes it. */
function quoted(argument) {
  return /^[\w@%+=:,.\/-]+$/.test(argument) ? argument : "'" + argument.replaceAll("'", "'\\''") + "'";
}

function command(argv) {
  return el('code', {}, 'sdedge ', named(argv.map(quoted).join(' ')));
}

function listed(map) {
  return Object.entries(map).map(([name, value]) => [el('dt', {}, named(name)), el('dd', {}, named(value === null ? 'none' : value))]);
}

function originPanel(label, directory, run) {
  return el('div', {class: 'panel'}, el('h3', {}, label ? label + ' ' : null, named(directory)), el('p', {}, command(run.argv)),
    el('dl', {class: 'facts'},
      el('dt', {}, 'started'), el('dd', {}, named(run.started)),
      el('dt', {}, 'took'), el('dd', {}, seconds(run.wall_s) + (run.cpu_s === null ? '' : ', ' + seconds(run.cpu_s) + ' of processors')),
      listed(run.versions), listed(run.machine)),
    el('details', {}, el('summary', {}, 'Options, inputs and files'), el('dl', {class: 'facts'},
      listed(run.options), listed(run.inputs), listed(run.outputs))));
}

function originSection(results, experiments) {
  const origins = results.map(result => originPanel(result.label, result.directory, result.run));
  for (const result of results) {
    if (result.comparison) origins.push(originPanel(result.label, result.comparison.directory, result.comparison.run));
  }
  origins.push(...experiments.map(conditionsPanel));
  return section('made', 'How it was made', null, el('div', {class: 'panels'}, origins),
    el('p', {class: 'soft'}, 'Page made by sdedge ', named(page.versions.sdedge), ' (', named(page.versions.commit), '); charts by Apache ECharts ',
      echarts.version, '.'));
}
