import {acceptCompletion, autocompletion, closeBrackets, completionKeymap, startCompletion}
  from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {HighlightStyle, StreamLanguage, indentOnInput, indentUnit, syntaxHighlighting} from '@codemirror/language';
import {lintGutter, setDiagnostics} from '@codemirror/lint';
import {EditorState} from '@codemirror/state';
import {EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers}
  from '@codemirror/view';
import {tags} from '@lezer/highlight';
import {h} from './dom.js';
import {descriptionOf, fieldsOf, schemasAt, valuesOf} from './schema.js';
import {placeOf} from './yaml-place.js';

/** The words of YAML, for colours. */
const yaml = StreamLanguage.define({
  name: 'yaml',
  token(stream) {
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.peek() === '#') {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^("(\\.|[^"\\])*"|'[^']*'|[\w./-]+)(?=\s*:(\s|$))/)) {
      return 'propertyName';
    }
    if (stream.match(/^"(\\.|[^"\\])*"?|^'[^']*'?/)) {
      return 'string';
    }
    if (stream.match(/^[-+]?(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?(?=[\s,\]}]|$)/)) {
      return 'number';
    }
    if (stream.match(/^(true|false|null)(?=[\s,\]}]|$)/)) {
      return 'bool';
    }
    if (stream.match(/^[-:,[\]{}]/)) {
      return 'punctuation';
    }
    stream.match(/^[^\s,\]}{[#:]+/) || stream.next();
    return 'atom';
  },
  languageData: {commentTokens: {line: '#'}, closeBrackets: {brackets: ['{', '[', '"']}}
});

const colours = HighlightStyle.define([
  {tag: tags.comment, class: 'code-comment'},
  {tag: tags.propertyName, class: 'code-key'},
  {tag: tags.string, class: 'code-text'},
  {tag: tags.number, class: 'code-number'},
  {tag: tags.bool, class: 'code-number'},
  {tag: tags.atom, class: 'code-text'},
  {tag: tags.punctuation, class: 'code-mark'}
]);

function completion(schemaOf) {
  return context => {
    const schema = schemaOf();
    if (schema === null) {
      return null;
    }
    const before = context.state.doc.sliceString(0, context.pos);
    const line = context.state.doc.lineAt(context.pos);
    if (/(^|\s)#/.test(context.state.doc.sliceString(line.from, context.pos))) {
      return null;
    }
    const place = placeOf(before);
    const from = context.pos - place.word.length;
    if (!context.explicit && place.word === '' && !place.isValue) {
      return null;
    }
    const nodes = schemasAt(schema, place.path, place.siblings);
    const options = place.isValue ? values(nodes) : fields(nodes, place.siblings);
    return options.length === 0 ? null : {from, options, validFor: /^[\w./-]*$/};
  };
}

function values(nodes) {
  const about = descriptionOf(nodes);
  return valuesOf(nodes).map(({value, detail}) => ({
    label: value,
    detail,
    type: 'enum',
    info: about === '' ? undefined : () => h('div', {}, about)
  }));
}

function fields(nodes, siblings) {
  return fieldsOf(nodes).filter(field => !siblings.has(field.name)).map(field => ({
    label: field.name,
    apply: `${field.name}: `,
    detail: field.isRequired ? 'required' : field.type,
    boost: field.isRequired ? 1 : 0,
    type: 'property',
    info: field.description === '' ? undefined : () => h('div', {}, field.description)
  }));
}

/** What the schema says about the field below the pointer. */
function about(schemaOf) {
  return hoverTooltip((view, position) => {
    const schema = schemaOf();
    const line = view.state.doc.lineAt(position);
    const word = view.state.wordAt(position);
    if (schema === null || word === null || !/^\s*:/.test(line.text.slice(word.to - line.from))) {
      return null;
    }
    const place = placeOf(`${view.state.doc.sliceString(0, word.to)}: `);
    const text = descriptionOf(schemasAt(schema, place.path, new Map()));
    return text === '' ? null : {
      pos: word.from,
      end: word.to,
      above: true,
      create: () => ({dom: h('div', {class: 'about'}, text)})
    };
  });
}

/**
 * An editor of specifications. Tab leaves it, as in any other field; Enter takes a completion.
 *
 * @param label what it is called
 * @param schemaOf the JSON Schema, or null while there is none
 * @param changed told at each change of the text
 */
export function editor(label, schemaOf, changed) {
  const place = h('div', {class: 'editor'});
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: '',
      extensions: [
        lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), drawSelection(), history(), lintGutter(),
        indentOnInput(), indentUnit.of('  '), closeBrackets(), yaml, syntaxHighlighting(colours),
        autocompletion({override: [completion(schemaOf)], icons: false, activateOnTyping: true}),
        about(schemaOf),
        keymap.of([{key: 'Alt-Space', run: startCompletion}, {key: 'Mod-Enter', run: acceptCompletion},
          ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({'aria-label': label, spellcheck: 'false'}),
        EditorView.updateListener.of(update => update.docChanged && changed())
      ]
    })
  });
  return {
    element: place,
    text: () => view.state.doc.toString(),
    set(text) {
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: text}});
    },
    focus: () => view.focus(),
    /** Marks problems {line, column, path, wrong, allowed} where they stand. */
    mark(problems) {
      const marks = problems.map(problem => ({...range(view.state.doc, problem), severity: 'error',
        message: message(problem)}));
      view.dispatch(setDiagnostics(view.state, marks));
    },
    /** Moves to a problem. */
    go(problem) {
      const {from} = range(view.state.doc, problem);
      view.dispatch({selection: {anchor: from}, effects: EditorView.scrollIntoView(from, {y: 'center'})});
      view.focus();
    },
    destroy: () => view.destroy()
  };
}

/** From a problem's column to the end of its line's text. */
function range(document, problem) {
  const line = document.line(Math.min(Math.max(1, problem.line ?? 1), document.lines));
  const from = Math.min(line.from + Math.max(0, (problem.column ?? 1) - 1), line.to);
  return {from, to: Math.max(from, line.from + line.text.trimEnd().length)};
}

/** A problem in a line. */
export function message(problem) {
  return [problem.path ? `${problem.path}: ` : '', problem.wrong,
    problem.allowed ? `; allowed: ${problem.allowed}` : ''].join('');
}
