import { fullName, type Paper } from '../paper';

/** What of a paper is searched; the index of a field in this list is its number in the postings. */
export const FIELDS = [
  'title',
  'authors',
  'key',
  'year',
  'venue',
  'keywords',
  'topics',
  'summary',
  'abstract',
] as const;

export type Field = (typeof FIELDS)[number];

export const TITLE = FIELDS.indexOf('title');
export const ABSTRACT = FIELDS.indexOf('abstract');

/** Gives the name under which people know a topic. */
export type TopicName = (id: string) => string;

/** The separate texts of one field; no phrase or sentence goes from one into the next. */
export function textsOf(paper: Paper, field: Field, topicName: TopicName): readonly string[] {
  switch (field) {
    case 'title':
      return [paper.title];
    case 'authors':
      return paper.authors.map(fullName);
    case 'key':
      return [paper.key];
    case 'year':
      return paper.year === undefined ? [] : [String(paper.year)];
    case 'venue':
      return paper.venue ? [paper.venue] : [];
    case 'keywords':
      return paper.keywords;
    case 'topics':
      return paper.topics.map(topicName);
    case 'summary':
      return [paper.summary?.line, paper.summary?.paragraph].filter(text => text !== undefined);
    case 'abstract':
      return paper.abstract ? [paper.abstract] : [];
  }
}
