// Elements and numbers. Every text of a result becomes a text node: nothing in it is ever markup.

/** Makes an element; attributes of value null are left out, children may be texts, elements, null. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return made;
}

/** A name with what would reorder or hide its characters spelled out. */
function plain(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    c => '⟨U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟩');
}

/** A name of a result, which does not change the direction of what is around it. */
function named(text) {
  return el('bdi', {}, plain(text));
}

/** Some significant digits, without exponent. */
function digits(value, count) {
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.max(0, count - 1 - size);
  return decimals > 12 ? value.toExponential(count - 1) : String(Number(value.toFixed(decimals)));
}

/** Seconds for people, as the program prints them. */
function seconds(s) {
  const size = Math.abs(s);
  if (s === 0 || size >= 1) return digits(s, 4) + ' s';
  return size >= 1e-3 ? digits(s / 1e-3, 4) + ' ms' : digits(s / 1e-6, 4) + ' µs';
}

function percent(fraction) {
  const value = fraction * 100;
  if (value !== 0 && Math.abs(value) < 0.1) return digits(value, 2) + ' %';
  return value.toFixed(1) + ' %';
}

/** A part of a whole, where less than 0.1 % matters to nobody. */
function shareOf(fraction) {
  return fraction > 0 && fraction < 1e-3 ? '< 0.1 %' : percent(fraction);
}

/** A difference of two percentages. */
function points(fraction) {
  return percent(fraction).replace('%', 'points');
}

function signed(text, value) {
  return value > 0 ? '+' + text : text.replace('-', '−');
}

/** Hertz with a prefix. */
function hertz(hz) {
  const size = Math.abs(hz);
  const unit = size >= 1e9 ? [1e9, ' GHz'] : size >= 1e6 ? [1e6, ' MHz'] : size >= 1e3 ? [1e3, ' kHz'] : [1, ' Hz'];
  return digits(hz / unit[0], 4) + unit[1];
}

/** Tells a screen reader. */
function say(text) {
  document.getElementById('said').textContent = text;
}
