import { CUE, FIRST_PERSON } from './cuePhrases';
import type { Features } from './linearModel';
import { distanceTo } from './roleFeatures';
import { ROLES, type RoleChances } from './roles';
import { contentWords, sentenceWords } from './sentenceWords';
import { isDangling } from './trimOpening';

/** How strong the few features of place and content are beside the many words. */
const STRONG = 2;

/**
 * What a linear model sees of each sentence when it looks for the one that sums up the abstract: words, place, length,
 * cue phrases, what the sentence shares with the others and with the title, and the chances of its roles.
 * @param title empty where none is known
 */
export function rankFeatures(sentences: readonly string[], title: string, roles: readonly RoleChances[]): Features[] {
  const words = sentences.map(sentenceWords);
  const contents = words.map(contentWords);
  const seenIn = new Map<string, number>();
  for (const content of contents) for (const word of content) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const titleWords = contentWords(sentenceWords(title));
  const own = sentences.map(sentence => FIRST_PERSON.test(sentence));
  const cues = sentences.map(sentence => CUE.test(sentence));
  const count = sentences.length;

  return sentences.map((sentence, i) => {
    const features = new Map<string, number>();
    const add = (name: string, value = 1) => features.set(name, value);
    for (const word of words[i] ?? []) add(word);
    const strong = (name: string, value = 1) => add(`#${name}`, STRONG * value);
    strong(`i${Math.min(i, 7)}`);
    strong(`e${Math.min(count - 1 - i, 7)}`);
    strong(`q${Math.min(4, Math.floor((5 * i) / count))}`);
    strong(`L${Math.min(12, Math.floor((words[i]?.length ?? 0) / 4))}`);
    strong(`own ${own[i]} ${distanceTo(own.indexOf(true), i)}`);
    strong(`cue ${cues[i]} ${distanceTo(cues.indexOf(true), i)}`);
    if (isDangling(sentence)) strong('dangling');
    strong(`number ${/\d/.test(sentence)}`);
    strong(`bracket ${sentence.includes('(')}`);
    for (const [k, role] of ROLES.entries()) strong(`role ${role}`, roles[i]?.[k] ?? 0);
    addShared(contents[i] ?? new Set(), seenIn, titleWords, strong);
    return features;
  });
}

function addShared(
  content: ReadonlySet<string>,
  seenIn: ReadonlyMap<string, number>,
  title: ReadonlySet<string>,
  strong: (name: string, value: number) => void,
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
