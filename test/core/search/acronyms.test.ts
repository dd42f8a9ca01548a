import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AcronymTable, findAcronyms, findKeywordAcronyms } from '../../../src/core/search/acronyms';

describe('findAcronyms', () => {
  it('finds the long form before and after its short form', () => {
    assert.deepEqual(findAcronyms('An electrocardiogram (ECG) and RNN (recurrent neural network) help.'), [
      { short: 'ECG', long: 'electrocardiogram' },
      { short: 'RNN', long: 'recurrent neural network' },
    ]);
  });

  it('takes the shortest long form, plurals as their singular', () => {
    assert.deepEqual(findAcronyms('We train large language models (LLMs) on text.'), [
      { short: 'LLM', long: 'large language models' },
    ]);
  });

  it('passes over brackets that explain nothing', () => {
    assert.deepEqual(findAcronyms('See above (Fig. 2), in 2020 (n = 12), often (however) and again (ABC).'), []);
  });
});

describe('findKeywordAcronyms', () => {
  it('pairs neighbours of which one is the short form', () => {
    assert.deepEqual(findKeywordAcronyms(['ECG', 'electrocardiogram', 'visual question answering', 'VQA', 'CT']), [
      { short: 'ECG', long: 'electrocardiogram' },
      { short: 'VQA', long: 'visual question answering' },
    ]);
  });
});

describe('AcronymTable', () => {
  it('knows what it was told and forgets what was taken back', () => {
    const table = new AcronymTable();
    const pair = { short: 'LLM', long: 'Large Language Models' };
    table.count([pair, pair], 1);
    assert.deepEqual(table.longForms('llm'), [['larg', 'languag', 'model']]);
    assert.deepEqual(table.shortForms(['larg', 'languag', 'model']), ['llm']);
    table.count([pair, pair], -1);
    assert.deepEqual([table.longForms('llm'), table.shortForms(['larg', 'languag', 'model'])], [[], []]);
  });
});
