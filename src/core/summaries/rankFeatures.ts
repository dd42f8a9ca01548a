import { CUE, FIRST_PERSON } from './cuePhrases';
import type { Features } from './linearModel';
import { distanceTo } from './roleFeatures';
import { ROLES, type RoleChances } from './roles';
import { contentWords, sentenceWords } from './sentenceWords';
import { sentenceSalience } from './sentenceSalience';
import { shownSentence } from './shownSentence';
import { isDangling, pointsBack } from './trimOpening';
import { comparedWords, type Salience } from './wordSalience';

/** How strong the few features of place and content are beside the many words; cross-validation on the training part chose it. */
const STRONG = 4;

/**
 * What a linear model sees of each sentence when it looks for the one that sums up the abstract: words, place, length,
 * cue phrases, what the sentence shares with the others and with the title, the chances of its roles, and how well it
 * covers the words that a summary is expected to hold.
 * @param title empty where none is known
 * @param salience the chances of the words of the sentences, openings taken off
 */
export function rankFeatures(
  sentences: readonly string[],
  title: string,
  roles: readonly RoleChances[],
  salience: Salience,
): Features[] {
  const words = sentences.map(sentenceWords);
  const contents = words.map(contentWords);
  const seenIn = new Map<string, number>();
  for (const content of contents) for (const word of content) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const titleWords = contentWords(sentenceWords(title));
  const own = sentences.map(sentence => FIRST_PERSON.test(sentence));
  const cues = sentences.map(sentence => CUE.test(sentence));
  const shown = sentences.map(shownSentence);
  const lengths = shown.map(sentence => comparedWords(sentence).length);
  const meanLength = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length);
  const expected = sentenceSalience(shown, salience);
  const alike = likeness(contents);

  return sentences.map((sentence, i) => {
    const features = new Map<string, number>();
    const strong: AddStrong = (name, value = 1) => features.set(`#${name}`, STRONG * value);
    for (const word of words[i] ?? []) features.set(word, 1);
    addPlace(i, sentences.length, strong);
    addForm(sentence, words[i]?.length ?? 0, strong);
    strong('letters', (shown[i]?.length ?? 0) / Math.max(1, lengths[i] ?? 0) / 2);
    strong('length', (lengths[i] ?? 0) / Math.max(1, meanLength));
    strong(`own ${own[i]} ${distanceTo(own.indexOf(true), i)}`);
    strong(`cue ${cues[i]} ${distanceTo(cues.indexOf(true), i)}`);
    strong(`cues ${Math.min(4, cues.filter(Boolean).length)} ${cues[i]}`);
    addRoles(i, roles, strong);
    const [mean = 0, most = 0] = alike[i] ?? [];
    strong('alike', mean);
    strong('most alike', most);
    for (const [name, value] of expected[i] ?? []) strong(name, value);
    addShared(contents[i] ?? new Set(), seenIn, titleWords, strong);
    return features;
  });
}

type AddStrong = (name: string, value?: number) => void;

function addPlace(i: number, count: number, strong: AddStrong): void {
  strong(`i${Math.min(i, 7)}`);
  strong(`e${Math.min(count - 1 - i, 7)}`);
  strong(`q${Math.min(4, Math.floor((5 * i) / count))}`);
}

function addForm(sentence: string, length: number, strong: AddStrong): void {
  strong(`L${Math.min(12, Math.floor(length / 4))}`);
  if (isDangling(sentence)) strong('dangling');
  if (pointsBack(sentence)) strong('points back');
  if (sentence.includes('?')) strong('question');
  if (sentence.includes(':')) strong('colon');
  strong(`number ${/\d/.test(sentence)}`);
  strong(`bracket ${sentence.includes('(')}`);
  strong('commas', sentence.split(',').length / 4);
  strong('hyphens', sentence.split('-').length / 4);
}

function addRoles(i: number, roles: readonly RoleChances[], strong: AddStrong): void {
  let objective = 0;
  for (const [k, role] of ROLES.entries()) {
    strong(`role ${role}`, roles[i]?.[k] ?? 0);
    strong(`role before ${role}`, roles[i - 1]?.[k] ?? 0);
    strong(`role behind ${role}`, roles[i + 1]?.[k] ?? 0);
    if (role === 'objective') objective = roles.slice(0, i).reduce((sum, chances) => sum + (chances[k] ?? 0), 0);
  }
  strong('objective before', objective);
}

function addShared(
  content: ReadonlySet<string>,
  seenIn: ReadonlyMap<string, number>,
  title: ReadonlySet<string>,
  strong: AddStrong,
): void {
  let shared = 0;
  let sharings = 0;
  let inTitle = 0;
  for (const word of content) {
    const others = (seenIn.get(word) ?? 1) - 1;
    if (others > 0) shared++;
    sharings += Math.min(others, 3);
    if (title.has(word)) inTitle++;
  }
  const size = Math.max(4, content.size);
  strong('shared share', shared / size);
  strong('sharings share', sharings / size / 1.5);
  strong('shared', shared / 10);
  strong('sharings', sharings / 20);
  if (!title.size) return;
  strong('title recall', (2 * inTitle) / title.size);
  strong('title words', inTitle / 4);
  strong('title overlap', (4 * inTitle) / (title.size + content.size));
}

/** For each sentence the mean and the largest share of content words (Dice's) that it has in common with another. */
function likeness(contents: readonly ReadonlySet<string>[]): (readonly [mean: number, most: number])[] {
  return contents.map((content, i) => {
    const shares = contents.flatMap((other, j) => {
      if (i === j || !(content.size + other.size)) return [];
      return [(2 * [...content].filter(word => other.has(word)).length) / (content.size + other.size)];
    });
    const mean = shares.reduce((a, b) => a + b, 0) / Math.max(1, shares.length);
    return [8 * mean, 4 * Math.max(0, ...shares)];
  });
}
