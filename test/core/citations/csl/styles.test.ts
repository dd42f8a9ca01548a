import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { affixMarkup } from '../../../../src/core/citations/csl/affixMarkup';
import { dependentStyle, independentParent, StyleProblem, toStyle } from '../../../../src/core/citations/csl/cslStyle';
import { createNoteRenderer } from '../../../../src/core/citations/csl/createNoteRenderer';
import { readCslXml } from '../../../../src/core/citations/csl/readCslXml';
import { shippedStyle } from '../../../../src/core/citations/csl/shippedStyles';
import shipped from '../../../../src/core/citations/csl/shippedStyles.json';
import { noteStyleNames, projectStyleNames } from '../../../../src/core/notes/styleNames';
import manifest from '../../../../package.json';
import strings from '../../../../package.nls.json';
import { AUTHOR_DATE, LOCALES, styleOf } from './tinyStyles';

/** Why a style can't be used. */
function problem(xml: string): string {
  try {
    createNoteRenderer({ style: styleOf(xml), locales: LOCALES });
  } catch (error) {
    assert.ok(error instanceof StyleProblem, String(error));
    return error.message;
  }
  return '';
}

describe('a style that can not be used', () => {
  it('says why', () => {
    const layout = '<citation><layout><text macro="a"/></layout></citation>';
    const macro = (name: string, called: string) =>
      `<macro name="${name}"><text macro="${called}"/><text macro="${called}"/></macro>`;
    const doubling = `${macro('a', 'm1')}${Array.from({ length: 38 }, (_, i) => macro(`m${i + 1}`, `m${i + 2}`)).join('')}<macro name="m39"/>`;
    const halfAsMany = `${Array.from({ length: 15 }, (_, i) => macro(`m${i}`, `m${i + 1}`)).join('')}<macro name="m15"/>`;
    const calls = '<text macro="m0"/>'.repeat(100);
    assert.deepEqual(
      [
        '',
        '<style>\n  <citation>\n</style>',
        '<html/>',
        '<style class="in-text"/>',
        `<style class="in-text" version="1.0">${layout}</style>`,
        `<style class="in-text" version="1.0"><macro name="a"><group><text macro="b"/></group></macro><macro name="b"><text macro="a"/></macro>${layout}</style>`,
        `<style class="in-text" version="1.0">${doubling}${layout}</style>`,
        `<style class="in-text" version="1.0">${halfAsMany}<citation><layout>${calls}</layout></citation></style>`,
      ].map(problem),
      [
        'line 1, column 1: root element is missing or invalid',
        'line 3, column 1: missing end tag for element citation',
        'it is no CSL style: its root element is <html>',
        'it has no <citation> with a <layout>',
        'it calls the macro "a", which it does not have',
        'its macro "a" calls itself',
        'its macro "m21" calls too many others',
        'it calls too many macros',
      ],
    );
    assert.equal(problem(AUTHOR_DATE), '');
    assert.match(problem(AUTHOR_DATE.replaceAll('<group', '<grop').replaceAll('</group', '</grop')), /grop/);
    assert.match(problem('<a>'.repeat(5000) + '</a>'.repeat(5000)), /nested too deeply/);
  });
});

describe('readCslXml', () => {
  it('takes blanks of a term for text, unless they lay the file out', () => {
    const terms = (...written: string[]) =>
      readCslXml(`<terms>${written.map(text => `<term name="x">${text}</term>`).join('')}</terms>`).children.map(
        term => typeof term !== 'string' && term.children,
      );
    assert.deepEqual(terms('', ' ', ' and', '\n    ', '\n  et al.\n', 'one\ntwo '), [
      [''],
      [' '],
      [' and'],
      [''],
      ['et al.'],
      ['one two '],
    ]);
  });
});

describe('independentParent', () => {
  it('finds the style that another is a name of', () => {
    const link =
      '<info><link rel="self" href="x"/><link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info>';
    assert.equal(independentParent(readCslXml(`<style>${link}</style>`)), 'http://www.zotero.org/styles/apa');
    assert.equal(independentParent(readCslXml(AUTHOR_DATE)), undefined);
  });
});

describe('dependentStyle', () => {
  const parent = readCslXml(AUTHOR_DATE);
  const dependent = (attributes: string) =>
    readCslXml(`<style version="1.0"${attributes}><info><link rel="independent-parent" href="x"/></info></style>`);

  it('prints as its parent does, in a language of its own', () => {
    const style = dependentStyle(dependent(' default-locale="de-DE"'), parent);
    assert.deepEqual([style.defaultLocale, style.root.attrs['default-locale']], ['de-DE', 'de-DE']);
    assert.deepEqual(style.root.children, parent.children);
    assert.equal(dependentStyle(dependent(''), parent).defaultLocale, toStyle(parent).defaultLocale);
    assert.equal(parent.attrs['default-locale'], undefined);
  });
});

describe('shippedStyle', () => {
  it('knows styles by id, by other names and by address', () => {
    assert.deepEqual(
      [
        'apa',
        ' IEEE',
        'nature.csl',
        'mla',
        'https://www.zotero.org/styles/nlm-citation-sequence',
        'http://zotero.org/styles/chicago-notes-bibliography',
        'https://raw.githubusercontent.com/citation-style-language/styles/master/ieee.csl',
      ].map(shippedStyle),
      ['apa', 'ieee', 'nature', 'modern-language-association', 'vancouver', 'chicago-fullnote-bibliography', 'ieee'],
    );
    assert.deepEqual(
      ['', 'constructor', 'https://example.org/styles/apa', '../apa.csl', 'my style'].map(shippedStyle),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('has the styles of the setting', () => {
    const { type, defaultSnippets } = manifest.contributes.configuration.properties['lectern.citationStyle'];
    // VS Code's settings editor has no field for a choice that takes other values too; a plain string has one
    assert.equal(type, 'string');
    assert.deepEqual(
      defaultSnippets,
      shipped.map(({ id, title }) => ({ label: id, description: title, body: id })),
    );
    for (const { id } of shipped) assert.ok(strings['setting.citationStyle'].includes(`\`${id}\``), id);
  });
});

describe('affixMarkup', () => {
  it('turns the Markdown of a prefix or suffix into the markup of CSL', () => {
    assert.deepEqual(
      [
        'see',
        '*see* and __b__',
        '**b** x_1_y _z_',
        '\\*no\\* `code`',
        '[link](https://a.b)',
        '[Kim]{.smallcaps}',
        'a--b---c...',
        'H~2~O x^2^',
        'a\n> b',
        '1 * 2 * 3',
      ].map(affixMarkup),
      [
        'see',
        '<i>see</i> and <b>b</b>',
        '<b>b</b> x_1_y <i>z</i>',
        '*no* code',
        'link',
        '<span style="font-variant:small-caps;">Kim</span>',
        'a–b—c…',
        'H<sub>2</sub>O x<sup>2</sup>',
        'a b',
        '1 * 2 * 3',
      ],
    );
  });
});

describe('style names', () => {
  it('are read from front matter and project files', () => {
    assert.deepEqual(noteStyleNames('---\ntitle: x\ncsl: styles/my.csl\nlang: de_CH\n---\ntext'), {
      style: 'styles/my.csl',
      language: 'de-CH',
    });
    assert.deepEqual(projectStyleNames('project:\n  type: book\ncsl: ieee\nlang: "<b>"\n'), {
      style: 'ieee',
      language: undefined,
    });
    assert.deepEqual(noteStyleNames('csl: x'), { style: undefined, language: undefined });
    assert.deepEqual(noteStyleNames('---\ncsl: [x\n---\n'), { style: undefined, language: undefined });
  });
});
