import { LatexDecoder } from './latexDecoder';

export interface LatexOptions {
  /** Whether fonts become CSL's HTML tags (`<i>`, `<b>`, `<sup>`, `<sub>`, small capitals); else they are dropped. */
  readonly markup?: boolean;
  /** Whether groups that BibTeX protects from changes of case become `<span class="nocase">`. */
  readonly protectCase?: boolean;
}

const SPECIAL = /[\\{}$~`\n\r\t]|--|''| {2}/;
const HYPHEN = 45;
const LATEX = /[\\{}$~`]/;

/** What collapsing changes; a single space is left alone, which most are. */
const SPACE_RUN = /[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]/g;

/**
 * LaTeX source as Unicode text (NFC), white space collapsed. Commands that are not known are dropped and their
 * arguments kept. Takes time linear in the source; nesting beyond a bound is flattened.
 */
export function latexToText(source: string, options: LatexOptions = {}): string {
  if (!SPECIAL.test(source)) return source.trim();
  if (!LATEX.test(source)) return withoutLigatures(source);
  return tidy(new LatexDecoder(source, options.markup ?? false, options.protectCase ?? false).decode());
}

/** A text in which nothing but dashes and closing quotes is written in TeX's way. */
function withoutLigatures(source: string): string {
  const dash = source.indexOf('--');
  const hasQuote = source.includes("''");
  if (dash < 0 && !hasQuote) return source.replace(SPACE_RUN, ' ').trim();
  const text = dash < 0 ? source : withDashes(source, dash);
  return tidy(hasQuote ? text.replaceAll("''", '”') : text);
}

/** Two hyphens and three as the dashes that they stand for; the first two stand at `first`. */
function withDashes(source: string, first: number): string {
  let text = '';
  let from = 0;
  for (let at = first; at >= 0; at = source.indexOf('--', from)) {
    const isLong = source.charCodeAt(at + 2) === HYPHEN;
    text += source.slice(from, at) + (isLong ? '—' : '–');
    from = at + (isLong ? 3 : 2);
  }
  return text + source.slice(from);
}

/** What {@link tidy} may have to change: control characters, runs of spaces, characters that may be composed. */
const UNTIDY = /[^ -\u024f]| {2}/;
const COMPOSABLE = /[^ -\u024f]/;

function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text.trim();
  const spaced = text.replace(SPACE_RUN, ' ').trim();
  return COMPOSABLE.test(spaced) ? spaced.normalize('NFC') : spaced;
}

/** A verbatim field (an address, an identifier) without the escapes and braces that exporters put there anyway. */
export function latexToVerbatim(source: string): string {
  const text = source.trim();
  if (!/[\\{}\s]/.test(text)) return text;
  return text
    .replace(/^\\(?:url|path|nolinkurl|href)\s*\{([^{}]*)\}(?:\{[^{}]*\})?$/, '$1')
    .replace(/\\textunderscore(?:\{\}|\s+)?/g, '_')
    .replace(/\\(?:textasciitilde|~)(?:\s*\{\})?/g, '~')
    .replace(/\{?\$\\sim\$\}?/g, '~')
    .replace(/\\([_%&#${}^])(?:\{\})?/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
