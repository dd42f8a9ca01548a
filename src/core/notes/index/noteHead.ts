import { frontMatter } from '../../text/frontMatter';

/** What the front matter of a note says about citations, read line by line so that half-typed YAML costs nothing. */
export interface NoteHead {
  /** The key under `citekey:` (or one of its usual spellings), with its UTF-16 offset: the note is about that paper. */
  readonly citekey: { readonly key: string; readonly start: number } | undefined;
  readonly hasBibliography: boolean;
  /** Ids of the records under `references:`. */
  readonly ownKeys: readonly string[];
  /** Where the value of `nocite:` stands in the note; UTF-16 offsets. */
  readonly nocite: { readonly start: number; readonly end: number } | undefined;
}

const NO_HEAD: NoteHead = { citekey: undefined, hasBibliography: false, ownKeys: [], nocite: undefined };
// the key begins and ends with what is no blank, so that no two parts of the pattern want the same blanks
const CITEKEY =
  /^((?:citekey|citation[-_ ]?key|cite[-_]key)[ \t]*:[ \t]*(["']?)@?)([^"'\s#](?:[^"'\r\n#]*[^"'\s#])?)\2[ \t]*(?:#.*)?$/im;
const OWN_ID = /^[ \t]*(?:-[ \t]+)?id[ \t]*:[ \t]*["']?([^"'\s#]+)/gm;

/** The text under a field of the first level, from behind its colon to the next field, with where it begins. */
function blockOf(yaml: string, name: string): { readonly at: number; readonly text: string } | undefined {
  const found = new RegExp(`^${name}[ \\t]*:`, 'm').exec(yaml);
  if (!found) return undefined;
  const at = found.index + found[0].length;
  const next = /\n(?=[^\s\-#])/.exec(yaml.slice(at))?.index;
  return { at, text: yaml.slice(at, next === undefined ? undefined : at + next) };
}

/** Reads the head of a Markdown note. */
export function readHead(text: string): NoteHead {
  if (!text.startsWith('---') && !text.startsWith('\uFEFF---')) return NO_HEAD;
  const yaml = frontMatter(text);
  if (yaml === undefined) return NO_HEAD;
  const offset = text.indexOf(yaml, 3);
  const nocite = blockOf(yaml, 'nocite');
  const references = blockOf(yaml, 'references');
  return {
    citekey: citekeyIn(yaml, offset),
    hasBibliography: /^(?:bibliography|references)[ \t]*:/m.test(yaml),
    ownKeys: [...(references?.text ?? '').matchAll(OWN_ID)].map(([, id]) => id ?? ''),
    nocite: nocite && { start: offset + nocite.at, end: offset + nocite.at + nocite.text.length },
  };
}

function citekeyIn(yaml: string, offset: number): NoteHead['citekey'] {
  const found = CITEKEY.exec(yaml);
  const [, lead = '', , key = ''] = found ?? [];
  return found ? { key, start: offset + found.index + lead.length } : undefined;
}
