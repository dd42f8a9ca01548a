import 'mocha/mocha';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { LecternApi } from '../../../src/api';

function check(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** The same main path in the web worker host, where there is neither Node nor a file system but the editor's. */
export function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: undefined, timeout: 60_000 });

  suite('web', () => {
    test('loads the shipped papers, finds one and cites it', async () => {
      const api = await vscode.extensions.getExtension<LecternApi>('lectern.lectern')?.activate();
      check(api, 'the extension is not installed in this host');
      check((await api.papers()).length === 165, 'not 165 papers');
      const [best] = await api.search('vascular age', 1);
      check(best, 'nothing found');
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'See ' });
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(0, 4, 0, 4);
      await vscode.commands.executeCommand('lectern.insertCitation', best.paper.key);
      check(document.getText() === `See [@${best.paper.key}]`, document.getText());
    });

    test('renders citations and references for a Markdown engine', async () => {
      const api = await vscode.extensions.getExtension<LecternApi>('lectern.lectern')?.activate();
      check(api, 'the extension is not installed in this host');
      await api.whenReady();
      const content = '---\ncsl: apa\n---\n\nAs [@kim2025medclm, pp. 3-5].\n';
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
      // the preview itself runs in another host here, so this is an engine of the test's own
      const md = api.extendMarkdownIt(new MarkdownIt());
      let html = '';
      for (let i = 0; i < 100 && !html.includes('<i>MedCLM'); i++) {
        await new Promise(resolve => setTimeout(resolve, 100));
        html = md.render(content, { currentDocument: document.uri });
      }
      check(/<a class="lectern-citation"[^>]*>\(Kim et al\., 2025, pp\. 3–5\)<\/a>/.test(html), html);
      check(/id="ref-kim2025medclm" class="lectern-reference"/.test(html), html);
    });

    test('adds a cited paper to the bibliography of its note', async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      check(folder, 'no folder is open');
      const at = (name: string) => vscode.Uri.joinPath(folder.uri, name);
      const bytes = (text: string) => new TextEncoder().encode(text);
      await vscode.workspace.fs.writeFile(at('web.bib'), bytes('@misc{old, title = {Old}}\n'));
      await vscode.workspace.fs.writeFile(at('web.md'), bytes('---\nbibliography: web.bib\n---\n\nSee '));
      const config = vscode.workspace.getConfiguration('lectern');
      await config.update('addToBibliography', 'always', vscode.ConfigurationTarget.Global);
      const document = await vscode.workspace.openTextDocument(at('web.md'));
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(4, 4, 4, 4);
      await vscode.commands.executeCommand('lectern.insertCitation', 'kim2025medclm');
      let text = '';
      for (let i = 0; i < 100 && !text.includes('kim2025medclm'); i++) {
        await new Promise(resolve => setTimeout(resolve, 100));
        text = new TextDecoder().decode(await vscode.workspace.fs.readFile(at('web.bib')));
      }
      check(text.startsWith('@misc{old, title = {Old}}\n\n@misc{kim2025medclm,\n  author = {'), text);
    });
  });

  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} web tests failed`)) : resolve()));
  });
}
