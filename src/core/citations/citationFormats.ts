import type { Paper } from '../paper';
import { webUrl } from '../paper';
import { escapeInline } from '../text/escapeInline';
import type { NoteRenderer } from './csl/noteRenderer';
import { footnoteDefinition, footnoteLabel } from './footnotes';
import { latexKey } from './latexKey';
import { htmlToMarkdown } from './htmlToMarkdown';
import { pandocKey } from './pandocKey';
import { NOTE_MARKUP, shortCitation, shortReference } from './shortReference';
import type { NoteSyntax } from './syntax/citationCluster';
import { labelKey } from './syntax/writtenKey';
import { typstCitation } from './typstKey';
import { wikiKey } from './wikiKey';

export interface CitationText {
  /** What is put at the caret, on one line; several references are paragraphs. */
  readonly text: string;
  /** Footnote definitions that belong at the end of the note, each one line; see `footnoteEdit`. */
  readonly definitions: readonly string[];
}

/** Renders papers in the note's style; without it a short author-year form stands in. */
export type StyleRenderer = Pick<NoteRenderer, 'renderCitation' | 'renderReference'>;

/** One way to cite. A row of the table stands for itself: whoever adds one changes nothing else. */
export interface CitationFormat {
  /** As it stands in the settings. */
  readonly id: string;
  /** For people, in English; features translate it. */
  readonly title: string;
  /** The notation that its citations are written in. */
  readonly syntax: NoteSyntax;
  /** Whether a citation of this kind begins with the `@` or the key that is typed outside of any bracket. */
  readonly beginsWithKey: boolean;
  /** Whether the note's style prints it. */
  readonly isStyled?: boolean;
  /** What cites these papers, in their order, each once. */
  cite(papers: readonly Paper[], style?: StyleRenderer): CitationText;
}

const PANDOC: CitationFormat = {
  id: 'pandoc',
  title: 'Pandoc: [@key]',
  syntax: 'pandoc',
  beginsWithKey: true,
  cite: papers => textOnly(papers, `[${papers.map(paper => `@${pandocKey(paper.citationKey)}`).join('; ')}]`),
};

export const CITATION_FORMATS: readonly CitationFormat[] = [
  PANDOC,
  {
    id: 'in-text',
    title: 'Pandoc, in the text: @key',
    syntax: 'pandoc',
    beginsWithKey: true,
    cite: papers => textOnly(papers, papers.map(paper => `@${pandocKey(paper.citationKey)}`).join('; ')),
  },
  {
    id: 'link',
    title: 'Link: [Author Year](https://…)',
    syntax: 'pandoc',
    beginsWithKey: false,
    cite: papers => {
      const links = papers.map(linkedCitation).join('; ');
      return textOnly(papers, papers.length > 1 ? `(${links})` : links);
    },
  },
  {
    id: 'footnote',
    title: 'Footnote: [^key]',
    syntax: 'pandoc',
    beginsWithKey: false,
    cite: papers => ({
      text: papers.map(paper => `[^${footnoteLabel(paper.citationKey)}]`).join(''),
      definitions: papers.map(footnoteDefinition),
    }),
  },
  {
    id: 'latex',
    title: 'LaTeX: \\cite{key}',
    syntax: 'latex',
    beginsWithKey: true,
    cite: papers => textOnly(papers, `\\cite{${papers.map(paper => latexKey(paper.citationKey)).join(',')}}`),
  },
  {
    id: 'myst',
    title: 'MyST: {cite:p}`key`',
    syntax: 'myst',
    beginsWithKey: true,
    cite: papers => textOnly(papers, `{cite:p}\`${papers.map(paper => labelKey(paper.citationKey)).join(',')}\``),
  },
  {
    id: 'typst',
    title: 'Typst: @key',
    syntax: 'typst',
    beginsWithKey: true,
    cite: papers => textOnly(papers, papers.map(paper => typstCitation(paper.citationKey)).join(' ')),
  },
  {
    id: 'restructuredtext',
    title: 'reStructuredText: :cite:p:`key`',
    syntax: 'restructuredtext',
    beginsWithKey: true,
    cite: papers => textOnly(papers, `:cite:p:\`${papers.map(paper => labelKey(paper.citationKey)).join(',')}\``),
  },
  {
    id: 'wiki-link',
    title: 'Wiki-link: [[@key]]',
    syntax: 'pandoc',
    beginsWithKey: false,
    cite: papers => textOnly(papers, papers.map(paper => `[[@${wikiKey(paper.citationKey)}]]`).join(' ')),
  },
  {
    id: 'formatted',
    title: 'As the style prints it: (Author, Year)',
    syntax: 'pandoc',
    beginsWithKey: false,
    isStyled: true,
    cite: (papers, style) =>
      textOnly(
        papers,
        style ? htmlToMarkdown(style.renderCitation(papers.map(paper => paper.csl)).html) : short(papers),
      ),
  },
  {
    id: 'reference',
    title: 'The full reference as the style prints it',
    syntax: 'pandoc',
    beginsWithKey: false,
    isStyled: true,
    cite: (papers, style) => {
      const reference = (paper: Paper) =>
        style ? htmlToMarkdown(style.renderReference(paper.csl).html) : shortReference(paper, NOTE_MARKUP);
      return textOnly(papers, papers.map(reference).join('\n\n'));
    },
  },
];

function textOnly(papers: readonly Paper[], text: string): CitationText {
  return { text: papers.length ? text : '', definitions: [] };
}

function short(papers: readonly Paper[]): string {
  return `(${papers.map(paper => escapeInline(shortCitation(paper))).join('; ')})`;
}

function linkedCitation(paper: Paper): string {
  const url = webUrl(paper.links[0]?.url);
  const text = escapeInline(shortCitation(paper));
  return url ? `[${text}](${url})` : text;
}

/** Whether a value, from the settings or another extension, is the id of a row. */
export function isCitationFormat(id: unknown): id is string {
  return CITATION_FORMATS.some(format => format.id === id);
}

/** The row with this id; Pandoc's where there is none, as after a typing error in the settings. */
export function formatById(id: string): CitationFormat {
  return CITATION_FORMATS.find(format => format.id === id) ?? PANDOC;
}

/** The formats that make sense in notes of this notation. */
export function formatsFor(syntax: NoteSyntax): readonly CitationFormat[] {
  const isMarkdown = syntax === 'pandoc' || syntax === 'quarto' || syntax === 'myst';
  return CITATION_FORMATS.filter(format => format.syntax === syntax || (isMarkdown && format.syntax === 'pandoc'));
}

/** The id of the format that notes of this notation use where nobody chose one. */
export function formatForSyntax(syntax: NoteSyntax): string {
  return syntax === 'quarto' ? PANDOC.id : syntax;
}

/** What cites these papers in this format; each paper once, no text for no papers. */
export function cite(papers: readonly Paper[], formatId: string, style?: StyleRenderer): CitationText {
  const unique = papers.filter((paper, i) => papers.findIndex(other => other.key === paper.key) === i);
  return formatById(formatId).cite(unique, style);
}
