import { blockMarker, indentOf } from './blockMarkers';
import { ForwardSearch } from './forwardSearch';
import { linesOf, type TextLine } from './textLines';
import { TextMask } from './textMask';

/** A paragraph, a heading, a cell. */
export interface MarkdownRegion {
  readonly start: number;
  readonly end: number;
  /** Label of the footnote that it belongs to. */
  readonly footnote: string | undefined;
}

/** What is left of a note for the inline scanner. */
export interface MarkdownBlocks {
  /** The text with code, front matter, comments and the like hidden and the markers of its blocks blank. */
  readonly masked: string;
  /** No citation reaches from one to another. */
  readonly regions: readonly MarkdownRegion[];
  /** Labels of link definitions, lower case. */
  readonly linkLabels: ReadonlySet<string>;
  /** Labels of example list items: `@label` in the text means the item. */
  readonly exampleLabels: ReadonlySet<string>;
}

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const LINK_DEFINITION = /^\[([^[\]^@][^[\]@]*)\]:\s*\S/;
const RAW_HTML = /^<(script|style|pre|textarea)(?=[\s>])/i;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ENVIRONMENT = /^\\begin\{([A-Za-z*]+)\}/;

const NO_MARKS = { offset: 0, column: 0, depth: 0 };

/** Finds the blocks of a Markdown text as Pandoc does, as far as it matters for where a citation may stand. */
export function markdownBlocks(text: string): MarkdownBlocks {
  return new BlockReader(text).read();
}

/** A link's label as it is compared. */
export function linkLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

class BlockReader {
  readonly #text: string;
  readonly #lines: readonly TextLine[];
  readonly #mask: TextMask;
  readonly #search: ForwardSearch;
  readonly #regions: MarkdownRegion[] = [];
  readonly #linkLabels = new Set<string>();
  readonly #exampleLabels = new Set<string>();
  /** The open list items and footnotes: the column at which the text of each begins. */
  readonly #items: { readonly indent: number; readonly footnote: string | undefined }[] = [];
  /** For each line the length of the longest closing fence from there on. */
  readonly #fences: Readonly<Record<string, Uint16Array>>;
  #open: (MarkdownRegion & { readonly single: boolean }) | undefined;
  #afterBlank = true;
  #quoteDepth = 0;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
    this.#mask = new TextMask(text);
    this.#search = new ForwardSearch(text);
    this.#fences = { '`': this.#closingFences('`'), '~': this.#closingFences('~') };
  }

  read(): MarkdownBlocks {
    if (this.#text.startsWith('---')) this.#frontMatter();
    while (this.#at < this.#lines.length) this.#line();
    this.#close();
    return {
      masked: this.#mask.toString(),
      regions: this.#regions,
      linkLabels: this.#linkLabels,
      exampleLabels: this.#exampleLabels,
    };
  }

  #lineAt(index: number): string {
    const line = this.#lines[index];
    return line ? this.#text.slice(line.start, line.end) : '';
  }

  #line(): void {
    const line = this.#lines[this.#at];
    if (!line) return;
    const text = this.#text.slice(line.start, line.end);
    const { depth, ...place } = this.#quoteMarks(text);
    let { offset, column } = place;
    if (offset === text.length) {
      this.#mask.blank(line.start, line.end);
      this.#close();
      this.#afterBlank = true;
      this.#at++;
      return;
    }
    const begins = !this.#open || (this.#items.length > 0 && !!blockMarker(text, offset));
    if (begins) {
      this.#close();
      // the lists of a quotation end with it
      if (depth < this.#quoteDepth) this.#items.length = 0;
      this.#quoteDepth = depth;
      if (this.#hidesFrontMatter(text) || this.#indentedCode(line, column)) return;
      if (RULE.test(text.slice(offset))) return this.#rule(column);
      ({ offset, column } = this.#markers(text, line.start, offset, column));
    }
    const rest = text.slice(offset);
    const isBlock = this.#fencedCode(rest) || (begins && this.#hiddenBlock(rest, line.start + offset));
    if (!isBlock) {
      this.#addText(rest, line.start + offset, line.end, begins);
      this.#at++;
      this.#comment(rest, line.start + offset);
    }
    this.#afterBlank = false;
  }

  /** Where the text behind quote marks and indentation begins; `depth` counts the marks. */
  #quoteMarks(text: string): { offset: number; column: number; depth: number } {
    if (!/^[ \t>]/.test(text)) return NO_MARKS;
    let place = indentOf(text, 0, 0);
    let depth = 0;
    while (text[place.offset] === '>') {
      const blank = text[place.offset + 1] === ' ' ? 2 : 1;
      place = indentOf(text, place.offset + blank, 0);
      depth++;
    }
    return { ...place, depth };
  }

  #indent(): number {
    return this.#items.at(-1)?.indent ?? 0;
  }

  /** Closes the items whose text is indented further. */
  #leaveItems(column: number): void {
    while (column < this.#indent()) this.#items.pop();
  }

  #indentedCode(line: TextLine, column: number): boolean {
    if (this.#afterBlank) this.#leaveItems(column);
    if (!this.#afterBlank || column < this.#indent() + 4) return false;
    this.#mask.hide(line.start, line.end);
    this.#at++;
    return true;
  }

  /** Steps over a line across the page, which looks like the marker of an item and is none. */
  #rule(column: number): void {
    this.#leaveItems(column);
    this.#afterBlank = false;
    this.#at++;
  }

  /** Steps over the markers of list items and notes. */
  #markers(text: string, lineStart: number, from: number, fromColumn: number): { offset: number; column: number } {
    let [offset, column] = [from, fromColumn];
    for (let marker = blockMarker(text, offset); marker; marker = blockMarker(text, offset)) {
      if (marker.example) this.#exampleLabels.add(marker.example);
      this.#leaveItems(column);
      this.#items.push({ indent: column + marker.width, footnote: marker.footnote });
      this.#mask.blank(lineStart, lineStart + marker.end);
      const textColumn = column + marker.end - offset;
      ({ offset, column } = indentOf(text, marker.end, textColumn));
      if (column >= textColumn + 5) this.#mask.hide(lineStart + offset, lineStart + text.length);
    }
    return { offset, column };
  }

  #addText(rest: string, start: number, end: number, begins: boolean): void {
    const single = /^\||^#{1,6}(?:\s|$)|^:::/.test(rest);
    // a line block goes on with a line of its own, and does not begin within a paragraph
    const isFollowing = single && rest.startsWith('|') && this.#open?.single === true;
    if (begins || single || this.#open?.single) this.#close();
    if (rest.startsWith(':::')) return this.#mask.hide(start, end);
    this.#mask.blank(this.#open?.end ?? start, start);
    const { start: first, footnote } = this.#open ?? { start, footnote: this.#footnote() };
    this.#open = { start: first, end, footnote, single: (begins || isFollowing) && single };
    // A heading is one line, and so is a line of a table or a line block that begins with `|`.
    if (begins && rest.startsWith('#') && single) this.#close();
  }

  #footnote(): string | undefined {
    return this.#items.findLast(({ footnote }) => footnote !== undefined)?.footnote;
  }

  #close(): void {
    if (this.#open) this.#regions.push(this.#open);
    this.#open = undefined;
  }

  #frontMatter(): void {
    if (this.#lineAt(0).trimEnd() === '---') this.#hideYaml();
  }

  /** A block of metadata between paragraphs, which Pandoc allows anywhere. */
  #hidesFrontMatter(text: string): boolean {
    if (!this.#afterBlank || !/^---[ \t]*$/.test(text)) return false;
    return /^(?:["'\w][^:]*:(?:\s|$)|#)/.test(this.#lineAt(this.#at + 1)) && this.#hideYaml();
  }

  #hideYaml(): boolean {
    const start = this.#lines[this.#at]?.start ?? 0;
    const ends = ['\n---', '\n...'].map(mark => this.#search.find(mark, start)).filter(found => found >= 0);
    if (!ends.length) return false;
    const end = Math.min(...ends) + 4;
    this.#skipTo(start, end);
    return true;
  }

  #fencedCode(rest: string): boolean {
    const fence = FENCE.exec(rest)?.[1];
    const closing = fence && this.#fences[fence[0] ?? ''];
    // Pandoc reads a fence that nothing closes as text.
    if (!closing || (closing[this.#at + 1] ?? 0) < fence.length) return false;
    const start = this.#lines[this.#at]?.start ?? 0;
    let last = this.#at + 1;
    while (closingFence(this.#lineAt(last), fence[0] ?? '') < fence.length) last++;
    this.#close();
    this.#mask.hide(start, this.#lines[last]?.end ?? this.#text.length);
    this.#at = last + 1;
    return true;
  }

  #closingFences(char: string): Uint16Array {
    const longest = new Uint16Array(this.#lines.length + 1);
    if (!this.#text.includes(char.repeat(3))) return longest;
    for (let i = this.#lines.length - 1; i >= 0; i--)
      longest[i] = Math.max(longest[i + 1] ?? 0, closingFence(this.#lineAt(i), char));
    return longest;
  }

  /** HTML whose content is no Markdown, LaTeX environments, link definitions. */
  #hiddenBlock(rest: string, start: number): boolean {
    const html = RAW_HTML.exec(rest)?.[1];
    const environment = ENVIRONMENT.exec(rest)?.[1];
    const close = html ? `</${html}>` : environment && `\\end{${environment}}`;
    const end = close ? this.#search.find(close, start) : -1;
    if (close && end >= 0) {
      this.#skipTo(start, end + close.length);
      return true;
    }
    const label = LINK_DEFINITION.exec(rest)?.[1];
    if (label === undefined) return false;
    this.#linkLabels.add(linkLabel(label));
    this.#skipTo(start, start + rest.length);
    return true;
  }

  /** Hides a comment that begins in this line and reaches beyond its paragraph. */
  #comment(rest: string, start: number): void {
    const at = rest.lastIndexOf('<!--');
    if (at < 0 || rest.indexOf('-->', at) >= 0 || (rest.slice(0, at).split('`').length - 1) % 2) return;
    const end = this.#search.find('-->', start + at);
    if (end < 0) return;
    const open = this.#open;
    this.#open = undefined;
    this.#skipTo(start + at, end + 3);
    const line = this.#lines[this.#at - 1];
    const footnote = open ? open.footnote : this.#footnote();
    if (open || line) this.#open = { start: open?.start ?? start, end: line?.end ?? end + 3, footnote, single: false };
  }

  /** Hides the text up to `end`, and goes on with the line behind the one that `end` is in. */
  #skipTo(start: number, end: number): void {
    this.#close();
    this.#mask.hide(start, end);
    while (this.#at < this.#lines.length && (this.#lines[this.#at]?.start ?? 0) < end) this.#at++;
    this.#afterBlank = false;
  }
}

/** The length of the fence that closes code in this line, 0 where there is none. */
function closingFence(line: string, char: string): number {
  if (!line.endsWith(char) && !/\s$/.test(line)) return 0;
  const found = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return found?.[0] === char ? Math.min(found.length, 0xffff) : 0;
}
