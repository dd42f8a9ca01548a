import * as vscode from 'vscode';
import { keyInPlaceOf } from '../../core/language/newKey';
import { plainMention } from '../../core/language/plainMention';
import { nearestKeys, wordsOfKey } from '../../core/notes/checks/nearestKeys';
import { authorYear, type Paper } from '../../core/paper';
import { InternalCommand } from '../ids';
import { plainLabel, titleForMessage } from '../papers/paperWords';
import { fileName } from '../sources/sourceFile';
import { citationText } from './citeInPlace';
import { noteAddress, papersOf } from './keyAt';
import type { LanguageServices } from './languageServices';
import type { NoteDiagnostic } from './noteDiagnostics';
import type { NoteProblems } from './noteProblems';
import type { PaperLookups } from './paperLookups';

/** The most keys that are offered in place of an unknown one. */
const MOST_KEYS = 4;
/** The most papers that a plain text is offered to be made a citation of. */
const MOST_PAPERS = 5;

export const TO_CITATION = vscode.CodeActionKind.RefactorRewrite.append('citation');

/** Quick fixes for the problems of citations, and plain text made into citations. */
export class KeyFixes implements vscode.CodeActionProvider {
  readonly #services: LanguageServices;
  readonly #problems: NoteProblems;
  readonly #lookups: PaperLookups;

  constructor(services: LanguageServices, problems: NoteProblems, lookups: PaperLookups) {
    this.#services = services;
    this.#problems = problems;
    this.#lookups = lookups;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const wants = (kind: vscode.CodeActionKind) => !only || only.contains(kind) || kind.contains(only);
    const fixes = wants(vscode.CodeActionKind.QuickFix)
      ? this.#problems.at(document, range).flatMap(diagnostic => this.#fixesFor(document, diagnostic))
      : [];
    return [...fixes, ...(wants(TO_CITATION) ? await this.#rewrites(document, range) : [])];
  }

  #fixesFor(document: vscode.TextDocument, diagnostic: NoteDiagnostic): vscode.CodeAction[] {
    const { problem } = diagnostic;
    switch (problem.code) {
      case 'unknown-key':
        return this.#keysFor(document, diagnostic);
      case 'ambiguous-key':
        return this.#entriesFor(document, diagnostic);
      case 'incomplete-entry':
        return this.#entriesFor(document, diagnostic);
      case 'duplicate-key':
        return fixOf(document, diagnostic, vscode.l10n.t('Remove the second "{0}"', problem.key));
      case 'malformed-citation':
        return fixOf(document, diagnostic, vscode.l10n.t('Mend the citation'));
    }
  }

  /** Keys written almost alike, then papers that the words in the key find, then the list of all papers. */
  #keysFor(document: vscode.TextDocument, diagnostic: NoteDiagnostic): vscode.CodeAction[] {
    const { key } = diagnostic.problem;
    const { service, notes } = this.#services;
    const near = nearestKeys(key, service.library.papers, MOST_KEYS);
    const found = service.search(wordsOfKey(key), MOST_KEYS).map(hit => hit.paper);
    const papers = [...new Set([...near, ...found])].slice(0, MOST_KEYS);
    const syntax = notes.scans.syntaxOf(document);
    const { start } = diagnostic.range;
    const before = document.lineAt(start.line).text.slice(0, start.character);
    const actions = papers.map((paper, at) => {
      const facts = authorYear(paper);
      const title = facts
        ? vscode.l10n.t('Change to {0} ({1})', paper.citationKey, plainLabel(facts))
        : vscode.l10n.t('Change to {0}', paper.citationKey);
      const action = quickFix(title, diagnostic);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, diagnostic.range, keyInPlaceOf(paper.citationKey, before, syntax));
      action.isPreferred = at === 0 && near.length > 0;
      return action;
    });
    const title = vscode.l10n.t('Choose a Paper for "{0}"…', key);
    const choose = quickFix(title, diagnostic);
    const args = [document.uri.toString(), diagnostic.range, key];
    choose.command = { command: InternalCommand.replaceKey, title, arguments: args };
    return [...actions, choose];
  }

  /** Where the entries of the key can be mended. */
  #entriesFor(document: vscode.TextDocument, diagnostic: NoteDiagnostic): vscode.CodeAction[] {
    const { library } = this.#services.service;
    const { key, code } = diagnostic.problem;
    const papers = papersOf(this.#services.service, key, noteAddress(document));
    return papers.flatMap(paper => {
      const origin = library.originsOf(paper.key).find(({ level }) => level !== 'shipped' && level !== 'extra');
      if (!origin) return [];
      const file = fileName(vscode.Uri.parse(origin.uri));
      const title =
        code === 'ambiguous-key'
          ? vscode.l10n.t('Give "{0}" Another Key in {1}', titleForMessage(paper), file)
          : vscode.l10n.t('Go to the Entry in {0}', file);
      const action = quickFix(title, diagnostic);
      const args = [origin.uri, origin.line, key, code === 'ambiguous-key'];
      action.command = { command: InternalCommand.showEntry, title, arguments: args };
      return [action];
    });
  }

  async #rewrites(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    if (!range.isSingleLine) return [];
    const { text } = document.lineAt(range.start.line);
    if (!text.trim()) return [];
    const mention = plainMention(text, range.start.character, range.end.character, await this.#lookups.now());
    if (!mention || this.#isWithinCitation(document, range)) return [];
    const place = new vscode.Range(range.start.line, mention.start, range.start.line, mention.end);
    return mention.papers
      .slice(0, MOST_PAPERS)
      .flatMap(paper => this.#rewrite(document, place, paper, mention.isInText));
  }

  #rewrite(document: vscode.TextDocument, place: vscode.Range, paper: Paper, isInText: boolean): vscode.CodeAction[] {
    const citation = citationText(this.#services, document, paper, isInText);
    if (citation === undefined) return [];
    const action = new vscode.CodeAction(vscode.l10n.t('Turn into Citation {0}', citation), TO_CITATION);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, place, citation);
    return [action];
  }

  #isWithinCitation(document: vscode.TextDocument, range: vscode.Range): boolean {
    const offset = document.offsetAt(range.start);
    return this.#services.notes.scans
      .of(document)
      .clusters.some(({ start, end, kind }) => kind !== 'footnote' && start < offset && offset < end);
  }
}

function quickFix(title: string, diagnostic: NoteDiagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}

function fixOf(document: vscode.TextDocument, diagnostic: NoteDiagnostic, title: string): vscode.CodeAction[] {
  const { fix } = diagnostic.problem;
  if (!fix) return [];
  const action = quickFix(title, diagnostic);
  const range = new vscode.Range(document.positionAt(fix.start), document.positionAt(fix.end));
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, range, fix.text);
  action.isPreferred = true;
  return [action];
}
