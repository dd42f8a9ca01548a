import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';
import { createBuiltInRenderer } from '../../../../src/core/citations/csl/builtInRenderer';
import { createNoteRenderer } from '../../../../src/core/citations/csl/createNoteRenderer';
import type { NoteRenderer } from '../../../../src/core/citations/csl/noteRenderer';
import { citationsPlugin, type PreviewHost } from '../../../../src/core/citations/preview/citationsPlugin';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import type { CslItem } from '../../../../src/core/csl';
import { AUTHOR_DATE, LOCALES, NOTES, NUMERIC, styleOf } from '../csl/tinyStyles';

const builtInRenderer = createBuiltInRenderer();
const book = (id: string, family: string, year: number, title = `On ${id}`): CslItem => ({
  id,
  type: 'book',
  title,
  author: [{ family, given: 'Ada' }],
  issued: { 'date-parts': [[year]] },
});

const items: Readonly<Record<string, readonly CslItem[]>> = {
  kim2025: [book('kim2025', 'Kim', 2025)],
  cho2024: [book('cho2024', 'Cho', 2024)],
  'odd/key,1': [book('odd/key,1', 'Odd', 1999)],
  twice: [book('twice', 'One', 2001), book('twice', 'Two', 2002)],
};

interface Setup extends Partial<PreviewHost> {
  readonly renderer?: NoteRenderer;
  readonly library?: typeof items;
}

/** Styles are at work at once; a test that wants to see the steps hands in its own `later`. */
const atOnce = (steps: Generator<void, void>) => {
  while (!steps.next().done);
};

function engine({ renderer = builtInRenderer, library = items, ...host }: Setup = {}): MarkdownIt {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: true });
  md.linkify.set({ fuzzyLink: false });
  citationsPlugin(md, {
    words: {
      unknownKey: key => `unknown: ${key}`,
      ambiguousKey: key => `ambiguous: ${key}`,
      backToCitation: (number, count) => `citation ${number} of ${count}`,
      backToNote: number => `note ${number}`,
      backToText: () => 'text',
    },
    isEnabled: () => true,
    fallback: builtInRenderer,
    later: atOnce,
    noteOf: () => ({
      renderer,
      keys: { itemsOf: key => library[key] ?? [], allKeys: () => Object.keys(library) },
    }),
    failed: error => {
      throw error;
    },
    ...host,
  });
  return md;
}

const render = (text: string, setup?: Setup) => engine(setup).render(text, {});
/** What a reader sees of the body: no tags, no list of references. */
const seen = (text: string, setup?: Setup) =>
  render(text, setup)
    .replace(/<div class="lectern-references[^]*/, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/&quot;/g, '"')
    .trim();
const plain = (text: string) => new MarkdownIt({ html: true, linkify: true, typographer: true }).render(text);
const withoutBackLinks = (html: string) => html.replace(/ <span class="lectern-back">.*?<\/a><\/span>/g, '');
const entries = (html: string) =>
  [...withoutBackLinks(html).matchAll(/class="lectern-reference"[^>]*>(.*?)<\/div>/g)].map(([, entry]) => entry);

describe('citations in the preview', () => {
  it('stand in every kind of block', () => {
    const kim = '(Kim, 2025)';
    for (const [markdown, shown] of [
      ['So [@kim2025].', `So ${kim}.`],
      ['# On [@kim2025] #', `On ${kim}`],
      ['On [@kim2025]\n===', `On ${kim}`],
      ['- a\n  - b [@kim2025]\n', kim],
      ['1. a\n\n   b [@kim2025]\n', kim],
      ['> a\n> b [@kim2025]\n', kim],
      ['> a\nb [@kim2025]\n', kim],
      ['- > a [@kim2025]\n', kim],
      ['*a [@kim2025] b* and **@kim2025**', `a ${kim} b and Kim (2025)`],
      ['| a | b |\n| - | - |\n| x \\| y | c [@kim2025] |\n| [@cho2024] | @kim2025 |\n', `c ${kim}`],
      ['| a \\| [@kim2025] \\| b |\n| - |\n', `a | ${kim} | b`],
      ['a | b\n--|--\nx | [@kim2025]\n', kim],
      ['[^1]: See [@kim2025].', `See ${kim}.`],
      ['text\n[see @kim2025,\np. 5].', '(see Kim, 2025, p. 5).'],
      ['> text [see @kim2025,\n> p. 5].', '(see Kim, 2025, p. 5).'],
      ['\ttab\n\n-\ttext [@kim2025]', kim],
      ['[text of @kim2025](https://example.org)', 'text of Kim (2025)'],
      ['a\\\nb [@kim2025]  \nc', kim],
    ] as const) {
      assert.ok(seen(markdown).includes(shown), `${JSON.stringify(markdown)} gives ${render(markdown)}`);
    }
  });

  it('show prefixes, locators, suffixes and several works', () => {
    assert.equal(
      seen('[see *also* @kim2025, pp. 3-5 and more; -@cho2024]'),
      '(see also Kim, 2025, pp. 3–5 and more; 2024)',
    );
    assert.equal(seen('@kim2025 [p. 4; @cho2024] says'), 'Kim (2025, p. 4; Cho, 2024) says');
    assert.equal(seen('@{odd/key,1} and {cite:p}`kim2025,cho2024`'), 'Odd (1999) and (Kim, 2025; Cho, 2024)');
  });

  it('lead to their entries and tell them in a tooltip', () => {
    const html = render('[@kim2025]');
    assert.match(
      html,
      /<a class="lectern-citation" title="Kim, A. \(2025\)\. On kim2025\." id="lectern-cite-1" role="doc-biblioref" href="#ref-kim2025">\(Kim, 2025\)<\/a>/,
    );
    assert.match(html, /<div id="ref-kim2025" class="lectern-reference"/);
    assert.doesNotMatch(render('[of @kim2025](https://example.org)'), /<a [^>]*><a|<a [^>]*>[^]*?<a class/);
  });

  it('mark keys that name no paper or several', () => {
    assert.match(
      render('[@none]'),
      /<span class="lectern-citation lectern-unknown" title="unknown: none" id="lectern-cite-1">/,
    );
    assert.match(render('[@twice]'), /lectern-ambiguous" title="ambiguous: twice\n/);
    assert.equal(entries(render('[@none]')).length, 0);
  });

  it('leave alone what is no citation', () => {
    for (const markdown of [
      'mail a@kim2025.org or <kim@kim2025.org>',
      'code `[@kim2025]` and $x_{@kim2025}$',
      '```\n[@kim2025]\n```\n',
      '    [@kim2025]\n',
      '[text](https://example.org/@kim2025)',
      'https://example.org/@kim2025',
      '- [ ] task\n- [x] done\n',
      '![image of @kim2025](a.png)',
      'text[^kim2025] and [[@kim2025]]',
      '\\@kim2025 and \\[\\@kim2025\\]',
      '@fig-one and [@fig-one; @tbl-two]',
      '<!-- [@kim2025] -->\n',
      '<pre>\n[@kim2025]\n</pre>\n',
      'nothing',
    ]) {
      const html = render(markdown).replace(/<div class="lectern-references[^]*/, '');
      assert.equal(html, plain(markdown), markdown);
    }
  });

  it('leave names alone in a text that cites nothing', () => {
    const readme = 'Thanks to @octocat for @scope/package.';
    assert.equal(render(readme), `<p>${readme}</p>\n`);
    assert.match(render(`${readme} [@kim2025]`), /title="unknown: octocat"/);
    assert.match(render(`---\nbibliography: a.bib\n---\n\n${readme}`), /title="unknown: octocat"/);
  });

  it('keep the label of a figure that is a key of the library', () => {
    assert.equal(seen('@fig-one', { library: { 'fig-one': [book('fig-one', 'Fig', 1)] } }), 'Fig (1)');
  });

  it('stay as written where the host says nothing of the note, or fails', () => {
    const failures: unknown[] = [];
    const asWritten = '<p>see [<em>so</em> @kim2025].</p>\n';
    assert.equal(render('see [*so* @kim2025].', { noteOf: () => undefined }), asWritten);
    assert.equal(render('see [*so* @kim2025].', { isEnabled: () => false }), asWritten);
    const broken: NoteRenderer = {
      ...builtInRenderer,
      renderNote: () => {
        throw new Error('broken');
      },
    };
    assert.equal(
      render('see [*so* @kim2025].', { renderer: broken, failed: error => failures.push(error) }),
      asWritten,
    );
    assert.equal(failures.length, 1);
  });

  it('are rendered anew for each rendering of the same tokens', () => {
    let library: typeof items = {};
    const md = engine({
      noteOf: () => ({ renderer: builtInRenderer, keys: { itemsOf: key => library[key] ?? [], allKeys: () => [] } }),
    });
    const tokens = md.parse('[@kim2025]', {});
    assert.match(md.renderer.render(tokens, md.options, {}), /unknown/);
    library = items;
    assert.match(md.renderer.render(tokens, md.options, {}), /\(Kim, 2025\)/);
    assert.match(md.renderer.render(tokens, md.options, undefined), /\(Kim, 2025\)/);
  });

  it('make tokens that can be sent as JSON and hold the text of their heading', () => {
    const [, inline] = engine().parse('# On [@kim2025], too', {});
    assert.doesNotThrow(() => JSON.stringify(inline));
    const text = (token: { content: string; children: unknown }): string =>
      Array.isArray(token.children) ? token.children.map(text).join('') : token.content;
    assert.equal(inline && text(inline), 'On [@kim2025], too');
  });

  it('go into notes in a style that cites in notes, behind the punctuation', () => {
    const noteStyle: NoteRenderer = {
      ...builtInRenderer,
      isNoteStyle: true,
      renderNote(clusters, itemOf) {
        const rendered = builtInRenderer.renderNote(clusters, itemOf);
        return {
          ...rendered,
          citations: rendered.citations.map((citation, index) => ({ ...citation, noteNumber: index + 1 })),
        };
      },
    };
    const html = render('So [@kim2025]. And [@cho2024] more.', { renderer: noteStyle });
    assert.match(
      html,
      /So\.<sup><a [^>]*href="#lectern-note-1"[^>]*>1<\/a><\/sup> And<sup><a [^>]*>2<\/a><\/sup> more\./,
    );
    assert.match(
      html,
      /<section class="lectern-notes"><ol>\n<li id="lectern-note-1" value="1">\(Kim, 2025\) <span class="lectern-back">/,
    );
  });
});

const numeric = () => createNoteRenderer({ style: styleOf(NUMERIC), locales: LOCALES });

describe('a style in the preview', () => {
  const many = Array.from({ length: 30 }, (_, i) => `Text ${i} [@${i % 2 ? 'kim2025' : 'cho2024'}].`).join('\n\n');

  it('renders a long note in steps, and until then the built-in form serves', () => {
    const steps: Generator<void, void>[] = [];
    const md = engine({ renderer: numeric(), later: work => steps.push(work) });
    assert.match(md.render(many, {}), /\(Cho, 2024\)/);
    assert.match(md.render(many, {}), /\(Cho, 2024\)/);
    assert.equal(steps.length, 1);
    let count = 0;
    while (!steps[0]?.next().done) count++;
    assert.ok(count > 3, `${count} steps`);
    assert.match(md.render(many, {}), /Text 0 <a [^>]*>\[1\]<\/a>\.[^]*Text 1 <a [^>]*>\[2\]/);
    assert.equal(steps.length, 1);
  });

  it('keeps what was rendered where much is new, until the steps of that are done', () => {
    const steps: Generator<void, void>[] = [];
    const md = engine({ renderer: numeric(), later: work => steps.push(work) });
    md.render(many, {});
    for (let i = 0; i < 1000 && !steps[0]?.next().done; i++);
    const more = Array.from({ length: 8 }, () => '[@cho2024; @kim2025]').join(' and ');
    const edited = many.replace('Text 20 ', `Text 20 ${more} `);
    const html = md.render(edited, {});
    assert.match(
      html,
      /Text 19 <a [^>]*>\[2\][^]*Text 20 (?:<a [^>]*>\(Cho, 2024; Kim, 2025\)<\/a>(?: and)? ){8}<a [^>]*>\[1\]/,
    );
    assert.match(html, /Text 29 <a [^>]*>\[2\][^]*class="lectern-references/);
    assert.equal(steps.length, 2);
    for (let i = 0; i < 1000 && !steps[1]?.next().done; i++);
    assert.match(md.render(edited, {}), /Text 20 (?:<a [^>]*>\[1\], \[2\]<\/a>(?: and)? ){8}<a [^>]*>\[1\]/);
  });

  it('renders a small change at once, and nothing where only the text between changes', () => {
    const style = numeric();
    let renderings = 0;
    const counting: NoteRenderer = {
      isNoteStyle: style.isNoteStyle,
      isNumeric: style.isNumeric,
      prepareNote: (...given) => style.prepareNote(...given),
      rendersQuickly: (...given) => style.rendersQuickly(...given),
      renderReference: item => style.renderReference(item),
      renderCitation: given => style.renderCitation(given),
      renderNote: (...given) => {
        renderings++;
        return style.renderNote(...given);
      },
    };
    const md = engine({ renderer: counting, later: () => assert.fail('nothing is put off') });
    assert.match(md.render('[@kim2025] and [@cho2024]', {}), /\[1\]<\/a> and/);
    assert.equal(renderings, 1);
    assert.match(md.render('More: [@kim2025] and, well, [@cho2024]', {}), /\[1\]<\/a> and, well, <a [^>]*>\[2\]/);
    assert.equal(renderings, 1);
    assert.match(md.render('[@cho2024]; [@kim2025] and [@cho2024]', {}), /\[2\]<\/a> and <a [^>]*>\[1\]/);
    assert.equal(renderings, 2);
  });

  it('sees a record that has changed', () => {
    let library = items;
    const style = numeric();
    const md = engine({
      noteOf: () => ({ renderer: style, keys: { itemsOf: key => library[key] ?? [], allKeys: () => [] } }),
    });
    assert.match(md.render('[@kim2025]', {}), /On kim2025/);
    library = { ...items, kim2025: [book('kim2025', 'Kim', 2025, 'Another title')] };
    assert.match(md.render('[@kim2025]', {}), /Another title/);
  });
});

describe('the list of references in the preview', () => {
  const list = (text: string) => entries(render(text));

  it('stands at the end, sorted, each work once', () => {
    const html = render('[@kim2025; @cho2024] and @kim2025\n\nEnd');
    assert.deepEqual(entries(html), ['Cho, A. (2024). On cho2024.', 'Kim, A. (2025). On kim2025.']);
    assert.ok(html.indexOf('End') < html.indexOf('lectern-references'));
    assert.equal(render('no citation'), '<p>no citation</p>\n');
  });

  it('stands in the div that the note has for it', () => {
    const html = render('[@kim2025]\n\n::: {#refs}\ninner\n:::\n\n# After\n');
    assert.match(html, /<p>inner<\/p>\n<div class="lectern-references[^]*<h1>After<\/h1>\n$/);
    assert.match(render('[@kim2025]\n\n<div id="refs"></div>\n\nAfter\n'), /lectern-references[^]*After/);
    assert.match(render('[@kim2025]\n\n:::: {.x #refs .y}\n::::\nAfter'), /lectern-references[^]*After/);
    assert.match(render('[@kim2025]\n\n::: {#refs}\nnever closed\n'), /never closed[^]*lectern-references/);
  });

  it('follows the front matter', () => {
    const withFields = (fields: string) => `---\n${fields}\n---\n\n[@kim2025]`;
    assert.deepEqual(list(withFields('suppress-bibliography: true')), []);
    assert.equal(list(withFields("nocite: '@cho2024, @none'")).length, 2);
    assert.equal(list(withFields('nocite: |\n  @*')).length, 4);
    assert.match(render(withFields('link-citations: true')), /<a class="lectern-citation"[^>]*href="#ref-kim2025"/);
    assert.match(render(withFields('link-citations: false')), /<span class="lectern-citation"[^>]*>\(Kim, 2025\)/);
    const linked = 'references:\n- {id: own, title: Mine, URL: "https://example.org/x"}\nnocite: "@own"';
    const listOf = (fields: string) => render(withFields(fields)).replace(/^[^]*<div class="lectern-references/, '');
    assert.match(listOf(linked), /<a href="https:\/\/example\.org\/x">/);
    assert.doesNotMatch(listOf(`${linked}\nlink-bibliography: false`), /<a href="https:/);
    assert.match(
      render(withFields('reference-section-title: Works <b>')),
      /<h1 id="bibliography">Works &lt;b&gt;<\/h1>\n<div class="lectern-references/,
    );
  });

  it('has the records that stand in the note itself', () => {
    const html = render(
      '---\nreferences:\n- id: own\n  title: Mine\n  author: [{family: Own, given: Ann}]\n  issued: 2001\n---\n\n[@own]',
    );
    assert.match(html, /\(Own, 2001\)/);
    assert.deepEqual(entries(html), ['Own, A. (2001). Mine.']);
  });

  it('is not there twice where the note keeps it itself', () => {
    const html = render(
      '[@kim2025]\n\n<!-- lectern:references apa -->\n\nKim. [@cho2024]\n\n<!-- /lectern:references -->\n',
    );
    assert.doesNotMatch(html, /class="lectern-references/);
    assert.match(html, /Kim\. \[@cho2024\]/);
  });
});

describe('a citation that begins a line', () => {
  const text = 'The age of vessels\n[@kim2025]. More.';

  it('keeps the line break before it', () => {
    assert.match(render(text), /vessels\n<a [^>]*>\(Kim, 2025\)<\/a>\. More/);
    const md = engine();
    md.set({ breaks: true });
    assert.match(md.render(text, {}), /vessels<br>\n<a [^>]*>\(Kim, 2025\)<\/a>\. More/);
    assert.equal(render(text, { noteOf: () => undefined }), plain(text));
  });

  it('leaves none before the mark of a note', () => {
    const renderer = createNoteRenderer({ style: styleOf(NOTES), locales: LOCALES });
    assert.match(render(text, { renderer }), /The age of vessels\.<sup><a [^>]*>1<\/a><\/sup> More/);
  });
});

describe('links back to the text', () => {
  /** Target, name and text of each. */
  const back = (html: string) =>
    [...html.matchAll(/href="#([^"]*)" role="doc-backlink" title="([^"]*)" aria-label="\2">([^<]*)</g)].map(
      ([, ...found]) => found,
    );
  const isThere = (html: string) => {
    for (const [target] of back(html)) assert.equal(html.split(`id="${target}"`).length, 2, target);
  };

  it('lead from an entry to each place that cites it', () => {
    const html = render('[@kim2025]\n\n- @cho2024 and [see @kim2025, p. 5]\n\n[@kim2025; @none]');
    assert.deepEqual(back(html), [
      ['lectern-cite-2', 'citation 1 of 1', '↑'],
      ['lectern-cite-1', 'citation 1 of 3', 'a'],
      ['lectern-cite-3', 'citation 2 of 3', 'b'],
      ['lectern-cite-4', 'citation 3 of 3', 'c'],
    ]);
    isThere(html);
  });

  it('lead to notes, and from a note to its mark, where a style cites in notes', () => {
    const list = '<bibliography><layout><text variable="title"/></layout></bibliography></style>';
    const style = styleOf(NOTES.replace('</style>', list));
    const renderer = createNoteRenderer({ style, locales: LOCALES });
    const html = render('One [@kim2025]. Two [@kim2025, p. 3]. @cho2024 said.', { renderer });
    isThere(html);
    assert.deepEqual(
      back(html).filter(([, name]) => name === 'text'),
      [1, 2, 3].map(i => [`lectern-cite-${i}`, 'text', '↑']),
    );
    assert.deepEqual(
      back(html).filter(([, name]) => name !== 'text'),
      [1, 2, 3].map(i => [`lectern-note-${i}`, `note ${i}`, String(i)]),
    );
    assert.match(html, /<a [^>]* id="lectern-cite-2" role="doc-noteref" href="#lectern-note-2">2<\/a>/);
  });

  it('do not lead from a paper that nothing cites, and stand in the column of the text', () => {
    assert.deepEqual(back(render("---\nnocite: '@cho2024'\n---\n\nText")), []);
    const renderer = numeric();
    assert.match(
      render('[@kim2025]', { renderer }),
      /<div class="csl-right-inline">[^]*<\/span><\/div><\/div>\n<\/div>/,
    );
  });

  it('are letters from a on, two letters after z', () => {
    const html = render('[@kim2025] '.repeat(28));
    assert.deepEqual(
      back(html)
        .map(([, , text]) => text)
        .filter((_, i) => [0, 25, 26, 27].includes(i)),
      ['a', 'z', 'aa', 'ab'],
    );
  });
});

describe('hostile text in the preview', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '</div></section><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    '[x](command:workbench.action.closeWindow)',
    '![x](https://evil.example/a.png)',
    '<a href="javascript:alert(1)">x</a>',
    '&lt;b&gt; &#60;i&#62; `code` **b** $x$',
    'https://evil.example',
  ];

  const renderers = [
    builtInRenderer,
    ...[AUTHOR_DATE, NUMERIC, NOTES].map(style => createNoteRenderer({ style: styleOf(style), locales: LOCALES })),
  ];

  const OWN = /^(?:p|a|b|i|em|strong|sup|sub|span|div|section|ol|li)$/;
  const ATTRIBUTE = /\s(class|title|href|id|role|style|value|aria-label|aria-hidden)="([^"<>]*)"/g;

  /** Tags are ours, their attributes too, and nothing else looks like a tag. */
  function assertSafe(html: string): void {
    assert.doesNotMatch(html.replace(/<\/?[a-z]+[^<>]*>/g, ''), /[<>]/, html);
    for (const [tag, name = '', attributes = ''] of html.matchAll(/<\/?([a-z]+)([^<>]*)>/g)) {
      assert.match(name, OWN, `${tag} in ${html}`);
      assert.equal(attributes.replace(ATTRIBUTE, ''), '', `${tag} in ${html}`);
      const href = /href="([^"]*)"/.exec(attributes)?.[1];
      if (href === undefined) continue;
      assert.match(
        href,
        /^#(?:ref-bad|lectern-(?:note|cite)-\d+)$|^https:\/\/(?:evil\.example|doi\.org)(?:\/|$)/,
        html,
      );
    }
  }

  it('stays text in titles, names and addresses', () => {
    for (const [renderer, text] of renderers.flatMap(made => hostile.map(one => [made, one] as const))) {
      const item = { ...book('bad', text, 2020, text), publisher: text, DOI: text, URL: text };
      assertSafe(render('So [@bad], and @bad [p. 5].', { library: { bad: [item] }, renderer }));
    }
  });

  it('stays text in prefixes, locators and suffixes', () => {
    let checked = 0;
    for (const [renderer, text] of renderers.flatMap(made => hostile.map(one => [made, one] as const))) {
      const note = `[${text} @bad, p. 5 ${text}]`;
      // what makes no citation of it is the note's own markup
      if (scanCitations(note, 'pandoc')[0]?.raw !== note) continue;
      assertSafe(render(note, { library: { bad: [book('bad', 'Kim', 2020)] }, renderer }));
      checked++;
    }
    assert.ok(checked >= 5 * renderers.length, `${checked} checked`);
  });

  it('stays text in keys', () => {
    for (const key of ['"><img/src=x>', "'onclick='x", 'a"b<c>d', '<script>']) {
      const written = `[@{${key}}]`;
      const html = render(written, { library: { [key]: [book(key, 'Kim', 2025)] } });
      assert.doesNotMatch(html, /<(?:img|script)/, html);
      assert.doesNotMatch(html, /\sonclick='/, html);
      assert.match(html, /\(Kim, 2025\)/, html);
    }
  });
});
