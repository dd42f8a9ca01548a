import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { splitSentences } from '../../../src/core/summaries/splitSentences';

/** Each case is written with ` | ` where a sentence ends. */
function check(...marked: string[]): void {
  assert.deepEqual(
    marked.map(text => splitSentences(text.replaceAll(' | ', ' ')).join(' | ')),
    marked,
  );
}

describe('splitSentences', () => {
  it('ends sentences at full stops, question and exclamation marks', () => {
    check('We built it. | It works! | Does it? | "Yes." | (It does.) | 3 of 4 agree.');
  });

  it('keeps abbreviations, decimals and names whole', () => {
    check(
      'We use cues, e.g. The Lancet and i.e. BMJ, cf. Smith. | It works.',
      'AUC rose to 0.93 (vs. 0.88) on DR.BENCH v2.0. | See Fig. 2 and Eqs. (3) and Sec. IV.',
      'Dr. Smith and J. B. Lee et al. Nature agree. | They do.',
      'It is better than Lee et al. | We show why.',
      'Data come from the U.S. Department of Health. | Code, models, etc. | The data are open.',
      'Approx. 5 mg of No. 7 was used.',
    );
  });

  it('keeps a section label with its sentence', () => {
    check('Background: It is hard. | METHODS: We try.', 'BACKGROUND. It is hard. | Methods. We try.');
  });

  it('keeps the number of a list with its item', () => {
    check('It does: 1. Maps of towns. | 2. Lists of maps. | It works in version 2. | We show it.');
    assert.deepEqual(splitSentences('Uses: • Maps • Lists'), ['Uses:', '• Maps', '• Lists']);
  });

  it('ends a sentence where the blank behind it was lost', () => {
    assert.deepEqual(splitSentences('Maps fade (in time).We draw v1.0.In Node.The rest stays.'), [
      'Maps fade (in time).',
      'We draw v1.0.',
      'In Node.',
      'The rest stays.',
    ]);
    check('See Site.org and Node.js for it. | We do.');
  });

  it('keeps a closing quote with its sentence', () => {
    check('They call it “work. ” | We do not.');
  });

  it('knows Chinese and Japanese full stops', () => {
    assert.deepEqual(splitSentences('我们提出方法。效果很好！'), ['我们提出方法。', '效果很好！']);
  });

  it('gives nothing for nothing', () => {
    assert.deepEqual(splitSentences(' \n '), []);
  });

  it('loses no character', () => {
    const piece = fc.constantFrom(
      'We',
      ' ',
      '. ',
      '.',
      '! ',
      'e.g.',
      'et al. ',
      '3.1',
      '"',
      ')',
      '。',
      'A. ',
      '\n',
      'x',
      '…',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const bare = (text: string) => text.replace(/\s/g, '');
        assert.equal(bare(splitSentences(pieces.join('')).join('')), bare(pieces.join('')));
      }),
    );
  });
});
