import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { AbstractCache } from '../../../src/adapters/abstractCache';
import type { LecternApi } from '../../../src/api';
import { Library } from '../../../src/core/library/library';
import type { Source } from '../../../src/core/library/source';
import { FetchedAbstracts } from '../../../src/features/papers/fetchedAbstracts';
import { Command, Setting, SETTINGS } from '../../../src/features/ids';
import { pageUri } from '../../../src/features/papers/paperPages';
import { activated, until } from './lectern';

/** An answer, or what happens instead of one. */
interface Answer {
  readonly status?: number;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string;
  /** `silent`: nothing ever comes. `cut`: the connection ends in the middle of the body. */
  readonly instead?: 'silent' | 'cut';
}

const ABSTRACT = 'Fetched for the quagga test: leaves were steeped and the cups were counted.';

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const entry = (id: string, title: string, summary: string) =>
  `<entry><id>http://arxiv.org/abs/${id}v2</id><title>${escapeXml(title)}</title><summary>  ${summary}\n</summary></entry>`;
const feed = (entries: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${entries.join('\n')}\n</feed>\n`;
const work = (DOI: string, title: string, abstract: string) =>
  JSON.stringify({ status: 'ok', 'message-type': 'work', message: { DOI, title: [title], abstract } });

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

suite('Fetch Abstracts', () => {
  let api: LecternApi;
  let server: http.Server;
  let requests: string[] = [];
  /** What a test wants other than the usual answer. */
  let script: (ids: readonly string[], count: number) => Answer | undefined = () => undefined;
  let titles: ReadonlyMap<string, string> = new Map();
  let opened = 0;
  /** Requests that followed a redirection. */
  let strayed = 0;

  /** Answers in the hosts' own formats about every paper of the library. */
  function usualAnswer(url: URL, ids: readonly string[]): Answer {
    const known = ids.filter(id => titles.has(id));
    if (url.pathname === '/arxiv/api/query') {
      return { body: feed(known.map(id => entry(id, titles.get(id) ?? '', ABSTRACT))) };
    }
    if (url.pathname.endsWith('/works')) {
      const items = known.map(
        doi =>
          JSON.parse(work(doi.toUpperCase(), titles.get(doi) ?? '', `<jats:p>${ABSTRACT}</jats:p>`)) as {
            message: unknown;
          },
      );
      return { body: JSON.stringify({ status: 'ok', message: { items: items.map(({ message }) => message) } }) };
    }
    const [doi] = known;
    if (!doi) return { status: 404, body: 'Resource not found.' };
    return { body: work(doi.toUpperCase(), titles.get(doi) ?? '', `<jats:p>${ABSTRACT}</jats:p>`) };
  }

  function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const list = /[?]id_list=([^&]*)/.exec(url.href)?.[1];
    if (url.pathname.endsWith('/elsewhere')) strayed++;
    const filter = /[?]filter=([^&]*)/.exec(url.href)?.[1]?.replaceAll('doi:', '');
    const ids = (list ?? filter ?? url.pathname.replace('/crossref/works/', '')).split(',').map(decodeURIComponent);
    requests.push(ids.join(','));
    const { status = 200, headers, body = '', instead } = script(ids, requests.length) ?? usualAnswer(url, ids);
    if (instead === 'silent') return;
    if (instead === 'cut') {
      response.writeHead(200, { 'Content-Length': body.length + 1000 });
      response.write(body, () => setTimeout(() => response.destroy(), 50));
      return;
    }
    response.writeHead(status, headers).end(body);
  }

  async function point(setting: string, value: string | undefined): Promise<void> {
    await vscode.workspace.getConfiguration(SETTINGS).update(setting, value, vscode.ConfigurationTarget.Global);
  }

  async function learnTitles(): Promise<void> {
    const papers = await api.papers();
    titles = new Map(
      papers.flatMap(({ csl, title }) => {
        const custom = csl['custom'] as { arxiv?: string } | undefined;
        const doi = typeof csl['DOI'] === 'string' ? csl['DOI'].toLowerCase() : undefined;
        return [custom?.arxiv, doi].flatMap(id => (id ? [[id, title] as const] : []));
      }),
    );
  }

  /** Opens papers with these identifiers and no abstract; resolves to their keys. */
  async function openPapers(
    ...items: readonly { readonly arxiv?: string; readonly doi?: string }[]
  ): Promise<string[]> {
    const file = ++opened;
    const records = items.map(({ arxiv, doi }, index) => ({
      id: `fetch${file}x${index}`,
      type: 'article',
      title: `Quagga Paper Number ${file} of Series ${index}`,
      issued: { 'date-parts': [[2020]] },
      ...(doi && { DOI: doi }),
      ...(arxiv && { custom: { arxiv } }),
    }));
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, `fetch-${file}.json`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(records)));
    await api.open(uri);
    await learnTitles();
    return records.map(({ id }) => id);
  }

  async function run(choice: { readonly signal?: AbortSignal; readonly timeout?: number } = {}): Promise<void> {
    requests = [];
    await vscode.commands.executeCommand(Command.fetchAbstracts, { confirmed: true, ...choice });
    await api.whenReady();
  }

  async function abstractsOf(keys: readonly string[]): Promise<(string | undefined)[]> {
    const papers = await api.papers();
    return keys.map(key => papers.find(paper => paper.key === key)?.abstract);
  }

  suiteSetup(async () => {
    api = await activated();
    server = http.createServer(answer);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await point(Setting.fetchArxivUrl, `${base}/arxiv/`);
    await point(Setting.fetchCrossrefUrl, `${base}/crossref`);
    await learnTitles();
  });

  setup(() => {
    script = () => undefined;
  });

  suiteTeardown(async () => {
    server.closeAllConnections();
    server.close();
    await point(Setting.fetchArxivUrl, undefined);
    await point(Setting.fetchCrossrefUrl, undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('completes every paper that a host knows, once and for good', async () => {
    const [preprint = '', article = ''] = await openPapers({ arxiv: '2101.00001' }, { doi: '10.5555/Quagga.1' });
    await run();
    assert.ok(requests.length >= 2);
    assert.ok(requests.every(ids => ids.split(',').length <= 100));
    assert.deepEqual(await abstractsOf([preprint, article]), [ABSTRACT, ABSTRACT]);
    const bare = (await api.papers()).filter(
      paper => !paper.abstract && paper.links.some(({ label }) => label === 'arXiv' || label === 'DOI'),
    );
    assert.deepEqual(
      bare.map(({ key }) => key),
      [],
    );

    const page = await vscode.workspace.openTextDocument(pageUri(preprint));
    await until('the abstract on the page', () => (page.getText().includes('quagga test') ? true : undefined));
    const [best] = await api.search('quagga steeped', 3);
    assert.match(best?.paper.abstract ?? '', /quagga/);

    await run();
    assert.deepEqual(requests, []);
    await vscode.commands.executeCommand(Command.refresh);
    await until('the abstract after a reload', async () => (await abstractsOf([preprint]))[0]);
    assert.deepEqual(requests, []);
  });

  test('asks a busy host again and keeps what is whole of half an answer', async () => {
    const keys = await openPapers({ arxiv: '2102.00001' }, { arxiv: '2102.00002' }, { doi: '10.5555/quagga.2' });
    script = (ids, count) => {
      if (count === 1) return { status: 503, headers: { 'Retry-After': '0' } };
      const first = ids.find(id => id === '2102.00001');
      const half = () =>
        `<feed>${entry('2102.00001', titles.get('2102.00001') ?? '', ABSTRACT)}<entry><id>http://arxiv`;
      if (count === 2 && first) return { body: half(), instead: 'cut' };
      if (count === 4) return { body: '{"status":"ok","message":{"DOI":"10.5555/quag' };
      return undefined;
    };
    await run();
    const asked = ['2102.00001,2102.00002', '2102.00001,2102.00002', '2102.00002'];
    assert.deepEqual(requests, [...asked, '10.5555/quagga.2', '10.5555/quagga.2']);
    assert.deepEqual(await abstractsOf(keys), [ABSTRACT, ABSTRACT, ABSTRACT]);
  });

  test('ends where a host never answers', async () => {
    const keys = await openPapers({ arxiv: '2103.00001' });
    script = () => ({ instead: 'silent' });
    await run({ timeout: 200 });
    assert.equal(requests.length, 3);
    assert.deepEqual(await abstractsOf(keys), [undefined]);
  });

  test('stops when it is cancelled and keeps what came', async () => {
    const keys = await openPapers({ doi: '10.5555/quagga:4a' }, { doi: '10.5555/quagga:4b' });
    const controller = new AbortController();
    script = ids => {
      if (ids[0]?.startsWith('2103')) return { status: 404 };
      if (ids[0] === '10.5555/quagga:4a') return undefined;
      setTimeout(() => controller.abort(), 50);
      return { instead: 'silent' };
    };
    await run({ signal: controller.signal });
    assert.deepEqual(await abstractsOf(keys), [ABSTRACT, undefined]);
  });

  test('uses no answer about another paper or under another title', async () => {
    const keys = await openPapers({ arxiv: '2105.00001' }, { doi: '10.5555/quagga.5' });
    script = ids =>
      ids[0]?.startsWith('10.')
        ? { body: work('10.5555/other', 'Quagga Paper', `<jats:p>${ABSTRACT}</jats:p>`) }
        : { body: feed([entry('2105.00001', 'Nothing of the Kind', ABSTRACT), entry('2199.00001', 'x', ABSTRACT)]) };
    await run();
    assert.deepEqual(await abstractsOf(keys), [undefined, undefined]);
  });

  test('follows no redirection to another place', async () => {
    const [key = ''] = await openPapers({ arxiv: '2106.00001' });
    script = () => ({ status: 302, headers: { Location: '/arxiv/elsewhere?id_list=2106.00001' } });
    await run();
    assert.deepEqual(await abstractsOf([key]), [undefined]);
    assert.ok(requests.length > 0);
    assert.equal(strayed, 0);
  });

  test('takes hostile text as text', async () => {
    const [key = ''] = await openPapers({ doi: '10.5555/quagga:7' });
    const hostile = `<jats:title>Abstract</jats:title><jats:p>Quagga &lt;img src=x onerror=alert(1)&gt; [a](command:x)\u0000\u202e
      <script>alert(2)</script> $(alert) &amp;lt;b&amp;gt; ends here.</jats:p>`;
    script = ids => {
      if (ids[0] === '10.5555/quagga:7') return { body: work('10.5555/quagga:7', titles.get(ids[0]) ?? '', hostile) };
      return undefined;
    };
    await run();
    const [abstract = ''] = await abstractsOf([key]);
    assert.equal(abstract, 'Quagga <img src=x onerror=alert(1)> [a](command:x) alert(2) $(alert) <b> ends here.');
    const page = await vscode.workspace.openTextDocument(pageUri(key));
    await until('the abstract on the page', () => (page.getText().includes('ends here') ? true : undefined));
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', page.getText());
    assert.doesNotMatch(html, /<(?:img|script|b)\b|href="command:/);
  });

  test('asks nobody where an address is no web address', async () => {
    const address = vscode.workspace.getConfiguration(SETTINGS).get<string>(Setting.fetchArxivUrl);
    await point(Setting.fetchArxivUrl, 'file:///etc');
    await openPapers({ arxiv: '2108.00001' });
    await run();
    assert.deepEqual(requests, []);
    await point(Setting.fetchArxivUrl, address);
  });

  test('has addresses that a workspace cannot change', async () => {
    const section = vscode.workspace.getConfiguration(SETTINGS);
    for (const setting of [Setting.fetchArxivUrl, Setting.fetchCrossrefUrl]) {
      await assert.rejects(async () =>
        section.update(setting, 'https://evil.example', vscode.ConfigurationTarget.Workspace),
      );
    }
  });

  test('keeps abstracts in one file and throws a damaged one away', async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'stored-abstracts');
    const [one, other] = [new AbstractCache(folder, quiet), new AbstractCache(folder, quiet)];
    assert.equal((await one.load()).size, 0);
    await one.add(new Map([['arxiv:1', 'One.']]));
    const both = new Map([
      ['arxiv:1', 'One.'],
      ['doi:2', 'Two.'],
    ]);
    assert.deepEqual(await other.add(new Map([['doi:2', 'Two.']])), both);
    assert.deepEqual(await one.load(), both);
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    assert.deepEqual(names, ['abstracts.json']);
    await vscode.workspace.fs.writeFile(one.uri, new TextEncoder().encode('{"version":1,"abstracts":{"arx'));
    assert.equal((await one.load()).size, 0);
    assert.deepEqual(await vscode.workspace.fs.readDirectory(folder), []);
  });

  test('completes papers from what earlier sessions have stored', async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'earlier');
    const cache = new AbstractCache(folder, quiet);
    await cache.add(new Map([['arxiv:2109.00001', ABSTRACT]]));

    const library = new Library();
    const item = { id: 'earlier', type: 'article', title: 'Found Before', custom: { arxiv: '2109.00001' } };
    const own: Source = { uri: 'test:own', records: [{ item, line: 0 }], problems: [], level: 'user' };
    const changed = new vscode.EventEmitter<void>();
    let files: readonly Source[] = [own];
    let given: Source | undefined;
    const setExtra = async (_name: string, source: Source | undefined) => {
      given = source;
      library.setSources(source ? [...files, source] : files);
      changed.fire();
    };
    const fetched = new FetchedAbstracts({ library, onDidChange: changed.event, setExtra }, cache, quiet);
    library.setSources(files);
    changed.fire();
    await until('the stored abstract', () => library.get('earlier')?.abstract);

    // once its own source is gone the abstract does not keep the paper
    files = [];
    library.setSources(given ? [given] : []);
    changed.fire();
    await until('the end of the source', () => (given === undefined ? true : undefined));
    assert.deepEqual(library.papers, []);
    vscode.Disposable.from(fetched, changed).dispose();
  });
});
