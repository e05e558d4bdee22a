import * as echarts from 'echarts';
import {h} from './dom.js';

const drawn = new Set();

/** The colours of the page, as charts need them. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(`--${name}`).trim();
  return {
    text: of('text'),
    soft: of('soft'),
    line: of('line'),
    panel: of('panel'),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map(number => of(`series-${number}`)),
    loss: of('loss'),
    fear: of('fear'),
    calm: of('calm')
  };
}

/**
 * A chart that follows the size of its place and the colours of the page.
 *
 * @param name what it shows, for who cannot see it; a table beside it should hold the numbers
 * @param signal ends it when the page is left
 */
export function chart(name, height, signal) {
  const place = h('div', {class: 'chart', role: 'img', 'aria-label': name});
  place.style.height = `${height}px`;
  let instance = null;
  let option = null;
  const paint = () => {
    if (option === null || place.clientWidth === 0) {
      return;
    }
    instance ??= echarts.init(place, null, {renderer: 'canvas'});
    instance.setOption({...base(colours()), ...option(colours(), place.clientWidth)}, {notMerge: true});
  };
  const watcher = new ResizeObserver(() => {
    if (instance === null) {
      paint();
    } else if (instance.getWidth() !== place.clientWidth && place.clientWidth > 0) {
      instance.resize();
      paint();
    }
  });
  watcher.observe(place);
  drawn.add(paint);
  signal.addEventListener('abort', () => {
    watcher.disconnect();
    drawn.delete(paint);
    instance?.dispose();
  });
  return {
    element: place,
    /** Draws anew; the option is a function of the colours and the width. */
    draw(next) {
      option = next;
      paint();
    },
    describe(text) {
      place.setAttribute('aria-label', text);
    }
  };
}

document.addEventListener('themechange', () => drawn.forEach(paint => paint()));

function base(colour) {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: {fontFamily: 'system-ui, sans-serif', color: colour.text},
    color: colour.series,
    aria: {enabled: false}
  };
}

/** Looks of an axis. */
export function axis(colour, more = {}) {
  return {
    axisLine: {lineStyle: {color: colour.line}},
    axisTick: {lineStyle: {color: colour.line}},
    splitLine: {lineStyle: {color: colour.line, opacity: 0.6}},
    nameTextStyle: {color: colour.soft, fontSize: 11},
    ...more,
    axisLabel: {color: colour.soft, fontSize: 11, hideOverlap: true, ...more.axisLabel}
  };
}

/** Looks of a tooltip; its content is elements, so names in it stay text. */
export function tooltip(colour, content, more = {}) {
  return {
    trigger: 'axis',
    confine: true,
    renderMode: 'html',
    backgroundColor: colour.panel,
    borderColor: colour.line,
    padding: [6, 8],
    textStyle: {color: colour.text, fontSize: 12},
    formatter: params => content(Array.isArray(params) ? params : [params]) ?? '',
    ...more
  };
}

/** A tooltip's content: a heading, and lines of a colour, a name and a value. */
export function tip(heading, lines) {
  return h('div', {class: 'tip'},
    h('strong', {}, heading),
    h('table', {}, lines.map(([colour, name, value]) => {
      const mark = h('span', {class: 'mark'});
      mark.style.background = colour ?? 'transparent';
      return h('tr', {}, h('td', {}, mark, name), h('td', {class: 'number'}, value));
    })));
}
