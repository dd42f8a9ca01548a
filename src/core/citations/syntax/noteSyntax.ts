import { isLatex } from '../../text/noteLanguage';
import type { NoteSyntax } from './citationCluster';

/** A project whose Markdown is read by a tool of its own. */
export type NoteProject = 'quarto' | 'myst';

/** The files at the top of a project that tell its kind; of two in one folder the first counts. */
export const PROJECT_MARKS: readonly { readonly file: string; readonly project: NoteProject }[] = [
  { file: '_quarto.yml', project: 'quarto' },
  { file: '_quarto.yaml', project: 'quarto' },
  { file: 'myst.yml', project: 'myst' },
  { file: 'myst.yaml', project: 'myst' },
];

/** All of them, as a glob that finds them in any folder. */
export const PROJECT_GLOB = `**/{${PROJECT_MARKS.map(({ file }) => file).join(',')}}`;

/** By the ending of a file's name, for notes whose language no extension tells. */
const BY_ENDING: Readonly<Record<string, NoteSyntax>> = {
  qmd: 'quarto',
  tex: 'latex',
  typ: 'typst',
  rst: 'restructuredtext',
};

/** Whether a project decides what the Markdown of these documents means. */
export function isMarkdownLike(languageId: string): boolean {
  return /^(?:markdown|rmd|mdx|plaintext|myst)$/.test(languageId);
}

/**
 * The notation in which a document cites; Pandoc's where nothing else is known.
 * @param languageId VS Code's
 * @param path the document's; counts where its language is plain text
 * @param project the kind of the nearest project around the document
 */
export function noteSyntaxFor(languageId: string, path = '', project?: NoteProject): NoteSyntax {
  if (isLatex(languageId)) return 'latex';
  if (languageId === 'quarto' || languageId === 'typst' || languageId === 'restructuredtext') return languageId;
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const byEnding = languageId === 'plaintext' ? BY_ENDING[ending] : undefined;
  return byEnding ?? (isMarkdownLike(languageId) ? project : undefined) ?? 'pandoc';
}
