import { FIRST_PERSON, ROLE_CUES } from './cuePhrases';
import type { Features } from './linearModel';
import { sentenceWords } from './sentenceWords';

/** Words at a sentence's start that are also taken in threes. */
const OPENING_WORDS = 6;

/**
 * What a linear model sees of each sentence of an abstract: words and pairs of words, the words of the neighbours, where
 * the sentence stands, and how far it is from where the authors begin to speak of their own work.
 */
export function roleFeatures(sentences: readonly string[]): Features[] {
  const words = sentences.map(sentenceWords);
  const own = sentences.map(sentence => FIRST_PERSON.test(sentence));
  const cues = sentences.map(cuesIn);
  return sentences.map((sentence, i) => {
    const features = new Map<string, number>();
    const add = (name: string) => features.set(name, 1);
    addWords(words[i] ?? [], add);
    addNeighbour('P:', words[i - 1], own[i - 1], add);
    addNeighbour('N:', words[i + 1], own[i + 1], add);
    addPlace(i, sentences.length, words[i]?.length ?? 0, add);
    addOwnWork(sentence, i, own, add);
    addCues(i, cues, own, add);
    return features;
  });
}

type Add = (name: string) => void;

function addWords(words: readonly string[], add: Add): void {
  const padded = ['<', ...words, '>'];
  words.forEach(add);
  padded.forEach((word, i) => {
    if (i + 1 < padded.length) add(`${word}_${padded[i + 1]}`);
    if (i < OPENING_WORDS && i + 2 < padded.length) add(`${word}_${padded[i + 1]}_${padded[i + 2]}`);
  });
}

function addNeighbour(side: string, words: readonly string[] | undefined, isOwn: boolean | undefined, add: Add): void {
  if (!words) return add(`${side}none`);
  for (const word of words) add(side + word);
  add(`${side}own ${isOwn}`);
  if (words.length) add(`${side}opens ${words.slice(0, 2).join('_')}`);
}

function addPlace(i: number, count: number, length: number, add: Add): void {
  const fromStart = `i${Math.min(i, 6)}`;
  const fifth = `q${fifthOf(i, count)}`;
  const size = `L${Math.min(8, Math.floor(length / 5))}`;
  const all = `n${Math.min(count, 10)}`;
  const places = [fromStart, `e${Math.min(count - 1 - i, 6)}`, fifth, all, `t${Math.floor((10 * i) / count)}`];
  for (const name of [...places, fromStart + all, size, size + fifth, 'always']) add(`#${name}`);
  if (length < 4) add('#short');
}

function fifthOf(i: number, count: number): number {
  return Math.min(4, Math.floor((5 * i) / count));
}

function addOwnWork(sentence: string, i: number, own: readonly boolean[], add: Add): void {
  const first = own.indexOf(true);
  const distance = distanceTo(first, i);
  const fifth = `q${fifthOf(i, own.length)}`;
  const before = own.slice(0, i).filter(Boolean).length;
  add(`#own ${distance}`);
  add(`#own ${distance} ${fifth}`);
  add(`#own ${own[i]} ${fifth}`);
  add(`#own ${own[i]} ${distance}`);
  add(`#own after ${before} ${own[i]}`);
  add(`#number ${/\d/.test(sentence)} ${fifth}`);
  add(`#percent ${/\d\s?%|percent/.test(sentence)}`);
}

/** `before 2`, `at`, `after 1`, … the sentence `first`; `never` where that is negative. */
export function distanceTo(first: number, i: number): string {
  if (first < 0) return 'never';
  if (i === first) return 'at';
  return i < first ? `before ${Math.min(3, first - i)}` : `after ${Math.min(3, i - first)}`;
}

function cuesIn(sentence: string): string[] {
  return ROLE_CUES.filter(([, words]) => words.test(sentence)).map(([name]) => name);
}

/** The cues of a sentence, whether they are the first of their kind, and which the authors' own sentences before and behind have. */
function addCues(i: number, cues: readonly (readonly string[])[], own: readonly boolean[], add: Add): void {
  const here = cues[i] ?? [];
  const third = Math.min(2, Math.floor((3 * i) / cues.length));
  for (const cue of here) {
    add(`#cue ${cue}`);
    add(`#cue ${cue} ${own[i]}`);
    add(`#cue ${cue} in ${third}`);
    if (!cues.slice(0, i).some(before => before.includes(cue))) add(`#first cue ${cue}`);
  }
  add(`#cues ${here.join('+')} ${own[i]}`);
  cues.forEach((others, j) => {
    if (!own[j] || j === i) return;
    for (const cue of others) add(`#cue ${cue} ${j < i ? 'before' : 'behind'}`);
  });
}
