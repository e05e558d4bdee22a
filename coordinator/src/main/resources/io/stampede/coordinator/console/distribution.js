import {axis, tip, tooltip} from './charts.js';
import * as format from './format.js';

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share, at 95 %.
 *
 * @param share what was seen, 0 to 1
 * @param samples of how many
 */
export function wilson(share, samples) {
  const z2 = Z * Z / samples;
  const middle = share + z2 / 2;
  const half = Z * Math.sqrt(share * (1 - share) / samples + z2 / (4 * samples));
  return [Math.max(0, (middle - half) / (1 + z2)), Math.min(1, (middle + half) / (1 + z2))];
}

/** The band of a curve's point: the report's, or of scenarios so far, which are taken to count the same. */
function bandOf(curve, index, scenarios) {
  return curve.low ? [curve.low[index], curve.high[index]] : wilson(curve.probabilities[index], scenarios);
}

/** How a value of a unit stands on an axis: ratios in per cent. */
function scale(unit) {
  return unit === 'ratio' ? 100 : 1;
}

function axisText(unit, value) {
  if (unit === 's') {
    return format.clock(value);
  }
  const digits = Number(value.toPrecision(4));
  return unit === 'ratio' ? `${digits} %` : format.short(digits);
}

/**
 * Scenarios by a metric.
 *
 * @param marks lines to draw: {name, value}
 */
export function histogramOption(histogram, unit, marks) {
  const factor = scale(unit);
  const bins = histogram.counts.map((count, bin) => [
    (histogram.from + bin * histogram.width) * factor,
    (histogram.from + (bin + 1) * histogram.width) * factor,
    count
  ]);
  const total = histogram.counts.reduce((sum, count) => sum + count, 0);
  return colour => ({
    grid: {left: 8, right: 16, top: 46, bottom: 8, containLabel: true},
    xAxis: axis(colour, {
      type: 'value',
      min: bins[0][0],
      max: bins[bins.length - 1][1],
      splitLine: {show: false},
      axisLabel: {showMinLabel: false, showMaxLabel: false, formatter: value => axisText(unit, value)}
    }),
    yAxis: axis(colour, {
      type: 'value',
      name: 'scenarios',
      nameGap: 12,
      minInterval: 1,
      axisLabel: {formatter: value => format.short(value)}
    }),
    tooltip: tooltip(colour, ([bin]) => {
      const [from, to, count] = bin.value;
      return tip(`${axisText(unit, from)} to ${axisText(unit, to)}`, [
        [colour.series[0], 'scenarios', format.count(count)],
        [null, 'share', format.percent(count / total)]
      ]);
    }, {trigger: 'item'}),
    series: [{
      type: 'custom',
      data: bins,
      encode: {x: [0, 1], y: 2},
      renderItem: (params, api) => {
        const [x0, y0] = api.coord([api.value(0), api.value(2)]);
        const [x1, y1] = api.coord([api.value(1), 0]);
        const gap = x1 - x0 > 4 ? 1 : 0;
        return {
          type: 'rect',
          shape: {x: x0, y: y0, width: Math.max(1, x1 - x0 - gap), height: y1 - y0},
          style: {fill: colour.series[0]},
          emphasis: {style: {fill: colour.series[1]}}
        };
      }
    }, {
      type: 'line',
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        lineStyle: {color: colour.loss, type: 'dashed'},
        label: {color: colour.loss, fontSize: 11, formatter: mark => mark.name},
        data: marks.map((mark, index) => ({
          name: mark.name,
          xAxis: mark.value * factor,
          label: {
            position: 'end',
            distance: 2 + 12 * index,
            align: isRight(mark.value * factor, bins) ? 'right' : 'left'
          }
        }))
      }
    }]
  });
}

/** Whether a label at a place had better stand left of it. */
function isRight(value, bins) {
  const low = bins[0][0];
  return value - low > 0.6 * (bins[bins.length - 1][1] - low);
}

/** Levels and their values as marks; those of one value share a mark. */
export function marksOf(valueAtRisk) {
  const marks = new Map();
  for (const [level, value] of Object.entries(valueAtRisk).sort()) {
    if (format.isNumber(value)) {
      marks.set(value, marks.has(value) ? `${marks.get(value)}, ${format.level(level)}` : `VaR ${format.level(level)}`);
    }
  }
  return [...marks].map(([value, name]) => ({name, value}));
}

/**
 * The share of scenarios with at least a value, over the value, both on logarithmic axes, with its pointwise band.
 *
 * @param isLog whether the axis of values is logarithmic, too
 */
export function exceedanceOption(curve, unit, scenarios, isLog) {
  const factor = scale(unit);
  const points = curve.values
    .map((value, index) => [value * factor, curve.probabilities[index], index])
    .filter(([value, probability]) => probability > 0 && (!isLog || value > 0));
  const band = points.map(([value, , index]) => [value, ...bandOf(curve, index, scenarios)]);
  const rarest = Math.min(1 / Math.max(1, scenarios), ...points.map(([, probability]) => probability));
  const least = 10 ** Math.floor(Math.log10(0.9 * rarest));
  return (colour, width) => ({
    grid: {left: 8, right: 16, top: 46, bottom: 8, containLabel: true},
    xAxis: axis(colour, {
      type: isLog ? 'log' : 'value',
      logBase: 2,
      min: isLog ? undefined : 'dataMin',
      max: isLog ? undefined : 'dataMax',
      scale: true,
      splitNumber: width < 500 ? 4 : 8,
      axisLabel: {formatter: value => axisText(unit, value)}
    }),
    yAxis: axis(colour, {
      type: 'log',
      name: 'share of scenarios with at least as much',
      nameGap: 12,
      nameTextStyle: {color: colour.soft, fontSize: 11, align: 'left'},
      min: least,
      max: 1,
      axisLabel: {formatter: value => `${Number((value * 100).toPrecision(4))} %`}
    }),
    tooltip: tooltip(colour, params => {
      const point = params.find(param => param.seriesType === 'line');
      if (!point) {
        return null;
      }
      const [, low, high] = band[point.dataIndex];
      return tip(`at least ${axisText(unit, point.value[0])}`, [
        [colour.series[0], 'probability', format.percent(point.value[1])],
        [null, '95 % interval', `${format.percentDigits(low)} to ${format.percent(high)}`],
        [null, 'once in', `${format.short(1 / point.value[1])} scenarios`]
      ]);
    }, {axisPointer: {type: 'line', lineStyle: {color: colour.soft}}}),
    series: [{
      type: 'custom',
      silent: true,
      clip: true,
      data: band.slice(0, 1).map(([value, low]) => [value, low]), // one item, which draws the whole band
      z: 1,
      renderItem: (params, api) => {
        const above = band.map(([value, , high]) => api.coord([value, Math.min(1, high)]));
        const below = band.map(([value, low]) => api.coord([value, Math.max(least, low)])).reverse();
        return {
          type: 'polygon',
          shape: {points: [...above, ...below]},
          style: {fill: colour.series[0], opacity: 0.2}
        };
      }
    }, {
      type: 'line',
      data: points,
      z: 2,
      symbol: points.length < 60 ? 'circle' : 'none',
      symbolSize: 3,
      color: colour.series[0],
      lineStyle: {width: 1.8}
    }]
  });
}

/** The curve as rows of a table, some dozen of them. */
export function exceedanceRows(curve, unit, scenarios) {
  const every = Math.max(1, Math.ceil(curve.values.length / 24));
  return curve.values
    .map((value, index) => [value, curve.probabilities[index], index])
    .filter((point, index) => index % every === 0 || index === curve.values.length - 1)
    .map(([value, probability, index]) => {
      const [low, high] = bandOf(curve, index, scenarios);
      return [format.measure(unit, value), format.percent(probability), format.percent(low), format.percent(high)];
    });
}

/** The histogram as rows of a table. */
export function histogramRows(histogram, unit) {
  return histogram.counts.map((count, bin) => [
    format.measure(unit, histogram.from + bin * histogram.width),
    format.measure(unit, histogram.from + (bin + 1) * histogram.width),
    format.count(count)
  ]);
}
