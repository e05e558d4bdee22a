/** What a JSON Schema says about a place in a document; of the schema language, what our own uses. */

/**
 * What may stand at a place.
 *
 * @param path keys, and "[]" for the items of a list
 * @param siblings values by the keys that stand beside, which tell alternatives apart
 */
export function schemasAt(schema, path, siblings) {
  let nodes = alternatives(schema);
  for (const step of path) {
    nodes = nodes.flatMap(node => below(node, step)).flatMap(alternatives);
  }
  const fitting = nodes.filter(node => fits(node, siblings));
  return fitting.length > 0 ? fitting : nodes;
}

function below(node, step) {
  if (step === '[]') {
    return node.items ? [node.items] : [];
  }
  if (node.properties && Object.hasOwn(node.properties, step)) {
    return [node.properties[step]];
  }
  return node.additionalProperties && typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

/** A schema and those it stands for, each with the description around it. */
function alternatives(node) {
  const inner = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])];
  if (inner.length === 0) {
    return [node];
  }
  return [node, ...inner.flatMap(alternatives).map(each => ({description: node.description, ...each}))];
}

function fits(node, siblings) {
  return [...siblings].every(([key, value]) => {
    const fixed = node.properties?.[key]?.const;
    return fixed === undefined || String(fixed) === value.replace(/^["']|["']$/g, '');
  });
}

/** The fields that may stand in a mapping: {name, description, type, isRequired}. */
export function fieldsOf(nodes) {
  const fields = new Map();
  for (const node of nodes) {
    for (const [name, field] of Object.entries(node.properties ?? {})) {
      if (!fields.has(name)) {
        fields.set(name, {
          name,
          description: field.description ?? '',
          type: typeOf(field),
          isRequired: (node.required ?? []).includes(name)
        });
      }
    }
  }
  return [...fields.values()];
}

function typeOf(field) {
  if (Object.hasOwn(field, 'default') && typeof field.default !== 'object') {
    return `default ${field.default}`;
  }
  return Array.isArray(field.type) ? field.type.join(' or ') : field.type ?? '';
}

/** The values that a schema names: of an enumeration, a constant, the default, yes and no. */
export function valuesOf(nodes) {
  const values = new Map();
  const add = (value, detail) => {
    if (value !== null && typeof value !== 'object' && !values.has(String(value))) {
      values.set(String(value), detail);
    }
  };
  for (const node of nodes) {
    (node.enum ?? []).forEach(value => add(value, ''));
    if (Object.hasOwn(node, 'const')) {
      add(node.const, '');
    }
    if (node.type === 'boolean') {
      add(true, '');
      add(false, '');
    }
    if (Object.hasOwn(node, 'default')) {
      add(node.default, 'default');
    }
  }
  return [...values].map(([value, detail]) => ({value, detail}));
}

/** What a schema says about a field, the first thing said. */
export function descriptionOf(nodes) {
  return nodes.map(node => node.description).find(Boolean) ?? '';
}
