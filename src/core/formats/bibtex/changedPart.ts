import type { TextParts } from '../../text/textParts';

/** The stretch in which two texts differ. Everything before it and everything behind it is the same in both. */
export interface ChangedPart {
  readonly start: number;
  /** Its end in the text before. */
  readonly endBefore: number;
  /** Its end in the text now. */
  readonly end: number;
}

/** Compared at once: by the machine's own comparison, which is many times faster than a loop over characters. */
const BLOCK = 1 << 14;
/** Blocks compared between two pauses. */
const BLOCKS_PER_STEP = 512;

/** Where a text was changed, in steps; `start` and `end` are equal to the whole length where it was not. */
export function* changedPart(before: TextParts, now: TextParts): Generator<void, ChangedPart> {
  const shorter = Math.min(before.length, now.length);
  const start = yield* countSame(shorter, (from, end) => [before.slice(from, end), now.slice(from, end)], sameAtStart);
  const same = yield* countSame(
    shorter - start,
    (from, end) => [
      before.slice(before.length - end, before.length - from),
      now.slice(now.length - end, now.length - from),
    ],
    sameAtEnd,
  );
  return { start, endBefore: before.length - same, end: now.length - same };
}

/** How many characters are the same, at most `most`. */
function* countSame(
  most: number,
  blocks: (from: number, end: number) => readonly [string, string],
  count: (a: string, b: string) => number,
): Generator<void, number> {
  for (let from = 0, block = 1; from < most; from += BLOCK, block++) {
    const [a, b] = blocks(from, Math.min(most, from + BLOCK));
    if (a !== b) return from + count(a, b);
    if (block % BLOCKS_PER_STEP === 0) yield;
  }
  return most;
}

function sameAtStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a.charCodeAt(count) === b.charCodeAt(count)) count++;
  return count;
}

function sameAtEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}
