import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latexToText, latexToVerbatim } from '../../../../src/core/text/latexToText';

const TEXTS: readonly (readonly [latex: string, text: string])[] = [
  ['M{\\"u}ller, G\\"odel, {\\O}rsted, \\v{S}koda, \\c{c}a, na\\"{\\i}ve', 'Müller, Gödel, Ørsted, Škoda, ça, naïve'],
  ["caf\\'{e} \\'E \\~n \\aa ngstr\\\"om \\ss{} x", 'café É ñ ångström ß x'],
  ["10--20 --- ``so'' and `so'", '10–20 — “so” and ‘so’'],
  ["don't", "don't"],
  ['50\\% \\& more \\$5 a\\_b \\#1', '50% & more $5 a_b #1'],
  ['a~b and ~0.1', 'a\u00a0b and ~0.1'],
  ['$\\alpha$-synuclein, $x^2$, H$_2$O, $\\mathbb{R}$, 10$\\,\\mu$m', 'α-synuclein, x², H₂O, ℝ, 10\u2009μm'],
  ['\\textit{in vivo} \\unknown{kept} \\foo', 'in vivo kept'],
  ['\\href{https://a.b}{text} \\url{https://x.y/a_b}', 'text https://x.y/a_b'],
  ['costs $5 only', 'costs $5 only'],
];

for (const [latex, text] of TEXTS)
  test(`reads ${latex}`, () => {
    assert.equal(latexToText(latex), text);
  });

test('keeps fonts as CSL has them, and protected case', () => {
  const markup = (latex: string) => latexToText(latex, { markup: true, protectCase: true });
  assert.equal(
    markup('The \\emph{E. coli} {\\bf x} \\textsuperscript{ème}'),
    'The <i>E. coli</i> <b>x</b> <sup>ème</sup>',
  );
  assert.equal(
    markup('On {GPU}s and {I}mages'),
    'On <span class="nocase">GPUs</span> and <span class="nocase">Images</span>',
  );
  assert.equal(markup('{\\"U}ber {{DNA} Repair}'), 'Über <span class="nocase">DNA Repair</span>');
});

test('takes escapes out of addresses', () => {
  assert.equal(latexToVerbatim('https://a.b/\\~x/c\\_d{\\_}e\\%20'), 'https://a.b/~x/c_d_e%20');
});
