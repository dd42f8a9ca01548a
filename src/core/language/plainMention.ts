import type { Paper } from '../paper';
import { identifiersIn } from './identifiersIn';
import type { PaperLookup } from './paperLookup';

/** Plain text that names a paper of the library. */
export interface PlainMention {
  /** UTF-16 columns in the line. */
  readonly start: number;
  readonly end: number;
  /** Several where the text fits several. */
  readonly papers: readonly Paper[];
  /** Whether the text is a part of the sentence: `Kim et al. (2025) show`. */
  readonly isInText: boolean;
}

const NAME = String.raw`(?:(?:[Vv]an|[Vv]on|[Dd]e[nrl]?|[Dd]i|[Ll]a|[Ll]e|[Tt]er)\s)*\p{Lu}[\p{L}'’-]+`;
const OTHERS = String.raw`(?:\set\sal\.?|(?:,\s${NAME})*,?\s(?:&|and)\s${NAME})?`;
const IN_BRACKETS = new RegExp(String.raw`[[(](${NAME})${OTHERS},?\s(\d{4})[a-z]?[\])](?![(\[])`, 'gu');
const IN_TEXT = new RegExp(String.raw`(?<![\p{L}\p{N}])(${NAME})${OTHERS}\s[[(](\d{4})[a-z]?[\])](?![(\[])`, 'gu');
const ADDRESS =
  /\[[^\]\n]*\]\((?:https?:\/\/[^\s()]+|[^\s()]*10\.\d{4,9}\/[^\s()]+)\)|<https?:\/\/[^\s<>]+>|https?:\/\/[^\s<>[\]"]+|\bdoi:\s?10\.\d{4,9}\/[^\s<>[\]"]+|\b10\.\d{4,9}\/[^\s<>[\]"]+|\barxiv:\s?(?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?/gi;
/** A longer line is no title. */
const LONGEST_TITLE = 400;

/**
 * The plain text at a selection that names a paper: a DOI, an arXiv id or an address, authors with a year, a title (the
 * selection, a quotation or the whole line).
 * @param start UTF-16 column of the selection in `line`; `end` equals it where nothing is selected
 */
export function plainMention(line: string, start: number, end: number, lookup: PaperLookup): PlainMention | undefined {
  const touches = (from: number, to: number) => from <= end && start <= to;
  for (const found of line.matchAll(ADDRESS)) {
    const text =
      found[0].startsWith('http') || /^\d|^doi/i.test(found[0]) ? found[0].replace(/[.,;:!?)'*_]+$/, '') : found[0];
    const to = found.index + text.length;
    const paper = touches(found.index, to) ? lookup.byIdentifier(identifiersIn(targetOf(text))) : undefined;
    if (paper) return { start: found.index, end: to, papers: [paper], isInText: false };
  }
  for (const pattern of [IN_BRACKETS, IN_TEXT]) {
    for (const { 0: text, 1: author = '', 2: year, index } of line.matchAll(pattern)) {
      if (!touches(index, index + text.length)) continue;
      const papers = lookup.byAuthorYear(author, Number(year));
      if (papers.length) return { start: index, end: index + text.length, papers, isInText: pattern === IN_TEXT };
    }
  }
  return titleAt(line, start, end, lookup);
}

/** The address of a Markdown link; other text as it is. */
function targetOf(text: string): string {
  return /^\[[^\]]*\]\((.*)\)$/.exec(text)?.[1] ?? text;
}

function titleAt(line: string, start: number, end: number, lookup: PaperLookup): PlainMention | undefined {
  const pieces: { readonly from: number; readonly text: string }[] = [];
  if (end > start) pieces.push({ from: start, text: line.slice(start, end) });
  for (const { 0: text, index } of line.matchAll(/["“][^"”]{8,300}["”]|\*[^*]{8,300}\*/g)) {
    if (index <= start && end <= index + text.length) pieces.push({ from: index, text });
  }
  const lead = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*/.exec(line)?.[0].length ?? 0;
  pieces.push({ from: lead, text: line.slice(lead) });
  for (const { from, text } of pieces) {
    if (text.length > LONGEST_TITLE) continue;
    const paper = lookup.byTitle(text);
    const length = text.trimEnd().length;
    if (paper) return { start: from, end: from + length, papers: [paper], isInText: false };
  }
  return undefined;
}
