import type { NoteSyntax } from '../../citations/syntax/citationCluster';
import type { NoteProject } from '../../citations/syntax/noteSyntax';

/** The files that may be notes, by their ending; Jupyter notebooks are notes by their Markdown cells. */
const SYNTAX_BY_ENDING: Readonly<Record<string, NoteSyntax>> = {
  md: 'pandoc',
  markdown: 'pandoc',
  mdx: 'pandoc',
  ipynb: 'pandoc',
  rmd: 'pandoc',
  qmd: 'quarto',
  tex: 'latex',
  typ: 'typst',
  rst: 'restructuredtext',
};

/** A glob that finds the notes of a folder. Globs tell capitals apart on most systems: `.Rmd` is how R writes it. */
export const NOTE_GLOB = '**/*.{md,markdown,mdx,ipynb,rmd,Rmd,qmd,tex,typ,rst}';

/** A workspace with more files is no collection of notes: the others are not looked at. */
export const MOST_NOTES = 50_000;

/** The ending of a path or address, lower case, without the dot; empty where it has none. */
function endingOf(path: string): string {
  return /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/**
 * The notation of a file by its name; `undefined` where it is no note.
 * @param project the kind of the nearest project around the file, which decides what its Markdown means
 */
export function syntaxOfFile(path: string, project?: NoteProject): NoteSyntax | undefined {
  const syntax = SYNTAX_BY_ENDING[endingOf(path)];
  return syntax === 'pandoc' ? (project ?? syntax) : syntax;
}

/** Whether the file is a Jupyter notebook, whose text is JSON around its cells. */
export function isNotebookFile(path: string): boolean {
  return endingOf(path) === 'ipynb';
}
