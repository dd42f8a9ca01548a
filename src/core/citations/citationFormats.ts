import { type Paper, webUrl } from '../paper';
import { escapeInline } from '../text/escapeInline';
import { isLatex } from '../text/noteLanguage';
import { footnoteDefinition, footnoteLabel } from './footnotes';
import { joinBracket, joinInText } from './joinPandoc';
import { joinLatex } from './joinLatex';
import { latexKey } from './latexKey';
import type { LineEdit } from './lineEdit';
import { pandocKey } from './pandocKey';
import { shortCitation } from './shortReference';
import type { IsKnownKey } from './typedKey';

export interface CitationText {
  /** What is put at the caret, on one line. */
  readonly text: string;
  /** Footnote definitions that belong at the end of the note, each one line; see `footnoteEdit`. */
  readonly definitions: readonly string[];
}

/** One way to cite. A row of the table stands for itself: whoever adds one changes nothing else. */
export interface CitationFormat {
  /** As it stands in the settings. */
  readonly id: string;
  /** For people, in English; features translate it. */
  readonly title: string;
  /** What cites these papers, in their order, each once. */
  cite(papers: readonly Paper[]): CitationText;
  /** See `joinCitation`; without it a new citation is always put at the caret. */
  join?(line: string, caret: number, keys: readonly string[], isKnown?: IsKnownKey): LineEdit | undefined;
}

const PANDOC: CitationFormat = {
  id: 'pandoc',
  title: 'Pandoc: [@key]',
  cite: papers => textOnly(papers, `[${papers.map(paper => `@${pandocKey(paper.citationKey)}`).join('; ')}]`),
  join: joinMarkdown,
};

const LATEX: CitationFormat = {
  id: 'latex',
  title: 'LaTeX: \\cite{key}',
  cite: papers => textOnly(papers, `\\cite{${papers.map(paper => latexKey(paper.citationKey)).join(',')}}`),
  join: joinLatex,
};

export const CITATION_FORMATS: readonly CitationFormat[] = [
  PANDOC,
  {
    id: 'in-text',
    title: 'Pandoc, in the text: @key',
    cite: papers => textOnly(papers, papers.map(paper => `@${pandocKey(paper.citationKey)}`).join('; ')),
    join: joinMarkdown,
  },
  {
    id: 'link',
    title: 'Link: [Author Year](https://…)',
    cite: papers => {
      const links = papers.map(linkedCitation).join('; ');
      return textOnly(papers, papers.length > 1 ? `(${links})` : links);
    },
    join: joinBracket,
  },
  {
    id: 'footnote',
    title: 'Footnote: [^key]',
    cite: papers => ({
      text: papers.map(paper => `[^${footnoteLabel(paper.citationKey)}]`).join(''),
      definitions: papers.map(footnoteDefinition),
    }),
    join: joinBracket,
  },
  LATEX,
];

function textOnly(papers: readonly Paper[], text: string): CitationText {
  return { text: papers.length ? text : '', definitions: [] };
}

function linkedCitation(paper: Paper): string {
  const url = webUrl(paper.links[0]?.url);
  const text = escapeInline(shortCitation(paper));
  return url ? `[${text}](${url})` : text;
}

/** A typed `@` is Pandoc's syntax for a citation in the text, so what completes it stays one. */
function joinMarkdown(
  line: string,
  caret: number,
  keys: readonly string[],
  isKnown?: IsKnownKey,
): LineEdit | undefined {
  return joinBracket(line, caret, keys, isKnown) ?? joinInText(line, caret, keys, isKnown);
}

/** Whether a value, from the settings or another extension, is the id of a row. */
export function isCitationFormat(id: unknown): id is string {
  return CITATION_FORMATS.some(format => format.id === id);
}

/** The row with this id; Pandoc's where there is none, as after a typing error in the settings. */
export function formatById(id: string): CitationFormat {
  return CITATION_FORMATS.find(format => format.id === id) ?? PANDOC;
}

/** The id of the format that documents of this VS Code language use where nobody chose one. */
export function formatForLanguage(languageId: string): string {
  return (isLatex(languageId) ? LATEX : PANDOC).id;
}

/** What cites these papers in this format; each paper once, no text for no papers. */
export function cite(papers: readonly Paper[], formatId: string): CitationText {
  const unique = papers.filter((paper, i) => papers.findIndex(other => other.key === paper.key) === i);
  return formatById(formatId).cite(unique);
}
