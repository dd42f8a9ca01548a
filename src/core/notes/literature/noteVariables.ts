import { pandocKey } from '../../citations/pandocKey';
import { NOTE_MARKUP, shortCitation, shortReference } from '../../citations/shortReference';
import type { CslDate } from '../../csl';
import { fullName, identifiersOf, normalizeDoi, type Paper } from '../../paper';
import { summaryLine, summarySentences } from '../../summaries/summaryText';
import { escapeInline } from '../../text/escapeInline';
import { SafeMarkdown } from './safeMarkdown';

/** `2025-03-01`, as much of it as is known; `undefined` where no year is. */
function isoDate(date: CslDate | undefined): string | undefined {
  const parts = date?.['date-parts']?.[0]?.map(Number).filter(part => Number.isInteger(part) && part > 0);
  if (!parts?.length) return undefined;
  return parts.map((part, index) => String(part).padStart(index ? 2 : 4, '0')).join('-');
}

function identifier(paper: Paper, scheme: string): string | undefined {
  return identifiersOf(paper.csl)
    .find(id => id.startsWith(`${scheme}:`))
    ?.slice(scheme.length + 1);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
}

/**
 * What a template can name, in snake case as Liquid has it. What is not known is absent. All of it is plain text that the
 * template's output escapes, but for `citation`, `reference` and `links`, which are Markdown.
 * @param topicNames the names of the paper's topics
 */
export function noteVariables(paper: Paper, topicNames: readonly string[]) {
  const { csl } = paper;
  const key = paper.citationKey;
  const links = paper.links.map(({ label, url }) => `[${escapeInline(label)}](${url})`);
  return {
    citekey: key,
    title: paper.title || key,
    authors: paper.authors.map(fullName),
    first_author: paper.authors[0]?.family ?? paper.authors[0]?.literal,
    editors: (csl.editor ?? []).map(fullName),
    author_year: shortCitation(paper),
    year: paper.year,
    date: isoDate(csl.issued),
    type: csl.type,
    venue: paper.venue,
    publisher: text(csl.publisher),
    volume: text(csl.volume),
    issue: text(csl.issue),
    pages: text(csl.page),
    doi: normalizeDoi(csl.DOI),
    arxiv: identifier(paper, 'arxiv'),
    pmid: identifier(paper, 'pmid'),
    url: paper.links[0]?.url,
    code: paper.links.find(({ label }) => label === (csl.custom?.codeLabel ?? 'Code'))?.url,
    abstract: paper.abstract,
    summary: summarySentences(paper).join(' ') || undefined,
    summary_line: summaryLine(paper),
    keywords: paper.keywords,
    topics: topicNames,
    files: csl.custom?.files ?? [],
    citation: new SafeMarkdown(`[@${pandocKey(key)}]`),
    reference: new SafeMarkdown(shortReference(paper, NOTE_MARKUP)),
    links: links.length ? new SafeMarkdown(links.join(' · ')) : undefined,
  };
}
