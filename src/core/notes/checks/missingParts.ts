import type { CslItem } from '../../csl';

/** Types of works that often have no author that anybody could name. */
const WITHOUT_AUTHOR = new Set([
  'webpage',
  'dataset',
  'software',
  'entry-encyclopedia',
  'entry-dictionary',
  'legislation',
  'bill',
  'standard',
  'periodical',
  'document',
  'motion_picture',
  'map',
]);
const CONTAINED = new Set(['article-journal', 'article-magazine', 'article-newspaper', 'chapter', 'paper-conference']);

/** The CSL variables that a reference of this type can't do without and that the entry does not have. */
export function missingParts(item: CslItem): string[] {
  const has = (variable: string) => {
    const value = item[variable];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
  };
  const container =
    has('container-title') || has('event-title') || item.custom?.published?.['container-title'] !== undefined;
  const wanted: readonly (readonly [name: string, isThere: boolean])[] = [
    ['title', has('title')],
    ['author', has('author') || has('editor') || WITHOUT_AUTHOR.has(item.type)],
    ['year', has('issued') || has('status')],
    ['container-title', container || !CONTAINED.has(item.type)],
  ];
  return wanted.flatMap(([name, isThere]) => (isThere ? [] : [name]));
}
