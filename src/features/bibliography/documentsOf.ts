import * as vscode from 'vscode';
import { citedKeys, type CitedKeys } from '../../core/citations/bibliography/citedKeys';
import { noteSyntaxFor } from '../../core/citations/syntax/noteSyntax';
import { excludedFiles, readText } from '../sources/wantedSources';
import { bibliographiesFor, Projects } from './bibliographiesFor';

/** A document that cites. */
export interface CitingDocument {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly languageId: string;
  readonly cited: CitedKeys;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  md: 'markdown', markdown: 'markdown', qmd: 'quarto', rmd: 'rmd', mdx: 'mdx', tex: 'latex', typ: 'typst', rst: 'restructuredtext',
}; // prettier-ignore
const NOTES = '**/*.{md,markdown,qmd,Rmd,rmd,mdx,tex,typ,rst}';
const MOST_NOTES = 5000;
/** Files that are read at the same time. */
const AT_ONCE = 16;

function languageOf(uri: vscode.Uri): string {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  const ending = /\.(\w+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? '';
  return open?.languageId ?? LANGUAGES[ending] ?? 'markdown';
}

/** What a document cites; `undefined` where it can't be read. */
export async function citingDocument(uri: vscode.Uri, projects = new Projects()): Promise<CitingDocument | undefined> {
  const text = await readText(uri).catch(() => undefined);
  if (text === undefined) return undefined;
  const languageId = languageOf(uri);
  const project = await projects.around(vscode.Uri.joinPath(uri, '..'));
  const cited = citedKeys(text, noteSyntaxFor(languageId, uri.path, project?.kind));
  return { uri, text, languageId, cited };
}

/** The documents of a folder, or of the whole workspace, in the order of their paths. */
export async function citingDocuments(
  folder: vscode.Uri | undefined,
  projects = new Projects(),
): Promise<CitingDocument[]> {
  const pattern = folder ? new vscode.RelativePattern(folder, NOTES) : NOTES;
  const uris = await vscode.workspace.findFiles(pattern, excludedFiles(), MOST_NOTES);
  const sorted = uris.sort((a, b) => (a.path < b.path ? -1 : 1));
  const found: CitingDocument[] = [];
  for (let i = 0; i < sorted.length; i += AT_ONCE) {
    const documents = await Promise.all(sorted.slice(i, i + AT_ONCE).map(uri => citingDocument(uri, projects)));
    found.push(...documents.filter(document => document !== undefined));
  }
  return found;
}

/** The documents that use a bibliography: those that name it, by themselves or through their project; where none does, all of the workspace. */
export async function documentsUsing(
  bibliography: vscode.Uri,
): Promise<{ documents: CitingDocument[]; isNamed: boolean }> {
  const projects = new Projects();
  const all = await citingDocuments(undefined, projects);
  const key = bibliography.toString();
  const naming: CitingDocument[] = [];
  for (const document of all) {
    const uris = await bibliographiesFor(document.uri, document.text, document.languageId, projects);
    if (uris.some(uri => uri.toString() === key)) naming.push(document);
  }
  return naming.length ? { documents: naming, isNamed: true } : { documents: all, isNamed: false };
}
