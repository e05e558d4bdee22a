/** Numbers as a risk manager reads them: ratios in per cent, times as h:mm:ss. */

export const ABSENT = '–';

const whole = new Intl.NumberFormat('en-US', {maximumFractionDigits: 0});
const fine = new Intl.NumberFormat('en-US', {maximumFractionDigits: 2});
const rough = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 3, notation: 'compact'});

export function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A ratio in per cent without the sign, two decimals. */
export function percentDigits(ratio) {
  if (!isNumber(ratio)) {
    return ABSENT;
  }
  return ratio > 0 && ratio < 0.00005 ? '<0.01' : (ratio * 100).toFixed(2);
}

export function percent(ratio) {
  return isNumber(ratio) ? `${percentDigits(ratio)} %` : ABSENT;
}

/** A level or share: 99.9 %. */
export function level(ratio) {
  return `${Number((Number(ratio) * 100).toPrecision(6))} %`;
}

export function count(value) {
  return isNumber(value) ? whole.format(value) : ABSENT;
}

export function decimal(value) {
  return isNumber(value) ? fine.format(value) : ABSENT;
}

/** A large number in short: 1.2M. */
export function short(value) {
  return isNumber(value) ? rough.format(value) : ABSENT;
}

/** Seconds as h:mm:ss. */
export function clock(seconds) {
  if (!isNumber(seconds)) {
    return ABSENT;
  }
  const total = Math.round(Math.abs(seconds));
  const two = number => String(number).padStart(2, '0');
  const sign = seconds < 0 && total > 0 ? '-' : '';
  return `${sign}${Math.floor(total / 3600)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
}

/** A value of a metric in its unit. */
export function measure(unit, value) {
  if (!isNumber(value)) {
    return ABSENT;
  }
  switch (unit) {
    case 'ratio':
      return percent(value);
    case 's':
      return clock(value);
    case 'count':
      return decimal(value);
    default:
      return `${decimal(value)}${unit === 'x' ? '×' : unit ? ` ${unit}` : ''}`;
  }
}

/** How long ago, in the largest unit that says enough. */
export function age(instant, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  if (!Number.isFinite(seconds)) {
    return ABSENT;
  }
  const steps = [[60, 's', 1], [3600, 'min', 60], [86400, 'h', 3600], [Infinity, 'd', 86400]];
  const [, unit, size] = steps.find(([below]) => seconds < below);
  return `${Math.floor(seconds / size)} ${unit}`;
}

/** A point in time, in UTC to the second. */
export function instant(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? ABSENT : date.toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
}

export function rate(perSecond, of) {
  if (!isNumber(perSecond)) {
    return ABSENT;
  }
  return `${perSecond < 10 ? decimal(perSecond) : short(perSecond)} ${of}/s`;
}
