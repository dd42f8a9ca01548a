import type { CslItem } from '../../csl';
import type { BibDialect } from './bibNames';

/** Entry types of biblatex by CSL type, the inverse of what the reader makes of them where there is one. */
const BIBLATEX: Readonly<Record<string, string>> = {
  'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', bill: 'legislation',
  book: 'book', broadcast: 'video', chapter: 'incollection', classic: 'book', collection: 'collection', dataset: 'dataset',
  entry: 'inreference', 'entry-dictionary': 'inreference', 'entry-encyclopedia': 'inreference', figure: 'image',
  graphic: 'artwork', hearing: 'legislation', legal_case: 'jurisdiction', legislation: 'legislation',
  manuscript: 'unpublished', map: 'map', motion_picture: 'movie', musical_score: 'music', pamphlet: 'booklet',
  'paper-conference': 'inproceedings', patent: 'patent', performance: 'performance', periodical: 'periodical',
  personal_communication: 'letter', post: 'online', 'post-weblog': 'online', regulation: 'legislation', report: 'report',
  review: 'review', 'review-book': 'review', software: 'software', song: 'audio', speech: 'presentation',
  standard: 'standard', thesis: 'thesis', treaty: 'legal', webpage: 'online',
}; // prettier-ignore

/** Those of BibTeX's own styles; everything else is a `@misc` there. */
const BIBTEX: Readonly<Record<string, string>> = {
  'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', book: 'book',
  chapter: 'incollection', classic: 'book', collection: 'book', 'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection', manuscript: 'unpublished', pamphlet: 'booklet',
  'paper-conference': 'inproceedings', report: 'techreport', thesis: 'phdthesis',
}; // prettier-ignore

const MASTERS = /master|diplom|\bM\.?(?:Sc|A|Phil)\b/i;

/** The entry type for a record. */
export function bibTypeOf(item: Partial<CslItem>, dialect: BibDialect): string {
  const type = item.type ?? 'document';
  if (type === 'article') return item['container-title'] ? 'article' : 'misc';
  if (type === 'speech' && item['event-title']) return 'unpublished';
  if (dialect === 'biblatex') return (Object.hasOwn(BIBLATEX, type) && BIBLATEX[type]) || 'misc';
  if (type === 'thesis' && MASTERS.test(String(item['genre'] ?? ''))) return 'mastersthesis';
  return (Object.hasOwn(BIBTEX, type) && BIBTEX[type]) || 'misc';
}

/** What tells a type apart from another of the same entry type; `undefined` where nothing has to. */
export function entrySubtype(type: string): string | undefined {
  if (type === 'article') return 'preprint';
  return /^article-(magazine|newspaper)$/.exec(type)?.[1];
}
