import type { CslName } from '../../csl';
import { parseNames } from '../bibtex/parseNames';
import { type NeedsEscape, textToLatex } from './textToLatex';

export type BibDialect = 'bibtex' | 'biblatex';

const PARTS = ['family', 'given', 'non-dropping-particle', 'dropping-particle', 'suffix', 'literal'] as const;

function sameName(a: CslName | undefined, b: CslName): boolean {
  return a !== undefined && PARTS.every(part => (a[part] ?? '') === (b[part] ?? ''));
}

/** Whether every particle in these names is one that the family name drops, so that one option can say so for all. */
export function dropsAllParticles(names: readonly CslName[]): boolean {
  const particled = names.filter(name => name['dropping-particle'] || name['non-dropping-particle']);
  return particled.length > 0 && particled.every(name => !name['non-dropping-particle']);
}

/**
 * A list of names as the fields of an entry hold it. A name that BibTeX can't hold part by part is written as close as
 * possible: both particles as one, a family name of several words without given name in braces.
 * @param useprefix `false` where the entry's option says that particles are dropped
 */
export function bibNames(
  names: readonly CslName[],
  dialect: BibDialect,
  needsEscape: NeedsEscape,
  useprefix: boolean,
): string {
  return names
    .map(name => bibName(tidy(name), dialect, needsEscape, useprefix))
    .filter(Boolean)
    .join(' and ');
}

/** White space as a name of a bibliography can have it. */
function tidy(name: CslName): CslName {
  const parts = PARTS.map(
    part =>
      [
        part,
        String(name[part] ?? '')
          .replace(/\s+/g, ' ')
          .trim(),
      ] as const,
  );
  return Object.fromEntries(parts.filter(([, text]) => text));
}

function bibName(name: CslName, dialect: BibDialect, needsEscape: NeedsEscape, useprefix: boolean): string {
  const tex = (text: string | undefined) => textToLatex(text ?? '', needsEscape);
  if (name.literal === 'others') return 'others';
  if (name.literal) return inBraces(tex(name.literal));
  const { family = '', given = '', suffix = '' } = name;
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  if (!family && !particle) return given && inBraces(tex(given));
  if (!given && !particle && !suffix) return /[\s,]/.test(family) ? inBraces(tex(family)) : bare(tex(family));
  const last = family || particle;
  const von = family ? particle : '';
  const tails = suffix
    ? [guarded(tex(suffix)), given ? guarded(tex(given)) : '{}']
    : [given ? guarded(tex(given)) : '{}'];
  const classic = (written: string) => [`${von ? `${tex(von)} ` : ''}${written}`, ...tails].join(', ');
  const candidates = [classic(guarded(tex(last))), classic(inBraces(tex(last)))];
  // BibTeX has one kind of particle, biblatex one in a name
  const isMerged = name['non-dropping-particle'] !== undefined || (dialect === 'bibtex' && useprefix);
  const expected = name['dropping-particle'] && isMerged ? withOneParticle(name, particle) : name;
  const isRead = (text: string) => sameName(parseNames(text, useprefix)[0], expected);
  const exact = candidates.find(isRead);
  if (exact || dialect === 'bibtex') return exact ?? candidates[0] ?? '';
  const extended = extendedName(expected, tex);
  return isRead(extended) ? extended : (candidates[0] ?? '');
}

function withOneParticle(name: CslName, particle: string): CslName {
  const { 'dropping-particle': _, ...rest } = name;
  return { ...rest, 'non-dropping-particle': particle };
}

/** biblatex's own notation for names whose parts the classic one can't tell. */
function extendedName(name: CslName, tex: (text: string | undefined) => string): string {
  const dropping = name['dropping-particle'];
  const prefix = name['non-dropping-particle'] ?? dropping;
  const fields = [
    ['family', name.family],
    ['given', name.given],
    ['prefix', prefix],
    ['suffix', name.suffix],
  ] as const;
  const parts = fields.filter(([, text]) => text).map(([field, text]) => `${field}=${inBraces(tex(text))}`);
  return [...parts, `useprefix=${dropping ? 'false' : 'true'}`].join(', ');
}

/** A group that begins with a command is a letter for BibTeX, not a name in one piece. */
function inBraces(latex: string): string {
  return latex.startsWith('\\') ? `{{}${latex}}` : `{${latex}}`;
}

/** A part in braces where the list of names would be split in it. */
function guarded(latex: string): string {
  return /,|\band\b|=|^"/i.test(latex) ? inBraces(latex) : latex;
}

/** A name of one word; what looks like a part of the list's own syntax is put in braces. */
function bare(latex: string): string {
  return /^(?:and|others)$/i.test(latex) || /[=",]/.test(latex) ? inBraces(latex) : latex;
}
