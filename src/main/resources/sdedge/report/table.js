// Tables, in pages where they are long. A number is shown rounded; its value is the one of the file.

const ROWS_AT_ONCE = 100;

/** How values of a column of a file are shown, by the unit that its name ends with. */
function showing(name) {
  if ((name.endsWith('_s') && !name.endsWith('_per_s')) || name === 's') return seconds;
  if (name.endsWith('_hz') && !name.includes('_per_')) return hertz;
  return value => digits(value, 6);
}

function cell(column, row) {
  const value = column.value(row);
  if (value === null || value === undefined) return el('td', {});
  if (typeof value === 'number') {
    const show = column.show || showing(column.name);
    return el('td', {class: 'number'}, el('data', {value: String(value)}, show(value)));
  }
  if (value instanceof Node) return el('td', {class: column.style}, value);
  return el('td', {class: column.style}, named(value));
}

/** A table of columns {name, label, value(row), show}; scrolls and can be reached by keyboard. */
function tableOf(id, caption, columns, rows) {
  const body = el('tbody');
  const head = el('tr', {}, columns.map(c => el('th', {scope: 'col', 'data-column': c.name}, c.label || c.name)));
  const table = el('table', {id, 'data-rows': rows}, el('caption', {}, caption), el('thead', {}, head), body);
  const box = el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption}, table);
  const pages = Math.max(1, Math.ceil(rows / ROWS_AT_ONCE));
  let shown = 0;
  const place = el('span', {'aria-live': 'polite'});
  const show = which => {
    shown = Math.min(Math.max(which, 0), pages - 1);
    const from = shown * ROWS_AT_ONCE, to = Math.min(rows, from + ROWS_AT_ONCE);
    const made = [];
    for (let row = from; row < to; row++) made.push(el('tr', {}, columns.map(c => cell(c, row))));
    body.replaceChildren(...made);
    place.textContent = 'rows ' + (from + 1) + ' to ' + to + ' of ' + rows;
    back.disabled = shown === 0;
    on.disabled = shown === pages - 1;
  };
  const back = el('button', {type: 'button'}, 'Earlier rows');
  const on = el('button', {type: 'button', class: 'next'}, 'Later rows');
  back.addEventListener('click', () => show(shown - 1));
  on.addEventListener('click', () => show(shown + 1));
  show(0);
  return pages === 1 ? [box] : [box, el('div', {class: 'tools'}, back, on, place)];
}

/** The table of a file as it is. */
function fileTable(id, caption, table) {
  const columns = Object.keys(table.columns).map(name => ({name, value: row => field(table, name, row)}));
  return tableOf(id, caption, columns, table.rows);
}
