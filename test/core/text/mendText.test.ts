import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mendText } from '../../../src/core/text/mendText';

/** Each line `dirty → clean`. */
function assertMends(table: readonly (readonly [dirty: string, clean: string])[]): void {
  assert.deepEqual(
    table.map(([dirty]) => mendText(dirty)),
    table.map(([, clean]) => clean),
  );
}

test('unescapes what LaTeX escapes', () => {
  assertMends([
    ['a rise of 10\\%', 'a rise of 10%'],
    ['R\\&D for \\$5, item\\_a \\#1', 'R&D for $5, item_a #1'],
    ['patient\\\'s \\"old\\" file', 'patient\'s "old" file'],
  ]);
});

test('writes indices and powers as plain text', () => {
  assertMends([
    ['SpO_{2}, SpO$_2$ and SpO$_{2}$', 'SpO2, SpO2 and SpO2'],
    ['H_2O, CO_2, (W_1), F_{max}', 'H2O, CO2, (W1), F_max'],
    ['\\chi^2=7, $R^{2}$, 10^{-3}, 10^10', 'χ²=7, R², 10⁻³, 10¹⁰'],
    ['37$^\\circ$C on the 5$^{th}$ day', '37°C on the 5th day'],
    ['\\textsuperscript{2}H', '²H'],
  ]);
});

test('drops commands for letter shapes and keeps their words', () => {
  assertMends([
    ['a {\\em steady} pulse', 'a steady pulse'],
    ['\\emph{a \\textbf{bold} word}', 'a bold word'],
    ['$\\mathcal{O}(n^2)$ and $\\frac{a}{b}$', 'O(n²) and a/b'],
    ['cut in \\emph{the midd', 'cut in the midd'],
    ['shown before~\\cite{one,two}', 'shown before'],
  ]);
});

test('mends addresses and leaves their own signs alone', () => {
  assertMends([
    ['\\url{https://x.example/a\\_b~c}', 'https://x.example/a_b~c'],
    ['\\href{https://x.example}{the page}', 'the page (https://x.example)'],
    ['at\\footnote{https://x.example}.', 'at (https://x.example).'],
    ['https://x.example/~me/a_1^2', 'https://x.example/~me/a_1^2'],
    ['https://x.example/q?a=1&copy=2', 'https://x.example/q?a=1&copy=2'],
  ]);
});

test('turns signs, ties, quotes and accents into characters', () => {
  assertMends([
    ['$\\sim$10 \\times 3 \\pm 1 \\leq \\alpha', '~10 × 3 ± 1 ≤ α'],
    ['Fig.~3 by Roe et~al.', 'Fig. 3 by Roe et al.'],
    ["``two words''", '“two words”'],
    ['caf\\\'e, {\\"U}ber, \\c{c}a, Erd\\H{o}s, na\\"{\\i}ve, S\\o ren', 'café, Über, ça, Erdős, naïve, Søren'],
    ['the (ABC}) model', 'the (ABC) model'],
  ]);
});

test('turns HTML remnants into characters, broken ones too', () => {
  assertMends([
    ['R&amp;D &lt;3 &#8211; &#x2013; &eacute; &alpha;', 'R&D <3 – – é α'],
    ['&amp;amp;lt;', '<'],
    ['devices x2013 and a patientx2019s file', 'devices – and a patient’s file'],
    ['a user x2019s words', 'a user’s words'],
    ['<i>E. <b>coli</b></i>, CO<sub>2</sub>, m<sup>2</sup>, 1<sup>st</sup>', 'E. coli, CO2, m², 1st'],
    ['<jats:p>One.</jats:p> Two<br/>three', 'One. Two three'],
  ]);
});

test('drops invisible characters and doubled spaces', () => {
  assertMends([
    [' a\u00a0 b\u200b\u0007c\u00add  e\ufeff ', 'a bcd e'],
    ['one \r\n two\r\n\r\n\r\n\r\nthree', 'one\ntwo\n\nthree'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ]);
});

test('keeps what only looks odd', () => {
  const odd =
    '<3 and >3|<BOX>|45, 152|$5 and $6|costs $5-$10|C:\\data|C:\\alpha\\_x|\\\\server\\share|a < b|R&D|p<0.05|~141K|~9%|lm_head|' +
    '`embed_tokens`|layer_2|a {0,1} set|{{name}}|word[^1]|^2.0.1|matrix2013|0x2013|1024x2013|AT&T|---|pre--post|\\unknown{x}|we <b> only|' +
    "5'' nail|don't|a^b|C#|100% & more|```js";
  assert.equal(odd.split('|').map(mendText).join('|'), odd);
});

test('passes hostile text through unchanged', () => {
  const hostile = [
    '${1:x} ${TM_SELECTED_TEXT}${2:y}',
    '$(trash) and $(x)',
    '[run](command:workbench.action.quit?%22a%22)',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '**bold** _x_ # no heading',
    '{"a": [1]}',
  ];
  assert.deepEqual(hostile.map(mendText), hostile);
});

const PIECES = [
  'word', ' ', 'A', 'x', '2', '\\%', '\\emph{', '{\\em ', '{', '}', '$', '_', '^', '~', '`', "''", '``', '&', '&amp;', 'amp;',
  '&#x2013;', ' x2013 ', '<i>', '</i>', '<sup>', '</sup>', '<', '>', '\\', '\\alpha', "\\'", 'e', 'https://a.example/', '.',
  '\u200d', '\u00a0', '\n', '\r', '(', ')', 'é', '\\frac{', '\\href{', '%', '\\"',
] as const; // prettier-ignore
const dirtyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map(pieces => pieces.join(''));

test('never throws and never makes a text longer', () => {
  fc.assert(
    fc.property(fc.oneof(dirtyText, fc.string({ unit: 'binary', maxLength: 100 })), text => {
      assert.ok(mendText(text).length <= text.length);
    }),
    { numRuns: 2000 },
  );
});

test('changes nothing when it mends a second time', () => {
  fc.assert(
    fc.property(dirtyText, text => {
      const once = mendText(text);
      assert.equal(mendText(once), once);
    }),
    { numRuns: 2000 },
  );
});

test('returns for 50 MB of one line', () => {
  assert.equal(mendText('word '.repeat(10e6)).length, 50e6 - 1);
});

test('returns for long runs of its own signs', () => {
  const signs = [
    '\\',
    '{',
    '}',
    '$',
    '$a',
    '_{',
    'a_1',
    '``',
    '`',
    '&amp;',
    '&',
    '<',
    '<i>',
    '\\emph{',
    'x2013 ',
    '\u200d',
    '((',
    '  ',
  ];
  for (const sign of signs) assert.ok(mendText(sign.repeat(2e5 / sign.length)).length <= 2e5);
});
