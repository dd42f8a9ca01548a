import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scanWords } from '../../../src/core/search/scanWords';
import { stem, tokenize } from '../../../src/core/search/terms';

function sentences(text: string): number {
  let ends = 0;
  scanWords(text, { word: () => undefined, compound: () => undefined, sentenceEnd: () => ends++ });
  return ends;
}

describe('tokenize', () => {
  it('folds case and diacritics', () => {
    assert.deepEqual(tokenize('Müller, Medisûr & Łódź'), ['muller', 'medisur', 'lodz']);
  });

  it('gives hyphenated words as parts and as one', () => {
    assert.deepEqual(tokenize('self-supervised'), ['self', 'supervised', 'selfsupervised']);
    assert.deepEqual(tokenize('state-of-the-art x'), ['state', 'of', 'the', 'art', 'stateoftheart', 'x']);
  });

  it('keeps what letters and digits make together', () => {
    assert.deepEqual(tokenize('SpO₂ 12-lead MIMIC-IV Sub-6 GHz'), [
      'spo2',
      '12',
      'lead',
      '12lead',
      'mimic',
      'iv',
      'mimiciv',
      'sub',
      '6',
      'sub6',
      'ghz',
    ]);
    assert.deepEqual(tokenize('wav2vec 2.0, at 3.7 GHz.'), ['wav2vec', '2.0', 'at', '3.7', 'ghz']);
  });

  it('drops a possessive s and joins what an apostrophe parts', () => {
    assert.deepEqual(tokenize("Alzheimer's, O’Kira"), ['alzheimer', 'okira']);
  });

  it('takes each character of a script without spaces as a word', () => {
    assert.deepEqual(tokenize('医学AI'), ['医', '学', 'ai']);
  });

  it('finds nothing in a text without letters and digits', () => {
    assert.deepEqual(tokenize(' -- … ""'), []);
  });

  it('tells the ends of sentences from decimal points', () => {
    assert.equal(sentences('It gains 3.5 points. Is it good? Yes'), 2);
  });
});

describe('stem', () => {
  it('is one for British and American spelling', () => {
    const pairs = [
      ['tumour', 'tumor'],
      ['tumours', 'tumors'],
      ['localisation', 'localization'],
      ['optimised', 'optimized'],
      ['analysed', 'analyzed'],
      ['haemoglobin', 'hemoglobin'],
      ['paediatric', 'pediatric'],
      ['fibre', 'fiber'],
      ['modelling', 'modeling'],
      ['behavioural', 'behavioral'],
      ['programme', 'program'],
    ] as const;
    for (const [british, american] of pairs) assert.equal(stem(british), stem(american), british);
  });

  it('keeps words together that only look British', () => {
    assert.equal(stem('supervised'), stem('supervision'));
    assert.equal(stem('precise'), stem('precision'));
  });

  it('leaves short words and numbers alone', () => {
    assert.deepEqual(['us', 'is', '2.0', '12leads'].map(stem), ['us', 'is', '2.0', '12leads']);
  });
});
