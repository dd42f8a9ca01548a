import { type Paper, shortAuthors } from '../paper';

/**
 * The order of two keys by what the library knows of their papers: by year the older first, by author as a list of
 * references has them; equal ones by the other of the two. What is not known comes last.
 * @param paperOf the paper that a key names; `undefined` where it names none
 */
export function paperOrder(
  by: 'year' | 'author',
  paperOf: (key: string) => Paper | undefined,
): (a: { readonly key: string }, b: { readonly key: string }) => number {
  const year = (paper: Paper | undefined) => paper?.year ?? Infinity;
  const byYear = (a: Paper | undefined, b: Paper | undefined) => (year(a) === year(b) ? 0 : year(a) - year(b));
  const authors = (paper: Paper | undefined) => (paper && shortAuthors(paper.authors)) || '\uffff';
  const byAuthor = (a: Paper | undefined, b: Paper | undefined) => authors(a).localeCompare(authors(b), 'en');
  return (one, other) => {
    const [a, b] = [paperOf(one.key), paperOf(other.key)];
    return by === 'year' ? byYear(a, b) || byAuthor(a, b) : byAuthor(a, b) || byYear(a, b);
  };
}
