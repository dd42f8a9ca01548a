import 'mocha/mocha';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { LecternApi } from '../../../src/api';

function check(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** What the server of abstracts was asked. */
interface AbstractRequest {
  readonly method: string;
  readonly url: string;
  readonly referer?: string;
  readonly userAgent?: string;
}

async function requests(base: string): Promise<readonly AbstractRequest[]> {
  return (await (await fetch(`${base}/log`)).json()) as AbstractRequest[];
}

/** The extension, the folder, and where the launcher's server of abstracts is. */
async function room() {
  const api = await vscode.extensions.getExtension<LecternApi>('lectern.lectern')?.activate();
  check(api, 'the extension is not installed in this host');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  check(folder, 'no folder is open');
  const at = (name: string) => vscode.Uri.joinPath(folder.uri, name);
  const server = new TextDecoder().decode(await vscode.workspace.fs.readFile(at('abstract-server.json')));
  const { base } = JSON.parse(server) as { base: string };
  return { api, base, at, bytes: (text: string) => new TextEncoder().encode(text) };
}

async function abstractOf(key: string): Promise<string | undefined> {
  const api = await vscode.extensions.getExtension<LecternApi>('lectern.lectern')?.activate();
  return (await api?.papers())?.find(paper => paper.key === key)?.abstract;
}

async function point(arxivUrl: string | undefined, crossrefUrl: string | undefined): Promise<void> {
  const config = vscode.workspace.getConfiguration('lectern');
  await config.update('fetch.arxivUrl', arxivUrl, vscode.ConfigurationTarget.Global);
  await config.update('fetch.crossrefUrl', crossrefUrl, vscode.ConfigurationTarget.Global);
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

    test('fetches abstracts from hosts that let a browser read them, through a busy and a half answer', async () => {
      const { api, base, at, bytes } = await room();
      const records = [
        { id: 'one', type: 'article', title: 'Quagga Paper 2102.00001', custom: { arxiv: '2102.00001' } },
        { id: 'two', type: 'article', title: 'Quagga Paper 2102.00002', custom: { arxiv: '2102.00002' } },
        { id: 'three', type: 'article', title: 'Quagga Paper 10.5555/quagga.1', DOI: '10.5555/quagga.1' },
      ];
      await vscode.workspace.fs.writeFile(at('quagga.json'), bytes(JSON.stringify(records)));
      await api.open(at('quagga.json'));
      await point(`${base}/open`, `${base}/open`);
      await vscode.commands.executeCommand('lectern.fetchAbstracts', { confirmed: true });
      await api.whenReady();
      for (const { id } of records) check(/quagga/.test((await abstractOf(id)) ?? ''), `${id} has no abstract`);
      const log = await requests(base);
      const asked = log.filter(({ url }) => url.includes('2102.0000'));
      check(asked.length === 3, `asked ${asked.length} times`);
      check(!asked[2]?.url.includes('2102.00001'), 'what came whole of half an answer is asked for again');
      for (const { method, referer, userAgent } of log) {
        check(method === 'GET', `${method}: a header makes the browser ask for leave first`);
        check(referer === undefined, `a referrer was sent: ${referer}`);
        check(!userAgent?.includes('Lectern'), `the browser named ${userAgent}`);
      }
    });

    test('ends where a host lets no browser read its answers, and asks the other', async () => {
      const { api, base, at, bytes } = await room();
      const paper = {
        id: 'closed',
        type: 'article',
        title: 'Quagga Paper 2102.00009',
        custom: { arxiv: '2102.00009' },
      };
      await vscode.workspace.fs.writeFile(at('closed.json'), bytes(JSON.stringify([paper])));
      await api.open(at('closed.json'));
      await point(`${base}/closed`, `${base}/open`);
      const before = (await requests(base)).length;
      await vscode.commands.executeCommand('lectern.fetchAbstracts', { confirmed: true });
      check((await abstractOf('closed')) === undefined, 'an answer was read that the browser keeps to itself');
      const log = (await requests(base)).slice(before);
      check(
        log.some(({ url }) => url.startsWith('/closed/')),
        'the host was not asked',
      );
    });

    test('stops fetching when it is cancelled', async () => {
      const { api, base, at, bytes } = await room();
      const paper = { id: 'slow', type: 'article', title: 'Quagga Paper Slow', DOI: '10.5555/quagga:slow' };
      await vscode.workspace.fs.writeFile(at('slow.json'), bytes(JSON.stringify([paper])));
      await api.open(at('slow.json'));
      await point(`${base}/open`, `${base}/open`);
      const controller = new AbortController();
      const started = performance.now();
      const ended = vscode.commands.executeCommand('lectern.fetchAbstracts', {
        confirmed: true,
        signal: controller.signal,
      });
      for (let i = 0; i < 100 && !(await requests(base)).some(({ url }) => url.includes('slow')); i++)
        await new Promise(resolve => setTimeout(resolve, 100));
      controller.abort();
      await ended;
      check(performance.now() - started < 20_000, 'cancelling did not end it');
      check((await abstractOf('slow')) === undefined, 'an abstract came from nowhere');
      await point(undefined, undefined);
    });
  });

  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} web tests failed`)) : resolve()));
  });
}
