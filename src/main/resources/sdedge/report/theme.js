// Light and dark, and the colours of the charts: those of Okabe and Ito, told apart by all.

const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#B8A800'];

/** The colour of a batch; neighbours in the plan always differ. */
function colourOf(index) {
  return COLOURS[index % COLOURS.length];
}

/** The colour of one of many lines: no two are alike. */
function lineColour(index) {
  const turn = index - COLOURS.length;
  return turn < 0 ? COLOURS[index] : 'hsl(' + Math.round(20 + turn * 137.508) % 360 + ', 65%, ' + (38 + 14 * (turn % 3)) + '%)';
}

/** The colour of letters on a colour. */
function inkOn(colour) {
  const [r, g, b] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#000' : '#fff';
}

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** What all charts have in common, in the present theme. */
function themed(option) {
  const text = css('--text'), soft = css('--soft'), line = css('--line');
  const axis = given => given && [].concat(given).map(one => ({
    nameTextStyle: {color: soft}, ...one,
    axisLine: {lineStyle: {color: line}}, axisLabel: {color: text, ...one.axisLabel},
    splitLine: {show: one.type !== 'category', lineStyle: {color: line}, ...one.splitLine},
  }));
  return {
    animation: false, color: COLOURS, textStyle: {fontFamily: 'system-ui, "DejaVu Sans", sans-serif', color: text},
    ...option,
    legend: option.legend && {textStyle: {color: text}, pageTextStyle: {color: text}, type: 'scroll', itemWidth: 14, itemGap: 9, ...option.legend},
    tooltip: option.tooltip && {
      backgroundColor: css('--page'), borderColor: line, textStyle: {color: text, fontSize: 13}, confine: true,
      ...option.tooltip},
    xAxis: axis(option.xAxis), yAxis: axis(option.yAxis),
  };
}

const darkWanted = matchMedia('(prefers-color-scheme: dark)');
let chosenTheme = null; // null: as the system says

function showTheme() {
  const dark = chosenTheme === null ? darkWanted.matches : chosenTheme === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** The button that switches; redraw is called after each change. */
function themeButton(redraw) {
  const button = el('button', {type: 'button', id: 'theme'});
  const show = () => {
    showTheme();
    const dark = document.documentElement.dataset.theme === 'dark';
    button.textContent = dark ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to ' + (dark ? 'light' : 'dark') + ' colours');
    redraw();
  };
  button.addEventListener('click', () => {
    chosenTheme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    show();
  });
  darkWanted.addEventListener('change', show);
  // Paper is white.
  let before = null;
  addEventListener('beforeprint', () => { before = chosenTheme; chosenTheme = 'light'; show(); });
  addEventListener('afterprint', () => { chosenTheme = before; show(); });
  show();
  return button;
}
