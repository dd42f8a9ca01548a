import type { SourceRecord } from '../reading';
import type { BibEntry, BibNode, BibTrouble } from './bibNode';
import { checkEntry, duplicateKey, missingParent } from './checkEntry';
import { EntryFields, SharedValues } from './entryFields';
import { isRecordType } from './entryTypes';
import { StringTable } from './expandStrings';
import { type BibRecord, inheritFields } from './inheritFields';
import { jabrefGroups } from './jabrefGroups';
import { LineIndex } from './lineIndex';
import { BibtexScanner } from './scanBibtex';
import { toCslItem } from './toCslItem';

interface WaitingEntry {
  readonly entry: BibEntry;
  readonly fields: Map<string, string>;
  /** Where among the records its own belongs. */
  readonly slot: number;
}

/**
 * Turns the entries of one text into records, some at a time. An entry becomes a record as soon as it is scanned, so
 * that nothing but the record stays of it; only those that inherit wait for the end, and their parents are scanned again.
 */
export class EntryReader {
  readonly records: SourceRecord[] = [];
  /** Where each record begins. */
  readonly starts: number[] = [];
  readonly #text: string;
  readonly #scanner: BibtexScanner;
  readonly #strings: StringTable;
  readonly #lines: LineIndex;
  readonly #shared = new SharedValues();
  readonly #troubles: BibTrouble[] = [];
  readonly #startOf = new Map<string, number>();
  readonly #parents = new Map<string, BibRecord | undefined>();
  readonly #waiting: WaitingEntry[] = [];
  readonly #comments: string[] = [];
  readonly #doubleKeys = new Set<string>();
  #definesStringsFirst = true;
  #hasGroups = false;
  #inherited = 0;
  /** Whether an entry is read that has been read before, and told about. */
  #isSecondTime = false;

  /**
   * @param lines places in the text
   * @param strings abbreviations that are known from the start
   */
  constructor(text: string, lines = new LineIndex(text), strings?: StringTable) {
    this.#text = text;
    this.#scanner = new BibtexScanner(text);
    this.#lines = lines;
    const report = (name: string, start: number, end: number) => {
      if (this.#isSecondTime) return;
      const message = `There is no @string "${name.slice(0, 200)}".`;
      this.#troubles.push({ code: 'undefined-string', severity: 'warning', message, start, end });
    };
    this.#strings = new StringTable(text, report, strings);
  }

  get troubles(): readonly BibTrouble[] {
    return this.#scanner.troubles.concat(this.#troubles);
  }

  get strings(): StringTable {
    return this.#strings;
  }

  /** Whether each `@string` stands before all records, so that every record sees the same ones. */
  get definesStringsFirst(): boolean {
    return this.#definesStringsFirst;
  }

  /** Citation keys of all entries, those too that are no records. */
  get keys(): ReadonlySet<string> {
    return new Set(this.#startOf.keys());
  }

  /** Keys that stand for several entries. */
  get doubleKeys(): ReadonlySet<string> {
    return this.#doubleKeys;
  }

  /** Keys that others inherit from, or would if the file had them. */
  get parentKeys(): ReadonlySet<string> {
    return new Set(this.#parents.keys());
  }

  /** Whether comments put entries in groups. */
  get hasGroups(): boolean {
    return this.#hasGroups;
  }

  /** Reads on for about `length` characters; whether there is more. */
  scan(length: number): boolean {
    const end = this.#scanner.offset + length;
    while (this.#scanner.offset < end) {
      const node = this.#scanner.next();
      if (!node) return false;
      this.#take(node);
    }
    return true;
  }

  /** Finishes up to `count` entries that inherit; whether there are more. */
  inherit(count: number): boolean {
    const end = this.#inherited + count;
    for (; this.#inherited < end; this.#inherited++) {
      const waiting = this.#waiting[this.#inherited];
      if (!waiting) return false;
      const { entry, slot } = waiting;
      const fields = inheritFields(
        { type: entry.type, key: entry.key, fields: waiting.fields },
        key => this.#parent(key),
        (field, key) => this.#troubles.push(missingParent(entry, field, key)),
      );
      this.records[slot] = this.#record(entry, fields);
    }
    return true;
  }

  /** Adds the groups that comments of the file put entries in. */
  addGroups(): void {
    const groups = jabrefGroups(this.#comments);
    this.#hasGroups = groups.size > 0;
    if (!groups.size) return;
    for (const [i, record] of this.records.entries()) {
      const added = record.item.id === undefined ? undefined : groups.get(record.item.id);
      if (!added) continue;
      const custom = record.item.custom ?? {};
      const topics = [...new Set([...(custom.topics ?? []), ...added])];
      this.records[i] = { ...record, item: { ...record.item, custom: { ...custom, topics } } };
    }
  }

  #take(node: BibNode): void {
    if (node.kind === 'string') {
      this.#definesStringsFirst &&= !this.records.length;
      for (const field of node.fields) this.#strings.define(field);
    } else if (node.kind === 'comment') this.#comments.push(this.#text.slice(node.start, node.end));
    else if (node.kind === 'entry') this.take(node);
  }

  /** Takes up an entry of the text. */
  take(entry: BibEntry): void {
    const fields = this.#strings.expandAll(entry);
    if (entry.key && this.#startOf.has(entry.key)) {
      this.#doubleKeys.add(entry.key);
      this.#troubles.push(duplicateKey(entry));
    } else if (entry.key) this.#startOf.set(entry.key, entry.start);
    if (!isRecordType(entry.type)) return;
    this.starts.push(entry.start);
    if (fields.has('crossref') || fields.has('xdata')) {
      this.#waiting.push({ entry, fields, slot: this.records.length });
      this.records.push({ item: {}, line: 0 });
    } else this.records.push(this.#record(entry, fields));
  }

  #record(entry: BibEntry, fields: ReadonlyMap<string, string>): SourceRecord {
    const { type, key } = entry;
    checkEntry(entry, fields, trouble => this.#troubles.push(trouble));
    const item = toCslItem(key, new EntryFields(type, fields, this.#shared));
    const { line } = this.#lines.positionAt(entry.start);
    if (!key) return { item, line };
    const at = this.#lines.positionAt(entry.keyStart);
    return { item, line, key: { line: at.line, column: at.column, length: key.length } };
  }

  /** An entry that others inherit from. A `@string` that was defined again has its last value here. */
  #parent(key: string): BibRecord | undefined {
    if (this.#parents.has(key)) return this.#parents.get(key);
    const start = this.#startOf.get(key);
    const node = start === undefined ? undefined : new BibtexScanner(this.#text, start).next();
    const parent = node?.kind === 'entry' ? { type: node.type, key, fields: this.#strings.expandAll(node) } : undefined;
    this.#isSecondTime = false;
    this.#parents.set(key, parent);
    return parent;
  }
}
