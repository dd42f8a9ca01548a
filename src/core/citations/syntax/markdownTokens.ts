import type { CitationCluster } from './citationCluster';
import { MarkdownLiterals } from './markdownLiterals';
import { followsWord, pandocMark, type PandocMark } from './pandocMark';

/** What matters for citations in one paragraph; offsets are those of the document. */
export type MarkdownToken =
  | { readonly type: 'open' | 'close' | 'semicolon'; readonly start: number; readonly end: number }
  | {
      readonly type: 'delimiter';
      readonly start: number;
      readonly end: number;
      readonly run: string;
      readonly opens: boolean;
      readonly closes: boolean;
    }
  | ({
      readonly type: 'mark';
      /** Where it begins if it suppresses the author, at `-`. */ readonly dash: number;
    } & PandocMark)
  | { readonly type: 'cluster'; readonly start: number; readonly end: number; readonly cluster: CitationCluster };

/** Finds a citation of a notation of its own at an offset of the document, before anything else is looked for there. */
export type ReadCluster = (at: number) => CitationCluster | undefined;

const SPECIAL = /[\\`$<{[\];@*_~"'“”]|(?:https?|ftp|mailto|doi):/gi;

/** The tokens of the paragraph `[start, end)`, in order. */
export function markdownTokens(
  document: string,
  start: number,
  end: number,
  readCluster: ReadCluster,
): MarkdownToken[] {
  const text = document.slice(start, end);
  const literals = new MarkdownLiterals(text);
  const tokens: MarkdownToken[] = [];
  const open = new Set<string>();
  /** Behind closed emphasis, as behind a word, `@` is no citation. */
  let emphasisEnd = -1;
  let keyEnd = -1;
  const isFree = (at: number) => at === keyEnd || (at !== emphasisEnd && !followsWord(text, at));
  for (let at = nextSpecial(text, 0); at < text.length; at = nextSpecial(text, at)) {
    const cluster = /[[{]/.test(text[at] ?? '') ? readCluster(start + at) : undefined;
    if (cluster && cluster.end <= end) {
      tokens.push({ type: 'cluster', start: cluster.start, end: cluster.end, cluster });
      at = cluster.end - start;
      continue;
    }
    const literal = literals.endAt(at);
    if (literal > at) {
      at = literal;
      continue;
    }
    const mark = text[at] === '@' && isFree(at) ? pandocMark(text, at) : undefined;
    if (mark) {
      const dash = text[at - 1] === '-' && text[at - 2] !== '-' && isFree(at - 1) ? at - 1 : at;
      tokens.push({ type: 'mark', key: mark.key, ...shifted(mark, start), dash: start + dash });
      at = keyEnd = mark.end;
      continue;
    }
    const bracket = BRACKETS[text[at] ?? ''];
    const token = bracket ? { type: bracket, start: start + at, end: start + at + 1 } : delimiterAt(text, at, start);
    if (token) tokens.push(token);
    if (token?.type === 'delimiter' && open.delete(token.run) && token.closes) emphasisEnd = token.end - start;
    else if (token?.type === 'delimiter' && token.opens && /[*_~]/.test(token.run)) open.add(token.run);
    at = token ? token.end - start : at + 1;
  }
  return tokens;
}

const BRACKETS: Readonly<Record<string, 'open' | 'close' | 'semicolon'>> = {
  '[': 'open',
  ']': 'close',
  ';': 'semicolon',
};

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? text.length;
}

function shifted(mark: PandocMark, by: number): { start: number; keyStart: number; end: number } {
  return { start: mark.start + by, keyStart: mark.keyStart + by, end: mark.end + by };
}

/** A mark of emphasis or a quotation mark; what stands between two of them is one piece of text. */
function delimiterAt(
  text: string,
  at: number,
  shift: number,
): Extract<MarkdownToken, { type: 'delimiter' }> | undefined {
  const char = text[at] ?? '';
  if (!/[*_~"'“”]/.test(char)) return undefined;
  let end = at + 1;
  if (/[*_~]/.test(char)) while (text[end] === char) end++;
  const run = char === '”' ? '“' : text.slice(at, end);
  const isBeforeText = /\S/.test(text[end] ?? '');
  const isBeforeWord = /[\p{L}\p{N}]/u.test(text[end] ?? '');
  const isInWord = /['_]/.test(char) && followsWord(text, at);
  const isRun = run === '~~' || (char !== '~' && run.length <= 3);
  const opens = isRun && isBeforeText && !isInWord && char !== '”';
  const closes = isRun && !(/['_]/.test(char) && isBeforeWord) && char !== '“';
  return { type: 'delimiter', start: shift + at, end: shift + end, run, opens, closes };
}
