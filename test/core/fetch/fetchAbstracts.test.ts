import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchAbstracts, hostsFor } from '../../../src/core/fetch/fetchAbstracts';
import type { WantedPaper } from '../../../src/core/fetch/fetchPlan';
import type { Http, Timer } from '../../../src/core/ports';

const WHERE = { arxiv: 'https://arxiv.example', crossref: 'https://crossref.example' };
const ABSTRACT = 'An abstract that is long enough to be one.';

interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Instead of any answer. */
  readonly error?: string;
}
type Script = (url: URL, count: number) => Scripted;

const wanted = (key: string, arxiv: readonly string[], doi: readonly string[] = [], title = ''): WantedPaper => ({
  key,
  title,
  ids: { arxiv, doi },
});
const entry = (id: string, title = 'A title') =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><summary>${ABSTRACT}</summary></entry>`;
const feed = (...entries: readonly string[]): Scripted => ({ body: `<feed>${entries.join('')}</feed>` });
const work = (DOI: string, abstract: string | undefined = ABSTRACT): Scripted => ({
  body: JSON.stringify({ message: { DOI, title: ['A title'], abstract } }),
});
/** As Crossref answers: one work, or a list of those it has. */
const worksAt = (url: URL, ...works: readonly Scripted[]): Scripted => {
  if (doisOf(url).length === 1) return works[0] ?? { status: 404 };
  const items = works.map(({ body = '' }) => (JSON.parse(body) as { message: unknown }).message);
  return { body: JSON.stringify({ message: { items } }) };
};
const doisOf = (url: URL) => {
  const list = /filter=([^&]*)/
    .exec(url.href)?.[1]
    ?.split(',')
    .map(part => part.replace('doi:', ''));
  return (list ?? [url.pathname.slice('/works/'.length)]).map(decodeURIComponent);
};
const idsOf = (url: URL) => /[?]id_list=([^&]+)/.exec(url.href)?.[1]?.split(',').map(decodeURIComponent) ?? [];

/** Runs a fetch against a script; time passes only by waiting. */
async function run(papers: readonly WantedPaper[], script: Script, cancelAt = Infinity) {
  const controller = new AbortController();
  const requests: { readonly at: number; readonly path: string }[] = [];
  let now = 0;
  const timer: Timer = {
    now: () => now,
    wait: async milliseconds => {
      now += milliseconds;
    },
  };
  const http: Http = {
    get: async address => {
      const url = new URL(address);
      requests.push({
        at: now,
        path: url.hostname.split('.')[0] + ' ' + (idsOf(url).join(',') || doisOf(url).join(',')),
      });
      if (requests.length >= cancelAt) controller.abort();
      const { status = 200, headers = {}, body = '', error } = script(url, requests.length);
      if (error) throw new Error(error);
      return { status, headers: { get: name => headers[name] ?? null }, text: async () => body };
    },
  };
  const found = new Map<string, string>();
  let settled = 0;
  const outcome = await fetchAbstracts(
    papers,
    WHERE,
    { http, timer, signal: controller.signal },
    {
      found: (id, abstract) => found.set(id, abstract),
      progress: (_base, count) => (settled += count),
    },
  );
  const verdicts = Object.fromEntries(outcome.verdicts.map(({ key, verdict }) => [key, verdict]));
  return { found, verdicts, outcome, requests, settled, paths: requests.map(({ path }) => path) };
}

describe('fetchAbstracts', () => {
  it('asks arXiv in hundreds, three seconds apart', async () => {
    const papers = Array.from({ length: 250 }, (_, i) => wanted(`p${i}`, [`2401.${String(i).padStart(5, '0')}`]));
    const { found, requests, settled } = await run(papers, url => feed(...idsOf(url).map(id => entry(id))));
    assert.deepEqual([found.size, settled, requests.map(({ at }) => at)], [250, 250, [0, 3000, 6000]]);
    assert.equal(found.get('arxiv:2401.00249'), ABSTRACT);
  });

  it('asks Crossref for what arXiv does not have, many at a time', async () => {
    const papers = [
      wanted('a', ['2401.00001'], ['10.1000/a']),
      wanted('b', ['2401.00002'], ['10.1000/b']),
      wanted('c', [], ['10.1000/c', '10.1000/d']),
      wanted('e', [], ['10.1000/e:1']),
    ];
    const { found, verdicts, requests } = await run(papers, url => {
      if (url.hostname.startsWith('arxiv')) return feed(entry('2401.00001'));
      return doisOf(url).length > 1 ? worksAt(url, work('10.1000/D')) : worksAt(url, work('10.1000/E:1'));
    });
    assert.deepEqual([...found.keys()], ['arxiv:2401.00001', 'doi:10.1000/d', 'doi:10.1000/e:1']);
    assert.deepEqual(verdicts, { a: 'fetched', b: 'notFound', c: 'fetched', e: 'fetched' });
    assert.deepEqual(
      requests.map(({ at, path }) => `${at} ${path}`),
      ['0 arxiv 2401.00001,2401.00002', '0 crossref 10.1000/b,10.1000/c,10.1000/d', '1000 crossref 10.1000/e:1'],
    );
  });

  it('goes slower where a host says that it allows less', async () => {
    const headers = { 'x-rate-limit-limit': '1', 'x-rate-limit-interval': '5s' };
    const papers = ['a', 'b', 'c'].map(name => wanted(name, [], [`10.1000/:${name}`]));
    const { requests } = await run(papers, () => ({ ...work('10.1000/:x'), headers }));
    assert.deepEqual(
      requests.map(({ at }) => at),
      [0, 5000, 10_000],
    );
    for (const odd of ['0', '-1', 'x', '1e-9']) {
      const { requests: others } = await run(papers, () => ({
        ...work('10.1000/:x'),
        headers: { ...headers, 'x-rate-limit-limit': odd },
      }));
      assert.equal(others.at(-1)?.at, 2000, odd);
    }
  });

  it('tells of a host that never says a word, and of no other', async () => {
    const papers = [wanted('a', ['2401.00001'], ['10.1000/a'])];
    const unreachable = async (script: Script, cancelAt?: number) =>
      (await run(papers, script, cancelAt)).outcome.unreachable;
    const isArxiv = (url: URL) => url.hostname.startsWith('arxiv');
    const blocked: Scripted = { error: 'Failed to fetch' };
    assert.deepEqual(await unreachable(url => (isArxiv(url) ? blocked : work('10.1000/a'))), [WHERE.arxiv]);
    assert.deepEqual(await unreachable(() => blocked), [WHERE.arxiv, WHERE.crossref]);
    assert.deepEqual(await unreachable(url => (isArxiv(url) ? { status: 503 } : { status: 404 })), []);
    assert.deepEqual(await unreachable(() => blocked, 1), []);
  });

  it('waits as long as a busy host says, else longer each time', async () => {
    const date = 'Wed, 01 Jan 2025 00:00:00 GMT';
    const later = 'Wed, 01 Jan 2025 00:00:40 GMT';
    const answers: readonly Scripted[] = [
      { status: 429, headers: { 'retry-after': '20' } },
      { status: 503, headers: { 'retry-after': later, date } },
      work('10.1000/:a'),
      { status: 500 },
      { error: 'timed out' },
      work('10.1000/:b'),
    ];
    const papers = [wanted('a', [], ['10.1000/:a']), wanted('b', [], ['10.1000/:b'])];
    const { verdicts, requests } = await run(papers, (_url, count) => answers[count - 1] ?? {});
    assert.deepEqual(verdicts, { a: 'fetched', b: 'fetched' });
    assert.deepEqual(
      requests.map(({ at }) => at),
      [0, 20_000, 60_000, 61_000, 63_000, 67_000],
    );
  });

  it('asks three times at most, and gives a host up that does not answer twice in a row', async () => {
    const papers = ['a', 'b', 'c', 'd'].map(name => wanted(name, [], [`10.1000/:${name}`]));
    const { verdicts, outcome, requests } = await run(papers, () => ({ error: 'no route' }));
    assert.equal(requests.length, 6);
    assert.deepEqual(verdicts, { a: 'failed', b: 'failed', c: 'failed', d: 'failed' });
    assert.match(outcome.verdicts[3]?.detail ?? '', /no route/);
  });

  it('leaves a host alone that wants more than a minute', async () => {
    const script: Script = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    const { requests, verdicts } = await run([wanted('a', [], ['10.1000/a'])], script);
    assert.deepEqual([requests.length, verdicts], [1, { a: 'failed' }]);
  });

  it('keeps what is whole of a half answer and asks for the rest', async () => {
    const papers = ['2401.00001', '2401.00002'].map(id => wanted(id, [id]));
    const { verdicts, paths } = await run(papers, (_url, count) =>
      count === 1 ? { body: `<feed>${entry('2401.00001')}<entry><id>http` } : feed(entry('2401.00002')),
    );
    assert.deepEqual(paths, ['arxiv 2401.00001,2401.00002', 'arxiv 2401.00002']);
    assert.deepEqual(verdicts, { '2401.00001': 'fetched', '2401.00002': 'fetched' });
  });

  it('finds the id for which a whole batch is refused', async () => {
    const ids = ['2401.00001', '2401.00002', '2401.99999', '2401.00004'];
    const { verdicts } = await run(
      ids.map(id => wanted(id, [id])),
      url => (idsOf(url).includes('2401.99999') ? { status: 400 } : feed(...idsOf(url).map(id => entry(id)))),
    );
    assert.deepEqual(Object.values(verdicts), ['fetched', 'fetched', 'failed', 'fetched']);
  });

  it('does not give up a host that refuses single ids', async () => {
    const papers = ['a', 'b', 'c', 'd'].map(name => wanted(name, [], [`10.1000/:${name}`]));
    const { verdicts } = await run(papers, (_url, count) => (count < 4 ? { status: 400 } : work('10.1000/:d')));
    assert.deepEqual(Object.values(verdicts), ['failed', 'failed', 'failed', 'fetched']);
  });

  it('does not halve a batch where the host refuses who asks', async () => {
    const papers = ['2401.00001', '2401.00002'].map(id => wanted(id, [id]));
    assert.equal((await run(papers, () => ({ status: 403 }))).requests.length, 1);
  });

  it('uses no answer about another paper', async () => {
    const papers = [wanted('a', ['2401.00001'], [], 'On Tea and Cups'), wanted('b', [], ['10.1000/b'])];
    const { found, verdicts, outcome } = await run(papers, url =>
      url.hostname.startsWith('arxiv')
        ? feed(entry('2401.00001', 'On Something Else'), entry('2401.00777'))
        : work('10.1000/z'),
    );
    assert.deepEqual([found.size, verdicts], [0, { a: 'otherTitle', b: 'notFound' }]);
    assert.deepEqual(outcome.strangers, ['arxiv:2401.00777', 'doi:10.1000/z']);
  });

  it('matches an old arXiv id with its subject class', async () => {
    const { found } = await run([wanted('a', ['math.GT/0309136'])], () => feed(entry('math/0309136')));
    assert.deepEqual([...found.keys()], ['arxiv:math.GT/0309136']);
  });

  it('stops where it is cancelled and keeps what came', async () => {
    const papers = ['a', 'b', 'c'].map(name => wanted(name, [], [`10.1000/:${name}`]));
    const { verdicts, requests } = await run(papers, url => work(decodeURIComponent(url.pathname.slice(7))), 2);
    assert.equal(requests.length, 2);
    assert.deepEqual(verdicts, { a: 'fetched', b: 'fetched', c: 'notAsked' });
  });

  it('asks nobody for nothing', async () => {
    assert.equal((await run([], () => ({}))).requests.length, 0);
  });
});

describe('hostsFor', () => {
  it('names only hosts that know one of the papers', () => {
    assert.deepEqual(hostsFor([wanted('a', ['2401.00001'])], WHERE), [WHERE.arxiv]);
    assert.deepEqual(hostsFor([wanted('a', ['2401.00001'], ['10.1000/a'])], WHERE), [WHERE.arxiv, WHERE.crossref]);
  });
});
