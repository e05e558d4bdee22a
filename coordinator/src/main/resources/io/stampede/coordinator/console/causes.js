import {h, section, table} from './dom.js';
import * as format from './format.js';
import {inOrder, label} from './metrics.js';

const number = text => ({text, number: true});

/** What shock, panic and forced liquidation cause of each metric's mean and tails, if the batch was attributed. */
export function causes(part) {
  const keys = inOrder(Object.keys(part ?? {}));
  if (keys.length === 0) {
    return null;
  }
  return section('What causes it: the shock, the mind and the machine',
    table('Causes', ['Metric', 'Figure', number('Total'), number('Shock'), number('Panic'),
      number('Forced liquidation'), number('Interaction')],
    keys.flatMap(key => figures(part[key]).map(([name, shares], row) => [
      {content: row === 0 ? label(key) : h('span', {class: 'repeated'}, label(key)), header: true},
      name,
      format.measure(part[key].unit, shares.total),
      ...['shock', 'panic', 'liquidation', 'interaction'].map(cause => share(part[key].unit, shares[cause]))
    ]))),
    h('p', {class: 'soft'}, 'Shapley shares over the same scenarios without panic, without liquidations and without '
      + 'both. Shock, panic and liquidation add up to the total; interaction is in both of the latter, half each.'));
}

function figures(split) {
  return [['Mean', split.mean], ...Object.keys(split.expectedShortfall).sort().map(level =>
    [`ES ${format.level(level)}`, split.expectedShortfall[level]])];
}

function share(unit, {value, ...intervals}) {
  const bound = each => (each === null ? '…' : format.percentDigits(each));
  const [low, high] = Object.values(intervals)[0] ?? [null, null];
  return h('span', {}, format.measure(unit, value),
    h('span', {class: 'interval'}, `[${bound(low)}, ${bound(high)}]`));
}
