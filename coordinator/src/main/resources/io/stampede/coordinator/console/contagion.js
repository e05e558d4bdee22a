import {h, named, section, table} from './dom.js';
import * as format from './format.js';

const number = text => ({text, number: true});
const PLACES = ['First', 'Second', 'Third'];

/** How distress spreads between venues: counts, order of failure, and two matrices, a row the venue that is given. */
export function contagion(part, scenarios) {
  const venues = part?.venues ?? [];
  if (venues.length === 0) {
    return null;
  }
  const links = part.given ?? [];
  return section('Venues in distress',
    table('Venues in distress', ['Venue', number('Distressed'), number('Share'), number('ADL'), number('ADL first'),
      number('Max drop'), number('Liquidated')],
    venues.map(row => [{content: named(row.venue), header: true}, format.count(row.distressed),
      format.percent(row.distressedShare ?? row.distressed / scenarios), format.count(row.autoDeleveraged),
      format.count(row.firstToAutoDeleverage), format.percent(row.meanMaxDrop),
      format.percent(row.meanLiquidatedNotionalToOpenInterest)])),
    links.length === 0 ? null : order(venues),
    links.length === 0 ? null : matrix('Distress, given distress at', venues, links, link => link.probability),
    links.some(link => link.tailDependence)
      ? matrix(`A fall among its worst ${format.level(part.tailLevel)}, given one at`, venues, links,
        link => link.tailDependence?.coefficient)
      : null,
    h('p', {class: 'soft'}, `Distress: auto-deleveraging (ADL), more than ${
      format.level(part.distressFundDraw)} of the insurance fund used, or insolvency. Counts are scenarios.`));
}

function order(venues) {
  if (!venues.every(row => Array.isArray(row.placesInDistress))) {
    return null;
  }
  return table('Order of failure', ['In distress', ...venues.map((_, place) =>
    number(PLACES[place] ?? `${place + 1}th`))],
  venues.map(row => [{content: named(row.venue), header: true}, ...row.placesInDistress.map(format.count)]),
  {captionShown: true});
}

function matrix(title, venues, links, figure) {
  const cell = (given, venue) => {
    const link = links.find(other => other.given === given && other.venue === venue);
    return link ? heat(figure(link)) : '–';
  };
  return table(title, ['', ...venues.map(row => number(row.venue))],
    venues.map(given => [{content: named(given.venue), header: true},
      ...venues.map(row => cell(given.venue, row.venue))]), {captionShown: true});
}

/** A share on a ground that is the darker the larger it is. */
function heat(value) {
  const cell = h('span', {class: 'heat'}, format.percent(value));
  if (format.isNumber(value)) {
    cell.style.setProperty('--heat', `${Math.min(100, Math.max(0, value * 100))}%`);
  }
  return cell;
}

/** Which cohorts sell first, and whose traders are wiped out. */
export function sellers(rows, worstShare) {
  const present = rows.filter(row => row.overall.traders > 0 && row.overall.wipedOutShare !== undefined);
  if (present.length === 0) {
    return null;
  }
  return section('Who sells first, and who is wiped out',
    table('Sellers', ['Population', 'Leverage', number('First'), number('Mean first'), number('Wiped out'),
      number('First, worst'), number('Mean first, worst'), number('Wiped out, worst')],
    present.map(row => [{content: named(row.population), header: true},
      row.leverageTo === null ? `≥${row.leverageFrom}×` : `${row.leverageFrom}–${row.leverageTo}×`,
      ...[row.overall, row.worst].flatMap(means => [format.percent(means.soldFirstShare),
        format.clock(means.meanFirstSale), format.percent(means.wipedOutShare)])])),
    h('p', {class: 'soft'}, 'First: no other cohort was liquidated or panicked in an earlier step. ',
      `Wiped out: a liquidation left nothing. Worst: the worst ${format.level(worstShare ?? 0.05)} by max drop.`));
}

/** How many further liquidations one brings on. */
export function excitation(part) {
  if (!part) {
    return null;
  }
  if (part.branchingRatio === undefined) {
    return section('Liquidations that bring on liquidations',
      h('p', {class: 'soft'}, `No branching ratio: ${part.refusal}.`));
  }
  const bounds = Object.entries(part).find(([key]) => key.startsWith('ci'))?.[1] ?? [null, null];
  const shown = bounds.map(bound => (bound === null ? '…' : bound.toFixed(3))).join(', ');
  return section('Liquidations that bring on liquidations',
    h('p', {}, `Branching ratio ${part.branchingRatio.toFixed(3)} [${shown}]: `,
      'so many further liquidations one brings on, on average. ',
      `Excitation fades to a third in ${format.decimal(part.memorySeconds)} s.`),
    h('p', {class: 'soft'}, `Fitted to ${format.count(part.liquidations)} liquidations of the first ${
      format.count(part.scenarios)} scenarios. A shock to many counts as excitation too.`));
}
