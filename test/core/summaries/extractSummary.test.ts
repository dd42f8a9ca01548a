import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { abstractSentences } from '../../../src/core/summaries/abstractSentences';
import { extractSummary, rolesOf } from '../../../src/core/summaries/extractSummary';
import { trainedModel } from '../../../src/core/summaries/trainedModel';

const ABSTRACT = [
  'Maps are used all over the world.',
  'However, drawing them by hand remains slow and error-prone.',
  'In this paper, we propose Hand, a network that draws maps from photographs.',
  'It has two parts, which are trained together.',
  'Experiments on three cities show that Hand outperforms earlier methods.',
  '© 2020 The Makers. All rights reserved.',
].join(' ');

function extract(text: string, count: number): string[] {
  return extractSummary(abstractSentences(text), count, 'Maps by Hand', trainedModel);
}

describe('the roles of sentences', () => {
  it('are told by a trained model', () => {
    assert.deepEqual(rolesOf(abstractSentences(ABSTRACT), trainedModel), [
      'background',
      'background',
      'objective',
      'method',
      'result',
    ]);
  });

  it('are told by labels in capitals that have no colon', () => {
    assert.deepEqual(abstractSentences('RESULTS Nine maps age. CONCLUSIONS A map of 15 towns ages. DNA ages.'), [
      { role: 'result', text: 'Nine maps age.' },
      { role: 'result', text: 'A map of 15 towns ages.' },
      { role: 'result', text: 'DNA ages.' },
    ]);
    assert.deepEqual(abstractSentences('DATA MINING HELPS.'), [{ role: undefined, text: 'DATA MINING HELPS.' }]);
  });

  it('are told by section labels where there are any', () => {
    const labelled = abstractSentences('Results: We map. We fold. Materials and Methods - We try. Background. We ask.');
    assert.deepEqual(labelled, [
      { role: 'result', text: 'We map.' },
      { role: 'result', text: 'We fold.' },
      { role: 'method', text: 'We try.' },
      { role: 'background', text: 'We ask.' },
    ]);
  });
});

describe('extractSummary', () => {
  const proposal = 'We propose Hand, a network that draws maps from photographs.';

  it('takes what the authors did, then a result, then the problem, in their order', () => {
    assert.deepEqual(extract(ABSTRACT, 1), [proposal]);
    assert.deepEqual(extract(ABSTRACT, 2), [
      proposal,
      'Experiments on three cities show that Hand outperforms earlier methods.',
    ]);
    assert.equal(extract(ABSTRACT, 3).length, 3);
    assert.equal(extract(ABSTRACT, 3)[1], proposal);
  });

  it('takes no sentence that points back without the one before it', () => {
    assert.deepEqual(extract('This is hard. They fail in this. We present a map of all things that are known.', 1), [
      'We present a map of all things that are known.',
    ]);
  });

  it('takes less of the background where the authors never speak of themselves', () => {
    const model = {
      roles: () => [
        [0.9, 0, 0, 0.1, 0],
        [0, 0, 0, 1, 0],
      ],
      scores: () => [1.5, 1],
    };
    const taken = (text: string) => extractSummary(abstractSentences(text), 1, '', model);
    assert.deepEqual(taken('Maps matter. Drivers with maps were late.'), ['Drivers with maps were late.']);
    assert.deepEqual(taken('Maps matter. We were late.'), ['Maps matter.']);
  });

  it('takes less of the methods there', () => {
    const model = {
      roles: () => [
        [0, 0, 0.9, 0.1, 0],
        [0, 0, 0, 1, 0],
      ],
      scores: () => [1.2, 1],
    };
    const taken = (text: string) => extractSummary(abstractSentences(text), 1, '', model);
    assert.deepEqual(taken('Nine maps were folded. Drivers were late.'), ['Drivers were late.']);
    assert.deepEqual(taken('Nine maps were folded. We were late.'), ['Nine maps were folded.']);
  });

  it('says something of every text, and only what stands there', () => {
    const piece = fc.constantFrom(
      'This fails. ',
      'We propose maps. ',
      'However, it works. ',
      '42. ',
      'Copyright. ',
      'x ',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), fc.integer({ min: 1, max: 4 }), (pieces, count) => {
        const text = pieces.join('');
        const found = extract(text, count);
        assert.ok(found.length >= 1 && found.length <= count);
        for (const sentence of found) assert.ok(text.toLowerCase().includes(sentence.toLowerCase()), sentence);
      }),
    );
  });
});
