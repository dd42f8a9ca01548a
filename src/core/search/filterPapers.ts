import { normalizeDoi, type Paper } from '../paper';
import { foldText } from '../text/fold';
import { FIELDS, type Field, type TopicName } from './indexedFields';
import type { InvertedIndex } from './invertedIndex';
import type { ParsedQuery } from './parseQuery';
import { documentsWithPhrase, documentsWithWord } from './phrase';
import type { HasValue, QueryFilter } from './queryFilter';
import { isStopWord } from './stopWords';
import { tokenize } from './terms';

/** What filters ask of the world outside the library. What is left out is not known, and such a filter lets all papers pass. */
export interface FilterFacts {
  /** Whether a note here cites the paper (`is:cited`, `is:uncited`). */
  readonly isCited?: (key: string) => boolean;
  /** Whether there is a literature note (`has:note`). */
  readonly hasNote?: (key: string) => boolean;
  /** How far the reader is with it (`is:unread`, `is:reading`, `is:read`). */
  readonly readingOf?: (key: string) => 'unread' | 'reading' | 'read';
  /** Whether there is a PDF (`has:pdf`); where left out, a link to one decides. */
  readonly hasPdf?: (key: string) => boolean;
  /** Names of the topics that a paper stands in (`topic:`); where left out or `undefined`, those that its sources declare. */
  readonly topicsOf?: (key: string) => readonly string[] | undefined;
}

/** Whether each document meets the query's filters, phrases and exclusions; `undefined` where it has none. */
export function allowedDocuments(
  index: InvertedIndex,
  query: ParsedQuery,
  facts: FilterFacts,
  topicName: TopicName,
): Uint8Array | undefined {
  const { filters, phrases, excluded } = query;
  if (!filters.length && !phrases.length && !excluded.length) return undefined;
  const allowed = new Uint8Array(index.end).fill(1);
  const keep = (documents: ReadonlySet<number>, wanted: boolean) => {
    for (let document = 0; document < allowed.length; document++) {
      if (documents.has(document) !== wanted) allowed[document] = 0;
    }
  };
  for (const words of phrases) keep(documentsWithPhrase(index, words, isStopWord), true);
  for (const words of excluded) {
    const [word = ''] = words;
    keep(words.length > 1 ? documentsWithPhrase(index, words, isStopWord) : documentsWithWord(index, word), false);
  }
  for (const filter of filters) {
    if (filter.kind === 'author' || filter.kind === 'title' || filter.kind === 'venue') {
      keep(
        documentsWithBeginnings(index, filter.kind === 'author' ? 'authors' : filter.kind, filter.value),
        !filter.negated,
      );
      continue;
    }
    const meets = condition(filter, facts, topicName);
    if (!meets) continue;
    for (let document = 0; document < allowed.length; document++) {
      const paper = allowed[document] ? index.paperOf(document) : undefined;
      if (!paper || meets(paper) === filter.negated) allowed[document] = 0;
    }
  }
  return allowed;
}

/** Documents whose field has, for each word of `value`, a word that begins with it. */
function documentsWithBeginnings(index: InvertedIndex, field: Field, value: string): Set<number> {
  const number = FIELDS.indexOf(field);
  let documents: Set<number> | undefined;
  for (const word of tokenize(value)) {
    const before = documents;
    const found = new Set<number>();
    const terms = new Set<number>();
    for (const id of index.vocabulary.startingWith(word)) if (index.isAlive(id)) terms.add(index.vocabulary.termOf(id));
    for (const term of terms) {
      index.postings.forEachSlice(term, (cells, start, end) => {
        for (let i = start; i < end; i++) {
          const cell = cells[i] as number;
          if (((cell >>> 8) & 15) === number && (!before || before.has(cell >>> 12))) found.add(cell >>> 12);
        }
      });
    }
    documents = found;
  }
  return documents ?? new Set();
}

function condition(
  filter: QueryFilter,
  facts: FilterFacts,
  topicName: TopicName,
): ((paper: Paper) => boolean) | undefined {
  switch (filter.kind) {
    case 'year':
      return ({ year }) => year !== undefined && year >= filter.from && year <= filter.to;
    case 'has':
      return hasCondition(filter.value, facts);
    case 'is': {
      const { isCited, readingOf } = facts;
      const { value } = filter;
      if (value === 'cited' || value === 'uncited')
        return isCited && (({ key }) => isCited(key) === (value === 'cited'));
      return readingOf && (({ key }) => readingOf(key) === value);
    }
    case 'key': {
      const wanted = foldText(filter.value);
      return ({ key }) => foldText(key).includes(wanted);
    }
    case 'doi': {
      const wanted = normalizeDoi(filter.value) ?? filter.value.toLowerCase();
      return ({ csl }) => (normalizeDoi(csl.DOI) ?? '').includes(wanted);
    }
    case 'type': {
      const wanted = foldText(filter.value);
      return ({ csl }) => csl.type.startsWith(wanted) || (csl.custom?.kind ?? '').startsWith(wanted);
    }
    case 'topic': {
      const wanted = tokenize(filter.value);
      const meets = new Map<string, boolean>();
      const isWanted = (name: string) => {
        const known = meets.get(name) ?? startsEach(wanted, tokenize(name));
        meets.set(name, known);
        return known;
      };
      const { topicsOf } = facts;
      const declared = ({ topics }: Paper) => topics.map(id => `${id} ${topicName(id)}`);
      return paper => (topicsOf?.(paper.key) ?? declared(paper)).some(isWanted);
    }
    default:
      return undefined;
  }
}

function startsEach(beginnings: readonly string[], words: readonly string[]): boolean {
  return beginnings.every(beginning => words.some(word => word.startsWith(beginning)));
}

function hasCondition(value: HasValue, facts: FilterFacts): ((paper: Paper) => boolean) | undefined {
  const { hasNote, hasPdf } = facts;
  switch (value) {
    case 'abstract':
      return ({ abstract }) => abstract !== undefined;
    case 'summary':
      return ({ summary }) => summary !== undefined;
    case 'doi':
      return ({ csl }) => normalizeDoi(csl.DOI) !== undefined;
    case 'code':
      return ({ csl }) => csl.custom?.code !== undefined;
    case 'note':
      return hasNote && (({ key }) => hasNote(key));
    case 'pdf':
      return ({ key, links }) => hasPdf?.(key) ?? links.some(({ url }) => /\.pdf(?:$|[?#])/i.test(url));
  }
}
