import type { CslName } from '../csl';
import { authorYear, type Paper, shortAuthors, webUrl } from '../paper';
import { escapeHtml } from '../text/escapeHtml';
import { escapeInline } from '../text/escapeInline';
import { escapePage, oneLine } from '../text/escapeMarkdown';

/** How the parts of a reference are written. */
export interface ReferenceMarkup {
  readonly escape: (text: string) => string;
  readonly emphasize: (escaped: string) => string;
  readonly link: (url: string) => string;
}

/** One line of plain text. */
const PLAIN_MARKUP: ReferenceMarkup = { escape: oneLine, emphasize: text => text, link: url => url };
/** Markdown for the user's own note. */
export const NOTE_MARKUP: ReferenceMarkup = {
  escape: escapeInline,
  emphasize: text => `*${text}*`,
  link: url => `<${url}>`,
};
/** Markdown for the pages that Lectern shows in the preview. */
export const PAGE_MARKUP: ReferenceMarkup = { ...NOTE_MARKUP, escape: escapePage };

/** HTML for pages and for the clipboard. */
export const HTML_MARKUP: ReferenceMarkup = {
  escape: text => escapeHtml(oneLine(text)),
  emphasize: escaped => `<i>${escaped}</i>`,
  link: url => `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`,
};

/** From this many authors on the first nineteen and the last are named (APA 7, section 9.8). */
const TOO_MANY_AUTHORS = 21;

/**
 * One reference, roughly in APA style, on one line; what is not known is left out. It is made at once and without
 * citeproc, for footnotes, tooltips and pages.
 */
export function shortReference(paper: Paper, markup: ReferenceMarkup = PLAIN_MARKUP): string {
  const title = sentence(oneLine(paper.title) || paper.citationKey);
  const authors = oneLine(authorList(paper.authors));
  const year = `(${yearText(paper)}).`;
  const escaped = [authors && sentence(authors), authors ? year : title, authors ? title : year];
  const url = webUrl(paper.links[0]?.url);
  const parts = [
    ...escaped.map(part => part && markup.escape(part)),
    venuePart(paper, markup),
    url && markup.link(url),
  ];
  return parts.filter(Boolean).join(' ');
}

/** The reference as Markdown for a page. */
export function referenceMarkdown(paper: Paper): string {
  return shortReference(paper, PAGE_MARKUP);
}

/** `Kim et al. 2025`; a short title stands where the authors are not known. One line, plain text. */
export function shortCitation(paper: Paper): string {
  const known = shortAuthors(paper.authors) ? authorYear(paper) : undefined;
  return oneLine(known ?? [shortTitle(paper), paper.year].filter(Boolean).join(' '));
}

/** The title up to its colon where that is short, else its first words. */
function shortTitle(paper: Paper): string {
  const title = oneLine(paper.title) || paper.citationKey;
  if (title.length <= 40) return title;
  const lead = /^.{3,40}?(?=: )/.exec(title)?.[0];
  return lead ?? `${/^.{1,38}(?=\s)/.exec(title)?.[0] ?? title.slice(0, 38)}…`;
}

function sentence(text: string): string {
  return /[.!?…]["'”’)]?$/.test(text) ? text : `${text}.`;
}

function yearText({ year }: Paper): string {
  if (year === undefined) return 'n.d.';
  return year < 0 ? `${-year} BCE` : `${year}`;
}

function authorList(authors: readonly CslName[]): string {
  const names = authors.map(invertedName).filter(Boolean);
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  if (names.length >= TOO_MANY_AUTHORS) return `${names.slice(0, 19).join(', ')}, … ${last}`;
  return `${names.slice(0, -1).join(', ')}, & ${last}`;
}

/** `van der Berg, J.-P., Jr.`; a name that is one string stays as it is. */
function invertedName(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  if (!family) return name.literal ?? name.given ?? '';
  const given = [name.given && initials(name.given), name['dropping-particle']].filter(Boolean).join(' ');
  return [family, given, name.suffix].filter(Boolean).join(', ');
}

/** `Soo Yong` becomes `S. Y.`, `Jean-Paul` `J.-P.`, `JH` `J. H.`; a name in a script without capitals stays whole. */
function initials(given: string): string {
  if (!/\p{Lu}/u.test(given)) return given;
  if (/^\p{Lu}{2,3}$/u.test(given)) return [...given].map(letter => `${letter}.`).join(' ');
  const words = given.split(/[\s.]+/).filter(Boolean);
  return words
    .map(word =>
      word
        .split(/[-‐‑]/)
        .filter(Boolean)
        .map(part => `${[...part][0]}.`)
        .join('-'),
    )
    .join(' ');
}

/** `*Venue*, *11*(3), 12–20.` */
function venuePart(paper: Paper, { escape, emphasize }: ReferenceMarkup): string {
  const { volume, issue, page, publisher } = paper.csl;
  const text = (value: unknown) => oneLine(String(value ?? ''));
  const mark = (value: string) => value && emphasize(escape(value));
  const venue = oneLine(paper.venue ?? publisher ?? '');
  if (!venue) return '';
  const numbers = mark(text(volume)) + (text(issue) && `(${escape(text(issue))})`);
  const pages = escape(text(page).replace(/(?<=\d)\s*-+\s*(?=\d)/g, '–'));
  return sentence([mark(venue), numbers, pages].filter(Boolean).join(', '));
}
