import * as vscode from 'vscode';
import type { NoteIndex } from '../../core/notes/index/noteIndex';
import type { Paper } from '../../core/paper';
import { escapeInline } from '../../core/text/escapeInline';

/**
 * `Literature note: [@key.md](…)` as Markdown for a tooltip; empty where there is none.
 * @param here address of the note that the tooltip stands in: nobody has to be led there
 */
export function literatureNoteLinks(index: NoteIndex, { citationKey }: Paper, here?: string): string {
  const others = index.notesAbout(citationKey).filter(({ uri }) => uri !== here);
  const links = others.map(({ uri }) => {
    const { path } = vscode.Uri.parse(uri, true);
    return `[${escapeInline(path.slice(path.lastIndexOf('/') + 1))}](<${uri}>)`;
  });
  return links.length ? vscode.l10n.t('Literature note: {0}', links.join(', ')) : '';
}
