import type { PaperUse } from './paperUse';
import { titleIdentity, type Paper } from '../../paper';
import type { PaperGroup } from '../../topics/groupPapers';

/** How far a reader is with a paper. */
export type ReadingState = 'unread' | 'reading' | 'read';

export const READING_STATES: readonly ReadingState[] = ['unread', 'reading', 'read'];

/** Groups that follow from what people do with their papers, in the order in which they are shown. */
const SMART_TOPICS = ['uncitedInDraft', 'citedWithoutNote', 'notedNeverCited', 'unread', 'duplicates'] as const;

export type SmartTopic = (typeof SMART_TOPICS)[number];

/** Begins the id of a smart topic, which no declared topic's id does. */
const PREFIX = 'smart:';

/** What smart topics are made from. */
export interface SmartFacts {
  /** `undefined` for a paper that no note names. */
  readonly useOf: (key: string) => PaperUse | undefined;
  /** `undefined` where nobody has marked any paper yet: all would be unread. */
  readonly readingOf: ((key: string) => ReadingState) | undefined;
  /** Papers of the bibliography of the note in use that it does not cite. */
  readonly uncitedInDraft: readonly Paper[];
}

/** The smart topic that a group is; `undefined` for any other group. */
export function smartTopicOf({ id }: PaperGroup): SmartTopic | undefined {
  return SMART_TOPICS.find(topic => id === PREFIX + topic);
}

/** Papers whose title another paper has too: the library holds them apart since their identifiers or years differ. */
export function duplicatePapers(papers: readonly Paper[]): Paper[] {
  const byTitle = new Map<string, Paper[]>();
  for (const paper of papers) {
    const title = titleIdentity(paper.csl);
    if (title === undefined) continue;
    const same = byTitle.get(title);
    if (same) same.push(paper);
    else byTitle.set(title, [paper]);
  }
  return [...byTitle.values()].filter(same => same.length > 1).flat();
}

/** The smart topics that hold any paper; their names are left to who shows them. */
export function smartTopics(papers: readonly Paper[], facts: SmartFacts): PaperGroup[] {
  const { useOf, readingOf, uncitedInDraft } = facts;
  const members: Readonly<Record<SmartTopic, readonly Paper[]>> = {
    uncitedInDraft,
    citedWithoutNote: papers.filter(({ key }) => {
      const use = useOf(key);
      return use !== undefined && use.citingNotes > 0 && use.literatureNotes === 0;
    }),
    notedNeverCited: papers.filter(({ key }) => {
      const use = useOf(key);
      return use !== undefined && use.literatureNotes > 0 && use.citingNotes === 0;
    }),
    unread: readingOf ? papers.filter(({ key }) => readingOf(key) === 'unread') : [],
    duplicates: duplicatePapers(papers),
  };
  return SMART_TOPICS.filter(topic => members[topic].length).map(topic => ({
    id: PREFIX + topic,
    name: topic,
    definition: undefined,
    papers: members[topic],
    children: [],
  }));
}
