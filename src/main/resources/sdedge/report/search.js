// How plan and bound approached each other while the search ran.

function searchFigure(result) {
  const search = result.search;
  const title = 'Makespan, bound and gap over time';
  const times = column(search, 'time_s');
  const pairs = name => times.map((time, row) => [time, field(search, name, row)]).filter(pair => pair[1] !== null);
  const gap = row => {
    const makespan = field(search, 'makespan_s', row), bound = field(search, 'bound_s', row);
    return makespan === null || bound === null ? null : (makespan - bound) / makespan;
  };
  const gaps = times.map((time, row) => [time, gap(row)]).filter(pair => pair[1] !== null);
  const end = times.length - 1;
  return figureOf({
    id: 'search-chart-' + result.index, title, heading: headingOf(result), height: 300,
    summary: end < 0 ? 'The search recorded nothing.' : 'After ' + seconds(times[end]) + ' of search the best plan takes '
      + (field(search, 'makespan_s', end) === null ? 'an unknown time' : seconds(field(search, 'makespan_s', end)))
      + (gap(end) === null ? '.' : '; what the bound leaves open is ' + percent(gap(end)) + ' of it.'),
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 16, top: 54, bottom: 36, containLabel: true},
      tooltip: {trigger: 'axis', formatter: at => facts('after ' + seconds(at[0].value[0]), at.map(one =>
        [one.seriesName, one.seriesName === 'gap' ? percent(one.value[1]) : seconds(one.value[1])]))},
      xAxis: {type: 'value', name: 'seconds of search', nameLocation: 'middle', nameGap: 22},
      yAxis: [{type: 'value', name: 'seconds', scale: true},
        {type: 'value', name: 'gap', min: 0, splitLine: {show: false}, axisLabel: {formatter: percent}}],
      series: [
        {type: 'line', step: 'end', name: 'makespan', data: pairs('makespan_s')},
        {type: 'line', step: 'end', name: 'bound', data: pairs('bound_s')},
        {type: 'line', step: 'end', name: 'gap', yAxisIndex: 1, lineStyle: {type: 'dashed'}, data: gaps}],
    }),
    table: () => fileTable('search-' + result.index, 'search.csv', search),
  });
}

function searchSection(results) {
  const recorded = results.filter(result => result.search);
  if (recorded.length === 0) return null;
  return section('search', 'The search', 'The best plan so far, what no plan can beat, and their distance over the makespan.',
    panels(recorded, searchFigure));
}
