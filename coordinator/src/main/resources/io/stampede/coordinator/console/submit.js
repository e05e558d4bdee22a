import {ApiProblem, getJson, getText, postYaml} from './api.js';
import {announce, h, named, notice} from './dom.js';
import {editor, message} from './editor.js';
import * as format from './format.js';

const DRAFT = 'stampede.draft';

/** Writing a specification, checking it and submitting it. */
export async function show({main, query, signal, title}) {
  title('Submit');
  let schema = null;
  const result = h('div', {class: 'result', 'aria-live': 'polite'});
  const edit = editor('Specification, YAML', () => schema, () => keepDraft(edit.text()));
  signal.addEventListener('abort', () => edit.destroy());
  const library = h('select', {id: 'library'}, h('option', {value: ''}, 'choose…'));
  const check = h('button', {type: 'button'}, 'Check');
  const submit = h('button', {type: 'button', class: 'main'}, 'Submit');
  main.append(
    h('h1', {}, 'Submit a batch'),
    h('div', {class: 'row'}, h('label', {for: 'library'}, 'Start from a bundled specification '), library),
    edit.element,
    h('p', {class: 'soft'}, h('kbd', {}, 'Ctrl'), ' + ', h('kbd', {}, 'Space'), ' completes fields and values; ',
      h('kbd', {}, 'Tab'), ' leaves the editor.'),
    h('div', {class: 'row'}, check, submit), result);

  check.addEventListener('click', () => run(check, async () => {
    const summary = await postYaml('/validate', edit.text(), signal);
    edit.mark([]);
    result.replaceChildren(valid(summary));
  }));
  submit.addEventListener('click', () => run(submit, async () => {
    const batch = await postYaml('/batches', edit.text(), signal);
    edit.mark([]);
    keepDraft('');
    location.hash = `#/batches/${encodeURIComponent(batch.id)}`;
  }));

  await Promise.all([fillLibrary(), loadSchema(), fillEditor()]);

  async function run(button, work) {
    check.disabled = submit.disabled = true;
    result.replaceChildren();
    try {
      await work();
    } catch (e) {
      if (!signal.aborted) {
        refused(e);
      }
    } finally {
      check.disabled = submit.disabled = false;
      if (document.activeElement === document.body) {
        button.focus();
      }
    }
  }

  function refused(e) {
    const problems = e instanceof ApiProblem ? e.problems : [];
    edit.mark(problems);
    const found = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing is started.`;
    result.replaceChildren(notice(problems.length === 0 ? e.message : found));
    result.append(problems.length === 0 ? '' : h('ol', {class: 'problems'},
      problems.map(problem => h('li', {}, h('button', {type: 'button', class: 'link', onclick: () => edit.go(problem)},
        `Line ${problem.line}, column ${problem.column}`), ' ', named(message(problem))))));
  }

  async function fillLibrary() {
    const {specifications} = await getJson('/library', signal);
    library.append(...specifications.map(one => h('option', {value: one.name},
      one.title ? `${one.name}: ${one.title}` : one.name)));
    library.addEventListener('change', () => {
      const chosen = specifications.find(one => one.name === library.value);
      if (chosen) {
        edit.set(chosen.text);
        edit.mark([]);
        result.replaceChildren();
        announce(`${chosen.name} is in the editor`);
      }
    });
    if (edit.text() === '' && query.get('batch') === null && specifications.length > 0) {
      const begin = specifications.find(one => one.name === (query.get('library') ?? 'first-light')) ??
        specifications[0];
      library.value = begin.name;
      edit.set(begin.text);
    }
  }

  async function loadSchema() {
    try {
      schema = await getJson('/scenario-batch.v1.schema.json', signal);
    } catch (e) {
      if (!signal.aborted) {
        result.replaceChildren(notice(`No completion: ${e.message}`));
      }
    }
  }

  async function fillEditor() {
    const template = query.get('batch');
    if (template !== null) {
      edit.set(await getText(`/batches/${encodeURIComponent(template)}/specification`, signal));
    } else if (query.get('library') === null) {
      edit.set(draft());
    }
  }
}

function valid(summary) {
  return h('div', {class: 'banner good'}, h('p', {}, h('strong', {}, 'Valid. '), named(summary.name), `: ${
    format.count(summary.scenarios)} scenarios of ${format.count(summary.traders)} traders over ${
    format.count(summary.steps)} steps, ${format.short(summary.traderSteps)} trader-steps in all.`));
}

/** What was being written, while the tab is open. */
function draft() {
  try {
    return sessionStorage.getItem(DRAFT) ?? '';
  } catch (e) {
    return '';
  }
}

function keepDraft(text) {
  try {
    sessionStorage.setItem(DRAFT, text);
  } catch (e) {
    // storage is forbidden or full: the text is in the editor alone
  }
}
