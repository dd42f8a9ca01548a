import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toPaper } from '../../../src/core/paper';
import { summaryTable } from '../../../src/core/summaries/summaryTable';
import { trainedModel } from '../../../src/core/summaries/trainedModel';

function table(abstract: string | undefined, custom = {}) {
  return summaryTable(toPaper({ id: 'k', type: 'article', title: 'Maps by Hand', abstract, custom }), trainedModel);
}

describe('summaryTable', () => {
  it('puts each sentence under its heading', () => {
    const abstract = [
      'Maps are used all over the world.',
      'However, drawing them by hand remains slow and costly.',
      'In this paper, we propose a neural network that draws maps from photographs.',
      'We train it on 12,000 images of four cities.',
      'Experiments show that it outperforms earlier methods by 7.5%.',
      'Code is available at https://github.com/maps/hand.',
    ].join(' ');
    assert.deepEqual(table(abstract), {
      problem: 'Drawing them by hand remains slow and costly.',
      approach: 'We propose a neural network that draws maps from photographs.',
      data: 'We train it on 12,000 images of four cities.',
      result: 'Experiments show that it outperforms earlier methods by 7.5%.',
      code: 'https://github.com/maps/hand',
    });
  });

  it('goes by the labels of a structured abstract', () => {
    const { problem, approach, result } = table(
      'BACKGROUND: Folding is an old art. METHODS: Paper was folded twice. RESULTS: Nothing tore. It held for days.',
    );
    assert.deepEqual(
      [problem, approach, result],
      ['Folding is an old art.', 'Paper was folded twice.', 'Nothing tore.'],
    );
  });

  it('leaves a cell empty rather than guess', () => {
    const empty = { problem: undefined, approach: undefined, data: undefined, result: undefined, code: undefined };
    assert.deepEqual(table(undefined), empty);
    assert.deepEqual(table('A note on maps.'), empty);
  });

  it('prefers the code that the record names, and no link that is none', () => {
    const abstract = 'We propose maps that draw themselves. See https://github.com/a/b.';
    assert.equal(table(abstract, { code: 'https://example.org/code' }).code, 'https://example.org/code');
    assert.equal(table(abstract).code, 'https://github.com/a/b');
    assert.equal(table('We propose maps. See https://example.org/about for more.').code, undefined);
  });

  it('reads the written summary where there is no abstract', () => {
    const { approach } = table(undefined, { summary: 'Maps are slow. This paper presents a network that draws them.' });
    assert.equal(approach, 'This paper presents a network that draws them.');
  });
});
