import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { crossrefHost, readCrossrefWorks } from '../../../src/core/fetch/crossrefWork';
import { jatsText } from '../../../src/core/fetch/jatsText';

const answer = (work: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ status: 'ok', 'message-type': 'work', 'message-version': '1.0.0', message: work });

describe('crossrefHost', () => {
  it('puts the DOI into one path segment', () => {
    assert.equal(
      crossrefHost.url('https://api.example', ['10.1000/a/b?c']),
      'https://api.example/works/10.1000%2Fa%2Fb%3Fc',
    );
  });

  it('asks for a list of works where there are several DOIs, and by itself for one that no list can hold', () => {
    assert.equal(
      crossrefHost.url('https://api.example', ['10.1000/a/b?c', '10.1000/d']),
      'https://api.example/works?filter=doi:10.1000%2Fa%2Fb%3Fc,doi:10.1000%2Fd&rows=2&select=DOI,title,subtitle,abstract',
    );
    assert.deepEqual(
      ['10.1000/a', '10.1002/(sici)1:2', '10.1000/a,b'].map(id => crossrefHost.isAlone?.(id)),
      [false, true, true],
    );
  });

  it('reads a list of works, those too that have no abstract', () => {
    const items = [
      { DOI: '10.1000/A', title: ['A'], abstract: '<jats:p>Tea was brewed in many cups.</jats:p>' },
      null,
      { title: ['Without DOI'] },
      { DOI: '10.1000/b' },
    ];
    const list = JSON.stringify({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': 2, items } });
    assert.deepEqual(readCrossrefWorks(list), {
      answers: [
        { id: '10.1000/a', title: 'A', abstract: 'Tea was brewed in many cups.' },
        { id: '10.1000/b', title: '', abstract: undefined },
      ],
      isWhole: true,
      isRefused: false,
    });
    assert.equal(readCrossrefWorks(list.slice(0, -3)).isWhole, false);
    assert.equal(readCrossrefWorks('{"message":{"items":[]}}').isWhole, true);
  });

  it('reads a work', () => {
    const work = {
      DOI: '10.1000/TEA.1',
      title: ['On <i>Camellia</i> Tea'],
      subtitle: ['A Trial'],
      abstract: '<jats:title>Abstract</jats:title><jats:p>Tea was brewed in many cups.</jats:p>',
    };
    assert.deepEqual(readCrossrefWorks(answer(work)), {
      answers: [{ id: '10.1000/tea.1', title: 'On Camellia Tea: A Trial', abstract: 'Tea was brewed in many cups.' }],
      isWhole: true,
      isRefused: false,
    });
  });

  it('knows a work without an abstract, or with a word for none', () => {
    for (const abstract of [undefined, null, 7, '', '<jats:p>N/A</jats:p>']) {
      const { answers } = readCrossrefWorks(answer({ DOI: '10.1000/tea', title: [], abstract }));
      assert.deepEqual(answers, [{ id: '10.1000/tea', title: '', abstract: undefined }]);
    }
  });

  it('takes a cut answer, or another one, as nothing', () => {
    const whole = answer({ DOI: '10.1000/tea', title: ['Tea'] });
    for (const text of [whole.slice(0, -5), '', '[]', 'null', '{"message":null}', '{"message":{"DOI":5}}', '<html>']) {
      assert.deepEqual(readCrossrefWorks(text), { answers: [], isWhole: false, isRefused: false });
    }
  });
});

describe('jatsText', () => {
  it('gives a line each section with its heading', () => {
    const jats = `<jats:title>ABSTRACT</jats:title>
      <jats:sec><jats:title>Background:</jats:title><jats:p>Tea is
        hot.</jats:p></jats:sec>
      <jats:sec><jats:title>Methods</jats:title><jats:p>We waited <jats:italic>long</jats:italic>.</jats:p><jats:p>Then not.</jats:p></jats:sec>`;
    assert.equal(jatsText(jats), 'Background: Tea is hot.\nMethods: We waited long.\nThen not.');
  });

  it('raises, lowers and takes a formula once', () => {
    const math = `<jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass{minimal}\\begin{document}$$\\alpha$$\\end{document}</jats:tex-math>
      <mml:math><mml:mi>α</mml:mi></mml:math></jats:alternatives></jats:inline-formula>`;
    assert.equal(
      jatsText(
        `<jats:p>10<jats:sup>5</jats:sup> H<jats:sub>2</jats:sub>O at ${math} and p &lt; 0.05 &amp;amp; more.</jats:p>`,
      ),
      '10⁵ H2O at α and p < 0.05 & more.',
    );
  });

  it('takes plain text and broken markup as text', () => {
    assert.equal(jatsText('Tea & milk, p < 0.05 and q > 2.'), 'Tea & milk, p < 0.05 and q > 2.');
    assert.equal(jatsText('<jats:p>Tea <b>is</jats:p> hot'), 'Tea is hot');
    assert.equal(jatsText('<p>Tea</lectern-abstract><p>and more'), 'Tea and more');
  });

  it('leaves nothing of scripts but words', () => {
    const jats = `<jats:p onclick="x()">Tea<script src="//evil.example/x.js">alert(1)</script><img src="x" onerror="y()"/>\u0000\u202e</jats:p>`;
    assert.equal(jatsText(jats), 'Teaalert(1)');
    assert.equal(jatsText('<p><script src="//evil.example/x.js">alert(1)'), 'alert(1)');
  });

  it('never throws, however deep', () => {
    fc.assert(fc.property(fc.string(), text => typeof jatsText(text) === 'string'));
    assert.equal(typeof jatsText('<p>'.repeat(200_000)), 'string');
    assert.equal(typeof jatsText('<p>'.repeat(20_000) + '</p>'.repeat(20_000)), 'string');
  });
});
