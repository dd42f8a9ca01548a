import type * as vscode from 'vscode';
import { cite } from '../../core/citations/citationFormats';
import type { Paper } from '../../core/paper';
import { citationFormatFor } from '../citing/insertion';
import type { LanguageServices } from './languageServices';

/**
 * The citation of a paper as text to put into a note, in the note's format; `undefined` where that format needs more than
 * the text at the place, as footnotes do.
 * @param isInText whether the citation is a part of the sentence
 */
export function citationText(
  { notation }: LanguageServices,
  document: vscode.TextDocument,
  paper: Paper,
  isInText: boolean,
): string | undefined {
  const format = citationFormatFor(document, notation.syntaxOf(document));
  const { text, definitions } = cite([paper], format === 'pandoc' && isInText ? 'in-text' : format);
  return definitions.length ? undefined : text;
}
