/** For each `[` of the text that is closed, where its `]` ends. */
export function matchBrackets(text: string): ReadonlyMap<number, number> {
  const closed = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[[\]]/g)) {
    if (bracket === '[') open.push(index);
    else {
      const opening = open.pop();
      if (opening !== undefined) closed.set(opening, index + 1);
    }
  }
  return closed;
}
