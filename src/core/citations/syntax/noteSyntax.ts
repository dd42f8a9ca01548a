import { isLatex } from '../../text/noteLanguage';
import type { NoteSyntax } from './citationCluster';

/** The notation in which documents of this VS Code language cite; Pandoc's where nothing else is known. */
export function noteSyntaxFor(languageId: string): NoteSyntax {
  if (isLatex(languageId)) return 'latex';
  switch (languageId) {
    case 'quarto':
    case 'typst':
    case 'restructuredtext':
      return languageId;
    default:
      return 'pandoc';
  }
}
