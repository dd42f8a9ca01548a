import { COMPOUNDS, fieldMark, SENTENCE_END, type InvertedIndex } from './invertedIndex';
import { FIELDS } from './indexedFields';
import { packPosting } from './postings';
import type { TokenSpan } from './tokenStore';

/** Documents that have every one of the terms, by walking the rarest one's postings first. */
function documentsWithAll(index: InvertedIndex, terms: readonly number[]): Set<number> {
  const rarestFirst = [...new Set(terms)].sort((a, b) => index.frequencyOf(a) - index.frequencyOf(b));
  let documents: Set<number> | undefined;
  for (const term of rarestFirst) {
    const before: Set<number> | undefined = documents;
    const found = new Set<number>();
    index.postings.forEachSlice(term, (cells, start, end) => {
      for (let i = start; i < end; i++) {
        const document = (cells[i] ?? 0) >>> 12;
        if (!before || before.has(document)) found.add(document);
      }
    });
    documents = found;
    if (!found.size) break;
  }
  return documents ?? new Set();
}

/** Calls `found` with the field of each place in a span where `matches` accepts the words one after another. */
function scanSpan(
  { cells, start, end }: TokenSpan,
  length: number,
  matches: (wordId: number, position: number) => boolean,
  found: (field: number) => void,
): void {
  let field = 0;
  for (let i = start; i < end; i++) {
    const id = cells[i] ?? 0;
    if (id === COMPOUNDS) return;
    if (id < 0) {
      if (id !== SENTENCE_END) field = fieldMark(id);
      continue;
    }
    let k = 0;
    while (k < length && i + k < end && (cells[i + k] ?? -1) >= 0 && matches(cells[i + k] ?? 0, k)) k++;
    if (k === length) found(field);
  }
}

/** Reading more would hold up the person who types; a phrase of such common words tells little anyway. */
const MOST_DOCUMENTS_READ = 4000;

/**
 * Packed postings of a phrase given as stems.
 * @returns the number of the term's own posting list for a phrase of one word; `undefined` where a word is unknown or all
 *   are too common
 */
export function phrasePostings(index: InvertedIndex, stems: readonly string[]): Int32Array | number | undefined {
  const terms: number[] = [];
  for (const word of stems) {
    const term = index.vocabulary.findStem(word);
    if (term === undefined) return undefined;
    terms.push(term);
  }
  const [single] = terms;
  if (terms.length < 2) return single;
  if (Math.min(...terms.map(term => index.frequencyOf(term))) > MOST_DOCUMENTS_READ) return undefined;
  const matches = (id: number, position: number) => index.vocabulary.termOf(id) === terms[position];
  const postings: number[] = [];
  for (const document of documentsWithAll(index, terms)) {
    const counts = FIELDS.map(() => 0);
    for (const span of index.tokensOf(document)) {
      scanSpan(span, terms.length, matches, field => (counts[field] = (counts[field] ?? 0) + 1));
    }
    counts.forEach((count, field) => {
      if (count) postings.push(packPosting(document, field, count));
    });
  }
  return Int32Array.from(postings);
}

/** Whether the document has these very words one after another. */
function hasPhrase(index: InvertedIndex, document: number, wordIds: readonly number[]): boolean {
  let has = false;
  const matches = (id: number, position: number) => id === wordIds[position];
  for (const span of index.tokensOf(document)) scanSpan(span, wordIds.length, matches, () => (has = true));
  return has;
}

/**
 * Documents that have these very words one after another.
 * @param stopWord words whose postings do not tell every document that has them
 */
export function documentsWithPhrase(
  index: InvertedIndex,
  words: readonly string[],
  stopWord: (word: string) => boolean,
): Set<number> {
  const ids = words.map(word => index.vocabulary.idOf(word));
  if (ids.some(id => id === undefined)) return new Set();
  const wordIds = ids as number[];
  const telling = words.flatMap((word, i) => (stopWord(word) ? [] : [index.vocabulary.termOf(wordIds[i] ?? 0)]));
  const candidates = telling.length ? documentsWithAll(index, telling) : everyDocument(index);
  return new Set([...candidates].filter(document => hasPhrase(index, document, wordIds)));
}

/** Documents that have a word with the same stem. */
export function documentsWithWord(index: InvertedIndex, word: string): Set<number> {
  const term = index.vocabulary.findTerm(word);
  return term === undefined ? new Set() : documentsWithAll(index, [term]);
}

function everyDocument(index: InvertedIndex): Set<number> {
  return new Set(Array.from({ length: index.end }, (_, document) => document));
}
