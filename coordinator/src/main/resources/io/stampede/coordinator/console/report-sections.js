import {causes} from './causes.js';
import {contagion, excitation, sellers} from './contagion.js';
import {h, named, section, table} from './dom.js';
import * as format from './format.js';
import {inOrder, label} from './metrics.js';

const number = text => ({text, number: true});

/** What a report tells beyond its measures; a section for each part that is not empty. */
export function reportSections(report, batchId) {
  return [
    sampling(report.sampling),
    events(report.events ?? []),
    tails(report.measures),
    causes(report.attribution?.causes),
    worst(report, batchId),
    cohorts(report.cohorts ?? [], report.attribution?.worstShare),
    sellers(report.cohorts ?? [], report.attribution?.worstShare),
    contagion(report.contagion, report.batch.scenarios),
    h('div', {class: 'pair'}, attribution(report.attribution), excitation(report.selfExcitation))
  ].filter(part => part !== null && part.childElementCount > 0);
}

/** How scenarios were drawn, unless plainly. */
function sampling(part) {
  if (!part || (part.method === 'PLAIN' && part.clusterSize === 1)) {
    return null;
  }
  const groups = part.clusterSize > 1
    ? `${format.count(part.clusters)} independent groups of ${format.count(part.clusterSize)} scenarios`
    : 'independent scenarios';
  const worth = part.weights
    ? `, worth ${format.count(part.effectiveScenarios)} of equal weight (weights ${
      format.decimal(part.weights.least)} to ${format.decimal(part.weights.largest)})`
    : '';
  return section('How scenarios were drawn',
    h('p', {}, `${part.method.toLowerCase()}: ${groups}${worth}.`),
    part.collapse ? h('p', {role: 'alert'}, `Warning: ${part.collapse}. No figure has an interval.`) : null);
}

function events(rows) {
  return rows.length === 0 ? null : section('How often it happens',
    table('Events', ['Event', number('Probability'), number('Interval'), number('Scenarios')],
      rows.map(row => [{content: row.definition, header: true}, format.percent(row.probability),
        interval(Object.entries(row).find(([key]) => key.startsWith('ci'))?.[1], format.percentDigits),
        `${format.count(row.happened)} of ${format.count(row.scenarios)}`])));
}

/** Fitted tails of the metrics that have one. */
function tails(measures) {
  const keys = inOrder(Object.keys(measures)).filter(key => measures[key].tail?.profileIntervals);
  return keys.length === 0 ? null : section('Fitted tails',
    table('Generalised Pareto tails', ['Metric', number('Threshold'), number('Exceedances'), number('Shape'),
      number('VaR 99.9 %'), number('VaR 99.99 %'), 'Verdict'],
    keys.map(key => {
      const {unit, tail} = measures[key];
      const figure = level => (tail.valueAtRisk[level] === undefined ? '–' : h('span', {},
        format.measure(unit, tail.valueAtRisk[level]),
        h('span', {class: 'interval'}, interval(tail.profileIntervals.valueAtRisk[level],
          value => (unit === 'ratio' ? format.percentDigits(value) : format.measure(unit, value))))));
      return [{content: label(key), header: true}, format.measure(unit, tail.threshold),
        format.count(tail.exceedances), `${tail.shape.toFixed(2)} ± ${tail.shapeStandardError.toFixed(2)}`,
        figure('0.999'), figure('0.9999'), tail.andersonDarling.verdict];
    })),
    h('p', {class: 'soft'}, 'Brackets: intervals of the profile likelihood.'));
}

function interval(bounds, shown) {
  const bound = value => (value === null ? '…' : shown(value));
  return Array.isArray(bounds) ? `[${bound(bounds[0])}, ${bound(bounds[1])}]` : '–';
}

function worst(report, batchId) {
  const keys = inOrder(Object.keys(report.worst ?? {})).filter(key => report.worst[key].length > 0);
  if (keys.length === 0) {
    return null;
  }
  const choice = h('select', {id: 'worst-by'}, keys.map(key =>
    h('option', {value: key}, label(key))));
  const place = h('div');
  const draw = () => {
    const key = choice.value;
    const measure = report.measures[key];
    const scenarios = report.worst[key].slice(0, 20);
    place.replaceChildren(h('ol', {class: 'worst'}, scenarios.map((scenario, rank) => h('li', {},
      h('a', {href: `#/batches/${encodeURIComponent(batchId)}/scenarios/${scenario}`}, `Scenario ${scenario}`),
      h('span', {class: 'number'}, format.measure(measure.unit, measure.worstValues?.[rank]))))));
  };
  choice.addEventListener('change', draw);
  choice.value = keys.includes('maxDrop') ? 'maxDrop' : keys[0];
  draw();
  return h('section', {},
    h('div', {class: 'heading'}, h('h2', {}, 'Worst scenarios'),
      h('span', {}, h('label', {for: 'worst-by'}, 'by '), choice)),
    h('p', {class: 'soft'}, 'The worst first; each opens its replay.'), place);
}

function cohorts(rows, worstShare) {
  const present = rows.filter(row => row.overall.traders > 0);
  if (present.length === 0) {
    return null;
  }
  const tail = format.level(worstShare ?? 0.05);
  let previous = null;
  return section('Leveraged traders by population and leverage',
    table('Cohorts', ['Population', 'Leverage', number('Traders'), number('Liquidated'), number('Panicked'),
      number('Equity lost'), number(`Liquidated, worst ${tail}`), number('Panicked, worst'),
      number('Equity lost, worst')],
    present.map(row => {
      const repeats = row.population === previous;
      previous = row.population;
      return [
        {content: h('span', {class: repeats ? 'repeated' : null}, named(row.population)), header: true},
        row.leverageTo === null ? `≥${row.leverageFrom}×` : `${row.leverageFrom}–${row.leverageTo}×`,
        format.count(row.overall.traders),
        ...[row.overall, row.worst].flatMap(means => [
          share(means.liquidatedShare), share(means.panickedShare), share(means.equityLossRatio)])
      ];
    })),
    h('p', {class: 'soft'}, `Means over all scenarios, and over the worst ${tail} by max drop.`));
}

/** A share with a bar behind it. */
function share(value) {
  const cell = h('span', {class: 'share'}, format.percent(value));
  if (format.isNumber(value)) {
    cell.style.setProperty('--width', `${Math.min(100, Math.max(0, value * 100))}%`);
  }
  return cell;
}

function attribution(part) {
  const keys = inOrder(Object.keys(part?.overall ?? {}));
  if (keys.length === 0) {
    return null;
  }
  return section('Where the fall came from',
    table('Attribution', ['Mean', number('All scenarios'), number(`Worst ${format.level(part.worstShare)}`)],
      keys.map(key => [{content: label(key), header: true}, format.percent(part.overall[key]),
        format.percent(part.worst[key])])));
}
