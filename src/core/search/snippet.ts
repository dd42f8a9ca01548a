import { stem, tokenize } from './terms';

const WORD = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu;

/** Long enough to fill the widest quick pick; the editor cuts the rest. */
const SNIPPET_LENGTH = 240;

interface FoundWord {
  readonly start: number;
  readonly term: string;
}

function findWords(text: string, terms: ReadonlySet<string>): FoundWord[] {
  const found: FoundWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const term = tokenize(match[0]).find(word => terms.has(word) || terms.has(stem(word)));
    if (term !== undefined) found.push({ start: match.index, term: stem(term) });
  }
  return found;
}

/** Start of the window in which the most different words stand; the earliest of equals. */
function bestStart(words: readonly FoundWord[]): number {
  let best = { start: words[0]?.start ?? 0, count: 0 };
  words.forEach((word, index) => {
    const inWindow = new Set<string>();
    for (let i = index; i < words.length && (words[i]?.start ?? 0) < word.start + SNIPPET_LENGTH / 2; i++) {
      inWindow.add(words[i]?.term ?? '');
    }
    if (inWindow.size > best.count) best = { start: word.start, count: inWindow.size };
  });
  return best.start;
}

/** Not between the halves of a surrogate pair. */
function endOfCharacter(text: string, at: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) ? at + 1 : at;
}

/**
 * The part of `text` that shows why a query found it, beginning with the found words.
 * @param terms words as {@link SearchHit.terms} gives them
 * @returns `undefined` where no word of `terms` stands in `text`
 */
export function snippet(text: string, terms: readonly string[]): string | undefined {
  const words = findWords(text, new Set(terms));
  if (!words.length) return undefined;
  const start = bestStart(words);
  const end = endOfCharacter(text, start + SNIPPET_LENGTH);
  return (start > 0 ? '…' : '') + text.slice(start, end).trimEnd() + (end < text.length ? '…' : '');
}
