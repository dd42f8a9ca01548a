import { BREAK, type SubjectWords } from './subjectWords';

/** Papers looked at in one step. */
const STEP = 100;

interface Wanted {
  readonly numbers: readonly number[];
  readonly papers: number[];
}

/**
 * The papers in whose whole text, abstract and all, some phrases stand. In steps of a few milliseconds.
 * @param keys stems of the words of each phrase, and other ways to say it
 * @returns numbers of papers in order by phrase; a phrase with a word that no text has is left out
 */
export function* phrasePapers(
  words: SubjectWords,
  papers: number,
  keys: ReadonlyMap<string, readonly string[]>,
): Generator<void, Map<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>();
  const byFirst = new Map<number, Wanted[]>();
  for (const [key, others] of keys) {
    const list: number[] = [];
    for (const way of [key, ...others]) {
      const numbers = way.split(' ').flatMap(stem => words.numberOfStem(stem) ?? []);
      const [first] = numbers;
      if (first === undefined || numbers.length < way.split(' ').length) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { numbers, papers: list }]);
      found.set(key, list);
    }
  }
  for (let paper = 0; paper < papers; paper++) {
    const text: number[] = [];
    words.each(paper, (number, before, _weight, isCompound) => {
      if (isCompound) return;
      if (before === BREAK) text.push(BREAK);
      text.push(number);
    });
    for (const [at, number] of text.entries()) {
      for (const wanted of byFirst.get(number) ?? []) {
        const stands = wanted.numbers.every((other, i) => text[at + i] === other);
        if (stands && wanted.papers.at(-1) !== paper) wanted.papers.push(paper);
      }
    }
    if (paper % STEP === STEP - 1) yield;
  }
  return found;
}
