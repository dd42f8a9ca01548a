import { htmlToMarkdown, TOOLTIP } from '../citations/htmlToMarkdown';
import { keyAndLinks } from '../citations/paperCard';
import { shortReference } from '../citations/shortReference';
import type { Paper } from '../paper';
import { escapeMarkdown } from '../text/escapeMarkdown';

/** A note that cites the paper. */
export interface CitedIn {
  readonly name: string;
  /** Address of the place in the note; percent-encoded. */
  readonly link: string;
  readonly count: number;
}

export interface HoverWords {
  /** Heading before the notes, with a colon: `Cited in 3 notes:`. */
  readonly citedIn: string | undefined;
  /** `and 4 more`; `undefined` where all are named. */
  readonly more: string | undefined;
}

const LONGEST_SUMMARY = 600;

/**
 * What a tooltip says of the paper of a key: reference, summary, key and links, the notes that cite it. Markdown in which
 * nothing of the paper's own text is live.
 * @param referenceHtml the reference in the note's style; without it a short one is made
 */
export function hoverText(
  paper: Paper,
  referenceHtml: string | undefined,
  notes: readonly CitedIn[],
  words: HoverWords,
): string {
  // the links stand below
  const markup = { escape: escapeMarkdown, emphasize: (text: string) => `*${text}*`, link: () => '' };
  const reference =
    referenceHtml === undefined ? shortReference(paper, markup) : htmlToMarkdown(referenceHtml, TOOLTIP);
  const summary = paper.summary?.line ?? paper.summary?.paragraph ?? paper.abstract;
  const links = notes.map(
    ({ name, link, count }) => `[${escapeMarkdown(name)}](${link})${count > 1 ? ` (${count})` : ''}`,
  );
  const cited =
    words.citedIn && [escapeMarkdown(words.citedIn), links.join(', '), words.more].filter(Boolean).join(' ');
  const parts = [reference, summary && escapeMarkdown(cut(summary)), keyAndLinks(paper, escapeMarkdown), cited];
  return parts.filter(Boolean).join('\n\n');
}

function cut(text: string): string {
  if (text.length <= LONGEST_SUMMARY) return text;
  return `${/^[^]*(?=\s)/.exec(text.slice(0, LONGEST_SUMMARY))?.[0] ?? text.slice(0, LONGEST_SUMMARY)}…`;
}
