/** One replacement in a line; `start` and `end` are UTF-16 offsets in it. Equal offsets and an empty text change nothing. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The smallest replacement that turns the part `[start, end)` of `line` into `text`. */
export function smallestEdit(line: string, start: number, end: number, text: string): LineEdit {
  let head = 0;
  while (head < end - start && head < text.length && line[start + head] === text[head]) head++;
  let tail = 0;
  while (tail < end - start - head && tail < text.length - head && line[end - 1 - tail] === text.at(-1 - tail)) tail++;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}
