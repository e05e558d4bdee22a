import {download} from './api.js';
import {announce, h, notice} from './dom.js';

const FORMATS = [
  ['html', 'Report (HTML)', 'html'],
  ['json', 'Report (JSON)', 'json'],
  ['text', 'Report (text)', 'txt'],
  ['csv', 'Scenarios (CSV)', 'csv'],
  ['parquet', 'Scenarios (Parquet)', 'parquet']
];

/** The report in every format, and the specification; fetched with the token, since that never stands in a URL. */
export function downloads(batch, problem) {
  const path = `/batches/${encodeURIComponent(batch.id)}`;
  const name = batch.name.replace(/[^A-Za-z0-9._-]+/g, '-');
  const button = (text, from, file) => h('button', {
    type: 'button',
    onclick: async event => {
      const pressed = event.currentTarget;
      pressed.disabled = true;
      problem.replaceChildren();
      try {
        await download(from, file);
        announce(`${file} is downloaded`);
      } catch (e) {
        problem.replaceChildren(notice(`${text}: ${e.message}`));
      } finally {
        pressed.disabled = false;
      }
    }
  }, text);
  const menu = h('details', {class: 'menu'}, h('summary', {class: 'button'}, 'Download'),
    h('div', {class: 'menu-items'},
      FORMATS.map(([format, text, ending]) => button(text, `${path}/report?format=${format}`, `${name}.${ending}`)),
      button('Specification (YAML)', `${path}/specification`, `${name}.yaml`)));
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  menu.addEventListener('focusout', event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
      menu.open = false;
    }
  });
  return menu;
}
