import type { Event, Uri } from 'vscode';

/**
 * The public API of Lectern, version 1: what `activate()` returns.
 *
 * ```ts
 * const lectern = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
 * const api = await lectern?.activate();
 * const [best] = (await api?.search('vascular age', 1)) ?? [];
 * ```
 *
 * All methods wait until the library is loaded. What they return are plain snapshots that nobody changes afterwards.
 */
export interface LecternApi {
  readonly version: 1;

  /** Settles when every source named so far is loaded and can be searched. Never rejects: see {@link problems}. */
  whenReady(): Promise<void>;

  /** All papers, in the order of their sources. */
  papers(): Promise<readonly ApiPaper[]>;

  /** The topics that papers of the library have, in the order in which the tree shows them. */
  topics(): Promise<readonly ApiTopic[]>;

  /**
   * The papers that a query finds, best first.
   * @param query as typed in **Search Papers**
   * @param limit the most papers to return; default 20
   */
  search(query: string, limit?: number): Promise<readonly ApiSearchResult[]>;

  /**
   * A citation of papers as **Insert Citation** writes it.
   * @param keys citation keys of papers in the library
   * @param format default `pandoc`
   * @throws where `keys` is empty, a key is not in the library or the format is unknown
   */
  cite(keys: readonly string[], format?: ApiCitationFormat): Promise<string>;

  /**
   * A summary as **Insert Summary** writes it, ending with the citation in Pandoc's syntax; a `table`
   * begins with it.
   * @param format default `paragraph`; `line` is the one-sentence summary, `pair` has two sentences
   * @throws where the key is not in the library, the format is unknown or the paper has neither summary nor abstract
   */
  summarize(key: string, format?: ApiSummaryFormat): Promise<string>;

  /**
   * Loads one more source for this session.
   * @throws with a sentence for people where the file can't be read or holds no papers; nothing has changed then
   */
  open(uri: Uri): Promise<void>;

  /** What could not be read as it should be, of all sources. */
  problems(): Promise<readonly ApiProblem[]>;

  /** Fires after the library has changed. */
  readonly onDidChangeLibrary: Event<void>;

  /**
   * Makes a markdown-it engine render citations and the list of references. VS Code's Markdown preview calls it (this is
   * its way to take in plugins); other previews may too, with `env.currentDocument`, the address of the note, in what they
   * hand to `render`. What it needs is loaded then: what is rendered before shows citations as they are written.
   * @returns the engine itself
   */
  extendMarkdownIt<MarkdownIt>(md: MarkdownIt): MarkdownIt;
}

/** `latex` is `\cite{…}`; the others are Markdown. */
export type ApiCitationFormat =
  | 'pandoc'
  | 'in-text'
  | 'link'
  | 'footnote'
  | 'latex'
  | 'myst'
  | 'typst'
  | 'restructuredtext'
  | 'wiki-link'
  | 'formatted'
  | 'reference';

export type ApiSummaryFormat = 'line' | 'pair' | 'paragraph' | 'quote' | 'bullets' | 'table';

/** A paper. Everything that is not known is `undefined` or an empty list. */
export interface ApiPaper {
  /** Citation key, unique in the library. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly ApiAuthor[];
  readonly year: number | undefined;
  /** Journal, proceedings, book or event. */
  readonly venue: string | undefined;
  readonly abstract: string | undefined;
  /** A written summary of two to four sentences. */
  readonly summary: string | undefined;
  readonly keywords: readonly string[];
  /** Ids as {@link LecternApi.topics} has them, best first. */
  readonly topics: readonly string[];
  readonly links: readonly ApiLink[];
  /** The whole record in CSL-JSON. */
  readonly csl: Readonly<Record<string, unknown>>;
}

export interface ApiAuthor {
  /** Family name with its particle; a name that has no parts stands here whole. */
  readonly family: string;
  readonly given: string | undefined;
}

export interface ApiLink {
  /** What stands behind the link: `DOI`, `arXiv`, `Code`. */
  readonly label: string;
  /** An absolute http or https address. */
  readonly url: string;
}

export interface ApiTopic {
  readonly id: string;
  readonly name: string;
  /** Citation keys. */
  readonly papers: readonly string[];
  readonly children: readonly ApiTopic[];
}

export interface ApiSearchResult {
  readonly paper: ApiPaper;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

export interface ApiProblem {
  /** Address of the source file. */
  readonly uri: string;
  /** Zero-based line. */
  readonly line: number;
  /** One sentence. */
  readonly message: string;
}
