import {ApiProblem} from './api.js';
import {h, notice} from './dom.js';

const PAGES = [
  {pattern: /^\/batches$/, module: './batches.js', area: '#/batches'},
  {pattern: /^\/batches\/([^/]+)$/, module: './batch.js', area: '#/batches'},
  {pattern: /^\/batches\/([^/]+)\/scenarios\/([0-9]+)$/, module: './scenario.js', area: '#/batches'},
  {pattern: /^\/cluster$/, module: './cluster.js', area: '#/cluster'},
  {pattern: /^\/submit$/, module: './submit.js', area: '#/submit'}
];

const main = document.getElementById('page');
let leaving = new AbortController();
let first = true;

/** Shows the page that the address names. */
async function route() {
  leaving.abort();
  leaving = new AbortController();
  const signal = leaving.signal;
  const [path, query = ''] = (location.hash.replace(/^#/, '') || '/batches').split('?', 2);
  const page = PAGES.find(candidate => candidate.pattern.test(path));
  for (const link of document.querySelectorAll('nav a')) {
    if (page && link.getAttribute('href') === page.area) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  const shown = h('div', {class: 'page'});
  main.replaceChildren(shown);
  main.setAttribute('aria-busy', 'true');
  if (!page) {
    title('No such page');
    shown.append(h('h1', {}, 'No such page'), h('p', {}, h('a', {href: '#/batches'}, 'All batches')));
  } else {
    await show(page, shown, path, new URLSearchParams(query), signal);
  }
  if (!signal.aborted) {
    main.removeAttribute('aria-busy');
  }
}

async function show(page, shown, path, query, signal) {
  try {
    const parts = page.pattern.exec(path).slice(1).map(decodeURIComponent);
    const {show: draw} = await import(page.module);
    if (signal.aborted) {
      return;
    }
    await draw({main: shown, parts, query, signal, title});
    if (!first) {
      main.focus({preventScroll: true});
      window.scrollTo(0, 0);
    }
    first = false;
  } catch (e) {
    if (!signal.aborted) {
      failed(shown, e);
    }
  }
}

function failed(shown, e) {
  const isUnknown = e instanceof ApiProblem && e.status === 404;
  title(isUnknown ? 'Not found' : 'Error');
  shown.append(h('h1', {}, isUnknown ? 'Not found' : 'This did not work'), notice(e.message));
  if (!(e instanceof ApiProblem)) {
    shown.append(h('button', {type: 'button', onclick: route}, 'Try again'));
  }
}

function title(text) {
  document.title = `${text} · Stampede`;
}

const themeButton = document.getElementById('theme-button');

function nameThemeButton() {
  themeButton.textContent = window.stampedeTheme.current() === 'dark' ? 'Light' : 'Dark';
  themeButton.setAttribute('aria-label', `Use ${themeButton.textContent.toLowerCase()} colours`);
}

themeButton.addEventListener('click', () =>
  window.stampedeTheme.choose(window.stampedeTheme.current() === 'dark' ? 'light' : 'dark'));
document.addEventListener('themechange', nameThemeButton);
nameThemeButton();
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault(); // the address names the page shown
  main.focus();
});
window.addEventListener('hashchange', route);
route();
