/** For each `(` in `[start, end)` that is closed there, where its `)` ends; a backslash takes one from the count. */
export function matchParentheses(text: string, start: number, end: number): ReadonlyMap<number, number> {
  const closed = new Map<number, number>();
  const open: number[] = [];
  for (let i = start; i < end; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '(') open.push(i);
    else if (text[i] === ')') {
      const opening = open.pop();
      if (opening !== undefined) closed.set(opening, i + 1);
    }
  }
  return closed;
}
