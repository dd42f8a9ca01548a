import type { WriteFormat } from '../../formats/write/writeRecords';

/** How far into a file its dialect is looked for. */
const LOOKED_AT = 200_000;

const BIBLATEX_SIGN =
  /^\s*(?:date|journaltitle|location|langid|eprinttype|institution)\s*=|^@(?:online|thesis|report|dataset|software)\s*\{/gim;
const BIBTEX_SIGN =
  /^\s*(?:year|month|journal|address|archiveprefix|school)\s*=|^@(?:phdthesis|mastersthesis|techreport)\s*\{/gim;

/** Whether a `.bib` file is written for BibTeX or for biblatex; `undefined` where it says nothing either way. */
function bibDialectOf(text: string): 'bibtex' | 'biblatex' | undefined {
  const head = text.slice(0, LOOKED_AT);
  const count = (sign: RegExp) => head.match(sign)?.length ?? 0;
  const [biblatex, bibtex] = [count(BIBLATEX_SIGN), count(BIBTEX_SIGN)];
  if (biblatex === bibtex) return undefined;
  return biblatex > bibtex ? 'biblatex' : 'bibtex';
}

/**
 * The format in which records are added to a bibliography file, by its ending and what it holds; `undefined` for a file
 * that Lectern does not write.
 * @param dialect for a `.bib` that does not tell
 */
export function bibliographyKind(
  name: string,
  text: string,
  dialect: 'bibtex' | 'biblatex' = 'biblatex',
): WriteFormat | undefined {
  switch (/\.(\w+)$/.exec(name)?.[1]?.toLowerCase()) {
    case 'bib':
    case 'bibtex':
    case 'biblatex':
      return bibDialectOf(text) ?? dialect;
    case 'json':
    case 'csljson':
      return 'csl-json';
    case 'yaml':
    case 'yml':
      return 'csl-yaml';
    case 'ris':
      return 'ris';
    default:
      return undefined;
  }
}
