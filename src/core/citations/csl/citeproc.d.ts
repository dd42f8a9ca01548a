/** The part of citeproc-js that Lectern calls. @see https://citeproc-js.readthedocs.io/en/latest/running.html */
declare module 'citeproc' {
  namespace CSL {
    interface Node {
      name: string;
      attrs: Record<string, string>;
      children: (Node | string)[];
    }
    interface CiteItem {
      id: string;
      locator?: string;
      label?: string;
      prefix?: string;
      suffix?: string;
      'suppress-author'?: boolean;
      'author-only'?: boolean;
      /** 0 where the work is cited for the first time, 1 later. */
      position?: number;
    }
    interface Citation {
      citationID: string;
      citationItems: CiteItem[];
      properties: { noteIndex: number; mode?: 'composite'; infix?: string; unsorted?: boolean };
    }
    type Pair = [citationId: string, noteIndex: number];
    /** What the run of a token works on: an engine, as its own code sees it. */
    interface Build {
      area: string;
      root: string;
      extension: string;
      current_default_locale?: string;
    }
    interface TokenList {
      tokens: Token[];
    }
    interface SortedEntry {
      readonly id: string;
      readonly seq: number;
      readonly sortkeys: unknown;
    }
    interface RegistryEntry extends SortedEntry {
      readonly disambig: unknown;
      readonly 'first-reference-note-number'?: number;
    }
    interface Sys {
      retrieveItem(id: string): unknown;
      retrieveLocale(language: string): Node;
    }
  }
  namespace CSL {
    class Token {
      constructor(name: string, type: number);
      execs: ((state: Engine, item: unknown, cite: unknown) => void)[];
      strings: { sort_direction?: unknown };
      postponed_macro?: string;
    }
    class Engine {
      constructor(sys: Sys, style: Node, language?: string, forceLanguage?: boolean);
      readonly opt: {
        readonly development_extensions: Record<string, boolean>;
        readonly update_mode: number;
        readonly parallel: { readonly enable?: boolean };
      };
      readonly citation: { readonly opt: { readonly layout_delimiter?: string }; readonly tokens: readonly Token[] };
      readonly bibliography: { readonly opt: Readonly<Record<string, unknown>>; readonly tokens: readonly Token[] };
      readonly bibliography_sort: { readonly tokens: readonly Token[] };
      registry: Registry;
      disambiguate: object;
      readonly tmp: { taintedItemIDs: object; taintedCitationIDs: object };
      build: Build;
      parallel: object;
      buildTokenLists(nodes: readonly Node[], target: Token[]): void;
      configureTokenLists(): void;
      /** @param isImplicit records that were retrieved already are not retrieved again */
      updateItems(ids: string[], noSort?: boolean, again?: boolean, isImplicit?: boolean): void;
      updateUncitedItems(ids: readonly string[]): void;
      rebuildProcessorState(
        citations: readonly Citation[],
        mode: 'html',
        uncited: readonly string[],
      ): [id: string, noteIndex: number, html: string][];
      processCitationCluster(
        citation: Citation,
        before: readonly Pair[],
        after: readonly Pair[],
      ): [unknown, [index: number, html: string, id: string][]];
      makeCitationCluster(items: readonly CiteItem[]): string;
      makeBibliography(section?: {
        include: { field: string; value: string }[];
      }): false | [parameters: unknown, entries: string[]];
      configureTokenList(tokens: Token[]): void;
    }
    class Registry {
      constructor(engine: Engine);
      readonly registry: Readonly<Record<string, RegistryEntry>>;
      readonly sorter: { compareKeys(a: SortedEntry, b: SortedEntry): number };
      getSortedIds(): string[];
    }
    const Disambiguation: new (engine: Engine) => object;
    const Parallel: new (engine: Engine) => object;
    const START: number;
    const END: number;
    const SINGLETON: number;
    const XmlJSON: {
      prototype: {
        getNodesByName(this: unknown, node: Node, name: string, nameAttribute?: string, found?: Node[]): Node[];
      };
    };
    const Output: {
      readonly Formats: { readonly html: Record<string, unknown> };
    };
    function tokenExec(this: Engine, token: Token, item: unknown, cite: unknown): number;
    function localeResolve(language: string): { readonly base: string; readonly best: string };
    /** Adds the tokens of nodes and all that is in them to a list. */
    function makeBuilder(engine: Engine, target: Token[]): (nodes: readonly Node[]) => void;
    function XmlToToken(this: Node, engine: Engine, type: number, target: Token[], variables: unknown[]): void;
    let expandMacro: (this: Engine, token: Token, target: Token[]) => void;
    let debug: (message: string) => void;
  }
  export = CSL;
}
