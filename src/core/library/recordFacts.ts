import type { CslItem } from '../csl';
import type { SourceRecord } from '../formats/reading';
import { identifiersOf, shortName, titleIdentity, yearOf } from '../paper';
import { longHash } from './shortHash';

/** What of a record tells which paper it describes. */
export interface RecordFacts {
  /** The citation key that the source declares. */
  readonly key: string | undefined;
  /** `doi:…`, `arxiv:…`, `pmid:…`. */
  readonly identifiers: readonly string[];
  /** Normalised; `undefined` where it is too short to tell papers apart. */
  readonly title: string | undefined;
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

export function factsOf({ item }: SourceRecord): RecordFacts {
  const identifiers = identifiersOf(item).map(boundedText);
  const long = (item.title?.length ?? 0) > LONGEST_TITLE;
  const title = titleIdentity(long ? { title: item.title?.slice(0, LONGEST_TITLE) } : item);
  return {
    key: item.id || undefined,
    identifiers,
    title,
    year: yearOf(item.issued),
    content: identifiers.length || title !== undefined ? undefined : contentOf(item),
  };
}
