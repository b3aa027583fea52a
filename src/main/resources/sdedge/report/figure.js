// A chart with what it says in words, and the table behind it.

const charts = [];

/**
 * A figure: {id, title, summary, height, option(), tools, table, role}. Its chart is drawn by draw(), when the
 * figure is on the page; option() is asked again whenever the theme changes.
 */
function figureOf(spec) {
  const dom = el('div', {
    class: 'chart', id: spec.id, role: spec.role || 'img', tabindex: 0,
    'aria-label': spec.title + '. ' + spec.summary + ' The table below has the numbers.',
  });
  dom.style.height = spec.height + 'px';
  const heading = spec.heading ? el('h3', {}, spec.heading) : null;
  const details = spec.table && el('details', {}, el('summary', {}, 'Numbers as a table'));
  if (details) {
    // Long tables are made when they are first looked at.
    details.addEventListener('toggle', () => details.children.length === 1 && details.append(...spec.table()));
  }
  const figure = el('figure', {'aria-label': spec.title}, heading, spec.tools || null, dom,
    el('figcaption', {class: 'soft'}, spec.summary), details);
  charts.push({spec, dom, chart: null});
  return figure;
}

function drawAll() {
  for (const one of charts) {
    if (one.chart === null) {
      one.chart = echarts.init(one.dom, null, {renderer: 'canvas'});
      if (one.spec.ready) one.spec.ready(one.chart, one.dom);
      one.watch = new ResizeObserver(() => one.chart.resize());
      one.watch.observe(one.dom);
    }
    one.chart.setOption(themed(one.spec.option()), true);
  }
}

/** Ends the charts of an element whose content is replaced. */
function forget(box) {
  for (let i = charts.length - 1; i >= 0; i--) {
    if (!box.contains(charts[i].dom)) continue;
    if (charts[i].chart !== null) {
      charts[i].watch.disconnect();
      charts[i].chart.dispose();
    }
    charts.splice(i, 1);
  }
}

/** The content of a tooltip: a heading and lines [name, value]. */
function facts(heading, lines) {
  return el('div', {}, el('strong', {}, plain(heading)),
    el('dl', {class: 'facts'}, lines.map(([name, value]) => [el('dt', {}, name), el('dd', {}, plain(value))])));
}

/** A section of the page with a heading that the contents at the top lead to. */
function section(id, title, explanation, ...children) {
  return el('section', {id, 'aria-labelledby': id + '-title'}, el('h2', {id: id + '-title'}, title),
    explanation ? el('p', {class: 'soft'}, explanation) : null, children);
}

/** One figure per result, side by side. */
function panels(results, make) {
  return el('div', {class: 'panels'}, results.map(make));
}

/** What heads a panel where several results are compared. */
function headingOf(result) {
  return result.label ? [result.label + ' ', named(result.directory)] : null;
}
