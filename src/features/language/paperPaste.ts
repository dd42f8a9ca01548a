import * as vscode from 'vscode';
import { identifiersIn } from '../../core/language/identifiersIn';
import { citingFor } from '../citing/citingContext';
import { citationEdit, footnoteEdit } from '../citing/insertion';
import { Setting, SETTINGS } from '../ids';
import type { LanguageServices } from './languageServices';
import type { PaperLookups } from './paperLookups';

export const PASTE_KIND = vscode.DocumentDropOrPasteEditKind.Text.append('lectern', 'citation');
/** A longer text is no address. */
const LONGEST = 500;

/** A pasted DOI, arXiv id or address of a paper of the library may become its citation. */
export class PaperPaste implements vscode.DocumentPasteEditProvider {
  readonly #services: LanguageServices;
  readonly #lookups: PaperLookups;

  constructor(services: LanguageServices, lookups: PaperLookups) {
    this.#services = services;
    this.#lookups = lookups;
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const text = (await data.get('text/plain')?.asString())?.trim() ?? '';
    const [range, ...others] = ranges;
    if (
      !range ||
      others.length ||
      !text ||
      text.length > LONGEST ||
      /\s/.test(text.replace(/^(?:doi|arxiv):\s/i, ''))
    ) {
      return undefined;
    }
    const identifiers = identifiersIn(text);
    if (!identifiers.length || isInAddress(document, range)) return undefined;
    const { service } = this.#services;
    await service.whenReady();
    const paper = (await this.#lookups.now()).byIdentifier(identifiers);
    if (!paper) return undefined;
    const citing = await citingFor(this.#services, document);
    const cited = citing.cite([paper]);
    const citation = citationEdit(document, range, [paper], cited, citing);
    const isHere = citation.range.isEqual(range);
    const title = vscode.l10n.t('Insert Citation of {0}', paper.citationKey);
    const edit = new vscode.DocumentPasteEdit(isHere ? citation.text : '', title, PASTE_KIND);
    const footnotes = footnoteEdit(document, cited, [citation]);
    const elsewhere = [isHere ? undefined : citation, footnotes].filter(each => each !== undefined);
    if (elsewhere.length) {
      edit.additionalEdit = new vscode.WorkspaceEdit();
      for (const each of elsewhere) edit.additionalEdit.replace(document.uri, each.range, each.text);
    }
    const isWanted = vscode.workspace.getConfiguration(SETTINGS, document).get<boolean>(Setting.pasteAsCitation, false);
    if (!isWanted) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    this.#services.cited.expect(document, [paper]);
    return [edit];
  }
}

/** Whether the place is the address of a link, where nobody wants a citation. */
function isInAddress(document: vscode.TextDocument, { start }: vscode.Range): boolean {
  return /(?:\]\(|<|\]:\s*)$/.test(document.lineAt(start.line).text.slice(0, start.character));
}
