import type { CitationCluster, NoteSyntax } from './citationCluster';
import { readFootnote, readWikiLink } from './readLabels';
import { readMystRole } from './readRole';
import { scanLatex } from './scanLatex';
import { type FootnoteText, scanMarkdown } from './scanMarkdown';
import { scanRestructuredText } from './scanRestructuredText';
import { scanTypst } from './scanTypst';

/**
 * All citations of a document, in the order of the text; none overlaps another, those within prefixes and suffixes are
 * `nested`. What Lectern cannot read is no citation: nothing throws, and the time grows with the length of the text alone.
 */
export function scanCitations(text: string, syntax: NoteSyntax): readonly CitationCluster[] {
  return scanNote(text, syntax).clusters;
}

/** The same with the footnotes of a Markdown text, which other notations have none of here. */
export function scanNote(
  text: string,
  syntax: NoteSyntax,
): { readonly clusters: readonly CitationCluster[]; readonly footnotes: readonly FootnoteText[] } {
  switch (syntax) {
    case 'latex':
      return { clusters: scanLatex(text), footnotes: [] };
    case 'typst':
      return { clusters: scanTypst(text), footnotes: [] };
    case 'restructuredtext':
      return { clusters: scanRestructuredText(text), footnotes: [] };
    case 'myst': {
      const [role, footnote] = [readMystRole(text), readFootnote(text)];
      return scanMarkdown(text, at => role(at) ?? footnote(at), false);
    }
    case 'quarto':
      return scanMarkdown(text, readFootnote(text), true);
    case 'pandoc': {
      const [footnote, wikiLink] = [readFootnote(text), readWikiLink(text)];
      return scanMarkdown(text, at => footnote(at) ?? wikiLink(at), false);
    }
  }
}
