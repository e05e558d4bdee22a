/**
 * Where in a YAML document a position is: enough of the language for completion, that is block mappings and lists by
 * their indentation, and mappings in braces on one line.
 */

const KEY = /^("[^"]*"|'[^']*'|[^\s#:{}[\],&*!|>%@`"'-][^\s:{}[\],]*)\s*:(?=\s|$)/;

/**
 * The place of a position.
 *
 * @param text the document up to the position
 * @return {path: keys and "[]" for list items, word: what is typed, isValue, siblings: values by the keys there}
 */
export function placeOf(text) {
  const lines = text.split('\n');
  const current = lines.pop();
  const open = flow(current);
  const {indent, body} = split(open ? open.before : current);
  const path = pathAbove(lines, indent, dashColumn(current));
  if (open) {
    return inFlow(path, body, open);
  }
  const match = KEY.exec(body);
  if (match) {
    const word = body.slice(match[0].length).trimStart();
    return {path: [...path, clean(match[1])], word, isValue: true, siblings: new Map()};
  }
  const siblings = siblingsAbove(lines, indent, current);
  return {path, word: body, isValue: false, siblings};
}

function clean(key) {
  return key.replace(/^["']|["']$/g, '');
}

/** A line's indentation counts its dashes: what follows a dash is one level deeper. */
function split(line) {
  const lead = /^(\s*(?:-\s+)*)(.*)$/.exec(line);
  return {indent: lead[1].length, body: lead[2]};
}

/**
 * The keys that enclose a line, the outermost first; "[]" stands for an item of a list.
 *
 * @param column of the line's text
 * @param dash column of the line's own dash, or -1
 */
function pathAbove(lines, column, dash) {
  const path = dash >= 0 ? ['[]'] : [];
  let within = dash >= 0 ? dash + 1 : column; // a list may stand as deep as its key
  let list = dash;
  for (let index = lines.length - 1; index >= 0 && within > 0; index--) {
    const line = lines[index];
    if (/^\s*(#|$)/.test(line)) {
      continue;
    }
    const {indent: own, body} = split(line);
    const ownDash = dashColumn(line);
    const key = KEY.exec(body);
    const opens = key !== null && body.slice(key[0].length).replace(/#.*/, '').trim() === '';
    if (own < within && opens && (list < 0 || ownDash !== list)) {
      path.unshift(clean(key[1]));
    } else if (!(list < 0 && ownDash >= 0 && own === within)) {
      continue;
    }
    within = own;
    list = ownDash;
    if (ownDash >= 0) {
      path.unshift('[]');
      within = ownDash + 1;
    }
  }
  return path;
}

function dashColumn(line) {
  const lead = /^(\s*)-(\s|$)/.exec(line);
  return lead ? lead[1].length : -1;
}

function siblingsAbove(lines, indent, current) {
  const found = new Map();
  if (dashColumn(current) >= 0) {
    return found;
  }
  for (let index = lines.length - 1; index >= 0; index--) {
    if (/^\s*(#|$)/.test(lines[index])) {
      continue;
    }
    const {indent: own, body} = split(lines[index]);
    const key = KEY.exec(body);
    if (own < indent) {
      break;
    }
    if (own === indent && key) {
      found.set(clean(key[1]), body.slice(key[0].length).replace(/\s#.*/, '').trim());
      if (dashColumn(lines[index]) >= 0) {
        break;
      }
    }
  }
  return found;
}

/** The innermost brace that is open at the end of a line. */
function flow(line) {
  const open = [];
  for (let index = 0; index < line.length; index++) {
    if (line[index] === '#' && /\s/.test(line[index - 1] ?? ' ')) {
      break;
    }
    if (line[index] === '{' || line[index] === '[') {
      open.push(index);
    } else if (line[index] === '}' || line[index] === ']') {
      open.pop();
    }
  }
  if (open.length === 0) {
    return null;
  }
  const at = open[open.length - 1];
  return {before: line.slice(0, open[0]), between: line.slice(open[0], at), inside: line.slice(at + 1),
    isList: line[at] === '['};
}

function inFlow(path, body, open) {
  const key = KEY.exec(body);
  const base = [...path, ...(key ? [clean(key[1])] : [])];
  for (const step of open.between.matchAll(/([\w-]+)\s*:\s*(?=[{[]$)|\[/g)) {
    base.push(step[0] === '[' ? '[]' : step[1]);
  }
  const parts = open.inside.split(',');
  const last = parts.pop().trimStart();
  const typed = KEY.exec(last);
  if (open.isList) {
    return {path: [...base, '[]'], word: last, isValue: true, siblings: new Map()};
  }
  if (typed) {
    return {path: base.concat(clean(typed[1])), word: last.slice(typed[0].length).trimStart(), isValue: true,
      siblings: new Map()};
  }
  const siblings = new Map();
  for (const part of parts.map(text => text.trim())) {
    const there = KEY.exec(part);
    if (there) {
      siblings.set(clean(there[1]), part.slice(there[0].length).trim());
    }
  }
  return {path: base, word: last, isValue: false, siblings};
}
