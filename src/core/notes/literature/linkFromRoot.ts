/**
 * The link to a file as a Markdown preview opens it: from the first workspace folder on, which is all that a page outside the
 * workspace knows; a file in another folder is reached by `..`.
 * @param root path of the first workspace folder
 * @param file path of the file, on the same file system
 */
export function linkFromRoot(root: string, file: string): string {
  const [from, to] = [root, file].map(path => path.split('/').filter(Boolean)) as [string[], string[]];
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const up = from.slice(common).map(() => '..');
  return `/${[...up, ...to.slice(common).map(encodeURIComponent)].join('/')}`;
}
