/**
 * Makes an element. Children that are text become text nodes, so whatever a user named stays text.
 *
 * @param name of the element
 * @param attributes values by name; functions named "on…" are listeners; null, undefined and false leave one out
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Text of others, kept from turning its surroundings around. */
export function named(text) {
  return h('bdi', {}, String(text ?? ''));
}

/** Sets the text of an element only where it differs, so that screen readers and selections are left alone. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * A table that scrolls sideways on its own.
 *
 * @param caption read out; shown unless it is unseen
 * @param head cells, each text or {text, number: true}
 * @param rows arrays of cells: text, elements, or {text|node, number, header}
 */
export function table(caption, head, rows, options = {}) {
  const cells = head.map(cell => (typeof cell === 'string' ? {text: cell} : cell));
  const header = h('tr', {}, cells.map(cell =>
    h('th', {scope: 'col', class: cell.number ? 'number' : null}, cell.text)));
  const body = h('tbody', {}, rows.map(row => h('tr', {}, row.map((cell, index) => bodyCell(cell, cells[index])))));
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', {},
      h('caption', {class: options.captionShown ? null : 'unseen'}, caption),
      h('thead', {}, header),
      body));
}

function bodyCell(cell, column) {
  const isPlain = cell === null || typeof cell !== 'object' || cell instanceof Node;
  const {content, header} = isPlain ? {content: cell} : cell;
  const attributes = {class: column && column.number ? 'number' : null};
  return header
    ? h('th', {...attributes, scope: 'row'}, content)
    : h('td', attributes, content ?? '–');
}

/** A section with a heading. */
export function section(title, ...children) {
  return h('section', {}, h('h2', {}, title), ...children);
}

let announced = '';

/** Has screen readers say something once. */
export function announce(text) {
  if (text !== announced) {
    announced = text;
    document.getElementById('announcer').textContent = text;
  }
}

/** A message about something that went wrong. */
export function notice(text, kind = 'warning') {
  return h('p', {class: `banner ${kind}`, role: kind === 'warning' ? 'alert' : 'status'}, text);
}

/** Waits; ends at once when the page is left. */
export function pause(millis, signal) {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end); // a page that polls for days would keep one for each time
      resolve();
    };
    const timer = setTimeout(end, millis);
    signal.addEventListener('abort', end);
  });
}
