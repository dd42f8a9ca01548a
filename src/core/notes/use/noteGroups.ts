import type { Paper } from '../../paper';
import type { PaperGroup } from '../../topics/groupPapers';

/** The groups of papers that belong to one note, in the order in which they are shown. */
const NOTE_GROUPS = ['citedHere', 'notCitedHere', 'suggestedHere'] as const;

export type NoteGroup = (typeof NOTE_GROUPS)[number];

/** The papers of one note. */
export interface NotePapers {
  /** In the order of the text. */
  readonly cited: readonly Paper[];
  /** Those of its bibliography files. */
  readonly bibliography: readonly Paper[];
  /** Those that its text is about, the best first; the cited ones may be among them. */
  readonly suggested: readonly Paper[];
}

/** The groups that hold any paper, with no paper in two of them; their names are left to who shows them. */
export function noteGroups({ cited, bibliography, suggested }: NotePapers): PaperGroup[] {
  const known = new Set(cited.map(({ key }) => key));
  const uncited = bibliography.filter(({ key }) => !known.has(key));
  for (const { key } of uncited) known.add(key);
  const members: Readonly<Record<NoteGroup, readonly Paper[]>> = {
    citedHere: cited,
    notCitedHere: uncited,
    suggestedHere: suggested.filter(({ key }) => !known.has(key)),
  };
  return NOTE_GROUPS.filter(id => members[id].length).map(id => ({
    id,
    name: id,
    definition: undefined,
    papers: members[id],
    children: [],
  }));
}
