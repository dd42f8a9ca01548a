import { identifiersOf, shortName, titleIdentity, type Paper } from '../paper';
import { foldText, normalizeTitle } from '../text/fold';
import { addressIdentity } from './identifiersIn';

/** Papers read between two pauses: a few milliseconds' work. */
const STEP = 32;

/** Finds papers by what other programs and people call them by. */
export class PaperLookup {
  readonly #byIdentifier = new Map<string, Paper>();
  readonly #byTitle = new Map<string, Paper>();
  readonly #byAuthorYear = new Map<string, Paper[]>();

  /** Reads the papers in steps of a few milliseconds. */
  static *inSteps(papers: readonly Paper[]): Generator<void, PaperLookup> {
    const lookup = new PaperLookup();
    for (const [index, paper] of papers.entries()) {
      if (index % STEP === STEP - 1) yield;
      lookup.#add(paper);
    }
    return lookup;
  }

  /** By `doi:…`, `arxiv:…`, `pmid:…` or `url:…`; the first of them that some paper has. */
  byIdentifier(identifiers: readonly string[]): Paper | undefined {
    for (const identifier of identifiers) {
      const paper = this.#byIdentifier.get(identifier);
      if (paper) return paper;
    }
    return undefined;
  }

  /** By the whole title, whatever its capitals, marks and blanks. */
  byTitle(title: string): Paper | undefined {
    const identity = normalizeTitle(title);
    return identity.length < 8 ? undefined : this.#byTitle.get(identity);
  }

  /** By the first author's family name and the year. */
  byAuthorYear(author: string, year: number): readonly Paper[] {
    return this.#byAuthorYear.get(authorYearKey(author, year)) ?? [];
  }

  #add(paper: Paper): void {
    const addresses = paper.links.flatMap(({ url }) => addressIdentity(url) ?? []);
    for (const identifier of [...identifiersOf(paper.csl), ...addresses]) {
      if (!this.#byIdentifier.has(identifier)) this.#byIdentifier.set(identifier, paper);
    }
    const title = titleIdentity(paper.csl);
    if (title !== undefined && !this.#byTitle.has(title)) this.#byTitle.set(title, paper);
    const [author] = paper.authors;
    if (!author || paper.year === undefined) return;
    const key = authorYearKey(shortName(author), paper.year);
    const known = this.#byAuthorYear.get(key);
    if (known) known.push(paper);
    else this.#byAuthorYear.set(key, [paper]);
  }
}

function authorYearKey(author: string, year: number): string {
  return `${foldText(author).replace(/[^\p{L}\p{N}]+/gu, '')} ${year}`;
}
