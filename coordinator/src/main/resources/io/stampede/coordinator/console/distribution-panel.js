import {chart} from './charts.js';
import {exceedanceOption, exceedanceRows, histogramOption, histogramRows, marksOf} from './distribution.js';
import {h, setText, table} from './dom.js';
import * as format from './format.js';
import {inOrder, label, unit} from './metrics.js';

const EXCEEDANCE_HEAD = [
  {text: 'At least', number: true},
  {text: 'Probability', number: true},
  {text: '95 % from', number: true},
  {text: 'to', number: true}
];
const HISTOGRAM_HEAD = [
  {text: 'From', number: true},
  {text: 'To', number: true},
  {text: 'Scenarios', number: true}
];

/** The distribution of a metric: its histogram and its exceedance curve, live or final. */
export function distributionPanel(signal) {
  const histogram = chart('Histogram', 280, signal);
  const curve = chart('Exceedance curve', 280, signal);
  const histogramTable = h('div');
  const curveTable = h('div');
  const title = h('h2', {}, 'Loss distribution');
  const status = h('span', {class: 'soft'});
  const choice = h('select', {id: 'metric'});
  const choose = h('span', {hidden: true}, h('label', {for: 'metric'}, 'Metric '), choice);
  const logarithmic = h('input', {type: 'checkbox', id: 'log-values'});
  logarithmic.checked = true;
  const element = h('section', {hidden: true},
    h('div', {class: 'heading'}, title, status, choose),
    h('div', {class: 'pair'},
      h('figure', {}, h('figcaption', {}, 'Scenarios by value'), histogram.element,
        h('details', {}, h('summary', {}, 'As a table'), histogramTable)),
      h('figure', {},
        h('figcaption', {}, 'Exceedance, with 95 % band ',
          h('label', {class: 'inline'}, logarithmic, ' logarithmic values')),
        curve.element, h('details', {}, h('summary', {}, 'As a table'), curveTable))));
  let last = null;

  function draw(view) {
    last = view;
    element.hidden = false;
    const name = label(view.metric);
    const marks = marksOf(view.valueAtRisk);
    setText(title, `Loss distribution: ${name.toLowerCase()}`);
    if (view.histogram && view.histogram.counts.length > 0) {
      histogram.draw(histogramOption(view.histogram, view.unit, marks));
      histogram.describe(`Histogram of ${name} over ${format.count(view.scenarios)} scenarios. ${
        marks.map(mark => `${mark.name}: ${format.measure(view.unit, mark.value)}`).join('. ')}`);
      histogramTable.replaceChildren(
        table(`Scenarios by ${name}`, HISTOGRAM_HEAD, histogramRows(view.histogram, view.unit)));
    }
    if (view.exceedance && view.exceedance.values.length > 0) {
      const isLog = logarithmic.checked && view.exceedance.values.some(value => value > 0);
      curve.draw(exceedanceOption(view.exceedance, view.unit, view.scenarios, isLog));
      curve.describe(`Probability of at least a ${name}, with its 95 % band, over ${
        format.count(view.scenarios)} scenarios; the table below has the numbers`);
      curveTable.replaceChildren(table(`Exceedance of ${name}, Wilson score intervals`, EXCEEDANCE_HEAD,
        exceedanceRows(view.exceedance, view.unit, view.scenarios)));
    }
  }

  logarithmic.addEventListener('change', () => last && draw(last));
  return {
    element,
    /** While the batch runs: the maximum drop over what is stored. */
    provisional(measures) {
      const metric = measures.histogram?.metric ?? 'maxDrop';
      setText(status, measures.complete
        ? `all ${format.count(measures.scenarios)} scenarios`
        : `provisional, from ${format.count(measures.scenarios)} scenarios`);
      draw({
        metric,
        unit: measures.measures?.[metric]?.unit ?? unit(metric),
        scenarios: measures.scenarios,
        histogram: measures.histogram,
        exceedance: measures.exceedance,
        valueAtRisk: measures.measures?.[metric]?.valueAtRisk ?? {}
      });
    },
    /** Of the report: any metric. */
    final(report) {
      const keys = inOrder(Object.keys(report.measures)).filter(key => report.measures[key].samples > 0);
      choice.replaceChildren(...keys.map(key => h('option', {value: key}, label(key))));
      choice.value = keys.includes('maxDrop') ? 'maxDrop' : keys[0];
      choose.hidden = keys.length === 0;
      setText(status, '');
      const chosen = () => {
        const measure = report.measures[choice.value];
        draw({
          metric: choice.value,
          unit: measure.unit,
          scenarios: measure.samples,
          histogram: measure.histogram,
          exceedance: report.exceedance[choice.value],
          valueAtRisk: Object.fromEntries(
            Object.entries(measure.valueAtRisk).map(([level, estimate]) => [level, estimate.value]))
        });
      };
      choice.onchange = chosen;
      if (keys.length > 0) {
        chosen();
      }
    }
  };
}
