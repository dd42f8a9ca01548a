import type { ClusterKind } from './citationCluster';

/** Commands with `cite` in their name that name no work. */
const NOT_CITING =
  /^(?:cite(?:style|text|setup|reset\w*|name|list|index\w*|tracker\w*|meta\w*|trackertrue|trackerfalse)|bibcite|ifcite\w*|mk\w*|(?:Declare|Renew|Provide|New)\w*|new\w*|the\w*|if\w*|blx\w*|(?:end)?[a-z]*citehook|precite|postcite|[a-z]*citedelim|citenumfont|citeleft|citeright|citepunct|citemid|citesep|citeform)$/;

/** Whether a command of LaTeX, natbib or biblatex names works. */
export function isCitingCommand(name: string): boolean {
  return /[cC]ite/.test(name) && !NOT_CITING.test(name);
}

/** Whether each key of the command has braces and notes of its own: `\cites`, `\parencites`. */
export function isMulticite(name: string): boolean {
  return /cites$/i.test(name);
}

/** biblatex' citations of volumes take the volume before the key: `\volcite{2}[5]{a}`, `\volcites{1}[2]{a}{3}[4]{b}`. */
export function hasVolume(name: string): boolean {
  return /volcites?$/i.test(name);
}

/** What the command does in the text. */
export function commandKind(name: string): ClusterKind {
  if (/^(?:nocite|defcitealias|notecite|pnotecite)$/.test(name)) return 'uncited';
  return /^(?:C|c)ite(?:al)?t|textcite|citeauthor|^(?:fullcite|citetitle|citefield|citelist|citeurl|citedate)/i.test(
    name,
  )
    ? 'in-text'
    : 'bracketed';
}

/** Commands that leave the author out, and the ones that do not. The star of biblatex does the same. */
const WITHOUT_AUTHOR: Readonly<Record<string, string>> = { citep: 'citeyearpar', citet: 'citeyear', cite: 'citeyear' };

/** Whether the command leaves the author out. */
export function suppressesAuthor(command: string): boolean {
  return /^\\(?:citeyear(?:par)?\*?|citedate|(?:cite|parencite|autocite|Cite|Parencite|Autocite)\*)$/.test(command);
}

/** The command that does the same with or without the author; `undefined` where LaTeX has none. */
export function commandWithAuthor(command: string, suppress: boolean): string | undefined {
  if (suppressesAuthor(command) === suppress) return command;
  const name = command.slice(1);
  if (suppress) {
    if (/^(?:parencite|autocite)$/i.test(name)) return `${command}*`;
    const without = WITHOUT_AUTHOR[name.replace(/\*$/, '')];
    return without && `\\${without}`;
  }
  if (name.endsWith('*') && !name.startsWith('citeyear')) return command.slice(0, -1);
  return name.startsWith('citeyearpar') ? '\\citep' : name.startsWith('citeyear') ? '\\citet' : undefined;
}

/** natbib's and biblatex' commands in brackets, and the ones that put the author into the sentence. */
const IN_TEXT: readonly (readonly [string, string])[] = [
  ['citep', 'citet'],
  ['citealp', 'citealt'],
  ['parencite', 'textcite'],
  ['autocite', 'textcite'],
  ['parencites', 'textcites'],
  ['autocites', 'textcites'],
  ['cites', 'textcites'],
];

/**
 * The command that cites the same in the sentence, or in brackets; `undefined` where LaTeX has none.
 * @param isNatbib what `\\cite` becomes: natbib's `\\citet`, or biblatex' `\\textcite`
 */
export function commandInText(command: string, inText: boolean, isNatbib: boolean): string | undefined {
  const [, name = '', star = ''] = /^\\([A-Za-z]+)(\*?)$/.exec(command) ?? [];
  if (inText && name === 'cite') return isNatbib ? '\\citet' : '\\textcite';
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  const pair = IN_TEXT.find(each => each[inText ? 0 : 1] === lower);
  const other = pair?.[inText ? 1 : 0];
  if (!other) return undefined;
  const isCapital = lower !== name;
  const kept = other.startsWith('cite') ? star : '';
  return `\\${isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other}${kept}`;
}
