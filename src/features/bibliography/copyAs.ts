import * as vscode from 'vscode';
import { readSettings } from '../../adapters/settings';
import { cite } from '../../core/citations/citationFormats';
import { writeRecords, recordFor, type WriteFormat } from '../../core/formats/write/writeRecords';
import type { Paper } from '../../core/paper';
import { citingFor } from '../citing/citingContext';
import { papersFromTree } from '../papers/paperCommands';
import { plainLabel } from '../papers/paperWords';
import { formattedReferences } from './references';
import type { BibliographyServices } from './registerBibliography';

/** A form in which papers are put on the clipboard. */
interface CopyForm extends vscode.QuickPickItem {
  readonly form: string;
  readonly text: string;
}

const FILE_FORMATS: readonly (readonly [form: WriteFormat, label: string])[] = [
  ['bibtex', 'BibTeX'],
  ['biblatex', 'BibLaTeX'],
  ['csl-json', 'CSL-JSON'],
  ['csl-yaml', 'CSL-YAML'],
  ['ris', 'RIS'],
];

/** Every form of the papers; making one takes no time to speak of, and shows in its row what would be copied. */
async function copyForms(services: BibliographyServices, papers: readonly Paper[]): Promise<CopyForm[]> {
  const note = services.editors.last;
  const references = await formattedReferences(papers, note, services.rendering);
  const items = papers.map(paper => recordFor(paper.csl, paper.citationKey));
  const needsEscape = readSettings(note).escapeUnicode ? () => true : undefined;
  const joined = (part: 'text' | 'markdown' | 'html', separator: string) =>
    references.map(reference => reference[part]).join(separator);
  const citation = (note ? (await citingFor(services, note)).cite(papers) : cite(papers, 'pandoc')).text;
  const forms: readonly (readonly [form: string, label: string, text: string])[] = [
    ['text', vscode.l10n.t('Reference'), joined('text', '\n')],
    ['markdown', vscode.l10n.t('Reference in Markdown'), joined('markdown', '\n\n')],
    ['html', vscode.l10n.t('Reference in HTML'), references.map(({ html }) => `<p>${html}</p>`).join('\n')],
    ['citation', vscode.l10n.t('Citation'), citation],
    ...FILE_FORMATS.map(([form, label]) => [form, label, writeRecords(items, form, needsEscape)] as const),
  ];
  return forms.map(([form, label, text]) => ({ form, label, text, detail: plainLabel(text.slice(0, 300)) }));
}

/** The papers that the command is given, as keys or rows of the tree; else those that the person picks. */
async function papersFor(
  { service, picker }: BibliographyServices,
  args: readonly unknown[],
): Promise<readonly Paper[]> {
  const keys = [args[0]].flat().filter(key => typeof key === 'string');
  if (keys.length) {
    await service.whenReady();
    return keys.flatMap(key => service.library.get(key) ?? service.library.resolve(key).slice(0, 1));
  }
  const rows = papersFromTree(args);
  if (rows.length) return rows;
  const picked = await picker.pick({
    title: vscode.l10n.t('Copy As'),
    placeholder: vscode.l10n.t('Check papers to copy, or press Enter for the one in focus'),
    canSelectMany: true,
  });
  return picked?.papers ?? [];
}

/**
 * Puts papers on the clipboard, as text in the form that the person picks.
 * @param args rows of the tree, or keys and, to copy without asking, the form: `text`, `markdown`, `html`, `citation`,
 * `bibtex`, `biblatex`, `csl-json`, `csl-yaml` or `ris`
 */
export async function copyAs(services: BibliographyServices, args: readonly unknown[]): Promise<void> {
  const papers = await papersFor(services, args);
  const [first] = papers;
  if (!first) return;
  const forms = await copyForms(services, papers);
  const asked = forms.find(({ form }) => form === args[1]);
  const title =
    papers.length === 1
      ? vscode.l10n.t('Copy "{0}" As', plainLabel(first.citationKey))
      : vscode.l10n.t('Copy {0} Papers As', papers.length);
  const chosen =
    asked ?? (await vscode.window.showQuickPick(forms, { title, placeHolder: vscode.l10n.t('What to copy') }));
  if (!chosen) return;
  await vscode.env.clipboard.writeText(chosen.text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied as {0}', chosen.label), 3000);
}
