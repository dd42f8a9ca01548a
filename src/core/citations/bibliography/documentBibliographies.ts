import { frontMatter, noteBibliographies } from '../../notes/bibliographyPaths';
import { isLatex } from '../../text/noteLanguage';
import { newlineOf, type TextInsertion } from './insertRecord';

/** The bibliographies that a document names, as they are written; in its language's way. */
export function documentBibliographies(text: string, languageId: string): string[] {
  if (isLatex(languageId)) return latexBibliographies(text);
  if (languageId === 'typst')
    return [...text.matchAll(/^\s*#bibliography\(\s*"([^"]+)"/gm)].map(([, path = '']) => path);
  return noteBibliographies(text);
}

/** `\addbibresource{refs.bib}` of biblatex; `\bibliography{a,b}` of BibTeX, which leaves the ending out. */
function latexBibliographies(text: string): string[] {
  const code = text.replace(/(?<!\\)%.*$/gm, '');
  const resources = [...code.matchAll(/\\addbibresource(?:\[[^\]]*\])?\s*\{([^{}]+)\}/g)].map(([, path = '']) =>
    path.trim(),
  );
  const classic = [...code.matchAll(/\\bibliography\s*\{([^{}]+)\}/g)].flatMap(([, paths = '']) => paths.split(','));
  const named = classic.map(path => path.trim()).filter(Boolean);
  return [...resources, ...named.map(path => (/\.bib$/i.test(path) ? path : `${path}.bib`))];
}

/**
 * The edit by which a Markdown document names a bibliography: a line at the end of its front matter, or a front matter of
 * its own.
 * @returns `undefined` where it has a `bibliography:` already
 */
export function addBibliography(text: string, path: string): TextInsertion | undefined {
  const newline = newlineOf(text);
  const line = `bibliography: ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)}`;
  const yaml = frontMatter(text);
  if (yaml === undefined) {
    const mark = text.startsWith('\ufeff') ? 1 : 0;
    return { offset: mark, text: `---${newline}${line}${newline}---${newline}${newline}` };
  }
  if (/^bibliography\s*:/m.test(yaml)) return undefined;
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0;
  return { offset: start + yaml.length, text: newline + line };
}
