import type { MarkdownToken } from './markdownTokens';

/** A pair of brackets and what stands in it; offsets include the brackets. */
export interface BracketNode {
  readonly type: 'brackets';
  readonly start: number;
  readonly end: number;
  readonly content: readonly BracketPart[];
}

export type BracketPart = BracketNode | MarkdownToken;

interface Growing {
  readonly start: number;
  readonly content: BracketPart[];
}

/** Nests what stands between `[` and `]`. A bracket without its partner is text and left out. */
export function bracketTree(tokens: readonly MarkdownToken[]): readonly BracketPart[] {
  const partners = new Set<MarkdownToken>();
  const waiting: MarkdownToken[] = [];
  for (const token of tokens) {
    if (token.type === 'open') waiting.push(token);
    const opening = token.type === 'close' ? waiting.pop() : undefined;
    if (opening) partners.add(opening).add(token);
  }
  const root: BracketPart[] = [];
  const growing: Growing[] = [{ start: 0, content: root }];
  for (const token of tokens) {
    const content = growing.at(-1)?.content;
    if (token.type !== 'open' && token.type !== 'close') content?.push(token);
    else if (partners.has(token) && token.type === 'open') growing.push({ start: token.start, content: [] });
    else if (partners.has(token)) {
      const closed = growing.pop();
      if (closed) growing.at(-1)?.content.push({ type: 'brackets', ...closed, end: token.end });
    }
  }
  return root;
}
