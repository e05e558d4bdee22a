import {h, table} from './dom.js';
import * as format from './format.js';
import {HEADLINES, inOrder, label} from './metrics.js';

/**
 * VaR and expected shortfall by metric and level.
 *
 * @param measures by metric: provisional values are numbers, final ones {value, ci95}
 * @param kind {provisional: scenarios so far} or {confidence}
 */
export function measuresTable(measures, kind) {
  const all = inOrder(Object.keys(measures)).filter(key => Object.keys(measures[key].valueAtRisk ?? {}).length > 0);
  const headlines = all.filter(key => HEADLINES.includes(key));
  const others = all.filter(key => !HEADLINES.includes(key));
  const isProvisional = kind.provisional !== undefined;
  const note = isProvisional
    ? h('p', {class: 'note provisional'}, h('strong', {}, 'Provisional'),
      `: over the ${format.count(kind.provisional)} scenarios stored so far; these change until the batch ends.`)
    : h('p', {class: 'soft'}, `VaR: not exceeded with the probability above. ES: expected shortfall, the mean of the
      cases beyond. Brackets: ${format.level(kind.confidence ?? 0.95)} confidence intervals; … marks a side that so
      few scenarios cannot bound.`);
  return h('div', {}, isProvisional ? note : null,
    grid('Headline measures', headlines, measures),
    isProvisional ? null : note,
    others.length === 0 ? null : h('details', {}, h('summary', {}, `All other metrics (${others.length})`),
      grid('Other metrics', others, measures)));
}

function grid(caption, keys, measures) {
  const levels = [...new Set(keys.flatMap(key => Object.keys(measures[key].valueAtRisk)))].sort();
  const head = ['Metric', {text: 'Median', number: true}, ...levels.flatMap(level => [
    {text: `VaR ${format.level(level)}`, number: true},
    {text: `ES ${format.level(level)}`, number: true}])];
  return table(caption, head, keys.map(key => {
    const measure = measures[key];
    const median = measure.median ?? measure.quantiles?.['0.50'];
    return [
      {content: label(key), header: true},
      format.measure(measure.unit, median),
      ...levels.flatMap(level => [
        estimate(measure.unit, measure.valueAtRisk[level]),
        estimate(measure.unit, measure.expectedShortfall?.[level])])
    ];
  }));
}

function estimate(unit, given) {
  if (given === null || typeof given !== 'object') {
    return format.measure(unit, given);
  }
  const interval = Object.entries(given).find(([key]) => key.startsWith('ci'))?.[1];
  const bound = value => (value === null ? '…' : unit === 'ratio'
    ? format.percentDigits(value)
    : format.measure(unit, value));
  return h('span', {}, format.measure(unit, given.value),
    Array.isArray(interval)
      ? h('span', {class: 'interval'}, `[${bound(interval[0])}, ${bound(interval[1])}]`)
      : null);
}
