import { CUE, FIRST_PERSON } from './cuePhrases';
import type { Features } from './linearModel';
import { ROLES, type RoleChances } from './roles';

/** The words of a text by which summaries are compared: lower-case runs of letters and digits. */
export function comparedWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words with two capitals in a row, such as abbreviations, in lower case. */
function capitalised(sentences: readonly string[]): ReadonlySet<string> {
  const found = sentences.flatMap(sentence => sentence.match(/[\p{L}\p{N}]*\p{Lu}[\p{Lu}\p{N}]+[\p{L}\p{N}]*/gu) ?? []);
  return new Set(found.map(word => word.toLowerCase()));
}

/** A word without the commonest endings, so that "network" and "networks" are counted together. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ed|es|s|ly)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;
}

interface Occurrences {
  count: number;
  readonly places: number[];
}

function occurrencesOf(words: readonly (readonly string[])[]): Map<string, Occurrences> {
  const found = new Map<string, Occurrences>();
  words.forEach((sentence, place) => {
    for (const word of sentence) {
      const known = found.get(word);
      if (!known) found.set(word, { count: 1, places: [place] });
      else {
        known.count++;
        if (known.places.at(-1) !== place) known.places.push(place);
      }
    }
  });
  return found;
}

/**
 * What a linear model sees of each word of an abstract when it tells whether a summary would hold the word: the word and
 * its ending, how often and where it occurs, and the roles of the sentences that hold it.
 * @param sentences openings such as "However," taken off
 */
export function salienceFeatures(sentences: readonly string[], roles: readonly RoleChances[]): Map<string, Features> {
  const words = sentences.map(comparedWords);
  const capitals = capitalised(sentences);
  const stems = new Map<string, number>();
  for (const word of words.flat()) stems.set(stem(word), (stems.get(stem(word)) ?? 0) + 1);
  const cues = sentences.map(sentence => CUE.test(sentence));
  const own = sentences.findIndex(sentence => FIRST_PERSON.test(sentence));

  const features = [...occurrencesOf(words)].map(([word, { count, places }]): [string, Features] => {
    const found = new Map<string, number>();
    const add: Add = (name, value = 1) => found.set(name, value);
    add('#always');
    add(`w:${word}`);
    add(`ending ${word.slice(-3)}`, 0.5);
    add(`#length ${Math.min(word.length, 10)}`);
    if (capitals.has(word)) add('#capitals');
    if (/^\p{N}+$/u.test(word)) add('#digits');
    add(`#count ${Math.min(count, 6)}`);
    add(`#stem ${Math.min(stems.get(stem(word)) ?? 1, 7)}`);
    addPlaces(places, sentences.length, add);
    if (places.includes(own)) add('#own');
    addCues(word, words, places, cues, add);
    for (const [k, role] of ROLES.entries()) {
      const chances = places.map(place => roles[place]?.[k] ?? 0);
      add(`#most ${role}`, Math.max(...chances));
      add(`#mean ${role}`, chances.reduce((a, b) => a + b, 0) / places.length);
    }
    return [word, found];
  });
  return new Map(features);
}

type Add = (name: string, value?: number) => void;

function addPlaces(places: readonly number[], sentences: number, add: Add): void {
  add(`#sentences ${Math.min(places.length, 5)}`);
  add(`#first ${Math.min(places[0] ?? 0, 5)}`);
  add('#share', places.length / sentences);
  add('#all', sentences / 10);
  if (places.at(-1) === sentences - 1) add('#last');
}

/** How the word stands to the first sentence in which the authors say what they did. */
function addCues(
  word: string,
  words: readonly (readonly string[])[],
  places: readonly number[],
  cues: readonly boolean[],
  add: Add,
): void {
  add('#cues', places.filter(place => cues[place]).length / 3);
  const first = cues.indexOf(true);
  if (!places.includes(first)) return;
  const telling = words[first] ?? [];
  add('#cue');
  add('#cue words', telling.length / 40);
  add(`#cue place ${Math.floor((6 * telling.indexOf(word)) / telling.length)}`);
  if (places[0] === first) add('#cue first');
  if (places.length > 1) add('#cue again');
}

/** For each word of an abstract the chance that a summary holds it. */
export type Salience = ReadonlyMap<string, number>;

/** @param score a linear model's score of a word; its chance is the logistic function of that */
export function salienceOf(
  sentences: readonly string[],
  roles: readonly RoleChances[],
  score: (features: Features) => number,
): Salience {
  const features = salienceFeatures(sentences, roles);
  return new Map([...features].map(([word, found]) => [word, 1 / (1 + Math.exp(-score(found)))]));
}
