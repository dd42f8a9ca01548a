import { webUrl, type Paper } from '../paper';
import { oneLine } from '../text/escapeMarkdown';
import { findUrls } from '../text/findUrls';
import { abstractSentences } from './abstractSentences';
import { roleChances } from './extractSummary';
import { ROLES, type Role } from './roles';
import type { LabelledSentence } from './sectionLabel';
import type { SummaryModel } from './summaryModel';
import { CLAIM, CODE_HOST, CODE_WORDS, DATA, FIGURES, MAKING, PROBLEM, RESULT, STUDYING } from './tableCues';
import { isDangling, trimOpening } from './trimOpening';

/** What an abstract says under each heading, in its own words, plain text; `undefined` where it says nothing of it. */
export interface SummaryTable {
  readonly problem: string | undefined;
  readonly approach: string | undefined;
  readonly data: string | undefined;
  readonly result: string | undefined;
  /** An address. */
  readonly code: string | undefined;
}

export const TABLE_COLUMNS = ['problem', 'approach', 'data', 'result', 'code'] as const;

/** A sentence whose roles together have a smaller chance than this does not belong in a cell, whatever its words. */
const LEAST_CHANCE = 0.2;

interface Candidate extends LabelledSentence {
  readonly place: number;
  /** The chance that the sentence has one of these roles; 1 where nothing is known of it. */
  chance(roles: readonly Role[]): number;
  readonly score: number;
  readonly isDangling: boolean;
}

/**
 * A paper on one row: problem, approach, data, result and code. A cell holds one sentence of the abstract (of the
 * written summary where there is no abstract), openings such as "However," taken off, and only where its words and its
 * role both say that it belongs there. Problem, approach and result have a sentence each; data may be told in one of
 * theirs. Code is the record's own link, else an address in the abstract.
 * @param model `undefined` goes by the words and the labels alone
 */
export function summaryTable(paper: Paper, model?: SummaryModel): SummaryTable {
  const all = candidates(paper, model);
  const unlabelled = all.filter(({ role }) => role === undefined);
  const approach =
    best(unlabelled, ['method', 'objective', 'background'], MAKING, ({ score }) => score) ??
    best(all, ['method'], MAKING, ({ score }) => score) ??
    best(all, ['method', 'objective'], STUDYING, ({ score }) => score);
  const result = best(without(all, approach), ['result'], RESULT, tellingOfResult);
  const before = approach ? all.filter(({ place }) => place < approach.place) : all;
  const problem =
    best(without(before, result), ['background', 'objective'], PROBLEM, ({ place }) => place) ??
    best(without(all, approach, result), ['objective'], PROBLEM, ({ score }) => score);
  const data = dataSentence(without(all, problem), [approach, result]);
  const text = (candidate: Candidate | undefined) => candidate && trimOpening(candidate.text);
  return {
    problem: text(problem),
    approach: text(approach),
    data: text(data),
    result: text(result),
    code: codeAddress(paper, all),
  };
}

function candidates(paper: Paper, model: SummaryModel | undefined): Candidate[] {
  const sentences = abstractSentences(paper.abstract ?? paper.summary?.paragraph ?? paper.summary?.line);
  const texts = sentences.map(({ text }) => text);
  const chances = model && roleChances(sentences, model);
  const scores = chances && model.scores(texts, paper.title, chances);
  return sentences.map(({ role, text }, place) => ({
    role,
    text,
    place,
    chance: roles => {
      if (role !== undefined) return roles.includes(role) ? 1 : 0;
      return chances ? roles.reduce((sum, each) => sum + (chances[place]?.[ROLES.indexOf(each)] ?? 0), 0) : 1;
    },
    score: scores?.[place] ?? -place,
    isDangling: isDangling(text),
  }));
}

function without(all: readonly Candidate[], ...taken: readonly (Candidate | undefined)[]): Candidate[] {
  return all.filter(candidate => !taken.includes(candidate));
}

/** The sentence worth most of those that have one of the roles and the words, or a label that says so; none that points back. */
function best(
  all: readonly Candidate[],
  roles: readonly Role[],
  words: RegExp,
  worth: (candidate: Candidate) => number,
): Candidate | undefined {
  const fitting = all.filter(candidate => {
    if (candidate.isDangling) return false;
    // a label is the authors' own word for what the sentence is
    const isSaid = candidate.role !== undefined || words.test(trimOpening(candidate.text));
    return isSaid && candidate.chance(roles) >= LEAST_CHANCE;
  });
  return fitting.toSorted((a, b) => worth(b) - worth(a) || a.place - b.place)[0];
}

function tellingOfResult({ text }: Candidate): number {
  return (FIGURES.test(text) ? 2 : 0) + (CLAIM.test(text) ? 1 : 0);
}

/** The sentence that tells the data: one of its own if there is, else one that also fills another cell. */
function dataSentence(all: readonly Candidate[], others: readonly (Candidate | undefined)[]): Candidate | undefined {
  const telling = all.filter(
    ({ text, isDangling: points, chance }) =>
      DATA.test(text) && !points && chance(['method', 'objective', 'result']) > 0.5,
  );
  return without(telling, ...others)[0] ?? telling[0];
}

function codeAddress(paper: Paper, sentences: readonly LabelledSentence[]): string | undefined {
  const linked = paper.links.find(({ label }) => /code/i.test(label))?.url;
  if (linked) return linked;
  const hosted = findUrls(oneLine(paper.abstract ?? '')).find(url => CODE_HOST.test(url));
  const told = sentences.find(({ text }) => CODE_WORDS.test(text) && findUrls(text).length);
  const address = hosted ?? (told && findUrls(told.text)[0]);
  return webUrl(address) ?? paper.links.find(({ url }) => CODE_HOST.test(url))?.url;
}
