import type { TextLine } from './textLines';

/** What a line of a listing can be by itself; `unsure` where only its neighbours tell. */
export type LineShape = 'title' | 'body' | 'unsure';

const LONG = 320;
const MAX_TITLE = 240;
const ENDS_SENTENCE = /[.。．](?:["”’')\]]|\s)*$/;
const SENTENCE_BREAK = /(?:[a-z0-9%)\]”"][.?!]|[。！？])["”’)]*(?: (?=["“‘(]?\p{Lu})|(?=[\u3040-\u9fff]))/gu;
const CONTINUATION =
  /^(?:key ?words|index terms|subjects?|comments|categories|code|data|demo|github|project(?: page)?|website|homepage)\b.{0,20}[:—–-]/i;
const SMALL_WORDS = /^(?:a|an|the|of|on|in|for|and|or|to|with|via|from|by|at|as|is|are|its|into|using|be|we|this)$/i;

/** Whether titles of this listing end with a full stop, as medical databases print them. */
export function titlesEndWithStop(lines: readonly TextLine[]): boolean {
  const short = lines.filter(({ text }) => text.length < 200);
  const stopped = short.filter(({ text }) => ENDS_SENTENCE.test(text));
  return short.length < lines.length && stopped.length > short.length * 0.7;
}

/** The shape of one line. `stops`: whether a title may end with a full stop here. */
export function lineShape(line: string, stops: boolean): LineShape {
  if (line.length >= LONG) return 'body';
  const ends = ENDS_SENTENCE.test(line);
  const breaks = line.match(SENTENCE_BREAK)?.length ?? 0;
  if (breaks > 0 && ends) return stops && line.length < 120 && breaks < 2 ? 'unsure' : 'body';
  if (stops) return line.length < MAX_TITLE ? 'title' : 'unsure';
  if (ends) return wordCount(line) < 4 ? 'unsure' : 'body';
  return line.length > MAX_TITLE || breaks > 1 || /[,;]$/.test(line) ? 'unsure' : 'title';
}

/** Whether a short line goes on with the abstract before it: keywords, or an address of the code. */
export function isContinuation(line: string): boolean {
  return CONTINUATION.test(line) || /^(?:https?:\/\/|www\.)\S+$/.test(line);
}

/** Whether a line is written as titles are: a name before a colon, or capitals on most of its longer words. */
export function isTitleCase(line: string): boolean {
  if (/^[^\s:]+(?: [^\s:]+){0,3}: \p{Lu}/u.test(line)) return true;
  const words = line.split(/\s+/).slice(1);
  const longer = words.filter(word => /\p{L}/u.test(word) && !SMALL_WORDS.test(word));
  const capitals = longer.filter(word => /^[^\p{L}]*\p{Lu}/u.test(word));
  return longer.length >= 2 && capitals.length >= longer.length * 0.6;
}

export function wordCount(line: string): number {
  return line.split(/\s+/).length;
}
