import {cancelBatch, getJson, poll} from './api.js';
import {announce, h, named, notice, setText} from './dom.js';
import * as format from './format.js';
import {fractionDone, isOver, progressBar, stateMark, word} from './states.js';

const PAGE_SIZE = 50;
const POLL_MILLIS = 2000;

/** The list of batches, newest first. */
export async function show({main, query, signal, title}) {
  title('Batches');
  const before = query.get('before');
  const problem = h('div');
  const body = h('tbody');
  const empty = h('p', {class: 'empty', hidden: true}, 'No batches yet. ',
    h('a', {href: '#/submit'}, 'Submit the first one'), '.');
  const head = ['Batch', 'State', 'Progress', 'Scenarios', 'Rate', 'Time left', 'Age', 'Actions'];
  const list = h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Batches', hidden: true},
    h('table', {class: 'batches'},
      h('caption', {class: 'unseen'}, 'Batches, newest first'),
      h('thead', {}, h('tr', {}, head.map((text, index) => h('th',
        {scope: 'col', class: index >= 3 && index <= 6 ? 'number' : null}, text === 'Actions'
          ? h('span', {class: 'unseen'}, text)
          : text)))),
      body));
  const older = h('a', {hidden: true, class: 'button'}, 'Older batches');
  const newest = h('a', {hidden: before === null, class: 'button', href: '#/batches'}, 'Newest batches');
  main.append(
    h('div', {class: 'heading'}, h('h1', {}, 'Batches'), h('a', {class: 'button main', href: '#/submit'},
      'Submit a batch')),
    problem, list, empty, h('nav', {class: 'row', 'aria-label': 'Paging'}, newest, older));

  const rows = new Map();
  await poll(POLL_MILLIS, signal, async () => {
    const page = `/batches?limit=${PAGE_SIZE}${before === null ? '' : `&before=${encodeURIComponent(before)}`}`;
    const {batches, next} = await getJson(page, signal);
    problem.replaceChildren();
    draw(batches);
    older.hidden = !next;
    if (next) {
      older.setAttribute('href', `#/batches?before=${encodeURIComponent(next)}`);
    }
  }, e => problem.replaceChildren(notice(e.message)));

  function draw(batches) {
    const wanted = new Set(batches.map(batch => batch.id));
    for (const [id, row] of rows) {
      if (!wanted.has(id)) {
        row.element.remove();
        rows.delete(id);
      }
    }
    batches.forEach((batch, index) => {
      if (!rows.has(batch.id)) {
        rows.set(batch.id, batchRow(batch, problem));
      }
      const row = rows.get(batch.id);
      row.set(batch);
      if (body.children[index] !== row.element) {
        body.insertBefore(row.element, body.children[index] ?? null);
      }
    });
    empty.hidden = batches.length > 0;
    list.hidden = batches.length === 0;
  }
}

/** A row that is changed in place, so that the focus stays where it is. */
function batchRow(batch, problem) {
  const bar = progressBar(`Progress of ${batch.name}`);
  const cells = Object.fromEntries(['scenarios', 'rate', 'left', 'age'].map(name =>
    [name, h('td', {class: 'number'})]));
  const state = h('td');
  const cancel = h('button', {type: 'button', class: 'small', 'aria-label': `Cancel ${batch.name}`}, 'Cancel');
  const actions = h('td', {class: 'actions'}, cancel);
  let last = null;
  cancel.addEventListener('click', () => cancelAsked(batch, cancel, problem));
  const trouble = h('span', {class: 'trouble', hidden: true});
  return {
    element: h('tr', {},
      h('th', {scope: 'row'},
        h('a', {href: `#/batches/${encodeURIComponent(batch.id)}`}, named(batch.name)),
        h('span', {class: 'soft id'}, batch.id.slice(0, 8)), trouble),
      state, h('td', {}, bar.element), cells.scenarios, cells.rate, cells.left, cells.age, actions),
    set(now) {
      const progress = now.progress ?? {};
      if (last !== now.state) {
        state.replaceChildren(stateMark(now.state));
        if (last !== null) {
          announce(`${now.name}: ${word(now.state)}`);
        }
        last = now.state;
      }
      bar.set(fractionDone(now));
      setText(cells.scenarios, format.count(now.scenarios));
      setText(cells.rate, isOver(now) ? format.ABSENT : format.rate(progress.scenariosPerSecond, 'sc'));
      setText(cells.left, isOver(now) ? format.ABSENT : format.clock(progress.secondsLeft));
      setText(cells.age, format.age(now.createdAt));
      cancel.hidden = isOver(now);
      const why = now.failure ?? (isOver(now) ? '' : progress.trouble ?? '');
      trouble.hidden = why === '';
      setText(trouble, why);
    }
  };
}

/** Asks before it cancels. */
export async function cancelAsked(batch, button, problem) {
  if (!window.confirm(`Cancel ${batch.name}? What it has computed is lost.`)) {
    return;
  }
  button.disabled = true;
  try {
    await cancelBatch(batch.id);
    announce(`${batch.name} is cancelled`);
  } catch (e) {
    problem.replaceChildren(notice(e.message));
  } finally {
    button.disabled = false;
  }
}
