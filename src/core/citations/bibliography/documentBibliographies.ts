import { noteBibliographies } from './bibliographyPaths';
import type { NoteSyntax } from '../syntax/citationCluster';
import { maskTypst } from '../syntax/typstLiterals';

/** Lists of abbreviations that lie with TeX, not beside the document, and hold no papers. */
const TEX_OWN = /^IEEE(?:abrv|full)(?:\.bib)?$/;

/** The bibliographies that a document names, as they are written; in the way of its notation. */
export function documentBibliographies(text: string, syntax: NoteSyntax): string[] {
  if (syntax === 'latex') return latexBibliographies(text);
  return syntax === 'typst' ? typstBibliographies(text) : noteBibliographies(text);
}

/**
 * `\addbibresource{refs.bib}` of biblatex; `\bibliography{a,b}` of BibTeX, which leaves the ending out. A path in which a
 * command stands is known to TeX alone.
 */
function latexBibliographies(text: string): string[] {
  if (!/\\(?:addbibresource|bibliography)\b/.test(text)) return [];
  const code = text.replace(/(?<!\\)%.*$/gm, '');
  const resources = [...code.matchAll(/\\addbibresource(?:\[[^\]]*\])?\s*\{([^{}]+)\}/g)].map(([, path = '']) =>
    path.trim(),
  );
  const classic = [...code.matchAll(/\\bibliography\s*\{([^{}]+)\}/g)].flatMap(([, paths = '']) => paths.split(','));
  const named = classic.map(path => path.trim()).filter(Boolean);
  const all = [...resources, ...named.map(path => (/\.bib$/i.test(path) ? path : `${path}.bib`))];
  return all.filter(path => !path.includes('\\') && !TEX_OWN.test(path));
}

/**
 * `#bibliography("a.bib")` and `#bibliography(("a.bib", "b.bib"))`. Of a path from the root of the project only Typst knows
 * where it starts; its YAML is a format of its own (Hayagriva).
 * @see https://typst.app/docs/reference/model/bibliography/
 */
function typstBibliographies(text: string): string[] {
  if (!text.includes('#bibliography(')) return [];
  const calls = [...maskTypst(text).matchAll(/#bibliography\(\s*(\((?:[^()"]|"[^"\n]*")*\)|"[^"\n]*")/g)];
  const paths = calls.flatMap(([, given = '']) => [...given.matchAll(/"([^"]+)"/g)].map(([, path = '']) => path));
  return paths.filter(path => /^[^/].*\.bib$/.test(path));
}
