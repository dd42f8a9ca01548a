import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paperOrder } from '../../../../src/core/citations/paperOrder';
import { changeCluster, type CitationChange } from '../../../../src/core/citations/syntax/changeCluster';
import type { NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import { locatorChoices } from '../../../../src/core/citations/syntax/locatorChoices';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import { toPaper } from '../../../../src/core/paper';

const papers = new Map(
  [
    { id: 'old', author: [{ family: 'Zhao' }], issued: { 'date-parts': [[1999]] } },
    { id: 'new', author: [{ family: 'Abe' }], issued: { 'date-parts': [[2024]] } },
    { id: 'new2', author: [{ family: 'Diaz' }], issued: { 'date-parts': [[2024]] } },
  ].map(item => [item.id, toPaper({ type: 'article', title: 'T', ...item })]),
);

/** The document after the change of its first citation, or the refusal in angle brackets. */
function changed(document: string, change: CitationChange, syntax: NoteSyntax = 'pandoc'): string {
  const [cluster] = scanCitations(document, syntax);
  assert.ok(cluster, document);
  const compare = (by: 'year' | 'author') => paperOrder(by, key => papers.get(key));
  const result = changeCluster(cluster, change, { document, compare });
  if (typeof result === 'string') return `<${result}>`;
  return document.slice(0, result.start) + result.text + document.slice(result.end);
}

function check(change: CitationChange, cases: Readonly<Record<string, string>>, syntax?: NoteSyntax) {
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map(text => [text, changed(text, change, syntax)])), cases);
}

describe('changeCluster', () => {
  it('puts a citation into the sentence', () => {
    const change = { change: 'inText', value: true } as const;
    check(change, {
      'x [@a] y': 'x @a y',
      '[@a, p. 5] y': '@a [p. 5] y',
      '[@a, p. 5; see @b, c]': '@a [p. 5; see @b, c]',
      '[@a; @b]': '@a [@b]',
      '[-@a and more]': '@a [and more]',
      '[@a, {} 5 eggs]': '@a [{} 5 eggs]',
      '[see @a]': '<prefixInText>',
      '@a': '@a',
      '[^a]': '<keyOnly>',
    });
    check(
      change,
      {
        '\\parencite[5]{a}': '\\textcite[5]{a}',
        '\\Autocite*{a}': '\\Textcite{a}',
        '\\cite{a}': '\\textcite{a}',
        '\\cite{a} \\citep{b}': '\\citet{a} \\citep{b}',
        '\\citep*{a}': '\\citet*{a}',
        '\\parencites[5]{a}{b}': '\\textcites[5]{a}{b}',
        '\\footcite{a}': '<noTextForm>',
        '\\nocite{a}': '<noTextForm>',
      },
      'latex',
    );
    check(change, { '{cite:p}`a,b`': '{cite:t}`a,b`', '{cite}`a`': '{cite:t}`a`' }, 'myst');
    check(change, { ':cite:p:`a`': ':cite:t:`a`', '[a]_': '<keyOnly>' }, 'restructuredtext');
    check(
      change,
      {
        '@a x': '#cite(<a>, form: "prose") x',
        '@a[p. 5] x': '#cite(<a>, form: "prose", supplement: [p. 5]) x',
        '#cite(label("a/b"))': '#cite(label("a/b"), form: "prose")',
        '#cite(<a>, form: "prose")': '#cite(<a>, form: "prose")',
      },
      'typst',
    );
  });

  it('puts a citation of the sentence into brackets', () => {
    const change = { change: 'inText', value: false } as const;
    check(change, { 'x @a y': 'x [@a] y', '@a [p. 5; @b] y': '[@a, p. 5; @b] y', '@a [@b]': '[@a; @b]' });
    check(change, { '\\citet[5]{a}': '\\citep[5]{a}', '\\Textcite{a}': '\\Parencite{a}' }, 'latex');
    check(change, { '{cite:ts}`a`': '{cite:ps}`a`' }, 'myst');
    check(change, { '#cite(<a>, form: "prose", supplement: [p. 5])': '#cite(<a>, supplement: [p. 5])' }, 'typst');
  });

  it('leaves the author out in Typst, and names it again', () => {
    const suppress = (value: boolean) => ({ change: 'suppressAuthor', item: 0, value }) as const;
    check(suppress(true), { '@a x': '#cite(<a>, form: "year") x' }, 'typst');
    check(suppress(false), { '#cite(<a>, form: "year")': '#cite(<a>)' }, 'typst');
  });

  it('sorts by year or author; what the library does not know comes last', () => {
    check({ change: 'sort', by: 'year' }, { '[@new2; @lost; @new, p. 3; @old]': '[@old; @new, p. 3; @new2; @lost]' });
    check(
      { change: 'sort', by: 'author' },
      { '[@old; @new]': '[@new; @old]', '@old [@new2; @new]': '@old [@new; @new2]' },
    );
    check({ change: 'sort', by: 'year' }, { '\\cite{new,old}': '\\cite{old,new}' }, 'latex');
  });

  it('says why a notation has no place for a change', () => {
    const note = { change: 'locator', item: 0, label: 'page', value: '5' } as const;
    check(note, { '\\cite{a,b}': '<noteOfLast>' }, 'latex');
    check({ ...note, item: 1 }, { '\\cite{a,b}': '\\cite[p. 5]{a,b}', '\\cite{a}': '<noItem>' }, 'latex');
    check({ change: 'prefix', item: 1, value: 'see' }, { '\\cite{a,b}': '<prefixOfFirst>' }, 'latex');
    check({ change: 'prefix', item: 0, value: 'see' }, { '@a': '<noPrefix>', '[[@a]]': '<keyOnly>' });
    check({ change: 'prefix', item: 0, value: 'see' }, { '@a': '<noPrefix>' }, 'typst');
    check({ change: 'suppressAuthor', item: 0, value: true }, { '\\footcite{a}': '<noAuthorForm>' }, 'latex');
    check({ change: 'move', item: 1, to: 0 }, { '@a [@b]': '<firstStays>', '[@a; @b]': '[@b; @a]' });
    check({ change: 'add', keys: ['b'] }, { '[^a]': '<keyOnly>', '[@a]': '[@a; @b]', '@a x': '@a; @b x' });
    check({ change: 'add', keys: ['b'] }, { '#cite(<a>)': '<oneKey>' }, 'typst');
  });
});

describe('locatorChoices', () => {
  const first = (typed: string, preferred?: 'chapter') =>
    locatorChoices(typed, preferred)
      .slice(0, 2)
      .map(({ text }) => text);

  it('takes a number for pages, or for what the locator was', () => {
    assert.deepEqual(first('33-35'), ['pp. 33-35', 'chaps. 33-35']);
    assert.deepEqual(first('4', 'chapter'), ['chap. 4', 'p. 4']);
    assert.equal(locatorChoices('4').length, 28);
  });

  it('reads the term that is typed with it', () => {
    assert.deepEqual(locatorChoices('chap. 2')[0], { label: 'chapter', value: '2', text: 'chap. 2' });
    assert.deepEqual(locatorChoices('Figures 2 and 3'), []);
    assert.equal(first('sec 2')[0], undefined);
    assert.equal(first('§ 2')[0], 'sec. 2');
  });

  it('offers the labels that begin as typed, all of them where nothing is', () => {
    assert.deepEqual(first('ch'), ['chap.']);
    assert.deepEqual(first(''), ['p.', 'chap.']);
    assert.equal(locatorChoices('')[0]?.value, '');
    assert.deepEqual(locatorChoices('passim'), []);
  });
});
