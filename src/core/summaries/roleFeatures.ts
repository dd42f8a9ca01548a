import { FIRST_PERSON, ROLE_CUES } from './cuePhrases';
import type { Features } from './linearModel';
import { sentenceWords } from './sentenceWords';

/** Words at a sentence's start that are also taken in threes. */
const OPENING_WORDS = 6;

/** How far apart two words may stand that are taken as a pair with others between them, and where in the sentence. */
const WIDEST_GAP = 4;
const GAP_WORDS = 8;
/** The length of each block of words as a vector: long sentences count no more than short ones. */
const WORDS = 4;
/** How strong the blocks are that say again what the words say. */
const ENDINGS = 2;
const GAPS = 2.8;
const SIZES = 0.7;

/**
 * What a linear model sees of each sentence of an abstract: words, pairs of words and their endings, the words of the
 * neighbours, where the sentence stands, how long it is, and how far it is from where the authors begin to speak of their
 * own work.
 */
export function roleFeatures(sentences: readonly string[]): Features[] {
  const words = sentences.map(sentenceWords);
  const own = sentences.map(isOwn);
  const cues = sentences.map(cuesIn);
  const length = words.reduce((sum, each) => sum + each.length, 0);
  return sentences.map((sentence, i) => {
    const features = new Map<string, number>();
    const add = (name: string) => features.set(name, 1);
    addWords(words[i] ?? [], features);
    addNeighbour('P:', words[i - 1], own[i - 1], features);
    addNeighbour('N:', words[i + 1], own[i + 1], features);
    addPlace(i, sentences.length, words[i]?.length ?? 0, add);
    addSize(sentence, (words[i]?.length ?? 0) / (length / sentences.length), features);
    addOwnWork(sentence, i, own, add);
    addCues(i, cues, own, add);
    return features;
  });
}

/**
 * What the step to each sentence from the one before it shows: its place, and whether the authors speak of their own work
 * before it and in it. Nothing for the first sentence.
 */
export function roleSteps(sentences: readonly string[]): Features[] {
  const own = sentences.map(isOwn);
  return sentences.map((_, i) => {
    const names = i ? ['always', `q${fifthOf(i, sentences.length)}`, `own ${own[i - 1]} ${own[i]}`] : [];
    return new Map(names.map(name => [name, 1]));
  });
}

function isOwn(sentence: string): boolean {
  return FIRST_PERSON.test(sentence);
}

type Add = (name: string) => void;

/** Adds a block of features whose values together are a vector of this length. */
function addBlock(names: ReadonlySet<string>, length: number, features: Map<string, number>): void {
  const value = length / Math.sqrt(names.size);
  for (const name of names) features.set(name, value);
}

function addWords(words: readonly string[], features: Map<string, number>): void {
  const padded = ['<', ...words, '>'];
  const pairs = padded.slice(1).map((word, i) => `${padded[i]}_${word}`);
  const openings = padded.slice(2, OPENING_WORDS + 2).map((word, i) => `${padded[i]}_${padded[i + 1]}_${word}`);
  const gaps = padded
    .slice(0, GAP_WORDS)
    .flatMap((word, i) => padded.slice(i + 2, i + 1 + WIDEST_GAP).map(other => `${word} .. ${other}`));
  const letters = words.filter(word => /^\p{L}/u.test(word));
  addBlock(new Set(words), WORDS, features);
  addBlock(new Set(pairs), WORDS, features);
  for (const opening of openings) features.set(opening, 1);
  addBlock(new Set(gaps), GAPS, features);
  addBlock(new Set(letters.map(word => `${word.slice(0, 5)}-`)), ENDINGS, features);
  addBlock(new Set(letters.map(word => `-${word.slice(-3)}`)), ENDINGS, features);
}

function addNeighbour(
  side: string,
  words: readonly string[] | undefined,
  isOwnWork: boolean | undefined,
  features: Map<string, number>,
): void {
  if (!words) {
    features.set(`${side}none`, 1);
    return;
  }
  addBlock(new Set(words.map(word => side + word)), WORDS, features);
  features.set(`${side}own ${isOwnWork}`, 1);
  if (words.length) features.set(`${side}opens ${words.slice(0, 2).join('_')}`, 1);
}

/** @param share the words of the sentence as a share of the mean sentence's */
function addSize(sentence: string, share: number, features: Map<string, number>): void {
  features.set(`#letters ${Math.min(20, Math.floor(sentence.length / 20))}`, SIZES);
  features.set(`#share ${Math.min(6, Math.floor(3 * share))}`, SIZES);
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
