import { splitSentences } from '../summaries/splitSentences';

/** A sentence with fewer words says too little to find papers by; then the whole paragraph speaks. */
const FEWEST_WORDS = 5;

export interface Passage {
  /** What papers are sought for: the sentence at the caret, or the paragraph where that is too short. */
  readonly text: string;
  /** The whole paragraph, citations and all, its lines separated by `\n`. */
  readonly paragraph: string;
  /** Zero-based line on which the paragraph begins. */
  readonly firstLine: number;
  /** UTF-16 offset of the caret in `paragraph`. */
  readonly caret: number;
}

const wordCount = (text: string) => text.match(/\p{L}{2,}/gu)?.length ?? 0;

/**
 * The passage of a note that a caret stands in. A paragraph is a run of lines that are not blank.
 * @param lineAt the text of a line, `undefined` outside the note
 * @param line zero-based
 * @param column UTF-16 units
 * @returns `undefined` on a blank line
 */
export function passageAt(
  lineAt: (line: number) => string | undefined,
  line: number,
  column: number,
): Passage | undefined {
  if (!lineAt(line)?.trim()) return undefined;
  let first = line;
  while (lineAt(first - 1)?.trim()) first--;
  const lines: string[] = [];
  for (let i = first; lineAt(i)?.trim(); i++) lines.push(lineAt(i) ?? '');
  const paragraph = lines.join('\n');
  const caret = lines.slice(0, line - first).reduce((sum, text) => sum + text.length + 1, column);

  const passage = { paragraph, firstLine: first, caret };
  let end = 0;
  for (const sentence of splitSentences(paragraph)) {
    const start = paragraph.indexOf(sentence.slice(0, 20), end);
    end = Math.max(start, 0) + sentence.length;
    if (caret <= end) return { text: wordCount(sentence) < FEWEST_WORDS ? paragraph : sentence, ...passage };
  }
  return { text: paragraph, ...passage };
}
