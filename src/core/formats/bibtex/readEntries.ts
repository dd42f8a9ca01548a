import type { SourceRecord } from '../reading';
import type { BibEntry, BibNode, BibTrouble } from './bibNode';
import { checkEntry, duplicateKey, missingParent } from './checkEntry';
import { EntryFields, SharedValues } from './entryFields';
import { isRecordType } from './entryTypes';
import { StringTable } from './expandStrings';
import { type BibRecord, inheritFields } from './inheritFields';
import { jabrefGroups } from './jabrefGroups';
import type { TextParts } from '../../text/textParts';
import { BibtexScanner } from './scanBibtex';
import { PartScanner, type BibWindow } from './scanParts';
import { toCslItem } from './toCslItem';

interface WaitingEntry {
  readonly entry: BibEntry;
  readonly fields: Map<string, string>;
  readonly window: BibWindow;
  /** Where among the records its own belongs. */
  readonly slot: number;
}

/** Citation keys that a text has. */
export type KeySet = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

/**
 * Turns the entries of one text into records, some at a time. An entry becomes a record as soon as it is scanned, so
 * that nothing but the record stays of it; only those that inherit wait for the end, and their parents are scanned again.
 */
export class EntryReader {
  readonly records: SourceRecord[] = [];
  /** Where each record begins. */
  readonly starts: number[] = [];
  readonly #scanner: PartScanner;
  readonly #strings: StringTable;
  readonly #shared = new SharedValues();
  readonly #troubles: BibTrouble[] = [];
  readonly #startOf = new Map<string, number>();
  /** In which the entry stands that is being read. */
  #window: BibWindow;
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
   * @param window to take entries from that are scanned elsewhere; else all of the text is scanned
   * @param strings abbreviations that are known from the start
   */
  constructor(text: TextParts, window?: BibWindow, strings?: StringTable) {
    this.#scanner = new PartScanner(text);
    this.#window = window ?? this.#scanner.window;
    const report = (name: string, start: number, end: number) => {
      if (this.#isSecondTime) return;
      const message = `There is no @string "${name.slice(0, 200)}".`;
      this.#report({ code: 'undefined-string', severity: 'warning', message, start, end });
    };
    this.#strings = new StringTable(report, strings);
  }

  /** With offsets of the whole text. */
  get troubles(): readonly BibTrouble[] {
    return this.#scanner.troubles.concat(this.#troubles);
  }

  /** The text as it was read. */
  get text(): TextParts {
    return this.#scanner.text();
  }

  positionAt(offset: number): { line: number; column: number } {
    return this.#scanner.positionAt(offset);
  }

  get strings(): StringTable {
    return this.#strings;
  }

  /** Whether each `@string` stands before all records, so that every record sees the same ones. */
  get definesStringsFirst(): boolean {
    return this.#definesStringsFirst;
  }

  /** Citation keys of all entries, those too that are no records. */
  get keys(): KeySet {
    return this.#startOf;
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
      const { entry, slot, window } = waiting;
      this.#window = window;
      const fields = inheritFields(
        { type: entry.type, key: entry.key, fields: waiting.fields },
        key => this.#parent(key),
        (field, key) => this.#report(missingParent(entry, field, key)),
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
    this.#window = this.#scanner.window;
    const { text } = this.#window;
    if (node.kind === 'string') {
      this.#definesStringsFirst &&= !this.records.length;
      for (const field of node.fields) this.#strings.define(field, text);
    } else if (node.kind === 'comment') this.#comments.push(text.slice(node.start, node.end));
    else if (node.kind === 'entry') this.take(node);
  }

  /** Takes up an entry of the window. */
  take(entry: BibEntry): void {
    const { text, offset } = this.#window;
    const fields = this.#strings.expandAll(entry, text);
    const start = offset + entry.start;
    if (entry.key && this.#startOf.has(entry.key)) {
      this.#doubleKeys.add(entry.key);
      this.#report(duplicateKey(entry));
    } else if (entry.key) this.#startOf.set(entry.key, start);
    if (!isRecordType(entry.type)) return;
    this.starts.push(start);
    if (fields.has('crossref') || fields.has('xdata')) {
      this.#waiting.push({ entry, fields, window: this.#window, slot: this.records.length });
      this.records.push({ item: {}, line: 0 });
    } else this.records.push(this.#record(entry, fields));
  }

  #record(entry: BibEntry, fields: ReadonlyMap<string, string>): SourceRecord {
    const { type, key } = entry;
    checkEntry(entry, fields, trouble => this.#report(trouble));
    const item = toCslItem(key, new EntryFields(type, fields, this.#shared));
    const { lines } = this.#window;
    const { line } = lines.positionAt(entry.start);
    if (!key) return { item, line };
    const at = lines.positionAt(entry.keyStart);
    return { item, line, key: { line: at.line, column: at.column, length: key.length } };
  }

  #report({ start, end, ...trouble }: BibTrouble): void {
    const { offset } = this.#window;
    this.#troubles.push({ ...trouble, start: start + offset, end: end + offset });
  }

  #entryAt(start: number, key: string): BibRecord | undefined {
    const { text, offset } = this.#scanner.windowAt(start);
    const node = new BibtexScanner(text, start - offset).next();
    return node?.kind === 'entry' ? { type: node.type, key, fields: this.#strings.expandAll(node, text) } : undefined;
  }

  /** An entry that others inherit from. A `@string` that was defined again has its last value here. */
  #parent(key: string): BibRecord | undefined {
    if (this.#parents.has(key)) return this.#parents.get(key);
    const start = this.#startOf.get(key);
    this.#isSecondTime = true;
    const parent = start === undefined ? undefined : this.#entryAt(start, key);
    this.#isSecondTime = false;
    this.#parents.set(key, parent);
    return parent;
  }
}
