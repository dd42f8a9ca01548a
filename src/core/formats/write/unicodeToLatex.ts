import table from '../../../../node_modules/unicode2latex/dist/tables/latex2unicode.json';
import { ACCENTS } from '../../text/latexCommands';
import { latexToText } from '../../text/latexToText';

/** Commands that classic LaTeX knows, for characters that are no letter with an accent. */
const KNOWN: Readonly<Record<string, string>> = {
  ß: '{\\ss}', ø: '{\\o}', Ø: '{\\O}', æ: '{\\ae}', Æ: '{\\AE}', œ: '{\\oe}', Œ: '{\\OE}', å: '{\\aa}', Å: '{\\AA}',
  ł: '{\\l}', Ł: '{\\L}', ı: '{\\i}', đ: '{\\dj}', Đ: '{\\DJ}', ð: '{\\dh}', Ð: '{\\DH}', þ: '{\\th}', Þ: '{\\TH}',
  '–': '--', '—': '---', '“': '``', '”': "''", '‘': '{\\textquoteleft}', '’': '{\\textquoteright}', '…': '{\\ldots}',
  '°': '{\\textdegree}', '§': '{\\S}', '¶': '{\\P}', '©': '{\\copyright}', '£': '{\\pounds}', '€': '{\\texteuro}',
  '\u00a0': '~',
}; // prettier-ignore

/** Accents as they are written before their letter, by combining mark: the one-sign commands before the named ones. */
const ACCENT_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(ACCENTS)
    .filter(([command]) => /^(?:[`'^~"=.]|[uvHcrdbk])$/.test(command))
    .map(([command, mark]) => [mark, command]),
);

const found = new Map<string, string | undefined>();

/** One character as LaTeX that every engine and BibTeX read; `undefined` where there is no command for it, as for Chinese. */
export function unicodeToLatex(char: string): string | undefined {
  if (!found.has(char)) found.set(char, commandFor(char));
  return found.get(char);
}

function commandFor(char: string): string | undefined {
  const candidates = [KNOWN[char], accented(char), fromTable(char)];
  return candidates.find(command => command !== undefined && latexToText(`a${command}b`) === `a${char}b`);
}

function accented(char: string): string | undefined {
  const [letter = '', mark = '', more] = char.normalize('NFD');
  const accent = ACCENT_OF.get(mark);
  if (!accent || more !== undefined || !/^[A-Za-z]$/.test(letter)) return undefined;
  return /[a-z]/i.test(accent) ? `{\\${accent}{${letter}}}` : `{\\${accent}${letter}}`;
}

let commands: ReadonlyMap<string, string> | undefined;

function fromTable(char: string): string | undefined {
  commands ??= commandsByCharacter();
  const command = commands.get(char);
  if (command === undefined) return undefined;
  return /^\\(?:text|cyr|CYR|guil)/.test(command) ? `{${command}}` : `$${command}$`;
}

/** For each character the shortest plain command, one for text before one for mathematics. */
function commandsByCharacter(): ReadonlyMap<string, string> {
  const best = new Map<string, string>();
  const isText = (command: string) => /^\\(?:text|cyr|CYR|guil)/.test(command);
  for (const [written, value] of Object.entries(table)) {
    const command = written.replace(/^\\cyrchar(?=\\)/, '');
    const char = typeof value === 'string' ? value : value.math;
    if (!/^\\[A-Za-z]+$/.test(command) || [...char].length !== 1 || char <= '\u007f') continue;
    const known = best.get(char);
    const better = !known || Number(isText(command)) - Number(isText(known)) || known.length - command.length;
    if (better === true || better > 0) best.set(char, command);
  }
  return best;
}
