import {announce, h, named, section} from './dom.js';
import * as format from './format.js';

/** What it takes to get the same numbers again. */
export function reproduction(batch, report) {
  const facts = [
    ['Name', named(batch.name)],
    ['Seed', code(batch.seed)],
    ['Specification SHA-256', code(batch.specSha256)],
    ['Outcomes SHA-256', code(report?.batch.outcomesSha256)],
    ['Report SHA-256', code(batch.reportSha256)],
    ['Engine', code(batch.engineVersion)],
    ['Command', code(report?.provenance?.command)],
    ['Replay one scenario', report ? code(`./stampede replay --batch ${batch.id} --scenario N`) : null],
    ['Nodes', report?.provenance?.nodes ?? null],
    ['Wall time', report?.provenance ? format.clock(report.provenance.wallSeconds) : null],
    ['Java machine', report?.provenance?.jvm ? named(report.provenance.jvm) : null]
  ].filter(([, value]) => value !== null && value !== undefined);
  return section('To reproduce',
    h('dl', {class: 'reproduction'}, facts.map(([name, value]) => h('div', {}, h('dt', {}, name),
      h('dd', {}, value)))),
    h('p', {class: 'soft'}, 'The same specification and seed give the same report hash, whatever the nodes, slots,',
      ' retries and Java machine.'));
}

function code(text) {
  if (text === null || text === undefined || text === '') {
    return null;
  }
  const shown = h('code', {}, String(text));
  if (!navigator.clipboard) {
    return shown;
  }
  return h('span', {class: 'copied'}, shown, h('button', {
    type: 'button',
    class: 'small quiet',
    'aria-label': `Copy ${text}`,
    onclick: async () => {
      await navigator.clipboard.writeText(String(text));
      announce('Copied');
    }
  }, 'Copy'));
}
