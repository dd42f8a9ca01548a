// The package's entry also carries the tables for the way back and freezes them on start: 287 KB against 118 KB.
import table from '../../../node_modules/unicode2latex/dist/tables/latex2unicode.json';

type Entry = string | { readonly text: string; readonly math: string };

const entries: Readonly<Record<string, Entry | undefined>> = table;

/** The characters for a LaTeX command as it is written, `\alpha` or `\mathbb{R}`; `undefined` where the table has none. */
export function latexCharacter(command: string, isMath: boolean): string | undefined {
  const found = OURS[command] ?? entries[command] ?? entries[`\\cyrchar${command}`];
  const character = typeof found === 'object' ? (isMath ? found.math : found.text) : found;
  // The table has \alpha as α, but \mu as 𝜇: one letter must not be found by one name and missed by another.
  return character && ITALIC_GREEK.test(character) && !command.endsWith('}') ? character.normalize('NFKC') : character;
}

const ITALIC_GREEK = /^[\u{1d6a8}-\u{1d7cb}]$/u;

/** Names that the table lacks, or has for another package than bibliographies use. Keys begin with a backslash. */
const OURS: Readonly<Record<string, string | undefined>> = {
  '\\ ': ' ',
  '\\\n': ' ',
  '\\\t': ' ',
  '\\\\': ' ',
  '\\!': '',
  '\\-': '',
  '\\/': '',
  '\\@': '',
  '\\|': '‖',
  '\\(': '',
  '\\)': '',
  '\\[': '',
  '\\]': '',
  '\\*': '',
  '\\+': '',
  '\\LaTeX': 'LaTeX',
  '\\LaTeXe': 'LaTeX2ε',
  '\\TeX': 'TeX',
  '\\BibTeX': 'BibTeX',
  '\\XeTeX': 'XeTeX',
  '\\LuaTeX': 'LuaTeX',
  '\\MF': 'METAFONT',
  '\\space': ' ',
  '\\newline': ' ',
  '\\linebreak': ' ',
  '\\par': ' ',
  '\\quad': ' ',
  '\\qquad': ' ',
  '\\hspace{1em}': ' ',
  '\\hspace{2em}': ' ',
  '\\slash': '/',
  '\\fshyp': '/',
  '\\hyphen': '-',
  '\\dots': '…',
  '\\og': '«',
  '\\fg': '»',
  '\\glqq': '„',
  '\\grqq': '“',
  '\\flqq': '«',
  '\\frqq': '»',
  '\\glq': '‚',
  '\\grq': '‘',
  '\\lq': '‘',
  '\\rq': '’',
  '\\lbrace': '{',
  '\\rbrace': '}',
  '\\adddot': '.',
  '\\addcomma': ',',
  '\\addspace': ' ',
  '\\addcolon': ':',
  '\\textonehalf': '½',
};
