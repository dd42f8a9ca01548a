import type Token from 'markdown-it/lib/token.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type { CitationCluster } from '../syntax/citationCluster';
import type { BlockCitations } from './blockCitations';
import type { NoteCitations } from './noteCitations';

export const CITATION = 'lectern_citation';
export const REFERENCES = 'lectern_references';

/** What a token of ours stands for. */
export interface TokenMeaning {
  readonly note: NoteCitations;
  /** `undefined` for the list of references. */
  readonly citation?: {
    readonly cluster: CitationCluster;
    /** The blank or the line break before the mark and the punctuation behind it, which change places with the mark of a footnote. */
    readonly before: string;
    readonly after: string;
    /** Whether it stands in the text of a link. */
    readonly isInLink: boolean;
  };
}

/**
 * What the tokens of ours stand for. It is kept beside them because VS Code also sends tokens to its language server, as JSON.
 */
export type TokenMeanings = WeakMap<Token, TokenMeaning>;

/** What stands in one block, by the list of tokens that markdown-it puts its content in. */
export type BlocksOfNote = WeakMap<readonly Token[], { readonly note: NoteCitations; readonly block: BlockCitations }>;

const PUNCTUATION = /[.,;](?=\s|["'”’)]|$)/y;

/** The inline rule: one token for each citation, whatever is in it. */
export function citationRule(blocks: BlocksOfNote, meanings: TokenMeanings) {
  return (state: StateInline, silent: boolean): boolean => {
    const { note, block } = blocks.get(state.tokens) ?? {};
    const found = block?.get(state.pos);
    if (!note || !found || found.end > state.posMax) return false;
    if (!silent) {
      const isBracketed = found.cluster.kind === 'bracketed';
      const before = isBracketed ? takeBlank(state) : '';
      const after = isBracketed ? punctuationAt(state.src, found.end, state.posMax) : '';
      const link = state.tokens.findLast(({ type }) => type === 'link_open' || type === 'link_close');
      const token = state.push(CITATION, '', 0);
      token.content = before + state.src.slice(state.pos, found.end) + after;
      // what looks for the text of a heading looks at text tokens
      const text = new state.Token('text', '', 0);
      text.content = token.content;
      token.children = [text];
      meanings.set(token, {
        note,
        citation: { cluster: found.cluster, before, after, isInLink: link?.type === 'link_open' },
      });
      state.pos = found.end + after.length;
    } else state.pos = found.end;
    return true;
  };
}

/** Takes the blanks or the line break that end what was parsed so far. */
function takeBlank(state: StateInline): string {
  if (!state.pending && state.tokens.at(-1)?.type === 'softbreak') {
    state.tokens.pop();
    state.tokens_meta.pop();
    return '\n';
  }
  const blank = / +$/.exec(state.pending)?.[0] ?? '';
  state.pending = state.pending.slice(0, state.pending.length - blank.length);
  return blank;
}

function punctuationAt(text: string, at: number, end: number): string {
  PUNCTUATION.lastIndex = at;
  return at < end ? (PUNCTUATION.exec(text)?.[0] ?? '') : '';
}
