import { childNode, copyNode, nodesOf, type CslNode } from '../../../src/core/citations/csl/cslNode';
import { shippedLocale } from './shippedFiles';

/** Edits of styles that leave what they print as it is, and take away one reason why processors may differ. */
export type StyleEdit = (style: CslNode) => CslNode;

const element = (name: string, attrs: Record<string, string>, children: CslNode[]): CslNode => ({
  name,
  attrs,
  children,
});
const elementsIn = ({ children }: CslNode): CslNode[] =>
  children.filter((child): child is CslNode => typeof child !== 'string');

/** Changes each element of a copy. */
function changed(style: CslNode, change: (node: CslNode) => void): CslNode {
  const copy = copyNode(style);
  for (const node of nodesOf(copy)) change(node);
  return copy;
}

/** Puts an empty `cs:name` into each `cs:names` that has none, which then takes its options from above as before. */
export const withNameElements: StyleEdit = style => {
  const copy = copyNode(style);
  const visit = (node: CslNode, isSubstitute: boolean): void => {
    if (node.name === 'names' && !isSubstitute && !childNode(node, 'name'))
      node.children.unshift(element('name', {}, []));
    for (const child of elementsIn(node)) visit(child, isSubstitute || node.name === 'substitute');
  };
  visit(copy, false);
  return copy;
};

/** Puts the terms of our locale into the style. Ordinals stay out: a style that has one loses those of the locale. */
export const withTerms: StyleEdit = style => {
  const copy = copyNode(style);
  const terms = copyNode(childNode(shippedLocale('en-US'), 'terms') as CslNode);
  terms.children = elementsIn(terms).filter(({ attrs }) => !attrs['name']?.includes('ordinal'));
  const at = copy.children.findIndex(child => typeof child !== 'string' && child.name === 'macro');
  copy.children.splice(at, 0, element('locale', {}, [terms]));
  return copy;
};

/** Tests that the locator is there rather than that it is a number. */
export const withoutNumericLocators: StyleEdit = style =>
  changed(style, ({ attrs }) => {
    if (attrs['is-numeric'] !== 'locator') return;
    delete attrs['is-numeric'];
    attrs['variable'] = 'locator';
  });

/** A condition on the kind of locator also asks for a locator. */
export const withLocatorsAsked: StyleEdit = style =>
  changed(style, ({ attrs }) => {
    if (attrs['locator'] && attrs['is-numeric'] === 'volume' && !attrs['variable']) attrs['variable'] = 'locator';
  });

/** Moves the brackets of a group that holds branches to the texts in the branches. */
export const withBracketsInBranches: StyleEdit = style => {
  const copy = copyNode(style);
  for (const node of nodesOf(copy)) {
    node.children = node.children.flatMap(child => {
      if (typeof child === 'string' || child.attrs['prefix'] !== '[' || child.attrs['suffix'] !== ']') return [child];
      const texts = [...nodesOf(child)].filter(({ name, attrs }) => name === 'text' && !attrs['prefix']);
      if (child.name !== 'group' || !texts.some(({ attrs }) => attrs['term'] === 'online')) return [child];
      for (const text of texts) Object.assign(text.attrs, { prefix: '[', suffix: ']' });
      return child.children;
    });
  }
  return copy;
};

/** Writes pages in full. */
export const withFullPages: StyleEdit = style => {
  const copy = copyNode(style);
  if (copy.attrs['page-range-format'] === 'chicago-16') copy.attrs['page-range-format'] = 'expanded';
  return copy;
};

/** Sorts by all names, so that no two authors have the same key. */
export const withAllNamesInKeys: StyleEdit = style =>
  changed(style, ({ name, attrs }) => {
    if (name === 'key' && attrs['names-min']) Object.assign(attrs, { 'names-min': '99', 'names-use-first': '99' });
  });

/** Sorts by the title alone where a key would hold what the style writes behind it too. */
export const withTitlesAsKeys: StyleEdit = style =>
  changed(style, node => {
    if (node.name === 'key' && node.attrs['macro']?.startsWith('title')) node.attrs = { variable: 'title' };
  });

/** Neither groups nor collapses. */
export const withoutCollapse: StyleEdit = style => changed(style, ({ attrs }) => delete attrs['collapse']);

/** Asks for each of the names that stand in for absent ones by conditions rather than by `cs:substitute`. */
export const withoutNameSubstitutes: StyleEdit = style => {
  const copy = copyNode(style);
  const visit = (node: CslNode): void => {
    for (const child of elementsIn(node)) visit(child);
    node.children = node.children.map(child =>
      typeof child !== 'string' && child.name === 'names' ? asConditions(child) : child,
    );
  };
  for (const macro of elementsIn(copy)) if (macro.name === 'macro') visit(macro);
  return copy;
};

function asConditions(names: CslNode): CslNode {
  const substitutes = elementsIn(childNode(names, 'substitute') ?? element('substitute', {}, []));
  const variable = names.attrs['variable'] ?? '';
  if (!substitutes.length || variable.includes(' ')) return names;
  const own = elementsIn(names).filter(({ name }) => name !== 'substitute');
  const branches: CslNode[] = [];
  const add = (attrs: Record<string, string>, parts: readonly CslNode[]) => {
    const condition = { variable: attrs['variable'] ?? '', match: 'any' };
    const body = element('names', { ...names.attrs, ...attrs }, parts.map(copyNode));
    branches.push(element(branches.length ? 'else-if' : 'if', condition, [body]));
  };
  add(names.attrs, own);
  while (substitutes[0]?.name === 'names' && !substitutes[0].attrs['variable']?.includes(' ')) {
    const [next] = substitutes.splice(0, 1) as [CslNode];
    add(next.attrs, next.children.length ? elementsIn(next) : own);
  }
  if (substitutes.length) {
    const rest = element('substitute', {}, substitutes.map(copyNode));
    branches.push(element('else', {}, [element('names', { ...names.attrs }, [...own.map(copyNode), rest])]));
  }
  return element('choose', {}, branches);
}
