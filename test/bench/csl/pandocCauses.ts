import type { CslItem } from '../../../src/core/csl';

export interface Difference {
  readonly style: string;
  readonly kind: string;
  readonly record: CslItem | undefined;
  readonly lectern: string;
  readonly pandoc: string;
}

interface Cause {
  /** What differs, and what the CSL 1.0.2 specification says of it. */
  readonly name: string;
  /** Takes that difference out of a text, so that two texts that differ in nothing else become equal. */
  readonly without: (text: string, difference: Difference) => string;
}

/** Terms that CSL's locales had not yet in 2022, as styles print them. */
const NEWER_TERMS =
  / \[(?:Map|Graphic|Dataset|Broadcast|Video recording|Audio recording)\]|\bPatent(?: No\.)?|\bNo\.|\bVols?\.|\btestimony of|\bHearing on|\bOriginal work published|\bPreprint,|\bUnsigned(?: review of)?|\bReview of|\b(?:On|In)(?= (?:Journal|Annals|Shore|Harbour Press|Lantern|University)\b)|\bpersonal communication,? ?/gi;

const isCitation = ({ kind }: Difference) => kind === 'citation';

const PUNCTUATION =
  'Punctuation beside quotation marks: CSL speaks of quotes that a style sets (punctuation-in-quote); citeproc-js moves it into those of a title too';
const QUOTES = 'Quotation marks around a title, or none: by conditions on several variables (Choose, match)';

const CAUSES: readonly Cause[] = [
  {
    name: 'Terms: Pandoc 2.17 has the locales of 2022, without the terms for kinds of works, numbers and origins that these styles call for',
    without: text =>
      text
        .replace(NEWER_TERMS, '')
        .replace(/\bTrans?\./g, 'Tran.')
        .replace(/\bV(?:ersion|\.) (?=\d)/g, 'v. ')
        .replace(/\bc\.(?= 4)/g, 'chap.')
        .replace(/, (?=[);])|\(\)/g, ''),
  },
  {
    name: 'Labels of locators: CSL tests is-numeric="locator" like any variable (Choose); Pandoc 2.17 does not, and prints no label',
    without: text => text.replace(/\b(?:Chapter|chap\.) (?=4\b)/g, ''),
  },
  {
    name: 'Groups: CSL suppresses one where all variables that it calls are empty (Group); Pandoc also where one is named in a branch not taken ("[Online]", "released")',
    without: text => text.replace(/\[Online\]\. /g, '').replace(/\bReleased\b/g, 'released'),
  },
  {
    name: 'Name options on cs:style hold for all names (Inheritable Name Options); Pandoc 2.17 ignores those of the style',
    without: (text, { style, kind }) => (style === 'nlm-citation-sequence' && kind === 'reference' ? '' : text),
  },
  {
    name: 'Page ranges: "chicago-16" shortens 548-555 to 548–55 (Appendix V); Pandoc 2.17 knows no "chicago-16"',
    without: text =>
      text.replace(
        /(\d+)–(\d+)/g,
        (_, from: string, to: string) => `${from}–${from.slice(0, Math.max(0, from.length - to.length))}${to}`,
      ),
  },
  {
    name: 'Conditions on several variables (Choose, match): Pandoc 2.17 takes another branch of the style, for entries, reviews, events and parts of periodicals',
    without: text =>
      text
        .replace(/,? under “[^”]*(?:’”|”)/g, '')
        .replace(
          / \(p\. e?\d+\)| \[(?:Harbour archive)\]\.?| 2nd ed\.| Vol\.| (?:University of Eastmark Press|Harbour Press|Lantern & Sons)\.|, (\d+)(?=\. )| (?:Third Meeting on Shores, [^.]*\.)| \((?:January|February|March|April|May|June|July|August|September|October|November|December)\)/gi,
          '',
        )
        .toLowerCase(),
  },
  {
    name: 'Year suffixes: CSL adds them to cites that are rendered alike (Disambiguation); Pandoc also to ones that differ in quotes, case or brackets around the year',
    without: text => text.replace(/(\d{4}\??\]?)[a-z]\b/g, '$1'),
  },
  {
    name: 'Names in full or in short: the cites that are rendered alike are others, by the two causes above',
    without: (text, difference) =>
      isCitation(difference)
        ? text.replace(/(?<=Okafor), (?:Kim|Lindqvist),(?= et al)/gi, '').replace(/van der Berg et al\., (?=“)/gi, '')
        : text,
  },
  {
    name: 'Collapsing: CSL collapses cites whose rendered names are alike (Cite Collapsing); Pandoc not those of other authors behind "et al.", nor those with a suffix',
    without: (text, difference) => (isCitation(difference) ? withNames(text) : text),
  },
  {
    name: 'Order in a citation: CSL sorts by cs:sort (Sorting); Pandoc leaves the order where a work has a suffix',
    without: (text, difference) =>
      isCitation(difference)
        ? text
            .replace(/[([\])“”]/g, ' ')
            .split(/[;,]/)
            .map(part => part.trim())
            .toSorted()
            .join(' ')
        : text,
  },
];

/** A citation with the names that collapsing leaves out written before each year. */
function withNames(text: string): string {
  let names = '';
  const cites = text.replace(/^\(/, '').split('; ');
  return cites
    .flatMap(cite => cite.split(/(?<=\d{4}[a-z]?|Section 2|passim), (?=\d{4})/))
    .map(cite => {
      const year = cite.search(/\d{4}|n\.d\./);
      const own = year < 0 ? '' : cite.slice(0, year).replace(/[\s,(“”]+$/, '');
      names = own || names;
      return year < 0 ? cite : `${names} ${cite.slice(year)}`;
    })
    .join('; ');
}

/** The fewest causes that together make up the difference; `OPEN` where something is left. */
export function causesOf(difference: Difference): string[] {
  const left = (text: string, causes: readonly Cause[]) =>
    causes
      .reduce((rest, { without }) => without(rest, difference), text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const explains = (causes: readonly Cause[]) => left(difference.lectern, causes) === left(difference.pandoc, causes);
  if (explains([]))
    return [difference.lectern.replace(/[“”]/g, '') === difference.pandoc.replace(/[“”]/g, '') ? QUOTES : PUNCTUATION];
  if (!explains(CAUSES)) return ['OPEN'];
  let needed = CAUSES;
  for (const cause of CAUSES) {
    const fewer = needed.filter(other => other !== cause);
    if (explains(fewer)) needed = fewer;
  }
  return needed.map(({ name }) => name);
}
