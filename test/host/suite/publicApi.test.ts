import assert from 'node:assert/strict';
import type { LecternApi } from '../../../src/api';
import { activated } from './lectern';

suite('public API', () => {
  let api: LecternApi;
  suiteSetup(async () => {
    api = await activated();
  });

  test('has the 165 papers that ship', async () => {
    const papers = await api.papers();
    assert.equal(papers.length, 165);
    assert.equal(new Set(papers.map(paper => paper.key)).size, 165);
    const [first] = papers;
    assert.deepEqual(
      { key: first?.key, year: first?.year, author: first?.authors[0], topics: first?.topics },
      { key: 'kim2025medclm', year: 2025, author: { family: 'Kim', given: 'Soo Yong' }, topics: ['VLM', 'SEG'] },
    );
    assert.equal(first?.csl['id'], first?.key);
  });

  test('has sixteen topics whose papers are in the library', async () => {
    const keys = new Set((await api.papers()).map(paper => paper.key));
    const topics = await api.topics();
    assert.equal(topics.length, 16);
    assert.equal(topics[0]?.name, 'ECG & Electrograms');
    assert.ok(topics.every(topic => topic.papers.length > 0 && topic.papers.every(key => keys.has(key))));
  });

  test('finds a paper by half-typed words', async () => {
    const found = async (query: string) => (await api.search(query, 3)).map(({ paper }) => paper.key);
    assert.equal((await found('vascular age'))[0], (await found('vasc ag'))[0]);
    assert.ok((await found('medclm')).includes('kim2025medclm'));
    assert.equal((await api.search('ecg', 7)).length, 7);
    assert.deepEqual(await api.search('?!', 5), []);
  });

  test('writes a citation in each format', async () => {
    const keys = ['kim2025medclm', 'ward2025autoadaptive'];
    assert.equal(await api.cite(keys, 'pandoc'), '[@kim2025medclm; @ward2025autoadaptive]');
    assert.equal(await api.cite(['kim2025medclm']), '[@kim2025medclm]');
    assert.match(await api.cite(keys, 'in-text'), /^@kim2025medclm\W+@ward2025autoadaptive$/);
    assert.equal(await api.cite(['kim2025medclm'], 'link'), '[Kim et al. 2025](https://arxiv.org/abs/2510.04477)');
    assert.match(await api.cite(['kim2025medclm'], 'footnote'), /^\[\^kim2025medclm\]/);
    assert.equal(await api.cite(keys, 'latex'), '\\cite{kim2025medclm,ward2025autoadaptive}');
  });

  test('ends each form of summary with the citation', async () => {
    for (const form of ['line', 'paragraph', 'quote', 'bullets'] as const) {
      const text = await api.summarize('kim2025medclm', form);
      assert.ok(text.trimEnd().endsWith('[@kim2025medclm]'), text);
    }
  });

  test('rejects a key that it does not know', async () => {
    await assert.rejects(api.cite(['nobody1900nothing']), /nobody1900nothing/);
    await assert.rejects(api.summarize('nobody1900nothing'), /nobody1900nothing/);
  });
});
