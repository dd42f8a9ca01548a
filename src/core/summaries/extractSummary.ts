import { CUE, FIRST_PERSON } from './cuePhrases';
import { ROLES, likeliestRole, type Role, type RoleChances } from './roles';
import type { LabelledSentence } from './sectionLabel';
import type { SummaryModel } from './summaryModel';
import { PROBLEM } from './tableCues';
import { shownSentence } from './shownSentence';
import { isDangling, pointsBack } from './trimOpening';

/** How much better a sentence must score to be taken although words inside it point back. */
const POINTING_COSTS = 0.25;

/**
 * What a sentence of background loses where the authors never speak of themselves, as in much of medicine: the scores
 * were learnt where the authors' own sentences stand out, and fall back on the first sentence otherwise.
 */
const BACKGROUND_COSTS = 1;

/** What a sentence of methods loses there: what was found sums such an abstract up better than how. */
const METHOD_COSTS = 0.7;

/** The chances of each sentence's roles: certainty where a label gives one, else what the model says. */
export function roleChances(sentences: readonly LabelledSentence[], model: SummaryModel): RoleChances[] {
  const chances = model.roles(sentences.map(({ text }) => text));
  return sentences.map(({ role }, i) =>
    role === undefined ? (chances[i] ?? []) : ROLES.map(each => (each === role ? 1 : 0)),
  );
}

/** The role of each sentence: its label's, else the likeliest to the model. */
export function rolesOf(sentences: readonly LabelledSentence[], model: SummaryModel): Role[] {
  return roleChances(sentences, model).map(likeliestRole);
}

/**
 * The sentences of an abstract that sum it up, at most `count`, in the abstract's order, openings such as "However," and
 * references in brackets taken off; all other words are the abstract's own. With a model the first is the one with the
 * best score; the next are a result behind it, the problem before it, then whatever scores best. A sentence that begins
 * by pointing back is taken only behind the one that it points to, or where nothing else is left.
 * @param model `undefined` takes the first sentence with a cue phrase, then the last, then the first
 */
export function extractSummary(
  sentences: readonly LabelledSentence[],
  count: number,
  title: string,
  model: SummaryModel | undefined,
): string[] {
  const places = model ? placesByModel(sentences, count, title, model) : placesByCue(sentences, count);
  return places.toSorted((a, b) => a - b).map(place => shownSentence(sentences[place]?.text ?? ''));
}

function placesByCue(sentences: readonly LabelledSentence[], count: number): number[] {
  if (!sentences.length) return [];
  const cues = sentences.flatMap(({ text }, place) => (CUE.test(text) ? [place] : []));
  const places = [cues[0] ?? 0, sentences.length - 1, 0, ...cues];
  return [...new Set(places)].slice(0, count);
}

function placesByModel(
  sentences: readonly LabelledSentence[],
  count: number,
  title: string,
  model: SummaryModel,
): number[] {
  const texts = sentences.map(({ text }) => text);
  const chances = roleChances(sentences, model);
  const isImpersonal = !texts.some(text => FIRST_PERSON.test(text));
  const background = ROLES.indexOf('background');
  const method = ROLES.indexOf('method');
  const scores = model.scores(texts, title, chances).map((score, i) => {
    const pointing = pointsBack(texts[i] ?? '') ? POINTING_COSTS : 0;
    if (!isImpersonal) return score - pointing;
    const { [background]: ofBackground = 0, [method]: ofMethod = 0 } = chances[i] ?? [];
    return score - pointing - BACKGROUND_COSTS * ofBackground - METHOD_COSTS * ofMethod;
  });
  const roles = chances.map(likeliestRole);
  const all = texts.map((_, place) => place);
  const dangling = texts.map(isDangling);
  const picked: number[] = [];
  const add = (fits: (place: number) => boolean) => {
    if (picked.length >= count) return;
    const free = all.filter(place => !picked.includes(place) && fits(place));
    const standing = free.filter(place => !dangling[place] || picked.includes(place - 1));
    const place = bestOf(standing, scores);
    if (place !== undefined) picked.push(place);
  };
  add(() => true);
  const [main = 0] = picked;
  add(place => roles[place] === 'result' && place > main);
  const isContext = (place: number) =>
    place < main && (roles[place] === 'background' || roles[place] === 'objective') && PROBLEM.test(texts[place] ?? '');
  add(isContext);
  while (picked.length < Math.min(count, all.length)) {
    const before = picked.length;
    add(place => roles[place] !== 'other');
    if (picked.length === before) break;
  }
  if (!picked.length && all.length) picked.push(bestOf(all, scores) ?? 0);
  return picked;
}

/** Of these places, the one with the best score; `undefined` for no places. */
function bestOf(places: readonly number[], scores: readonly number[]): number | undefined {
  const [first, ...others] = places;
  if (first === undefined) return undefined;
  return others.reduce((best, place) => ((scores[place] ?? 0) > (scores[best] ?? 0) ? place : best), first);
}
