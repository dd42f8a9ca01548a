import { markdownBlocks } from '../syntax/markdownBlocks';
import { linesOf, type TextLine } from '../syntax/textLines';
import { HIDDEN } from '../syntax/textMask';

/** Where a region goes, and how many line breaks belong before and behind it. */
export interface RegionPlace {
  readonly offset: number;
  readonly before: number;
  readonly after: number;
}

const TITLES =
  'references|reference list|bibliography|works cited|literature|literature cited|literatur|literaturverzeichnis|' +
  'quellen|références|bibliographie|referencias|bibliografía|bibliografia|riferimenti|referências|literatuur|' +
  'referenser|litteratur|kilder|список литературы|参考文献|참고문헌|참고 문헌';
const HEADING = new RegExp(`^ {0,3}#{1,6}[ \\t]+(?:${TITLES})[ \\t]*(?:\\{[^{}]*\\}[ \\t]*)?#*[ \\t]*$`, 'iu');

/**
 * Where a list of references goes in a note: under the last heading that announces one, else at the caret where that is in
 * an empty line between paragraphs, else at the end.
 */
export function regionPlace(note: string, caret: number): RegionPlace {
  const lines = linesOf(note);
  const { masked } = markdownBlocks(note);
  const isText = ({ start }: TextLine) => masked[start] !== HIDDEN;
  const textOf = (index: number) => {
    const line = lines[index];
    return line ? note.slice(line.start, line.end) : '';
  };
  const heading = lines.findLastIndex((line, index) => isText(line) && HEADING.test(textOf(index)));
  if (heading >= 0) return { offset: lines[heading]?.end ?? 0, before: 2, after: textOf(heading + 1).trim() ? 1 : 0 };

  const at = lines.findLastIndex(({ start }) => start <= caret);
  const line = lines[at];
  const isLast = lines.slice(at).every(({ start, end }) => !note.slice(start, end).trim());
  const isInText = [lines[at - 1], line, lines[at + 1]].every(around => !around || isText(around));
  if (line && !textOf(at).trim() && isInText && !isLast) {
    return { offset: line.start, before: textOf(at - 1).trim() ? 1 : 0, after: textOf(at + 1).trim() ? 1 : 0 };
  }
  const last = lines.findLastIndex(({ start, end }) => note.slice(start, end).trim());
  if (last < 0) return { offset: 0, before: 0, after: 1 };
  const breaks = lines.length - 1 - last;
  return { offset: note.length, before: Math.max(0, 2 - breaks), after: 1 };
}
