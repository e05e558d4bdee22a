import {h, setText} from './dom.js';
import * as format from './format.js';

const WORDS = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  AGGREGATING: 'Aggregating',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled'
};

export function isOver(batch) {
  return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(batch.state);
}

export function word(state) {
  return WORDS[state] ?? String(state);
}

/** The state of a batch as a mark: a word, and a colour beside it. */
export function stateMark(state) {
  return h('span', {class: `state ${WORDS[state] ? state.toLowerCase() : ''}`}, word(state));
}

/** The share of a batch that is done, 0 to 1. */
export function fractionDone(batch) {
  if (batch.state === 'SUCCEEDED' || batch.state === 'AGGREGATING') {
    return 1;
  }
  const done = batch.progress?.doneScenarios;
  if (format.isNumber(done) && batch.scenarios > 0) {
    return Math.min(1, done / batch.scenarios);
  }
  return batch.blocks > 0 ? Math.min(1, batch.storedBlocks / batch.blocks) : 0;
}

/** A bar with its percentage, which can be moved on in place. */
export function progressBar(name) {
  const bar = h('progress', {max: '1', value: '0', 'aria-label': name});
  const text = h('span', {class: 'number'}, '');
  return {
    element: h('span', {class: 'progress'}, bar, text),
    set(fraction) {
      bar.value = fraction;
      setText(text, `${Math.floor(fraction * 1000) / 10} %`);
    }
  };
}
