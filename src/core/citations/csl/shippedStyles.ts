import styles from './shippedStyles.json';

/** The style where none is named, and where one can't be read. */
export const DEFAULT_STYLE = 'apa';

const IDS: ReadonlySet<string> = new Set(styles.map(({ id }) => id));

/** Other names of styles that ship: older and newer ones of the CSL project, and what people call them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'american-psychological-association': 'apa',
  'nlm-citation-sequence': 'vancouver',
  'nlm-citation-sequence-brackets': 'vancouver-brackets',
  'nlm-citation-sequence-superscript': 'vancouver-superscript',
  chicago: 'chicago-author-date',
  'chicago-author-date-17th-edition': 'chicago-author-date',
  'chicago-notes-bibliography': 'chicago-fullnote-bibliography',
  'chicago-notes-bibliography-17th-edition': 'chicago-fullnote-bibliography',
  'chicago-shortened-notes-bibliography': 'chicago-note-bibliography',
  harvard: 'harvard-cite-them-right',
  harvard1: 'harvard-cite-them-right',
  mla: 'modern-language-association',
  ama: 'american-medical-association',
  acm: 'association-for-computing-machinery',
  acl: 'association-for-computational-linguistics',
  acs: 'american-chemical-society',
  aps: 'american-physics-society',
  lncs: 'springer-lecture-notes-in-computer-science',
};

/** Where the CSL project's styles have their addresses, which Pandoc and Quarto take for a style. */
const ADDRESS =
  /^https?:\/\/(?:www\.)?(?:zotero\.org\/styles\/|(?:raw\.githubusercontent|github)\.com\/citation-style-language\/styles\/(?:[^?#]*\/)?)([a-z0-9-]+)(?:\.csl)?(?:[?#].*)?$/;

/**
 * The id of the style that ships under a name: its id, another name of it, or the address of the CSL project's own copy.
 * @returns `undefined` where none does
 */
export function shippedStyle(name: string): string | undefined {
  const trimmed = name.trim();
  const id = (ADDRESS.exec(trimmed)?.[1] ?? trimmed).toLowerCase().replace(/\.csl$/, '');
  return IDS.has(id) ? id : Object.hasOwn(OTHER_NAMES, id) ? OTHER_NAMES[id] : undefined;
}
