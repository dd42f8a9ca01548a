import type { BracketNode, BracketPart } from './bracketTree';
import { bracketTree } from './bracketTree';
import type { CitationCluster, CitationItem, ClusterForm, ClusterKind } from './citationCluster';
import { readItem } from './citationItem';
import { citeList } from './citeList';
import { isCrossReference } from './crossReference';
import { linkLabel, type MarkdownBlocks, markdownBlocks } from './markdownBlocks';
import { markdownTokens, type ReadCluster } from './markdownTokens';
import { matchParentheses } from './matchParentheses';

type Mark = Extract<BracketPart, { type: 'mark' }>;

const SIGN = /@|\[\^|\^\[|\{(?:foot)?cite/g;
const ATTRIBUTES =
  /\{\s*(?:(?:[#.][^\s{}=]+|-|=?[\w:-]+(?:=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]*))?)(?:\s+(?:[#.][^\s{}=]+|-|[\w:-]+=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]*)))*)?\s*\}/y;

/** Text of a footnote that the writer made. Offsets are UTF-16 offsets in the document. */
export interface FootnoteText {
  readonly start: number;
  readonly end: number;
  /** Of a definition, `[^label]: …`; `undefined` where the footnote stands in the sentence, `^[…]`. */
  readonly label: string | undefined;
  /** Whether it is one paragraph. */
  readonly isParagraph: boolean;
}

export interface ScannedMarkdown {
  readonly clusters: CitationCluster[];
  /** In the order of the text. */
  readonly footnotes: FootnoteText[];
}

/**
 * The citations of a Markdown text as Pandoc finds them.
 * @param readCluster finds what the dialect has beside Pandoc's notation
 * @param crossReferences whether Quarto's labels are told apart
 */
export function scanMarkdown(text: string, readCluster: ReadCluster, crossReferences: boolean): ScannedMarkdown {
  const blocks = markdownBlocks(text);
  const clusters: CitationCluster[] = [];
  const footnotes: FootnoteText[] = [];
  let sign = -1;
  let label: string | undefined;
  for (const { start, end, footnote } of blocks.regions) {
    const last = footnotes.at(-1);
    if (footnote !== undefined && footnote === label && last) {
      footnotes[footnotes.length - 1] = { ...last, end, isParagraph: false };
    } else if (footnote !== undefined) footnotes.push({ start, end, label: footnote, isParagraph: true });
    label = footnote;
    if (sign < start) sign = nextSign(text, start);
    // most paragraphs cite nothing, and need not be read
    if (sign >= end) continue;
    const tokens = markdownTokens(blocks.masked, start, end, readCluster);
    const holdsSign = tokens.some(token => token.type === 'mark' || token.type === 'cluster');
    if (!holdsSign && !text.slice(start, end).includes('^[')) continue;
    const reader = new RegionReader(text, start, end, blocks, crossReferences);
    reader.read(bracketTree(tokens), clusters);
    // a footnote in a footnote is none
    if (footnote === undefined) footnotes.push(...reader.inlineNotes);
  }
  return { clusters, footnotes };
}

/** Where the next of the signs is without which there is no citation in Markdown; the end of the text where there is none. */
function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? text.length;
}

interface Frame {
  readonly parts: readonly BracketPart[];
  readonly into: CitationCluster[];
  /** Where the text of the parts ends. */
  readonly end: number;
  next: number;
}

class RegionReader {
  readonly inlineNotes: FootnoteText[] = [];
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #blocks: MarkdownBlocks;
  readonly #crossReferences: boolean;
  #parentheses: ReadonlyMap<number, number> | undefined;

  constructor(text: string, start: number, end: number, blocks: MarkdownBlocks, crossReferences: boolean) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#blocks = blocks;
    this.#crossReferences = crossReferences;
  }

  /** Goes through the tree without recursion: brackets may be nested as deep as the text is long. */
  read(parts: readonly BracketPart[], into: CitationCluster[]): void {
    const frames: Frame[] = [{ parts, into, end: this.#end, next: 0 }];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const part = frame.parts[frame.next++];
      if (!part) frames.pop();
      else if (part.type === 'cluster') frame.into.push(part.cluster);
      else if (part.type === 'mark') this.#mark(part, frame, frames);
      else if (part.type === 'brackets') this.#brackets(part, frame, frames);
    }
  }

  #brackets(node: BracketNode, frame: Frame, frames: Frame[]): void {
    const { start, end } = node;
    if (this.#blocks.masked[start - 1] === '^' && this.#text[start - 2] !== '\\' && start > this.#start) {
      const isInside = (this.inlineNotes.at(-1)?.end ?? 0) > start;
      if (!isInside) this.inlineNotes.push({ start: start - 1, end, label: undefined, isParagraph: true });
    }
    const list = this.#isBare(node, frame) ? this.#listIn(node) : undefined;
    const inner: CitationCluster[] = list ? [] : frame.into;
    if (list) frame.into.push(this.#cluster(node.start, node.end, 'bracketed', { type: 'bracket' }, list.items, inner));
    this.#skipTarget(node, frame);
    frames.push({ parts: list?.rest ?? node.content, into: inner, end: node.end - 1, next: 0 });
  }

  #listIn(node: BracketNode, firstKey?: Mark) {
    return citeList(this.#text, node.start + 1, node.end - 1, node.content, firstKey);
  }

  /** `@a`, alone or with brackets behind it. */
  #mark(mark: Mark, frame: Frame, frames: Frame[]): void {
    const next = frame.parts[frame.next];
    const node = next?.type === 'brackets' ? next : undefined;
    const joined = node && this.#joins(mark, node, frame);
    if (!node || !joined) {
      if (this.#blocks.exampleLabels.has(mark.key)) return;
      const item = readItem(this.#text, { ...mark, mark: mark.start, keyEnd: mark.end });
      const form = { type: 'mark', open: '', own: false } as const;
      frame.into.push(this.#cluster(mark.start, mark.end, 'in-text', form, [item], []));
      return;
    }
    frame.next++;
    const nested: CitationCluster[] = [];
    const open = this.#text.slice(mark.end, node.start + 1);
    const form = { type: 'mark', open, own: joined.own } as const;
    frame.into.push(this.#cluster(mark.start, node.end, 'in-text', form, joined.items, nested));
    frames.push({ parts: joined.rest, into: nested, end: node.end - 1, next: 0 });
  }

  /** The items of `@a [p. 5; @b]` and of `@a [@b]`; `undefined` where the brackets stand for themselves. */
  #joins(mark: Mark, node: BracketNode, frame: Frame) {
    const gap = this.#text.slice(mark.end, node.start);
    if (!/^[^\S\n]*(?:\n[^\S\n>]*(?:>[^\S\n]?)*)?$/.test(gap) || this.#text[node.start + 1] === '^') return undefined;
    if (this.#isLinkLabel(node)) return undefined;
    const list = this.#isBare(node, frame) ? this.#listIn(node) : undefined;
    if (list) {
      const { key, keyStart } = mark;
      const first = readItem(this.#text, {
        start: mark.start,
        mark: mark.start,
        keyStart,
        key,
        keyEnd: mark.end,
        end: mark.end,
      });
      return { ...list, items: [first, ...list.items], own: false };
    }
    if (/[[(]/.test(this.#text[node.end] ?? '') && node.end < frame.end) return undefined;
    const joined = this.#listIn(node, mark);
    return joined && { ...joined, own: true };
  }

  #isLinkLabel(node: BracketNode): boolean {
    // Pandoc's labels are lines at most; brackets may be nested as deep as the text is long.
    if (!this.#blocks.linkLabels.size || node.end - node.start > 999) return false;
    return this.#blocks.linkLabels.has(linkLabel(this.#text.slice(node.start + 1, node.end - 1)));
  }

  /** Whether these brackets are no link, no image's text, no span, no note. */
  #isBare(node: BracketNode, frame: Frame): boolean {
    const before = this.#blocks.masked[node.start - 1] ?? '';
    const after = node.end < frame.end ? (this.#text[node.end] ?? '') : '';
    if (/[!^]/.test(before) && this.#text[node.start - 2] !== '\\') return false;
    if (this.#text[node.start + 1] === '^') return false;
    if (after === '(') return !this.#target(node);
    if (after === '{') return !this.#attributesEnd(node);
    if (after !== '[') return true;
    const following =
      frame.parts[frame.next]?.start === node.start ? frame.parts[frame.next + 1] : frame.parts[frame.next];
    return following?.start !== node.end || (following.type !== 'brackets' && following.type !== 'cluster');
  }

  #attributesEnd(node: BracketNode): number {
    ATTRIBUTES.lastIndex = node.end;
    return ATTRIBUTES.test(this.#text) ? ATTRIBUTES.lastIndex : 0;
  }

  /** Where the destination in parentheses behind the brackets ends; `undefined` where there is none. */
  #target(node: BracketNode): number | undefined {
    if (this.#text[node.end] !== '(' || node.end >= this.#end) return undefined;
    this.#parentheses ??= matchParentheses(this.#text, this.#start, this.#end);
    return this.#parentheses.get(node.end);
  }

  /** Leaves out what stands in a link's destination or in attributes. */
  #skipTarget(node: BracketNode, frame: Frame): void {
    const end = this.#target(node) ?? this.#attributesEnd(node);
    for (let part = frame.parts[frame.next]; part && part.start < end; part = frame.parts[frame.next]) frame.next++;
  }

  #cluster(
    start: number,
    end: number,
    kind: ClusterKind,
    form: ClusterForm,
    items: readonly CitationItem[],
    nested: readonly CitationCluster[],
  ): CitationCluster {
    const isReference = this.#crossReferences && items.every(item => isCrossReference(item.key));
    const raw = this.#text.slice(start, end);
    return { start, end, kind: isReference ? 'cross-reference' : kind, form, items, raw, nested };
  }
}
