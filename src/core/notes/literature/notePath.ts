import type { Paper } from '../../paper';
import { noteFileName } from './noteFileName';
import { renderText } from './noteTemplate';
import { noteVariables } from './noteVariables';

/** Where a new note goes, as path segments below the workspace folder; or one sentence for people. */
export type NotePath =
  { readonly segments: readonly string[] } | { readonly segments: undefined; readonly message: string };

/** The segments of a folder in the settings; `undefined` where it leads out of the workspace folder. */
export function folderSegments(folder: string): string[] | undefined {
  if (/^(?:[/\\~]|[a-z]:|[a-z][\w+.-]*:\/\/)/i.test(folder)) return undefined;
  const segments = folder.split(/[/\\]/).filter(segment => segment && segment !== '.');
  return segments.includes('..') ? undefined : segments;
}

/**
 * Where the note about a paper is made.
 * @param folder relative to the workspace folder
 * @param pattern a Liquid template for the file's name; the ending `.md` is added
 */
export function notePath(paper: Paper, topicNames: readonly string[], folder: string, pattern: string): NotePath {
  const folders = folderSegments(folder.trim());
  if (!folders) {
    return {
      segments: undefined,
      message: `The folder for literature notes, "${folder}", is not inside the workspace folder.`,
    };
  }
  const rendered = renderText(pattern, noteVariables(paper, topicNames), 'plain');
  if (rendered.text === undefined) {
    return {
      segments: undefined,
      message: `The file name for literature notes, "${pattern}", can't be used: ${rendered.message}.`,
    };
  }
  const name = noteFileName(rendered.text) ?? noteFileName(`@${paper.citationKey}`);
  return name === undefined
    ? { segments: undefined, message: `No file name can be made of the key "${paper.citationKey}".` }
    : { segments: [...folders, name] };
}
