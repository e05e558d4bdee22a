import {axis, tip, tooltip} from './charts.js';
import * as format from './format.js';

/** Flows are summed into at most so many bars. */
const BARS_MAX = 240;

/** The axis counts milliseconds, so that its marks stand at whole minutes. */
const MILLIS = 1000;

const PANEL_HEIGHT = 140;
const PANEL_GAP = 58;
const TOP = 34;

/** What a replay shows, one panel below the other; panels without numbers are left out. */
export function replayPanels(replay) {
  const time = replay.time ?? [];
  const market = replay.market ?? {};
  const venues = replay.venues ?? [];
  const lines = (key, style = {}) => venues
    .filter(venue => hasNumbers(venue[key]))
    .map((venue, index) => ({name: String(venue.name), values: venue[key], colour: index, ...style}));
  const summed = key => sum(venues.map(venue => venue[key]).filter(hasNumbers), time.length);
  const panels = [
    {title: 'Price', unit: 'price', fit: true, lines: [
      ...lines('price'),
      ...(venues.length === 0 ? one('index', market.price, {colour: 0}) : []),
      ...one('fundamental', market.fundamental, {colour: 'soft', dashed: true})
    ]},
    {title: 'Depth', unit: 'share', lines: lines('depth')},
    {title: 'Fear and panic', unit: 'share', lines: [
      ...one('mean fear', market.fear, {colour: 'fear'}),
      ...one('share in panic', market.panicShare, {colour: 'loss', dashed: true})
    ]},
    {title: 'Flows', unit: 'share', bars: [
      ...one('liquidation', summed('liquidated'), {colour: 'loss'}),
      ...one('panic', summed('panic'), {colour: 'fear'}),
      ...one('rational', summed('rational'), {colour: 'calm'})
    ]},
    {title: 'Insurance fund, ADL', unit: 'share',
      lines: lines('insuranceFund').map(line => ({...line, name: `${line.name} fund`})),
      bars: one('auto-deleveraged', summed('autoDeleveraged'), {colour: 'loss'})},
    {title: 'Open interest', unit: 'share', fit: true, lines: lines('openInterest')}
  ];
  return panels
    .map(panel => ({lines: [], bars: [], ...panel}))
    .filter(panel => panel.lines.length + panel.bars.length > 0);
}

function one(name, values, style) {
  return hasNumbers(values) ? [{name, values, ...style}] : [];
}

function hasNumbers(values) {
  return Array.isArray(values) && values.some(format.isNumber);
}

function sum(columns, length) {
  if (columns.length === 0) {
    return [];
  }
  return Array.from({length}, (_, step) => columns.reduce((total, column) => total + (column[step] ?? 0), 0));
}

export function replayHeight(panels) {
  return TOP + panels.length * (PANEL_HEIGHT + PANEL_GAP) + 6;
}

/** How many steps one bar covers. */
export function stepsPerBar(time) {
  return Math.max(1, Math.ceil(time.length / BARS_MAX));
}

/** The option of ECharts: one grid for each panel, all on one time axis. */
export function replayOption(panels, time) {
  const per = stepsPerBar(time);
  const barTimes = time.filter((_, step) => step % per === 0);
  const step = time.length > 1 ? time[1] - time[0] : 1;
  return (colour, width) => {
    const places = panels.map((panel, index) => TOP + index * (PANEL_HEIGHT + PANEL_GAP));
    const series = panels.flatMap((panel, index) => [
      ...stacked(panel, barTimes, per, step).map((data, place) =>
        barSeries(panel.bars[place], index, data, per * step, colour)),
      ...panel.lines.map(line => lineSeries(line, index, time, colour))
    ]);
    return {
      useUTC: true,
      title: panels.map((panel, index) => ({
        text: panel.title,
        left: 0,
        top: places[index] - 28,
        textStyle: {fontSize: 13, fontWeight: 600, color: colour.text}
      })),
      legend: panels.map((panel, index) => ({
        type: 'scroll',
        data: [...panel.lines, ...panel.bars].map(line => seriesName(panel, line)),
        formatter: name => name.slice(name.indexOf('\u0000') + 1),
        top: places[index] - 28,
        right: 0,
        left: width < 500 ? Math.min(width * 0.6, 24 + panel.title.length * 7) : undefined,
        itemWidth: 14,
        itemHeight: 11,
        textStyle: {color: colour.soft, fontSize: 11, width: width < 500 ? 64 : 120, overflow: 'truncate'},
        pageTextStyle: {color: colour.soft},
        pageIconColor: colour.text,
        pageIconInactiveColor: colour.line
      })),
      grid: panels.map((panel, index) =>
        ({left: width < 500 ? 46 : 60, right: width < 500 ? 24 : 28, top: places[index], height: PANEL_HEIGHT})),
      xAxis: panels.map((panel, index) => axis(colour, {
        type: 'time',
        gridIndex: index,
        min: (time[0] - step) * MILLIS,
        max: time[time.length - 1] * MILLIS,
        splitNumber: width < 500 ? 3 : 8,
        splitLine: {show: false},
        axisLabel: {formatter: value => format.clock(value / MILLIS)}
      })),
      yAxis: panels.map((panel, index) => axis(colour, {
        type: 'value',
        gridIndex: index,
        scale: panel.fit === true,
        splitNumber: 3,
        axisLabel: {formatter: value => short(panel.unit, value)}
      })),
      axisPointer: {link: [{xAxisIndex: 'all'}], lineStyle: {color: colour.soft}, label: {show: false}},
      dataZoom: [
        {type: 'slider', xAxisIndex: panels.map((_, index) => index), bottom: 6, height: 20, filterMode: 'none',
          left: width < 500 ? 46 : 60, right: width < 500 ? 24 : 28, showDetail: false,
          borderColor: colour.line, fillerColor: 'rgba(110,140,180,0.25)', brushSelect: false,
          dataBackground: {lineStyle: {color: colour.line}, areaStyle: {color: colour.line}}},
        ...(width < 500 ? [] : [{type: 'inside', xAxisIndex: panels.map((_, index) => index), filterMode: 'none',
          zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, moveOnMouseMove: true}])
      ],
      tooltip: tooltip(colour, params => content(params, panels)),
      series
    };
  };
}

/** Series of the same name in two panels are two: the panel's title stands before a zero character. */
function seriesName(panel, line) {
  return `${panel.title}\u0000${line.name}`;
}

function colourOf(line, colour) {
  return typeof line.colour === 'number' ? colour.series[line.colour % colour.series.length] : colour[line.colour];
}

function lineSeries(line, index, time, colour) {
  return {
    type: 'line',
    name: `${line.panel}\u0000${line.name}`,
    xAxisIndex: index,
    yAxisIndex: index,
    data: time.map((seconds, step) => [seconds * MILLIS, line.values[step]]),
    symbol: 'none',
    sampling: 'lttb',
    lineStyle: {width: 1.4, type: line.dashed ? 'dashed' : 'solid'},
    color: colourOf(line, colour)
  };
}

/**
 * The bars of a panel, those above zero and those below stacked apart: [middle, from, to, height]. A step's flows fall
 * between the time before and its own.
 */
function stacked(panel, barTimes, per, step) {
  const up = barTimes.map(() => 0);
  const down = barTimes.map(() => 0);
  return panel.bars.map(bar => barTimes.map((seconds, place) => {
    let total = 0;
    for (let index = place * per; index < Math.min((place + 1) * per, bar.values.length); index++) {
      total += bar.values[index] ?? 0;
    }
    const side = total < 0 ? down : up;
    const from = side[place];
    side[place] += total;
    return [(seconds - step + per * step / 2) * MILLIS, from, from + total, total];
  }));
}

function barSeries(bar, index, data, span, colour) {
  return {
    type: 'custom',
    name: `${bar.panel}\u0000${bar.name}`,
    xAxisIndex: index,
    yAxisIndex: index,
    clip: true,
    encode: {x: 0, y: [1, 2]},
    data,
    color: colourOf(bar, colour),
    renderItem: (params, api) => {
      const [x, from] = api.coord([api.value(0), api.value(1)]);
      const to = api.coord([api.value(0), api.value(2)])[1];
      const width = Math.max(1, api.size([span * MILLIS, 0])[0] - 1);
      return {
        type: 'rect',
        shape: {x: x - width / 2, y: Math.min(from, to), width, height: Math.abs(to - from)},
        style: {fill: colourOf(bar, colour)}
      };
    }
  };
}

/** Names the panel in each of its lines, for the names of series. */
export function withPanelNames(panels) {
  const mark = panel => line => ({...line, panel: panel.title});
  return panels.map(panel => ({
    ...panel,
    lines: panel.lines.map(mark(panel)),
    bars: panel.bars.map(mark(panel))
  }));
}

function content(params, panels) {
  if (params.length === 0) {
    return null;
  }
  const lines = panels.flatMap((panel, index) => params
    .filter(param => param.axisIndex === index || param.seriesName.startsWith(`${panel.title}\u0000`))
    .map(param => [param.color, `${panel.title}: ${param.seriesName.split('\u0000')[1]}`,
      long(panel.unit, param.value[param.value.length - 1])]));
  return tip(format.clock(params[0].axisValue / MILLIS), lines);
}

function short(unit, value) {
  return unit === 'share' ? `${Number((value * 100).toPrecision(4))} %` : format.short(value);
}

/** A value as read in a tooltip or a table. */
export function long(unit, value) {
  return unit === 'share' ? format.percent(value) : unit === 'price' ? format.decimal(value) : format.short(value);
}
