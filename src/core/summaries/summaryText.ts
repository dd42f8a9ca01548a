import type { Paper } from '../paper';
import { oneLine } from '../text/escapeMarkdown';
import { splitSentences } from './splitSentences';

const CUE =
  /\b(?:we|this (?:paper|work|study|article)|our (?:work|paper|study))\s+(?:\w+\s+){0,2}?(?:propos|present|introduc|show|demonstrat|develop|describ|report|find|found|investigat|stud|evaluat)|\bhere,? we\b|\bis (?:proposed|presented|introduced)\b/i;

/** The sentence in which the authors say what they did; the first where none does. `undefined` for no sentences. */
function tellingSentence(sentences: readonly string[]): string | undefined {
  return sentences.find(sentence => CUE.test(sentence)) ?? sentences[0];
}

function sentencesOf(text: string | undefined): string[] {
  return splitSentences(oneLine(text ?? ''));
}

/** One sentence on the paper: the written one, else the most telling of the written paragraph or the abstract. */
export function summaryLine(paper: Paper): string | undefined {
  const written = oneLine(paper.summary?.line ?? '');
  return (
    written || tellingSentence(sentencesOf(paper.summary?.paragraph)) || tellingSentence(sentencesOf(paper.abstract))
  );
}

/**
 * The sentences of a paragraph on the paper: the written one, else up to three of the abstract (first, most telling,
 * last), else the written line. Empty where nothing is known of the paper's content.
 */
export function summarySentences(paper: Paper): string[] {
  const written = sentencesOf(paper.summary?.paragraph);
  if (written.length) return written;
  const abstract = sentencesOf(paper.abstract);
  if (!abstract.length) return sentencesOf(paper.summary?.line);
  const telling = tellingSentence(
    abstract.slice(1, -1).some(sentence => CUE.test(sentence)) ? abstract.slice(1) : abstract,
  );
  const picked = new Set([abstract[0], telling, abstract.at(-1)]);
  return abstract.filter(sentence => picked.delete(sentence));
}
