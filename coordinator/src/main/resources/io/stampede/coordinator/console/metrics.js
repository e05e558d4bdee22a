import {ABSENT} from './format.js';

/** The metrics of a scenario: label and unit by key, in the order a reader wants them. */
const METRICS = new Map(Object.entries({
  maxDrop: ['Max drop', 'ratio'],
  maxDrawdown: ['Max drawdown', 'ratio'],
  finalLoss: ['Final loss', 'ratio'],
  timeToLow: ['Time to low', 's'],
  recoveryRatio: ['Recovered', 'ratio'],
  exogenousDrop: ['Exogenous drop', 'ratio'],
  reactionShare: ['Reaction share', 'ratio'],
  reaction: ['Market’s own reaction', 'ratio'],
  liquidatedNotionalToOpenInterest: ['Liquidated / OI', 'ratio'],
  liquidationCount: ['Liquidation orders', 'count'],
  liquidatedAccountShare: ['Accounts liquidated', 'ratio'],
  maxMinuteLiquidationShare: ['Liquidated in worst 1 min', 'ratio'],
  maxFortyMinuteLiquidationShare: ['Liquidated in worst 40 min', 'ratio'],
  panicSoldNotionalToOpenInterest: ['Panic-sold / OI', 'ratio'],
  peakPanicShare: ['Peak panic share', 'ratio'],
  peakFear: ['Peak fear', 'ratio'],
  capitulationTime: ['Capitulation time', 's'],
  capitulationIndex: ['Capitulation index', 'ratio'],
  autoDeleveragedNotionalToOpenInterest: ['Auto-deleveraged / OI', 'ratio'],
  autoDeleveragedAccounts: ['Accounts deleveraged', 'count'],
  autoDeleveragingHaircutToOpenInterest: ['ADL haircut / OI', 'ratio'],
  insuranceFundDraw: ['Insurance fund used', 'ratio'],
  badDebtToOpenInterest: ['Bad debt / OI', 'ratio'],
  openInterestDrop: ['Open interest drop', 'ratio'],
  turnover: ['Turnover / OI', 'ratio'],
  forcedVolumeShare: ['Forced volume share', 'ratio'],
  peakSystemLeverage: ['Peak system leverage', 'x'],
  depthWithdrawal: ['Depth withdrawn', 'ratio'],
  maxVenueGap: ['Widest venue gap', 'ratio'],
  marketMakerLossToOpenInterest: ['Maker loss / OI', 'ratio'],
  newsCount: ['News items', 'count'],
  collateralDrop: ['Collateral drop', 'ratio'],
  tradingHaltTime: ['Trading halted', 's'],
  circuitBreakerTrips: ['Circuit breakers', 'count'],
  withdrawalHaltTime: ['Withdrawals halted', 's'],
  bubbleGap: ['Bubble gap', 'ratio'],
  initialSystemLeverage: ['Leverage at start', 'x'],
  buildUpGrowth: ['Build-up growth', 'ratio'],
  solvencyShortfallToOpenInterest: ['Venue shortfall / OI', 'ratio'],
  claimsLossRatio: ['Claims lost', 'ratio']
}));

/** What a reader looks at first. */
export const HEADLINES = [
  'maxDrop',
  'liquidatedNotionalToOpenInterest',
  'panicSoldNotionalToOpenInterest',
  'autoDeleveragedNotionalToOpenInterest',
  'insuranceFundDraw',
  'badDebtToOpenInterest'
];

export function label(key) {
  return METRICS.get(key)?.[0] ?? String(key ?? ABSENT);
}

export function unit(key) {
  return METRICS.get(key)?.[1] ?? '';
}

/** Keys in the order of reading; unknown ones last. */
export function inOrder(keys) {
  const order = [...METRICS.keys()];
  const place = key => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...keys].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
