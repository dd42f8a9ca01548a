import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import type { NoteRenderer } from '../../core/citations/csl/noteRenderer';
import { hoverText, type CitedIn } from '../../core/language/hoverText';
import type { Paper } from '../../core/paper';
import { literatureNoteLinks } from '../literature/noteLinks';
import { noteAddress, keyAt, papersOf } from './keyAt';
import type { LanguageServices } from './languageServices';

/** The most notes that a tooltip names. */
const MOST_NOTES = 5;

/** What the paper of the key under the pointer is, and where else it is cited. */
export class KeyHover implements vscode.HoverProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const { service, notes } = this.#services;
    const at = keyAt(notes.scans, document, position);
    if (!at) return undefined;
    // the tooltip does not wait for the other notes
    void notes.whenReady();
    await service.whenReady();
    const papers = papersOf(service, at.item.key, noteAddress(document));
    if (!papers.length) return undefined;
    const intro =
      papers.length > 1
        ? [new vscode.MarkdownString(vscode.l10n.t('This key stands for {0} papers:', papers.length))]
        : [];
    const renderer = this.#services.rendering?.forNoteNow(document);
    if (renderer) await inSlices(renderer.prepareSingle());
    return new vscode.Hover(
      [...intro, ...papers.map(paper => this.#text(paper, at.item.key, document, renderer))],
      at.range,
    );
  }

  #text(
    paper: Paper,
    key: string,
    document: vscode.TextDocument,
    renderer: NoteRenderer | undefined,
  ): vscode.MarkdownString {
    const html = renderer?.renderReference(paper.csl).html;
    const others = this.#citedIn(key, noteAddress(document));
    const more = others.length - MOST_NOTES;
    const text = new vscode.MarkdownString(
      hoverText(paper, html, others.slice(0, MOST_NOTES), {
        citedIn: citedInWords(others.length),
        more: more > 0 ? vscode.l10n.t('and {0} more', more) : undefined,
      }),
    );
    const about = literatureNoteLinks(this.#services.notes.index, paper, noteAddress(document));
    return about ? text.appendMarkdown(`\n\n${about}`) : text;
  }

  /** The other notes that cite the key, those that do it most often first. */
  #citedIn(key: string, address: string): CitedIn[] {
    const notes = this.#services.notes.index.citing(key).filter(({ note }) => note.uri !== address);
    notes.sort((a, b) => b.citations.length - a.citations.length);
    return notes.map(({ note, citations }) => {
      const uri = vscode.Uri.parse(note.uri);
      const line = (citations[0]?.line ?? 0) + 1;
      const link = uri.with({ fragment: `L${line}` }).toString();
      return { name: uri.path.slice(uri.path.lastIndexOf('/') + 1), link, count: citations.length };
    });
  }
}

function citedInWords(count: number): string | undefined {
  if (!count) return undefined;
  return count === 1 ? vscode.l10n.t('Also cited in') : vscode.l10n.t('Also cited in {0} notes:', count);
}
