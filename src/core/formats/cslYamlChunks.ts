import { TextParts } from '../text/textParts';
import { eachLine } from './eachLine';

/** A part of a YAML file that can be parsed by itself. */
export interface YamlChunk {
  readonly text: string;
  /** Zero-based line of the file on which the part begins. */
  readonly line: number;
}

/** An item of a document's list. */
export interface YamlItem extends YamlChunk {
  /** Offset in the document at which the item begins. */
  readonly start: number;
}

/** A YAML document that can hold records. */
export interface YamlDocument {
  readonly text: TextParts;
  /** Zero-based line of the file on which the document begins. */
  readonly line: number;
  /** Line of `references:`, counted from the document's first; `undefined` where it has none. */
  readonly heading: number | undefined;
  /** Whether it has anchors: one record may then be an alias for a part of another. */
  readonly hasAnchors: boolean;
}

const DOCUMENT_END = /^(?:---|\.\.\.)\s*$/;
const HEADING = /^references\s*:/;
const LIST = /^(?:references\s*:|- |\[)/;
/** An alias without an anchor stands for nothing, so that Markdown's `*emphasis*` is no sign of one. */
const ANCHOR = /(?:[:?,[{-]\s+|\[)&\w/;
/** An anchor may stand on the line behind what it belongs to. */
const OPEN_END = /[:?,[{-]\s*$/;
const ANCHOR_FIRST = /^\s*&\w/;

/** One document while its lines are looked at. */
class DocumentLines {
  readonly start: number;
  readonly line: number;
  isList = false;
  heading: number | undefined;
  hasAnchors = false;
  #isOpen = false;

  constructor(start: number, line: number) {
    this.start = start;
    this.line = line;
  }

  add(text: string, number: number): void {
    this.isList ||= LIST.test(text);
    if (this.heading === undefined && HEADING.test(text)) this.heading = number - this.line;
    this.hasAnchors ||= ANCHOR.test(text) || (this.#isOpen && ANCHOR_FIRST.test(text));
    this.#isOpen = OPEN_END.test(text);
  }
}

/** The YAML documents of a file that can hold records, in steps; a Markdown file's text after its front matter is none. */
export function* yamlDocuments(text: TextParts): Generator<void, readonly YamlDocument[]> {
  const [first = '', ...others] = text.parts;
  const source = new TextParts([first.replace(/^\uFEFF/, ''), ...others]);
  const documents: YamlDocument[] = [];
  let current: DocumentLines | undefined;
  const finish = (end: number) => {
    if (current?.isList) {
      const { start, line, heading, hasAnchors } = current;
      documents.push({ text: source.stretch(start, end), line, heading, hasAnchors });
    }
    current = undefined;
  };
  yield* eachLine(source, (line, number, start) => {
    if (DOCUMENT_END.test(line)) finish(start);
    else {
      current ??= new DocumentLines(start, number);
      current.add(line, number);
    }
  });
  finish(source.length);
  // Front matter and note: only the first document can be a bibliography when both look like lists.
  const named = documents.filter(({ heading }) => heading !== undefined);
  return named.length ? named : documents;
}

/** The items of a document's list of records, found by their indentation alone, in steps. */
export function* yamlListItems({ text, line, heading }: YamlDocument): Generator<void, readonly YamlItem[]> {
  const items: YamlItem[] = [];
  let open: { readonly start: number; readonly line: number; readonly indent: string } | undefined;
  let hasEnded = false;
  const finish = (end: number) => {
    if (open) items.push({ text: text.slice(open.start, end), line: line + open.line, start: open.start });
    open = undefined;
  };
  yield* eachLine(text, (content, number, start) => {
    if (hasEnded || (heading !== undefined && number <= heading)) return;
    if (!open) {
      if (/^ *-(?:\s|$)/.test(content)) open = { start, line: number, indent: /^ */.exec(content)?.[0] ?? '' };
      return;
    }
    const { indent } = open;
    // What stands further left is the next key beside `references`.
    hasEnded = heading !== undefined && /^[A-Za-z]/.test(content);
    const begins = content.startsWith(`${indent}-`) && /^(?:\s|$)/.test(content.slice(indent.length + 1));
    if (!begins && !hasEnded) return;
    finish(start);
    if (begins) open = { start, line: number, indent };
  });
  finish(text.length);
  return items;
}
