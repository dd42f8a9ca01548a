import { escapeInline, escapeLineStart } from '../text/escapeInline';
import { escapeMarkdown } from '../text/escapeMarkdown';
import { htmlRuns, type TextRun } from './htmlRuns';

/** Text with one emphasis around it. */
interface Emphasized {
  readonly isItalic: boolean;
  readonly isBold: boolean;
  readonly runs: TextRun[];
}

/** Where Markdown is shown. */
export interface MarkdownPlace {
  readonly escape: (text: string) => string;
  /** Whether HTML is read there, for what Markdown has no marks for. */
  readonly hasHtml: boolean;
  readonly hasLinks: boolean;
}

/** The user's own note. */
const NOTE: MarkdownPlace = { escape: escapeInline, hasHtml: true, hasLinks: true };
/** A tooltip, which has its links elsewhere. */
export const TOOLTIP: MarkdownPlace = { escape: escapeMarkdown, hasHtml: false, hasLinks: false };

/**
 * HTML that a renderer made, as one line of Markdown: emphasis, links to the web, and `<sup>` and `<sub>`, for which
 * Markdown has nothing. Text stays text, escaped where it would be live.
 */
export function htmlToMarkdown(html: string, place = NOTE): string {
  const groups: Emphasized[] = [];
  for (const run of htmlRuns(html)) {
    const last = groups.at(-1);
    if (last && last.isItalic === run.isItalic && last.isBold === run.isBold) last.runs.push(run);
    else groups.push({ isItalic: run.isItalic, isBold: run.isBold, runs: [run] });
  }
  let markdown = '';
  groups.forEach((group, index) => {
    const next = groups[index + 1];
    markdown += groupMarkdown(group, place, markdown, next?.runs[0]?.text[0] ?? ' ', isMarked(next));
  });
  // an exclamation mark before a link makes an image of it
  const line = markdown
    .replace(/(?<!\\)!(?=\[)/g, '\\!')
    .replace(/\s+/g, ' ')
    .trim();
  return escapeLineStart(line);
}

function isMarked(group: Emphasized | undefined): boolean {
  return group !== undefined && (group.isItalic || group.isBold);
}

/**
 * @param before what stands before it already
 * @param after the character behind it
 * @param isNextMarked whether emphasised text follows at once
 */
function groupMarkdown(
  group: Emphasized,
  place: MarkdownPlace,
  before: string,
  after: string,
  isNextMarked: boolean,
): string {
  const inner = group.runs.map(run => runMarkdown(run, place)).join('');
  const body = inner.trim();
  if (!body || !isMarked(group)) return inner;
  const lead = inner.slice(0, inner.indexOf(body));
  const tail = inner.slice(inner.indexOf(body) + body.length);
  const previous = lead ? ' ' : (before.at(-1) ?? ' ');
  const following = tail ? ' ' : after;
  const opens = previous !== '*' && (!isPunctuation(body[0]) || /\s/.test(previous) || isPunctuation(previous));
  const closes =
    !(isNextMarked && !tail) && (!isPunctuation(body.at(-1)) || /\s/.test(following) || isPunctuation(following));
  const mark = (group.isItalic ? '*' : '') + (group.isBold ? '**' : '');
  if (!place.hasHtml && !(opens && closes)) return inner;
  // where the marks would not be read as such, tags are
  const [open, close] =
    opens && closes
      ? [mark, mark]
      : [
          (group.isItalic ? '<i>' : '') + (group.isBold ? '<b>' : ''),
          (group.isBold ? '</b>' : '') + (group.isItalic ? '</i>' : ''),
        ];
  return lead + open + body + close + tail;
}

/** As CommonMark has it for the marks of emphasis. */
function isPunctuation(char: string | undefined): boolean {
  return char !== undefined && /[\p{P}\p{S}]/u.test(char);
}

function runMarkdown(run: TextRun, { escape, hasHtml, hasLinks }: MarkdownPlace): string {
  const { text } = run;
  const raised = hasHtml ? run.raised : undefined;
  const url = hasLinks ? run.url : undefined;
  const escaped = escapedPart(text, escape);
  const body = escaped.trim();
  if (!body || (!raised && url === undefined)) return escaped;
  const linked = url === undefined ? body : url === text.trim() ? `<${url}>` : `[${body}](${url})`;
  const marked = raised ? `<${raised}>${linked}</${raised}>` : linked;
  return (/^\s/.test(escaped) ? ' ' : '') + marked + (/\s$/.test(escaped) ? ' ' : '');
}

/** Escaped as in the middle of a line, between marks, and with the blanks at its ends. */
function escapedPart(text: string, escape: MarkdownPlace['escape']): string {
  return escape(`*${text}*`).slice(2, -2);
}
