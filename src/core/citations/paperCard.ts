import { fullName, type Paper } from '../paper';
import { escapeMarkdown } from '../text/escapeMarkdown';
import { codeSpan } from '../text/codeSpan';

/** How text of a paper is made harmless, by where it is shown. */
export type Escape = (text: string) => string;

/** Authors beyond this many are counted, not named. */
const CARD_AUTHORS = 6;

/** The authors in reading order, those beyond `most` as a number; `undefined` where none is known. */
export function authorLine(paper: Paper, most: number, escape: Escape): string | undefined {
  if (!paper.authors.length) return undefined;
  const named = paper.authors.slice(0, most).map(fullName).join(', ');
  const others = paper.authors.length - most;
  return escape(others > 0 ? `${named} and ${others} more` : named);
}

/** Year, venue and topics; `undefined` where none is known. */
export function factLine(paper: Paper, topicNames: readonly string[], escape: Escape): string | undefined {
  const facts = [paper.year?.toString(), paper.venue, ...topicNames].filter(fact => fact !== undefined);
  return facts.length ? facts.map(escape).join(' · ') : undefined;
}

/** The key, ready to be copied, and the links. */
export function keyAndLinks(paper: Paper, escape: Escape): string {
  return [codeSpan(paper.citationKey), ...paper.links.map(({ label, url }) => `[${escape(label)}](${url})`)].join(
    ' · ',
  );
}

/**
 * A paper on a card for tooltips, in Markdown in which nothing of the paper's own text is live.
 * @param topicNames the names of the paper's topics
 * @param extracted what is shown where no summary was written: a sentence of the abstract, saying that it is one
 */
export function paperCard(paper: Paper, topicNames: readonly string[], extracted?: string): string {
  const summary = paper.summary?.line ?? paper.summary?.paragraph ?? extracted;
  const parts = [
    `**${escapeMarkdown(paper.title || paper.citationKey)}**`,
    authorLine(paper, CARD_AUTHORS, escapeMarkdown),
    factLine(paper, topicNames, escapeMarkdown),
    summary && escapeMarkdown(summary),
    keyAndLinks(paper, escapeMarkdown),
  ];
  return parts.filter(Boolean).join('\n\n');
}
