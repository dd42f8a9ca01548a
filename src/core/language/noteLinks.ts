import { noteBibliographies } from '../citations/bibliography/bibliographyPaths';
import { frontMatter } from '../text/frontMatter';
import { readHead } from '../notes/index/noteHead';
import { normalizeArxiv, webUrl } from '../paper';

/** A place in a note that leads somewhere; UTF-16 offsets. */
export interface NoteLink {
  readonly start: number;
  readonly end: number;
  readonly target:
    | { readonly type: 'file'; readonly path: string }
    | { readonly type: 'paper'; readonly key: string }
    | { readonly type: 'web'; readonly url: string };
}

const BARE_ID =
  /(?<![\w/.])(?:doi:\s?(10\.\d{4,9}\/[^\s<>[\]{}"`]+)|arxiv:\s?((?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?))/gi;

/** What of a Markdown note leads somewhere although the editor does not know: bibliographies, its paper, `doi:` and `arXiv:`. */
export function noteLinks(text: string): NoteLink[] {
  return [...headLinks(text), ...bareIds(text)];
}

function headLinks(text: string): NoteLink[] {
  const yaml = frontMatter(text);
  if (yaml === undefined) return [];
  const links: NoteLink[] = [];
  const { citekey } = readHead(text);
  if (citekey) {
    const { key, start } = citekey;
    links.push({ start, end: start + key.length, target: { type: 'paper', key } });
  }
  const head = text.indexOf(yaml, 3);
  const field = head + Math.max(0, yaml.search(/^bibliography[ \t]*:/m));
  for (const path of new Set(noteBibliographies(text))) {
    const start = text.indexOf(path, field + 'bibliography'.length);
    if (start > 0 && start < head + yaml.length)
      links.push({ start, end: start + path.length, target: { type: 'file', path } });
  }
  return links;
}

function bareIds(text: string): NoteLink[] {
  return [...text.matchAll(BARE_ID)].flatMap(({ 0: whole, 1: doi, 2: arxiv, index }): NoteLink[] => {
    const written = whole.replace(/[.,;:!?)'*_]+$/, '');
    const cut = whole.length - written.length;
    const id = normalizeArxiv(arxiv);
    const url = webUrl(
      doi === undefined
        ? id && `https://arxiv.org/abs/${id}`
        : `https://doi.org/${encodeURI(doi.slice(0, doi.length - cut))}`,
    );
    return url ? [{ start: index, end: index + written.length, target: { type: 'web', url } }] : [];
  });
}
