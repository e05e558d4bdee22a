import {ApiProblem, followEvents, getJson} from './api.js';
import {cancelAsked} from './batches.js';
import {distributionPanel} from './distribution-panel.js';
import {announce, h, named, notice, section, setText} from './dom.js';
import {downloads} from './downloads.js';
import * as format from './format.js';
import {measuresTable} from './measures-table.js';
import {reportSections} from './report-sections.js';
import {reproduction} from './reproduction.js';
import {fractionDone, isOver, progressBar, stateMark, word} from './states.js';

/** One batch: live while it runs, its report afterwards. */
export async function show({main, parts: [id], signal, title}) {
  const path = `/batches/${encodeURIComponent(id)}`;
  let batch = await getJson(path, signal);
  title(batch.name);
  const problem = h('div');
  const head = header(batch, problem);
  const panel = distributionPanel(signal);
  const measures = h('div');
  const tail = section('Tail measures', measures);
  const rest = h('div', {class: 'stack'});
  const end = h('div');
  tail.hidden = true;
  main.append(head.element, problem, panel.element, tail, rest, end);

  head.set(batch);
  if (!isOver(batch)) {
    follow();
  } else {
    await finish();
  }

  /** Lives on after the page is shown. */
  async function follow() {
    try {
      await followEvents(`${path}/events`, signal, (name, document) => {
        if (name === 'batch') {
          batch = document;
          head.set(batch);
        } else if (name === 'measures') {
          showMeasures(document);
        }
        problem.replaceChildren(...(name === 'trouble' ? [notice(document.detail)] : []));
        return isOver(batch);
      });
      if (!signal.aborted) {
        await finish();
      }
    } catch (e) {
      if (!signal.aborted) {
        problem.replaceChildren(notice(e.message));
      }
    }
  }

  function showMeasures(document) {
    panel.provisional(document);
    measures.replaceChildren(measuresTable(document.measures, {provisional: document.scenarios}));
    tail.hidden = false;
  }

  async function finish() {
    end.replaceChildren(reproduction(batch, null));
    if (batch.state === 'SUCCEEDED') {
      head.addDownloads(downloads(batch, problem));
      rest.replaceChildren(h('p', {class: 'waiting', role: 'status'}, 'The report is read…'));
      const report = await getJson(`${path}/report?format=json`, signal);
      panel.final(report);
      measures.replaceChildren(measuresTable(report.measures, {confidence: report.confidence}));
      tail.hidden = false;
      rest.replaceChildren(...reportSections(report, id));
      end.replaceChildren(reproduction(batch, report));
    } else {
      await showWhatThereIs();
    }
  }

  /** Of a batch that failed or was cancelled: what it had stored, if anything. */
  async function showWhatThereIs() {
    try {
      showMeasures(await getJson(`${path}/measures`, signal));
    } catch (e) {
      if (!(e instanceof ApiProblem) || (e.status !== 409 && e.status !== 404)) {
        throw e;
      }
    }
  }
}

function header(batch, problem) {
  const state = h('span');
  const bar = progressBar('Progress');
  const trouble = h('p', {class: 'banner warning', role: 'alert', hidden: true});
  const cancel = h('button', {type: 'button'}, 'Cancel batch');
  const again = h('a', {class: 'button', href: `#/submit?batch=${encodeURIComponent(batch.id)}`}, 'Use as a template');
  const tools = h('div', {class: 'row'}, cancel, again);
  cancel.addEventListener('click', () => cancelAsked(batch, cancel, problem));
  const values = {};
  const facts = h('dl', {class: 'facts'});
  for (const name of ['Scenarios', 'Rate', 'Traders', 'Time left', 'Blocks', 'Priority', 'Submitted', 'Took']) {
    values[name] = h('dd');
    facts.append(h('div', {}, h('dt', {}, name), values[name]));
  }
  let last = null;
  let tenth = -1;
  return {
    element: h('div', {},
      h('p', {class: 'crumbs'}, h('a', {href: '#/batches'}, 'Batches'), ' / ', h('span', {class: 'id'}, batch.id)),
      h('div', {class: 'heading'}, h('h1', {}, named(batch.name), ' ', state), tools),
      trouble, h('div', {class: 'wide-progress'}, bar.element), facts),
    addDownloads(element) {
      tools.prepend(element);
    },
    set(now) {
      if (last !== now.state) {
        state.replaceChildren(stateMark(now.state));
        if (last !== null) {
          announce(`The batch is ${word(now.state).toLowerCase()}`);
        }
        last = now.state;
      }
      const fraction = fractionDone(now);
      if (!isOver(now) && Math.floor(fraction * 10) !== tenth) {
        tenth = Math.floor(fraction * 10);
        announce(`${tenth * 10} per cent done`);
      }
      bar.set(fraction);
      bar.element.parentElement.hidden = now.state === 'SUCCEEDED';
      cancel.hidden = isOver(now);
      setFacts(values, now);
      const why = now.failure ?? (isOver(now) ? '' : now.progress?.trouble ?? '');
      trouble.hidden = why === '';
      setText(trouble, why);
    }
  };
}

function setFacts(values, batch) {
  const progress = batch.progress ?? {};
  const over = isOver(batch);
  const done = batch.state === 'SUCCEEDED' ? batch.scenarios : progress.doneScenarios;
  const all = format.count(batch.scenarios);
  const look = progress.nextLook;
  const most = look === undefined ? all : `up to ${all}, next look at ${format.count(look)}`;
  setText(values.Scenarios, done === batch.scenarios || done === undefined ? most : `${format.count(done)} of ${most}`);
  setText(values.Rate, format.rate(progress.scenariosPerSecond, 'scenarios'));
  setText(values.Traders, format.rate(progress.traderStepsPerSecond, 'trader-steps'));
  setText(values['Time left'], format.clock(progress.secondsLeft));
  setText(values.Blocks, `${format.count(batch.storedBlocks)} of ${format.count(batch.blocks)}, ${
    format.count(batch.lanes)} lanes`);
  setText(values.Priority, format.count(batch.priority));
  setText(values.Submitted, format.instant(batch.createdAt));
  setText(values.Took, over ? format.clock((Date.parse(batch.finishedAt) - Date.parse(batch.createdAt)) / 1000) : '');
  for (const name of ['Rate', 'Traders', 'Time left']) {
    values[name].parentElement.hidden = over;
  }
  values.Took.parentElement.hidden = !over || !batch.finishedAt;
}
