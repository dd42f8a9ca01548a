import { LatexDecoder } from './latexDecoder';

export interface LatexOptions {
  /** Whether fonts become CSL's HTML tags (`<i>`, `<b>`, `<sup>`, `<sub>`, small capitals); else they are dropped. */
  readonly markup?: boolean;
  /** Whether groups that BibTeX protects from changes of case become `<span class="nocase">`. */
  readonly protectCase?: boolean;
}

const SPECIAL = /[\\{}$~`\n\r\t]|--|''| {2}/;
const ONLY_SPACE = /[\\{}$~`]|--|''/;

/** What collapsing changes; a single space is left alone, which most are. */
const SPACE_RUN = /[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]/g;

/**
 * LaTeX source as Unicode text (NFC), white space collapsed. Commands that are not known are dropped and their
 * arguments kept. Takes time linear in the source; nesting beyond a bound is flattened.
 */
export function latexToText(source: string, options: LatexOptions = {}): string {
  if (!SPECIAL.test(source)) return source.trim();
  if (!ONLY_SPACE.test(source)) return source.replace(SPACE_RUN, ' ').trim();
  return tidy(new LatexDecoder(source, options.markup ?? false, options.protectCase ?? false).decode());
}

function tidy(text: string): string {
  const isLoose = text.includes('  ') || text.includes('\n') || text.includes('\r') || text.includes('\t');
  const spaced = (isLoose ? text.replace(SPACE_RUN, ' ') : text).trim();
  return !/[^ -\u024f]/.test(spaced) ? spaced : spaced.normalize('NFC');
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
