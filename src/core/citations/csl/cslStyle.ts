import { childNode, nodesOf, type CslNode } from './cslNode';

/** A style that can be rendered with. */
export interface CslStyle {
  readonly root: CslNode;
  /** Citations stand in footnotes. */
  readonly isNoteStyle: boolean;
  /** Citations carry the number of the work. */
  readonly isNumeric: boolean;
  /** Entries of its list of references carry their number. */
  readonly hasNumberedReferences: boolean;
  /** Reads a variable of the kind that is long and rarely printed. */
  readonly printsAbstract: boolean;
  /** `default-locale`; `undefined` where the style leaves the language to the document. */
  readonly defaultLocale: string | undefined;
}

/** Says in one sentence, without full stop, why a style can't be used. */
export class StyleProblem extends Error {}

/** The id of the style that a dependent style only gives another name to; `undefined` for an independent style. */
export function independentParent(root: CslNode): string | undefined {
  const links = childNode(root, 'info')?.children ?? [];
  for (const link of links)
    if (typeof link !== 'string' && link.name === 'link' && link.attrs['rel'] === 'independent-parent')
      return link.attrs['href'];
  return undefined;
}

/**
 * The style that a dependent style prints in: its parent's, in the language that the dependent style has for itself.
 * @see https://docs.citationstyles.org/en/stable/specification.html#the-root-element-cs-style
 */
export function dependentStyle(dependent: CslNode, parent: CslNode): CslStyle {
  const locale = dependent.attrs['default-locale'];
  return toStyle(locale ? { ...parent, attrs: { ...parent.attrs, 'default-locale': locale } } : parent);
}

/**
 * What is to be known of a style before it renders.
 * @throws {StyleProblem} where an element that no style can do without is missing, or a macro that is called
 */
export function toStyle(root: CslNode): CslStyle {
  if (root.name !== 'style') throw new StyleProblem(`it is no CSL style: its root element is <${root.name}>`);
  const citation = childNode(root, 'citation');
  const layout = childNode(citation, 'layout');
  if (!layout) throw new StyleProblem('it has no <citation> with a <layout>');
  checkMacros(root);
  const bibliography = childNode(root, 'bibliography');
  return {
    root,
    isNoteStyle: root.attrs['class'] === 'note',
    isNumeric: printsNumber(layout, macrosOf(root)),
    hasNumberedReferences: bibliography !== undefined && prints(root, 'citation-number'),
    printsAbstract: prints(root, 'abstract'),
    defaultLocale: root.attrs['default-locale'] || undefined,
  };
}

/**
 * Whether what is laid out holds the number of the work, by whatever macro.
 * @param macros those that have not been looked at; each is taken out when it is
 */
function printsNumber(node: CslNode, macros: Map<string, CslNode>): boolean {
  for (const { attrs } of nodesOf(node)) {
    if (attrs['variable'] === 'citation-number') return true;
    const name = attrs['macro'] ?? '';
    const macro = macros.get(name);
    macros.delete(name);
    if (macro && printsNumber(macro, macros)) return true;
  }
  return false;
}

function macrosOf({ children }: CslNode): Map<string, CslNode> {
  const macros = children.filter((child): child is CslNode => typeof child !== 'string' && child.name === 'macro');
  return new Map(macros.map(macro => [macro.attrs['name'] ?? '', macro]));
}

function prints(root: CslNode, variable: string): boolean {
  for (const { attrs } of nodesOf(root)) if (attrs['variable']?.split(/\s+/).includes(variable)) return true;
  return false;
}

/** Each of citeproc's calls runs a macro anew, and none of it can be interrupted. */
const MOST_CALLS = 500_000;

/** A macro that calls itself, by whatever way, would never end. */
function checkMacros(root: CslNode): void {
  const calls = new Map<string, string[]>();
  for (const child of root.children) {
    if (typeof child === 'string' || child.name !== 'macro') continue;
    calls.set(child.attrs['name'] ?? '', macrosIn(child));
  }
  for (const macro of macrosIn(root))
    if (!calls.has(macro)) throw new StyleProblem(`it calls the macro "${macro}", which it does not have`);
  /** How many macros each call of a macro runs in all. */
  const costs = new Map<string, number>();
  const visit = (macro: string, path: readonly string[]): void => {
    if (path.includes(macro)) throw new StyleProblem(`its macro "${macro}" calls itself`);
    if (costs.has(macro)) return;
    const called = calls.get(macro) ?? [];
    for (const each of called) visit(each, [...path, macro]);
    const cost = called.reduce((sum, each) => sum + (costs.get(each) ?? 1), 1);
    if (cost > MOST_CALLS) throw new StyleProblem(`its macro "${macro}" calls too many others`);
    costs.set(macro, cost);
  };
  for (const macro of calls.keys()) visit(macro, []);
  const areas = ['citation', 'bibliography'].flatMap(name => childNode(root, name) ?? []);
  const inAll = areas.flatMap(macrosIn).reduce((sum, macro) => sum + (costs.get(macro) ?? 1), 0);
  if (inAll > MOST_CALLS) throw new StyleProblem('it calls too many macros');
}

function macrosIn(node: CslNode): string[] {
  const called: string[] = [];
  for (const { name, attrs } of nodesOf(node))
    if ((name === 'text' || name === 'key') && attrs['macro']) called.push(attrs['macro']);
  return called;
}
