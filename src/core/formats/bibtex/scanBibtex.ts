import type { BibField, BibNode, BibPart, BibTrouble } from './bibNode';
import { isEntryType } from './entryTypes';
import { findBraceEnd, findPlainBraceEnd, findQuoteEnd, nextFieldLine } from './findValueEnd';
import { NameTable } from './nameTable';
import * as at from './scanChars';

const NAMES = new NameTable();

const NO_PARTS: readonly BibPart[] = [];

/**
 * Reads a BibTeX or BibLaTeX file node by node, in one pass and in linear time. Whatever is damaged ends where the next
 * entry plainly begins, so that a slip costs the entry that has it and no other.
 * @see http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf, section 2; what `btparse` and biber add to it is read too
 */
export class BibtexScanner {
  readonly #text: string;
  readonly #troubles: BibTrouble[] = [];
  #at = 0;
  #lineStart = 0;
  /** Codes that the current entry has already been told about: one damaged entry is one message of a kind. */
  readonly #told = new Set<string>();

  #hasReachedEnd = false;
  /** Those of the value that was read last. */
  #parts: readonly BibPart[] = NO_PARTS;

  /**
   * @param from where to begin; an `@` there is the first that is looked at
   * @param lineStart where the line begins that `from` stands in, as far as it matters
   */
  constructor(text: string, from = 0, lineStart = from) {
    this.#text = text;
    this.#at = from;
    this.#lineStart = lineStart;
  }

  /** Whether the end of a value or an entry was looked for to the very end of the text: more text could change the result. */
  get hasReachedEnd(): boolean {
    return this.#hasReachedEnd;
  }

  /** Offset up to which the text has been read. */
  get offset(): number {
    return this.#at;
  }

  get troubles(): readonly BibTrouble[] {
    return this.#troubles;
  }

  /** The next node; `undefined` at the end of the text. */
  next(): BibNode | undefined {
    const text = this.#text;
    for (;;) {
      const start = text.indexOf('@', this.#at);
      if (start < 0) {
        this.#hasReachedEnd = true;
        this.#at = text.length;
        return undefined;
      }
      const nameStart = at.skipSpace(text, start + 1);
      const nameEnd = at.skipTypeName(text, nameStart);
      const type = NAMES.name(text, nameStart, Math.min(nameEnd, nameStart + 64));
      const open = at.skipSpace(text, nameEnd);
      if (this.#isCommentedOut(start) || !type) {
        this.#at = start + 1;
        continue;
      }
      const opener = text.charCodeAt(open);
      const opens = opener === at.BRACE || opener === at.PAREN;
      if (type === 'comment' && !opens) {
        this.#at = at.lineEnd(text, start);
        return { kind: 'comment', start: nameEnd, end: this.#at };
      }
      if (!opens || !this.#isPlausible(type, start, opener)) {
        this.#at = start + 1;
        continue;
      }
      this.#told.clear();
      const close = opener === at.BRACE ? at.BRACE_END : at.PAREN_END;
      if (type === 'comment' || type === 'preamble') return this.#textNode(type, open, close);
      if (type === 'string') return { kind: 'string', start, ...this.#body(start, open + 1, close) };
      return this.#entry(type, start, open + 1, close);
    }
  }

  #tell(code: string, message: string, start: number, end: number, severity: BibTrouble['severity'] = 'error'): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.#troubles.push({ code, severity, message, start, end: Math.max(end, start) });
  }

  /** Whether a `%` opens the line of the `@` at `start`. Looks at each character once in all calls together. */
  #isCommentedOut(start: number): boolean {
    const text = this.#text;
    for (let i = start - 1; i >= this.#at; i--) {
      if (text.charCodeAt(i) !== at.NEWLINE) continue;
      this.#lineStart = i + 1;
      break;
    }
    if (text.charCodeAt(at.skipBlanks(text, this.#lineStart)) !== at.PERCENT) return false;
    return true;
  }

  /** Whether an `@word{` is an entry: a word that is no known type may be an address or a mention in running text. */
  #isPlausible(type: string, start: number, opener: number): boolean {
    const text = this.#text;
    if (isEntryType(type) || type === 'string' || type === 'preamble' || type === 'comment') return true;
    if (at.isWordBefore(text, start)) return false;
    return (opener === at.BRACE && at.isFirstInLine(text, start)) || at.isEntryStart(text, start);
  }

  #textNode(kind: 'comment' | 'preamble', open: number, close: number): BibNode {
    const found = close === at.BRACE_END ? findBraceEnd(this.#text, open + 1) : at.findParenEnd(this.#text, open + 1);
    this.#hasReachedEnd ||= Boolean(found.reachedEnd);
    if (!found.closed)
      this.#tell('unclosed-entry', `This @${kind} is not closed.`, open, at.lineEnd(this.#text, open), 'warning');
    this.#at = found.closed ? found.end + 1 : found.end;
    return { kind, start: open + 1, end: found.end };
  }

  #entry(type: string, start: number, from: number, close: number): BibNode {
    const text = this.#text;
    const keyStart = at.skipSpace(text, from);
    const found = at.findKey(text, keyStart, close);
    const key = text.slice(keyStart, found.end);
    if (!key) this.#tell('missing-key', `This @${type} has no citation key.`, start, keyStart);
    if (found.lacksComma)
      this.#tell('missing-comma', `There is no comma after the citation key "${key}".`, found.end, found.end);
    return { kind: 'entry', type, start, key, keyStart, ...this.#body(start, found.next, close) };
  }

  /** Fields up to the closing delimiter, or to where the next entry begins. */
  #body(start: number, from: number, close: number): { fields: readonly BibField[]; end: number } {
    const text = this.#text;
    const fields: BibField[] = [];
    let mended = false;
    let i = from;
    for (;;) {
      i = at.skipToField(text, i);
      const c = text.charCodeAt(i);
      if (c === close || c === at.BRACE_END) {
        i++;
        if (!at.fieldFollows(text, i)) break;
        this.#tell('unexpected-brace', 'This closing brace has no partner.', i - 1, i);
        continue;
      }
      if (Number.isNaN(c) || (c === at.AT && at.isEntryStart(text, i))) {
        // A brace too many swallows the fields behind it: the last value is cut where a line looks like a field.
        this.#hasReachedEnd ||= Number.isNaN(c);
        const last = fields.at(-1);
        const cut = last && !mended ? nextFieldLine(text, last) : undefined;
        this.#tell('unclosed-entry', 'This entry is not closed.', start, at.lineEnd(text, start));
        if (!last || !cut) break;
        mended = true;
        fields[fields.length - 1] = { ...last, parts: [{ ...last.parts[0]!, end: cut.valueEnd }], end: cut.valueEnd };
        i = cut.next;
        continue;
      }
      i = this.#field(i, close, fields);
    }
    this.#at = i;
    return { fields, end: i };
  }

  /** Reads one field into `fields`; what is none is skipped. Returns where to go on, always beyond `from`. */
  #field(from: number, close: number, fields: BibField[]): number {
    const text = this.#text;
    const nameEnd = at.skipFieldName(text, from);
    let i = at.skipSpace(text, nameEnd);
    const c = text.charCodeAt(i);
    if (nameEnd === from) {
      this.#tell('unexpected-text', 'This text belongs to no field.', from, from + 1);
      return c === at.BRACE || c === at.QUOTE ? Math.max(this.#value(from, close), from + 1) : from + 1;
    }
    const name = NAMES.name(text, from, nameEnd);
    if (c === at.EQUALS) i++;
    else {
      this.#tell('unexpected-text', `"${name.slice(0, 40)}" is followed by no value.`, from, nameEnd);
      if (c !== at.BRACE && c !== at.QUOTE) return i;
    }
    const end = this.#value(i, close);
    fields.push({ name, nameStart: from, nameEnd, parts: this.#parts, end });
    const next = at.skipSpace(text, end);
    const following = text.charCodeAt(next);
    if (following !== at.COMMA && following !== close && following !== at.BRACE_END && at.fieldStartsAt(text, next))
      this.#tell('missing-comma', `There is no comma after the field "${name}".`, end, end);
    return next;
  }

  /** Reads the parts of a value, which `#` joins, into `#parts`. Returns the offset behind it. */
  #value(from: number, close: number): number {
    const text = this.#text;
    let i = from;
    // nearly all values have one part: an array that begins with it takes a tenth of the memory of one that grows
    let parts: BibPart[] | undefined;
    for (;;) {
      i = at.skipSpace(text, i);
      const c = text.charCodeAt(i);
      const start = c === at.BRACE || c === at.QUOTE ? i + 1 : i;
      const plainEnd = c === at.BRACE ? findPlainBraceEnd(text, start) : -1;
      if (plainEnd >= 0) {
        const part: BibPart = { kind: 'braced', start, end: plainEnd };
        if (parts) parts.push(part);
        else parts = [part];
        i = plainEnd + 1;
      } else if (c === at.BRACE || c === at.QUOTE) {
        const found = c === at.BRACE ? findBraceEnd(text, start) : findQuoteEnd(text, start);
        const part: BibPart = { kind: c === at.BRACE ? 'braced' : 'quoted', start, end: found.end };
        if (parts) parts.push(part);
        else parts = [part];
        this.#hasReachedEnd ||= Boolean(found.reachedEnd);
        if (!found.closed) this.#tell('unclosed-value', 'This value is not closed.', i, at.lineEnd(text, i));
        i = found.closed ? found.end + 1 : found.end;
      } else {
        const { end, isWord } = at.findBareEnd(text, i, close);
        const isNumber = isWord && at.isNumber(text, start, end);
        const part: BibPart = { kind: isNumber ? 'number' : isWord ? 'macro' : 'braced', start, end };
        if (end > start && parts) parts.push(part);
        else if (end > start) parts = [part];
        if (!isWord) this.#tell('unquoted-value', 'A value of several words needs braces or quotes.', start, end);
        i = end;
      }
      const next = at.skipSpace(text, i);
      if (text.charCodeAt(next) !== at.HASH) {
        this.#parts = parts ?? NO_PARTS;
        return i;
      }
      i = next + 1;
    }
  }
}

/** All nodes of a text, and what is wrong with it. */
export function scanBibtex(text: string): { nodes: readonly BibNode[]; troubles: readonly BibTrouble[] } {
  const scanner = new BibtexScanner(text);
  const nodes: BibNode[] = [];
  for (let node = scanner.next(); node; node = scanner.next()) nodes.push(node);
  return { nodes, troubles: scanner.troubles };
}
