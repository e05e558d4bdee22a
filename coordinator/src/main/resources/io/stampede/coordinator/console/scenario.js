import {download, getJson} from './api.js';
import {chart} from './charts.js';
import {announce, h, named, notice, section, table} from './dom.js';
import * as format from './format.js';
import {inOrder, label, unit} from './metrics.js';
import {long, replayHeight, replayOption, replayPanels, stepsPerBar, withPanelNames} from './replay-chart.js';

const ROWS_MAX = 60;

/** The replay of one scenario: its market over time. */
export async function show({main, parts: [id, number], signal, title}) {
  title(`Scenario ${number}`);
  const address = `/batches/${encodeURIComponent(id)}/scenarios/${number}`;
  const waiting = h('p', {class: 'waiting', role: 'status'}, `Scenario ${number} is played again…`);
  main.append(crumbs(id, number), waiting);
  let replay;
  let batch;
  try {
    [replay, batch] = await Promise.all([
      getJson(`${address}?format=json`, signal),
      getJson(`/batches/${encodeURIComponent(id)}`, signal)
    ]);
  } finally {
    waiting.remove();
  }
  const name = replay.batch?.name ?? '';
  title(`Scenario ${number} of ${name}`);
  const problem = h('div');
  main.append(
    h('div', {class: 'heading'},
      h('h1', {}, `Scenario ${number} of `, named(name)),
      h('div', {class: 'row'}, steps(id, Number(number), batch.scenarios), h('button', {
        type: 'button',
        onclick: async () => {
          try {
            await download(`${address}?format=json`, `${name}-scenario-${number}.json`);
            announce('Downloaded');
          } catch (e) {
            problem.replaceChildren(notice(e.message));
          }
        }
      }, 'Download (JSON)'))),
    problem, checked(replay), events(replay), market(replay, signal), metrics(replay.metrics ?? {}), numbers(replay));
}

function crumbs(id, number) {
  return h('p', {class: 'crumbs'}, h('a', {href: '#/batches'}, 'Batches'), ' / ',
    h('a', {href: `#/batches/${encodeURIComponent(id)}`, class: 'id'}, id), ` / Scenario ${number}`);
}

function steps(id, number, scenarios) {
  const link = (to, text) => h('a', {
    class: 'button',
    href: `#/batches/${encodeURIComponent(id)}/scenarios/${to}`
  }, text);
  return [number > 0 ? link(number - 1, 'Previous') : null, number + 1 < scenarios ? link(number + 1, 'Next') : null];
}

function checked(replay) {
  if (typeof replay.checked?.same !== 'boolean') {
    return null; // there was nothing to compare with
  }
  return replay.checked.same
    ? h('p', {class: 'soft good'}, '✓ Played again from seed and specification: the same outcome as in the batch, ',
      'bit for bit.')
    : notice('Played again, this scenario has another outcome than in the batch: a determinism fault.');
}

const EVENTS = {
  badNews: 'Bad news',
  goodNews: 'Good news',
  denial: 'Rumour denied',
  pegLost: 'Collateral below par',
  pegRestored: 'Collateral at par again',
  firstLiquidation: 'First liquidation',
  firstAutoDeleveraging: 'First auto-deleveraging',
  fundExhausted: 'Insurance fund exhausted',
  tradingHalted: 'Trading halted',
  tradingResumed: 'Trading resumed',
  circuitBreaker: 'Circuit breaker',
  withdrawalsHalted: 'Withdrawals halted',
  withdrawalsResumed: 'Withdrawals resumed',
  insolvent: 'Venue insolvent'
};

/** What happened when, in words. */
function events(replay) {
  const all = replay.events ?? [];
  if (all.length === 0) {
    return null;
  }
  const rows = all.map(event => [
    {content: format.clock(event.time), header: true},
    EVENTS[event.kind] ?? String(event.kind),
    event.venue === undefined ? 'market' : named(event.venue)
  ]);
  return section('Events', table(`Events of scenario ${replay.scenario}`,
    [{text: 'Time'}, {text: 'Event'}, {text: 'Venue'}], rows));
}

function market(replay, signal) {
  const panels = withPanelNames(replayPanels(replay));
  const time = replay.time ?? [];
  if (panels.length === 0 || time.length === 0) {
    return notice('The replay has no history.');
  }
  const drawn = chart(`${panels.map(panel => panel.title).join(', ')} over ${
    format.clock(time[time.length - 1])} of simulated time; the table below has the numbers`,
  replayHeight(panels), signal);
  drawn.draw(replayOption(panels, time));
  const per = stepsPerBar(time);
  const step = time.length > 1 ? time[1] - time[0] : 0;
  return section('The market over time',
    h('p', {class: 'soft'}, `Flows, funds and open interest: of the open interest of all venues at the start.
      Depth: of calm times. Bars are sums of ${format.clock(per * step)}. The slider below zooms every panel, as do
      dragging and Ctrl + wheel.`),
    drawn.element);
}

function metrics(values) {
  const keys = inOrder(Object.keys(values));
  if (keys.length === 0) {
    return null;
  }
  return section('Outcome', h('dl', {class: 'facts'}, keys.map(key =>
    h('div', {}, h('dt', {}, label(key)), h('dd', {}, format.measure(unit(key), values[key]))))));
}

/** The chart's numbers, every so many steps. */
function numbers(replay) {
  const panels = replayPanels(replay);
  const time = replay.time ?? [];
  const every = Math.max(1, Math.ceil(time.length / ROWS_MAX));
  const columns = panels.flatMap(panel => [...panel.lines, ...panel.bars].map(line => ({...line, panel})));
  const rows = time.map((seconds, index) => index).filter(index => index % every === 0).map(index => [
    {content: format.clock(time[index]), header: true},
    ...columns.map(column => long(column.panel.unit, column.values[index]))
  ]);
  return h('details', {}, h('summary', {}, 'The numbers as a table'),
    table(`Scenario ${replay.scenario}, every ${every} steps`,
      [{text: 'Time'}, ...columns.map(head)], rows),
    h('p', {class: 'soft'}, every > 1 ? `Every ${every}th step; flows are those of the step itself.` : ''),
    replay.digest ? h('p', {class: 'soft'}, 'Digest ', h('code', {}, String(replay.digest))) : null);
}

function head(column) {
  return {text: `${column.panel.title}: ${column.name}`, number: true};
}
