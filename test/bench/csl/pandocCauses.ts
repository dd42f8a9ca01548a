import type { CslNode } from '../../../src/core/citations/csl/cslNode';
import type { CslItem, CslName } from '../../../src/core/csl';
import * as styles from './styleEdits';

/** What both are given to render. */
export interface Trial {
  readonly style: CslNode;
  readonly records: readonly CslItem[];
  readonly note: string;
}

/** A reason why Pandoc and citeproc-js print something else. */
export interface Cause {
  readonly name: string;
  /** The section of the CSL 1.0.2 specification, and what it says. */
  readonly section: string;
  readonly says: string;
  /** What the one of the two that differs from it does, and which that is. */
  readonly does: string;
  readonly verdict: 'Pandoc differs' | 'citeproc-js differs' | 'left open';
  /** Takes the reason away, so that a difference that it makes is gone when both render again: that is the proof. */
  readonly edit: (trial: Trial) => Trial;
}

const inStyle =
  (edit: styles.StyleEdit) =>
  (trial: Trial): Trial => ({ ...trial, style: edit(trial.style) });
const inRecords =
  (edit: (record: CslItem, index: number) => CslItem) =>
  (trial: Trial): Trial => ({ ...trial, records: trial.records.map(edit) });
const inNote =
  (edit: (note: string) => string) =>
  (trial: Trial): Trial => ({ ...trial, note: edit(trial.note) });

const NAMES = ['author', 'editor', 'translator', 'director', 'composer', 'interviewer', 'recipient', 'reviewed-author'];

/** A record with each of its names changed. */
function withNames(record: CslItem, change: (name: CslName) => CslName): CslItem {
  const values = Object.entries(record).map(([variable, value]): [string, unknown] => [
    variable,
    NAMES.includes(variable) && Array.isArray(value) ? value.map(change) : value,
  ]);
  return Object.fromEntries(values) as unknown as CslItem;
}

/** A name that nobody else has, without punctuation. */
function uniqueName(index: number): CslName {
  const letters = String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26));
  return { family: `Q${letters}x`, given: 'A.' };
}

export const CAUSES: readonly Cause[] = [
  {
    name: 'options of names without cs:name',
    section: 'Inheritable Name Options',
    says: 'what is set on cs:style, cs:citation or cs:bibliography holds for all cs:names within',
    does: 'Pandoc applies it only where cs:names holds a cs:name, and then puts a label before the names',
    verdict: 'Pandoc differs',
    edit: inStyle(styles.withNameElements),
  },
  {
    name: 'terms',
    section: 'Terms; Locale Fallback',
    says: 'a term comes from the style, else from the locale files; one that neither has prints nothing',
    does: "Pandoc 2.17 brings locale files of 2022, without the newer terms that these styles call for; with our locale's terms in the style it prints the same",
    verdict: 'Pandoc differs',
    edit: inStyle(styles.withTerms),
  },
  {
    name: 'substituted variables in conditions',
    section: 'Substitute; Choose',
    says: 'a variable that stood in for another is not printed again and counts as empty for the group around; conditions ask whether the item has a value',
    does: 'in Pandoc it counts as absent for all conditions that follow, so that a signed review becomes unsigned and an article with its journal as author loses its quotation marks',
    verdict: 'Pandoc differs',
    edit: trial =>
      inRecords((record, i) => (record.author ? record : { ...record, author: [uniqueName(i)] }))(
        inStyle(styles.withoutNameSubstitutes)(trial),
      ),
  },
  {
    name: 'is-numeric of a locator',
    section: 'Choose (is-numeric)',
    says: 'true where a variable holds only numbers; the locator is one of the standard variables',
    does: 'Pandoc finds no locator numeric, and so prints no label in these styles',
    verdict: 'Pandoc differs',
    edit: inStyle(styles.withoutNumericLocators),
  },
  {
    name: 'locator="page" without a locator',
    section: 'Choose (locator)',
    says: 'tests the kind of the locator',
    does: 'in Pandoc "page" is also true where there is no locator, in the list of references too',
    verdict: 'Pandoc differs',
    edit: inStyle(styles.withLocatorsAsked),
  },
  {
    name: 'a group whose branch holds a term alone',
    section: 'Group; Choose',
    says: 'a group that calls variables is left out where all of them are empty; of the branches of a condition only one is rendered, and the text leaves open whether variables of the others are "called"',
    does: 'Pandoc counts them and leaves out "[Online]"; citeproc-js does not, which is what a branch with a term alone was written for',
    verdict: 'left open',
    edit: inStyle(styles.withBracketsInBranches),
  },
  {
    name: 'punctuation beside quotation marks of a title',
    section: 'Locale Options (punctuation-in-quote)',
    says: 'a comma or full stop goes within the closing mark of text that the style sets in quotation marks',
    does: 'citeproc-js does so for quotation marks within a title too',
    verdict: 'citeproc-js differs',
    edit: inRecords(record => ({ ...record, title: String(record.title).replace(/"moving ground"/, 'moving ground') })),
  },
  {
    name: 'full stop of "Jr."',
    section: 'Name (initialize-with)',
    says: 'speaks of given names; suffixes are printed as they are',
    does: 'citeproc-js takes the full stop off a suffix where initials have none, as the Vancouver rules want it ("Carter L Jr")',
    verdict: 'citeproc-js differs',
    edit: inRecords(record =>
      withNames(record, name => (name.suffix ? { ...name, suffix: name.suffix.replace('.', '') } : name)),
    ),
  },
  {
    name: 'order of the works in a citation',
    section: 'Sorting',
    says: 'cs:sort of cs:citation sorts the works of a citation',
    does: 'Pandoc leaves the order as it is where a work has a suffix',
    verdict: 'Pandoc differs',
    edit: inNote(note => note.replaceAll(' and *passim*', '')),
  },
  {
    name: 'groups with the same sort key',
    section: 'Cite Grouping; Sorting Macros',
    says: 'works are sorted first, without "et al.", and then those of the same names move up to the first of them',
    does: 'citeproc-js sorts the groups by their names as printed where the first key is the same: one author before several, as in the list of references',
    verdict: 'citeproc-js differs',
    edit: inStyle(styles.withAllNamesInKeys),
  },
  {
    name: 'delimiter within a group',
    section: 'Cite Grouping (cite-group-delimiter)',
    says: 'a comma unless the style says otherwise',
    does: 'Pandoc writes the delimiter of the layout after a work with a locator',
    verdict: 'Pandoc differs',
    edit: inNote(note => note.replace(/, (?:pp?\. 33(?:-35)?|sec\. 2)/g, '')),
  },
  {
    name: 'years that are rendered differently',
    section: 'Disambiguation (disambiguate-add-year-suffix)',
    says: 'letters are added to works whose citations are the same',
    does: 'Pandoc adds them to "1999" and "[1999?]" too',
    verdict: 'Pandoc differs',
    edit: inRecords(record => {
      const { circa, ...issued } = record.issued ?? {};
      return circa ? { ...record, issued } : record;
    }),
  },
  {
    name: 'punctuation in sort keys',
    section: 'Sorting; Disambiguation (disambiguate-add-year-suffix)',
    says: 'sorting ignores case and markup; how characters compare is left to the processor. Year suffixes follow the list',
    does: "citeproc-js ignores punctuation (Okafor before O'Rourke, “as” before “: what”), Pandoc puts it before letters",
    verdict: 'left open',
    edit: trial =>
      inRecords(record =>
        withNames({ ...record, title: String(record.title).replace(/[:?’]/g, '') }, name =>
          name.family ? { ...name, family: name.family.replace("'", '') } : name,
        ),
      )(inStyle(styles.withTitlesAsKeys)(trial)),
  },
  {
    name: 'collapsing of a work without a year',
    section: 'Cite Collapsing (collapse="year")',
    says: 'the names of the later works of a group are left out',
    does: 'Pandoc keeps them where no year follows',
    verdict: 'Pandoc differs',
    edit: inRecords(record => (record.type === 'personal_communication' ? { ...record, type: 'document' } : record)),
  },
  {
    name: 'page ranges "chicago-16"',
    section: 'Appendix V (Page Range Formats)',
    says: '"chicago-16" keeps two digits or more of the second number: 548–55',
    does: 'Pandoc 2.17 does not know the value and prints both numbers in full',
    verdict: 'Pandoc differs',
    edit: inStyle(styles.withFullPages),
  },
  {
    name: 'plural of a label',
    section: 'Label (plural); Choose (is-numeric)',
    says: 'plural where there are several numbers, or more than one of them is meant; a number may have a prefix',
    does: 'Pandoc takes the hyphen of "HB-476" for a range',
    verdict: 'Pandoc differs',
    edit: inRecords(record =>
      typeof record.number === 'string' ? { ...record, number: record.number.replace('-', '') } : record,
    ),
  },
  {
    name: 'groups of works without names',
    section: 'Cite Grouping',
    says: 'works with the same rendered names are a group, by what the first cs:names prints',
    does: 'in Pandoc works that print no names at all are a group too, with its delimiter',
    verdict: 'Pandoc differs',
    edit: inStyle(styles.withoutCollapse),
  },
];
