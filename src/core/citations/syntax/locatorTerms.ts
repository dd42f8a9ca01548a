/** CSL's locator labels with the terms of its English locale, singular and plural, the one to write first. */
const TERMS = {
  page: ['p. pp.', 'page pages'],
  chapter: ['chap. chaps.', 'chapter chapters'],
  section: ['sec. secs.', '§ §§', 'section sections'],
  volume: ['vol. vols.', 'volume volumes'],
  figure: ['fig. figs.', 'figure figures'],
  table: ['tbl. tbls.', 'table tables'],
  equation: ['eq. eqs.', 'equation equations'],
  paragraph: ['para. paras.', '¶ ¶¶', 'paragraph paragraphs'],
  part: ['pt. pts.', 'part parts'],
  line: ['l. ll.', 'line lines'],
  verse: ['v. vv.', 'verse verses'],
  note: ['n. nn.', 'note notes'],
  issue: ['no. nos.', 'issue issues', 'number numbers'],
  column: ['col. cols.', 'column columns'],
  folio: ['fol. fols.', 'f. ff.', 'folio folios'],
  book: ['bk. bks.', 'book books'],
  opus: ['op. opp.', 'opus opera'],
  'sub-verbo': ['s.v. s.vv.', 'sub verbo|sub verbis'],
  appendix: ['app. apps.', 'appendix appendices'],
  supplement: ['supp. supps.', 'supplement supplements'],
  act: ['act acts'],
  scene: ['sc. scs.', 'scene scenes'],
  canon: ['canon canons'],
  rule: ['r. rr.', 'rule rules'],
  'article-locator': ['art. arts.', 'article articles'],
  'title-locator': ['tit. tits.', 'title titles'],
  elocation: ['loc. locs.', 'location locations'],
  timestamp: ['timestamp timestamps'],
} as const satisfies Record<string, readonly string[]>;

/** A locator's kind as CSL 1.0.2 names it. */
export type LocatorLabel = keyof typeof TERMS;

/** CSL's locator labels, the common ones first. */
export const LOCATOR_LABELS: readonly LocatorLabel[] = Object.keys(TERMS) as LocatorLabel[];

const LABEL_OF = new Map<string, LocatorLabel>(
  LOCATOR_LABELS.flatMap(label =>
    TERMS[label].flatMap(terms => terms.split(terms.includes('|') ? '|' : ' ').map(term => [term, label] as const)),
  ),
);

/** No term is longer, so that looking for one takes the same time in any text. */
export const LONGEST_TERM = Math.max(...[...LABEL_OF.keys()].map(term => term.length));

/** The label that an English term or abbreviation stands for, in any case; `undefined` for any other word. */
export function labelOfTerm(term: string): LocatorLabel | undefined {
  return LABEL_OF.get(term.toLowerCase());
}

/** The terms of a label, in lower case, the one to write first. */
export function locatorTerms(label: LocatorLabel): readonly string[] {
  return TERMS[label].flatMap(terms => terms.split(terms.includes('|') ? '|' : ' '));
}

/** The English abbreviation of a label: `p.`, or `pp.` for more than one. */
export function locatorTerm(label: LocatorLabel, plural: boolean): string {
  const [one = label, many = one] = TERMS[label][0].split(' ');
  return plural ? many : one;
}
