import { isBoilerplate } from './listingBoilerplate';
import { lineShape, titlesEndWithStop, wordCount } from './listingShape';
import { textLines, type TextLine } from './textLines';

/** Enough for a dozen papers; the rest of a file is like its beginning. */
const SAMPLE_LENGTH = 40_000;
const MIN_ABSTRACT = 50;

/** Beginnings that only other formats have: JSON, HTML and XML, BibTeX, RIS, NBIB, YAML and Markdown front matter, headings. */
const OTHER_START =
  /^(?:\{\s*["}]|\[\s*[[{"\]\d]|<(?:!doctype|!--|\?xml|html|head|body|div|table)|@\w+\s*[{(]|TY {1,2}- |PMID ?- |%[0A-Z] |---\s|%YAML|#{1,6}\s|#!|\/\*|\/\/ )/i;
const MARKDOWN_LINE = /^(?:#{1,6} |[-*+] |> |\||```|~~~|\d{1,3}[.)] |!\[|\[\^)/;
const CODE_LINE =
  /[;{}]$|^(?:import|from|const|let|var|def|class|function|return|if|for|while|public|private|#include|using|package|\/\/|\/\*|\*|#) ?\b.*[;:(){}=]/;
const LOG_LINE =
  /^(?:\[[^\]]*\] |\d{4}-\d\d-\d\d[T ]|\d\d:\d\d:\d\d|(?:INFO|WARN|ERROR|DEBUG|TRACE)\b|[A-Z][a-z]{2} \d{1,2} \d\d:)/;
const FIELD_LINE = /^(?:- )?[a-z][\w-]*\s*[:=](?:\s|$)|^[A-Z][A-Z0-9]{1,3} {0,2}- |^@\w+\{/;
const TABLE_LINE = /^(?:[^,;\t]*[,;\t]){4,}[^\s,;\t]|\t.*\t/;

/** Whether titles and abstracts alternate in `text`. Looks at its beginning only. */
export function looksLikeListing(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH).trimStart();
  if (OTHER_START.test(sample)) return false;
  const all = textLines(sample, 400);
  if (isOtherText(all)) return false;
  const lines = all.filter(line => !isBoilerplate(line.text));
  const { pairs, titled, bodies } = countPairs(lines);
  const abstracts = bodies.filter(body => body.length >= MIN_ABSTRACT);
  if (pairs === 0 || abstracts.length < bodies.length / 2) return false;
  const goodTitles = titled.filter(title => wordCount(title) >= 2 && title.length >= 10);
  if (goodTitles.length < titled.length * 0.6) return false;
  // One heading over one paragraph is a listing of one paper only if the paragraph is as long as an abstract.
  if (pairs === 1 && Math.max(...bodies.map(body => body.length)) < 120) return false;
  return pairs * 2 >= lines.length * 0.4;
}

function isOtherText(lines: readonly TextLine[]): boolean {
  const share = (pattern: RegExp) =>
    lines.filter(({ text }) => text.length < 400 && pattern.test(text)).length / lines.length;
  return (
    share(MARKDOWN_LINE) > 0.25 ||
    share(CODE_LINE) > 0.2 ||
    share(LOG_LINE) > 0.3 ||
    share(FIELD_LINE) > 0.3 ||
    share(TABLE_LINE) > 0.4 ||
    lines.filter(line => line.isIndented).length > lines.length * 0.4
  );
}

/** Titles that an abstract follows, and the abstract lines, each with what stands there. */
function countPairs(lines: readonly TextLine[]): { pairs: number; titled: string[]; bodies: string[] } {
  const stops = titlesEndWithStop(lines);
  const titled: string[] = [];
  const bodies: string[] = [];
  let open: string | undefined;
  for (const { text } of lines) {
    const shape = lineShape(text, stops);
    if (shape === 'title' || (shape === 'unsure' && open === undefined)) {
      open = text;
    } else {
      bodies.push(text);
      if (open !== undefined) titled.push(open);
      open = undefined;
    }
  }
  return { pairs: titled.length, titled, bodies };
}
