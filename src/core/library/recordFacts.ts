import type { CslItem } from '../csl';
import type { SourceRecord } from '../formats/reading';
import { identifiersOf, shortName, yearOf } from '../paper';
import { normalizeTitle } from '../text/fold';
import { comparedTitle, titleHash } from '../text/titleHash';
import { longHash } from './shortHash';

/** What of a record tells which paper it describes. */
export interface RecordFacts {
  /** The citation key that the source declares. */
  readonly key: string | undefined;
  /** `doi:…`, `arxiv:…`, `pmid:…`. */
  readonly identifiers: readonly string[];
  /** Normalised; `undefined` where it is too short to tell papers apart. */
  readonly title: string | undefined;
  /** Equal for equal titles, of which hardly any two are: the title itself is made only where somebody asks for it. */
  readonly titleHash: number | undefined;
  readonly year: number | undefined;
  /** Stands for the record where it has neither identifier nor title; `undefined` where it has one. */
  readonly content: string | undefined;
}

const LONGEST_IDENTITY = 100;
const LONGEST_TITLE = 2000;

/** A text that stands for a longer one, so that what is remembered of hostile records stays small. */
export function boundedText(text: string): string {
  return text.length <= LONGEST_IDENTITY ? text : `${text.slice(0, LONGEST_IDENTITY - 20)}#${longHash(text)}`;
}

/** The facts of a record that people tell papers apart by, as one text. */
export function contentOf(item: Partial<CslItem>): string {
  const authors = (item.author ?? []).slice(0, 20).map(shortName).join(',');
  const { type, title, volume, page, URL: address } = item;
  const facts = [title, authors, yearOf(item.issued), item['container-title'], volume, page, address, type];
  return facts.map(fact => String(fact ?? '').slice(0, LONGEST_TITLE)).join('|');
}

class ItemFacts implements RecordFacts {
  readonly key: string | undefined;
  readonly identifiers: readonly string[];
  readonly year: number | undefined;
  readonly titleHash: number | undefined;
  readonly #item: Partial<CslItem>;
  #title: string | undefined;

  constructor({ item, derived }: SourceRecord) {
    this.#item = item;
    this.key = item.id || undefined;
    this.identifiers = (derived?.identifiers ?? identifiersOf(item)).map(boundedText);
    this.year = yearOf(item.issued);
    this.titleHash = derived ? derived.titleHash : titleHash(comparedTitle(item.title));
  }

  get title(): string | undefined {
    if (this.titleHash === undefined) return undefined;
    return (this.#title ??= normalizeTitle(comparedTitle(this.#item.title)));
  }

  get content(): string | undefined {
    return this.identifiers.length || this.titleHash !== undefined ? undefined : contentOf(this.#item);
  }
}

export function factsOf(record: SourceRecord): RecordFacts {
  return new ItemFacts(record);
}
