import CSL from 'citeproc';
import { copyNode, type CslNode } from './cslNode';
import { StyleProblem, type CslStyle } from './cslStyle';
import { SteppedEngine } from './steppedEngine';

/** The locales of CSL that are loaded, by name; `en-US` is always among them. */
export type Locales = ReadonlyMap<string, CslNode>;

/** The names of the locales to load for a style in a language, the fallback first. */
export function localesWanted(style: CslStyle, language: string | undefined): string[] {
  const names = ['en-US'];
  for (const wanted of [language, style.defaultLocale]) {
    if (!wanted) continue;
    const { base, best } = CSL.localeResolve(wanted);
    names.push(base, best);
  }
  return [...new Set(names)];
}

/** Stands between the id of an entry's record and its text. */
export const ENTRY_MARK = '\uE000';

/** The style and language that is rendered in. */
export interface RendererOptions {
  readonly style: CslStyle;
  readonly locales: Locales;
  /** Goes before the style's own; `undefined` leaves it to the style. */
  readonly language?: string | undefined;
}

/**
 * A processor for one style in one language.
 * @param itemOf the record by the id that citations of this engine name it by
 * @throws {StyleProblem} where citeproc can't make anything of the style
 */
export function createEngine(options: RendererOptions, itemOf: (id: string) => unknown): CSL.Engine {
  const steps = engineInSteps(options, itemOf);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same bit by bit: a large style takes longer to build than anything may hold up an editor. */
export function* engineInSteps(
  { style, locales, language }: RendererOptions,
  itemOf: (id: string) => unknown,
): Generator<void, CSL.Engine> {
  const retrieveLocale = (name: string) => {
    const locale = locales.get(name) ?? locales.get('en-US');
    if (!locale) throw new Error('the locale en-US is not loaded');
    return copyNode(locale);
  };
  try {
    const sys = { retrieveItem: itemOf, retrieveLocale };
    const engine = new SteppedEngine(sys, copyNode(style.root), language, language !== undefined);
    yield;
    yield* engine.buildAreas();
    engine.opt.development_extensions['wrap_url_and_doi'] = true;
    return engine;
  } catch (error) {
    throw new StyleProblem(String(error instanceof Error ? error.message : error).replace(/\.$/, ''));
  }
}

/** Makes an engine forget its citations and records. citeproc's own way to do so loses settings of the style too. */
export function resetEngine(engine: CSL.Engine): void {
  engine.registry = new CSL.Registry(engine);
  engine.disambiguate = new CSL.Disambiguation(engine);
  engine.tmp.taintedItemIDs = {};
  engine.tmp.taintedCitationIDs = {};
}

// What citeproc has to say may hold the text of papers, which is never logged.
CSL.debug = () => {};

/** citeproc makes a link of a URL or DOI as it is; only what is an address or a DOI becomes one here. */
function link(_state: unknown, written: string): string {
  const address = /^10\.\d{4,9}\//.test(written) ? `https://doi.org/${written}` : written;
  return /^https?:\/\/[^\s"<>]+$/.test(address) ? `<a href="${address}">${written}</a>` : written;
}
CSL.Output.Formats.html['@URL/true'] = link;
CSL.Output.Formats.html['@DOI/true'] = link;

/** Entries say which record they are of: citeproc's list of ids has those too that print nothing. */
CSL.Output.Formats.html['@bibliography/entry'] = function (
  this: { readonly system_id: string },
  _: unknown,
  text: string,
) {
  return `${this.system_id}${ENTRY_MARK}${text}`;
};

/**
 * citeproc looks through the whole style for each macro that is called, and copies a macro into the sort keys wherever it is
 * called, with all that it calls: 200,000 steps for Chicago, seconds to build. Here a macro is found by its name, and
 * built once for the sort keys as it is for citations.
 */
const nodesByName = CSL.XmlJSON.prototype.getNodesByName;
const macrosOf = new WeakMap<CslNode, Map<string, CslNode[]>>();
CSL.XmlJSON.prototype.getNodesByName = function (node, name, nameAttribute, found) {
  if (name !== 'macro' || !nameAttribute || found || !node)
    return nodesByName.call(this, node, name, nameAttribute, found);
  let macros = macrosOf.get(node);
  if (!macros) {
    macros = new Map();
    for (const macro of nodesByName.call(this, node, 'macro'))
      macros.set(macro.attrs['name'] ?? '', [...(macros.get(macro.attrs['name'] ?? '') ?? []), macro]);
    macrosOf.set(node, macros);
  }
  return macros.get(nameAttribute) ?? [];
};

const expandMacro = CSL.expandMacro;
const sortMacrosOf = new WeakMap<CSL.Engine, Map<string, CSL.Token[]>>();
CSL.expandMacro = function (token, target) {
  const { root, extension, current_default_locale: locale } = this.build;
  if (!extension) return expandMacro.call(this, token, target);
  const built = sortMacrosOf.get(this) ?? new Map<string, CSL.Token[]>();
  sortMacrosOf.set(this, built);
  const key = [root, extension, locale, token.strings.sort_direction, token.postponed_macro].join(' ');
  let tokens = built.get(key);
  if (!tokens) {
    tokens = [];
    built.set(key, tokens);
    const area = (this as unknown as Record<string, CSL.TokenList>)[root + extension] as CSL.TokenList;
    const outer = area.tokens;
    area.tokens = tokens;
    expandMacro.call(this, token, tokens);
    area.tokens = outer;
    this.configureTokenList(tokens);
  }
  const steps = tokens;
  const call = new CSL.Token('text', CSL.SINGLETON);
  call.execs.push((state, item, cite) => {
    for (let next = 0; next < steps.length;) next = CSL.tokenExec.call(state, steps[next] as CSL.Token, item, cite);
  });
  target.push(call);
};
