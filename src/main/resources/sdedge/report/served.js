// How many users have their answers in time, by when, and what more of each resource adds.

function preparedCapacity(result, index) {
  result.index = index;
  result.label = labelOf(index, page.capacities.length);
  return result;
}

function usersText(count) {
  return count + (count === 1 ? ' user' : ' users');
}

/** Such as '15 users', 'from 16 to 31 users' or '9 users or more'. */
function servedText({users, too_many: tooMany, termination}) {
  if (typeof tooMany === 'number') return tooMany === users + 1 ? usersText(users) : 'from ' + users + ' to ' + (tooMany - 1) + ' users';
  return termination === 'completed' ? usersText(users) + ' or more' : 'at least ' + usersText(users);
}

/** How sure it is that so many are served; null if nobody looked. */
function chanceText({tried, draws}, users) {
  const at = tried.find(step => step.users === users);
  return at ? percent(at.chance) + ' of ' + draws + ' draws with ' + usersText(users) + ' (95 % confidence: ' + percent(at.chance_low) + ' to '
    + percent(at.chance_high) + ')' : null;
}

/** What refilled groups serve; null if nobody looked. */
function refilledText({refilled, users}) {
  if (!refilled || !refilled.is_whole && refilled.users === users) return null;
  return 'With continuous batching ' + (refilled.users === users ? 'no more are served.' : (refilled.is_whole ? '' : 'at least ') + usersText(refilled.users)
    + ' are, in ' + refilled.within + ' of ' + refilled.draws + ' draws.');
}

/** Time over users, and what is asked; null without a curve. */
function servedFigure(result) {
  const {capacity} = result, curve = capacity.curve || [];
  const lines = [['makespan_share_s', percent(capacity.share) + ' of the draws'], ['makespan_p50_s', 'median']];
  return curve.length === 0 ? null : figureOf({
    id: 'served-chart-' + result.index, title: 'Users over time', height: 340,
    summary: 'In ' + percent(capacity.share) + ' of the draws ' + curve.map(step => step.users + ' in ' + seconds(step.makespan_share_s)).join(', ') + '.',
    option: () => ({
      legend: {top: 0}, grid: {left: 20, right: 40, top: 56, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.seriesName, [['users', String(at.value[1])], ['done within', seconds(at.value[0])]])},
      xAxis: {type: 'value', min: 0, name: 'all answers within', nameLocation: 'middle', nameGap: 24, axisLabel: {formatter: seconds, showMaxLabel: false}},
      yAxis: {type: 'value', min: 0, name: 'users'},
      series: [...lines.map(([key, name], i) => ({type: 'line', name, color: colourOf(0), symbolSize: 7, lineStyle: {type: i === 0 ? 'solid' : 'dashed', width: 2},
        data: curve.map(step => [step[key], step.users])})),
      {type: 'line', data: [], markLine: {symbol: 'none', silent: true, data: [{xAxis: capacity.within_s,
        lineStyle: {color: css('--text'), type: 'dotted', width: 1.5}, label: {formatter: 'asked', color: css('--text')}}]}}],
    }),
    table: () => tableOf('served-' + result.index, 'Makespans', [{name: 'users', value: row => curve[row].users},
      ...['makespan_mean_s', 'makespan_p50_s', 'makespan_share_s'].map(name => ({name, show: seconds, value: row => curve[row][name]})),
      {name: 'within', label: 'draws in time', value: row => curve[row].within}], curve.length),
  });
}

function servedPanel(result) {
  const {capacity} = result, tooMany = capacity.too_many;
  const lines = [chanceText(capacity, capacity.users), typeof tooMany === 'number' ? chanceText(capacity, tooMany) : null, refilledText(capacity)];
  return el('div', {class: 'panel'}, el('h3', {}, headingOf(result) || named(result.directory)),
    el('p', {class: 'status'}, named(capacity.instance), ': ' + servedText(capacity) + ' within ' + seconds(capacity.within_s) + ' in at least ' + percent(capacity.share)
      + ' of ' + capacity.draws + ' draws.'),
    lines.filter(line => line !== null).map(line => el('p', {}, line)), servedFigure(result));
}

function servedSection(served) {
  return section('served', 'Users in time', null, panels(served, servedPanel));
}

/** Resources with their changes, unless some are all that there are of one. */
function resourcesOf(some, purchases) {
  const of = (list, resource) => list.filter(one => one.resource === resource);
  return [...new Set(some.map(one => one.resource))].map(resource => of(some, resource).length === of(purchases, resource).length ? resource
    : resource + ' ' + of(some, resource).map(one => one.change).join(', '));
}

/** Bars of what adds users; the others in words. */
function purchasesPanel(result) {
  const purchases = result.capacity.purchases, name = one => one.words;
  const bars = purchases.filter(one => one.users !== null && one.gained !== 0);
  const listed = (said, some) => some.length === 0 ? null : el('details', {}, el('summary', {}, said), named(resourcesOf(some, purchases).join('; ')), '.');
  const money = one => one.users_per_price === null ? [] : [['price', digits(one.price, 4)], ['users per 1000', digits(1000 * one.users_per_price, 4)]];
  const figure = bars.length === 0 ? null : figureOf({
    id: 'purchases-chart-' + result.index, title: 'Users gained', height: 96 + 26 * bars.length,
    summary: bars.map(one => name(one) + ' ' + signed(String(one.gained), one.gained)).join(', ') + '.',
    option: () => ({
      grid: {left: 20, right: 56, top: 24, bottom: 36, containLabel: true},
      tooltip: {trigger: 'item', formatter: at => facts(at.name, [['users', String(bars[at.dataIndex].users)], ...money(bars[at.dataIndex])])},
      xAxis: {type: 'value', minInterval: 1, name: 'users gained', nameLocation: 'middle', nameGap: 22},
      yAxis: {type: 'category', inverse: true, data: bars.map(name)},
      series: [{type: 'bar', barMaxWidth: 18, color: colourOf(0), data: bars.map(one => one.gained),
        label: {show: true, position: 'right', formatter: at => signed(String(at.value), at.value), color: css('--text')}}],
    }),
    table: () => tableOf('purchases-' + result.index, 'Purchases', [{name: 'what', value: row => purchases[row].words},
      ...['users', 'gained', 'price', 'users_per_price'].map(key => ({name: key,
        show: value => digits(value, 4), value: row => purchases[row][key]}))], purchases.length),
  });
  return el('div', {class: 'panel'}, headingOf(result) ? el('h3', {}, headingOf(result)) : null, figure,
    listed('What gains nothing', purchases.filter(one => one.gained === 0)),
    listed('What is not known', purchases.filter(one => one.users === null && one.failure === null)),
    purchases.filter(one => one.failure !== null).map(one => el('p', {class: 'soft'}, named(name(one) + ': ' + one.failure))));
}

/** What more of each resource adds; null if that was not asked. */
function purchasesSection(served) {
  const asked = served.filter(result => result.capacity.purchases);
  return asked.length === 0 ? null
    : section('purchases', 'What to buy', 'Users more within the same time, in the same draws.', panels(asked, purchasesPanel));
}
