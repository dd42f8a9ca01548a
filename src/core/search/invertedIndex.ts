import type { Paper } from '../paper';
import { AcronymTable, findAcronyms, findKeywordAcronyms, type AcronymPair } from './acronyms';
import { CountTable } from './countTable';
import { ABSTRACT, FIELDS, textsOf, type TopicName } from './indexedFields';
import { MOST_DOCUMENTS, packPosting, PostingLists } from './postings';
import { scanWords } from './scanWords';
import { TokenStore, type TokenSpan } from './tokenStore';
import { Vocabulary } from './vocabulary';

/** In a document's tokens, what is below zero is no word: a field begins (`-1 - field`), a sentence ends, the joined words begin. */
export const SENTENCE_END = -100;
export const COMPOUNDS = -101;
export const fieldMark = (field: number): number => -1 - field;

/** Stop words of running text are only kept in reading order: nobody finds a paper by an `of` in its abstract. */
const RUNNING_TEXT: ReadonlySet<string> = new Set(['summary', 'abstract']);

type Part = 'short' | 'abstract';

interface PartRecord {
  readonly start: number;
  readonly count: number;
}

interface DocumentRecord {
  readonly paper: Paper;
  readonly short: PartRecord;
  abstract: PartRecord | undefined;
  acronyms: readonly AcronymPair[];
}

/**
 * Which words stand where: posting lists of stems by document and field, and each document's words in reading order.
 * A document has two parts, of which the abstract may come later; documents are numbered, a number is given once.
 */
export class InvertedIndex {
  readonly vocabulary = new Vocabulary();
  readonly acronyms = new AcronymTable();
  readonly #topicName: TopicName;
  #postings = new PostingLists();
  #tokens = new TokenStore();
  #documents: (DocumentRecord | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #lengths: Uint16Array[] = FIELDS.map(() => new Uint16Array(256));
  readonly #lengthSums = FIELDS.map(() => 0);
  readonly #filled = FIELDS.map(() => 0);
  /** Living documents of each term, and living occurrences of each word, as a word and as one joined from parts. */
  readonly #documentFrequency = new CountTable();
  readonly #occurrences = new CountTable();
  readonly #joined = new Map<number, number>();
  /** Counts of the field being read, and the number of the reading in which a term was last seen. */
  readonly #inField = new CountTable();
  readonly #seen = new CountTable();
  #reading = 0;

  constructor(topicName: TopicName) {
    this.#topicName = topicName;
  }

  /** Living documents. */
  get size(): number {
    return this.#numbers.size;
  }

  /** One more than the highest document number. */
  get end(): number {
    return this.#documents.length;
  }

  get postings(): PostingLists {
    return this.#postings;
  }

  /** Rises with every change: what was derived from the index before is out of date. */
  version = 0;

  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** `undefined` for a document that was removed. */
  paperOf(document: number): Paper | undefined {
    return this.#documents[document]?.paper;
  }

  /** Words in a field of each document. */
  lengthsOf(field: number): Uint16Array {
    return this.#lengths[field] ?? new Uint16Array(0);
  }

  /** Mean length of a field over the documents that have it. */
  meanLength(field: number): number {
    return (this.#lengthSums[field] ?? 0) / (this.#filled[field] || 1) || 1;
  }

  /** Documents with this term. */
  frequencyOf(term: number): number {
    return this.#documentFrequency.get(term);
  }

  /** Whether a living paper has this very word. */
  isAlive(wordId: number): boolean {
    return this.#occurrences.get(wordId) > 0;
  }

  /** Parts in which a living paper writes the word with hyphens. */
  partsOf(joined: string): readonly string[] | undefined {
    const id = this.vocabulary.idOf(joined);
    return id !== undefined && this.#joined.has(id) ? this.vocabulary.partsOf(joined) : undefined;
  }

  /** A document's words in reading order, with marks between them. */
  *tokensOf(document: number): Iterable<TokenSpan> {
    const record = this.#documents[document];
    if (!record) return;
    yield this.#tokens.read(record.short.start, record.short.count);
    if (record.abstract) yield this.#tokens.read(record.abstract.start, record.abstract.count);
  }

  get keys(): Iterable<string> {
    return this.#numbers.keys();
  }

  /**
   * Adds a paper without its abstract.
   * @returns its number; `undefined` where the index is full
   */
  addShortFields(paper: Paper): number | undefined {
    this.remove(paper.key);
    const document = this.#documents.length;
    if (document >= MOST_DOCUMENTS) return undefined;
    this.#reserve(document);
    this.#numbers.set(paper.key, document);
    const short = this.#addPart(document, paper, 'short');
    const texts = [paper.title, ...textsOf(paper, 'summary', this.#topicName)];
    const acronyms = [...texts.flatMap(findAcronyms), ...findKeywordAcronyms(paper.keywords)];
    this.#documents.push({ paper, short, abstract: undefined, acronyms });
    this.acronyms.count(acronyms, 1);
    this.#countTerms(document, 'short', 1);
    this.version++;
    return document;
  }

  /** Puts a newer record of a paper in place of one with the same words. */
  replaceRecord(document: number, paper: Paper): void {
    const record = this.#documents[document];
    if (record) this.#documents[document] = { ...record, paper };
  }

  addAbstract(document: number): void {
    const record = this.#documents[document];
    if (!record || record.abstract || !record.paper.abstract) return;
    record.abstract = this.#addPart(document, record.paper, 'abstract');
    const acronyms = findAcronyms(record.paper.abstract);
    record.acronyms = [...record.acronyms, ...acronyms];
    this.acronyms.count(acronyms, 1);
    this.#countTerms(document, 'abstract', 1);
    this.version++;
  }

  remove(key: string): void {
    const document = this.#numbers.get(key);
    if (document === undefined) return;
    const record = this.#documents[document];
    this.#countTerms(document, 'all', -1);
    if (record) this.acronyms.count(record.acronyms, -1);
    FIELDS.forEach((_, field) => {
      const length = this.#lengths[field]?.[document] ?? 0;
      this.#lengthSums[field] = (this.#lengthSums[field] ?? 0) - length;
      if (length) this.#filled[field] = (this.#filled[field] ?? 0) - 1;
    });
    this.#documents[document] = undefined;
    this.#numbers.delete(key);
    this.version++;
  }

  /** Frees what removed documents still hold in the posting lists, once they are the larger part. */
  compact(): void {
    const dead = this.#documents.length - this.#numbers.size;
    if (dead < 1000 || dead < this.#numbers.size) return;
    const newNumber = new Int32Array(this.#documents.length).fill(-1);
    const living: DocumentRecord[] = [];
    const tokens = new TokenStore();
    this.#documents.forEach((record, document) => {
      if (!record) return;
      newNumber[document] = living.length;
      const move = (part: PartRecord): PartRecord => {
        const { cells, start, end } = this.#tokens.read(part.start, part.count);
        return { start: tokens.append([...cells.subarray(start, end)]), count: part.count };
      };
      for (const lengths of this.#lengths) lengths[living.length] = lengths[document] ?? 0;
      this.#numbers.set(record.paper.key, living.length);
      living.push({ ...record, short: move(record.short), abstract: record.abstract && move(record.abstract) });
    });
    this.#postings = this.#postings.mapped(value => {
      const document = newNumber[value >>> 12] ?? -1;
      return document < 0 ? undefined : (document << 12) | (value & 0xfff);
    });
    this.#tokens = tokens;
    this.#documents = living;
    this.version++;
  }

  #addPart(document: number, paper: Paper, part: Part): PartRecord {
    const tokens: number[] = [];
    const compounds: number[] = [];
    const terms: number[] = [];
    FIELDS.forEach((name, field) => {
      if ((field === ABSTRACT) !== (part === 'abstract')) return;
      tokens.push(fieldMark(field));
      terms.length = 0;
      const length = this.#scanField(textsOf(paper, name, this.#topicName), tokens, compounds, terms, name);
      for (const term of terms) {
        this.#postings.append(term, packPosting(document, field, this.#inField.get(term)));
        this.#inField.set(term, 0);
      }
      const lengths = this.#lengths[field];
      if (lengths) lengths[document] = Math.min(length, 65_535);
      if (!length) return;
      this.#lengthSums[field] = (this.#lengthSums[field] ?? 0) + Math.min(length, 65_535);
      this.#filled[field] = (this.#filled[field] ?? 0) + 1;
    });
    if (compounds.length) tokens.push(COMPOUNDS, ...compounds);
    return { start: this.#tokens.append(tokens), count: tokens.length };
  }

  /** Reads a field into `tokens`, and its terms, each once, into `terms`. @returns its length in words */
  #scanField(texts: readonly string[], tokens: number[], compounds: number[], terms: number[], field: string): number {
    const { vocabulary } = this;
    const running = RUNNING_TEXT.has(field);
    const count = (wordId: number) => {
      const term = vocabulary.termOf(wordId);
      if (running && vocabulary.isStopTerm(term)) return;
      if (this.#inField.add(term, 1) === 1) terms.push(term);
    };
    let length = 0;
    for (const text of texts) {
      scanWords(text, {
        word: word => {
          const id = vocabulary.add(word);
          tokens.push(id);
          length++;
          count(id);
        },
        compound: (joined, parts) => {
          const id = vocabulary.add(joined);
          vocabulary.addCompound(joined, parts);
          compounds.push(id);
          count(id);
        },
        sentenceEnd: () => tokens.push(SENTENCE_END),
      });
      tokens.push(SENTENCE_END);
    }
    return length;
  }

  /** Counts what a part adds to, or takes from, the words and terms that are alive. */
  #countTerms(document: number, part: Part | 'all', times: 1 | -1): void {
    const [short, abstract] = this.tokensOf(document);
    const reading = ++this.#reading;
    const read = (span: TokenSpan | undefined, counted: boolean) => {
      if (!span) return;
      let joined = false;
      for (let i = span.start; i < span.end; i++) {
        const id = span.cells[i] ?? 0;
        if (id < 0) {
          joined = id === COMPOUNDS;
          continue;
        }
        const term = this.vocabulary.termOf(id);
        const isNew = this.#seen.get(term) !== reading;
        this.#seen.set(term, reading);
        if (!counted) continue;
        this.#occurrences.add(id, times);
        if (joined) this.#countJoined(id, times);
        if (isNew) this.#documentFrequency.add(term, times);
      }
    };
    read(short, part !== 'abstract');
    read(abstract, part !== 'short');
  }

  #countJoined(id: number, times: number): void {
    const count = (this.#joined.get(id) ?? 0) + times;
    if (count > 0) this.#joined.set(id, count);
    else this.#joined.delete(id);
  }

  #reserve(document: number): void {
    this.#lengths.forEach((lengths, field) => {
      if (document < lengths.length) return;
      const larger = new Uint16Array(Math.ceil(lengths.length * 1.5));
      larger.set(lengths);
      this.#lengths[field] = larger;
    });
  }
}
