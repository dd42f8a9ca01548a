import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { marked, type Token } from 'marked';
import { escapeInline } from '../../../src/core/text/escapeInline';
import { escapeLatex } from '../../../src/core/text/escapeLatex';
import { escapeMarkdown, escapePage, oneLine } from '../../../src/core/text/escapeMarkdown';

const preview = new MarkdownIt({ html: true, linkify: true });

/** Like markdown-it 12, the preview of VS Code 1.103: escaped characters join the text before the linkifier sees it. */
const oldPreview = new MarkdownIt({ html: true, linkify: true }).use(md =>
  md.core.ruler.before('linkify', 'join_escapes', state => {
    for (const token of state.tokens) {
      const children = token.children ?? [];
      for (const child of children) if (child.type === 'text_special') child.type = 'text';
      for (let i = children.length - 1; i > 0; i--) {
        const [left, right] = [children[i - 1]!, children[i]!];
        if (left.type !== 'text' || right.type !== 'text') continue;
        left.content += right.content;
        children.splice(i, 1);
      }
    }
  }),
);

interface Shown {
  readonly text: string;
  /** What is neither a paragraph nor text. */
  readonly live: readonly string[];
}

/** What a reader sees of Markdown source and what in it is live. */
function inMarkdownIt(source: string, md = preview): Shown {
  const tokens = md.parse(source, {}).flatMap(token => [token].concat(token.children ?? []));
  const plain = new Set(['paragraph_open', 'paragraph_close', 'inline', 'text']);
  const text = tokens.filter(token => token.type === 'text');
  return {
    text: text.map(token => token.content).join(''),
    live: tokens.map(token => token.type).filter(type => !plain.has(type)),
  };
}

function inMarked(source: string): Shown {
  const live: string[] = [];
  marked.walkTokens(marked.lexer(source), (token: Token) => {
    if (!['paragraph', 'text', 'escape', 'space'].includes(token.type)) live.push(token.type);
  });
  const html = marked.parse(source, { async: false });
  const text = html.replace(/^<p>|<\/p>\s*$/g, '');
  return { text: decodeEntities(text), live };
}

function decodeEntities(html: string): string {
  return html.replace(/&(?:lt|gt|quot|amp|#36|#39);/g, entity => {
    const chars: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&', '&#36;': '$' };
    return chars[entity] ?? "'";
  });
}

const FRAGMENTS = [
  'https://evil.com',
  'HTTP://evil.com/a_b',
  'ftp://x.y',
  '//evil.com',
  '//evil.foo',
  'www.evil.com',
  'www.x',
  'evil.com/x',
  'evil.co',
  'a@b.com',
  'mailto:a@b.com',
  'xn--a.xn--b',
  'evil.рф',
  'main.py',
  '1.2.3.4:80',
  'localhost',
  '://',
  'http:',
  'http',
  '/',
  '[[wiki]]',
  '[^1]',
  '[^1]: note',
  '[a](b)',
  '![a](b)',
  '[a]: b',
  '[@key]',
  '@key',
  '[',
  ']',
  '(',
  ')',
  '!',
  '<',
  '>',
  '&',
  ';',
  '<b>',
  '</b>',
  '<img src=x onerror=y>',
  '<script>x</script>',
  '<!--',
  '-->',
  '<a@b.c>',
  '<https://e.f>',
  '&amp;',
  '&#36;',
  '&copy',
  '&lt;',
  '$(icon)',
  '$x$',
  '$',
  ':smile:',
  ':',
  '#',
  '# ',
  '## x',
  '#tag',
  '-',
  '- ',
  '--- ',
  '+ ',
  '* ',
  '*',
  '**',
  '_',
  '__',
  'a_b',
  '1.',
  '1. ',
  '2) ',
  '10',
  '~',
  '~~',
  '~~~',
  '==',
  '=',
  '`',
  '```',
  '``',
  '{',
  '}',
  '{.class}',
  '{{x}}',
  '|',
  '|-|',
  '\\',
  '\\\\',
  '\n',
  '\r\n',
  '\n\n',
  '    ',
  '\t',
  ' ',
  ' ',
  '  \n',
  'word',
  'é',
  '文',
  '😀',
  '.',
  ',',
  '"',
  "'",
  '?',
  '%',
  '${1:x}',
  '^',
  '\u00a0',
  '\u2028',
  '\u0000',
];
const hostile = fc.oneof(
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
        { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
      ),
      { maxLength: 9 },
    )
    .map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

for (const escape of [escapeMarkdown, escapeInline]) {
  describe(escape.name, () => {
    it('shows any text as it is and makes nothing of it live, in markdown-it', () => {
      fc.assert(
        fc.property(hostile, text => assert.deepEqual(inMarkdownIt(escape(text)), { text: oneLine(text), live: [] })),
        { numRuns: 1000 },
      );
    });

    it('shows any text as it is and makes nothing of it live, in marked', () => {
      fc.assert(
        fc.property(hostile, text => assert.deepEqual(inMarked(escape(text)), { text: oneLine(text), live: [] })),
        { numRuns: 1000 },
      );
    });

    it('keeps its text out of blocks when it continues a line', () => {
      fc.assert(
        fc.property(hostile, text => {
          const shown = inMarkdownIt(`Seen in x ${escape(text)}`);
          assert.deepEqual(shown, { text: `Seen in x ${oneLine(text)}`.trim(), live: [] });
        }),
      );
    });

    it('leaves the paragraph above a paragraph', () => {
      fc.assert(
        fc.property(hostile, text => {
          const { live } = inMarkdownIt(`Above | it\n${escape(text)}`);
          assert.deepEqual(
            live.filter(type => type !== 'softbreak'),
            [],
          );
        }),
      );
    });
  });
}

describe('escapeMarkdown', () => {
  it('hides the icon syntax from the HTML that VS Code looks for icons in', () => {
    assert.equal(marked.parse(escapeMarkdown('$(zap) 5$'), { async: false }).includes('$('), false);
  });

  it('escapes only what matters in an ordinary title', () => {
    assert.equal(escapeMarkdown('DR.BENCH: A study (v1.0) – 45%'), 'DR\\.BENCH: A study (v1\\.0) – 45%');
  });
});

describe('escapePage', () => {
  it('keeps addresses apart where escaped characters join the text first', () => {
    fc.assert(
      fc.property(hostile, text => {
        const { text: seen, live } = inMarkdownIt(escapePage(text), oldPreview);
        assert.deepEqual(
          { seen, live: [...new Set(live)].filter(type => type !== 'html_inline') },
          { seen: oneLine(text), live: [] },
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('adds no HTML but empty comments', () => {
    fc.assert(
      fc.property(hostile, text => {
        const tokens = preview.parse(escapePage(text), {}).flatMap(token => token.children ?? []);
        const html = new Set(tokens.filter(token => token.type === 'html_inline').map(token => token.content));
        html.delete('<!-- -->');
        assert.deepEqual([...html], []);
      }),
    );
  });
});

describe('escapeInline', () => {
  it('leaves ordinary text alone', () => {
    const texts = [
      'DR.BENCH: A study (v1.0) – 45%',
      'Kim, S. Y., & Cho, S. (2025). What is it? "AI" & law; R&D, e.g. C# or C++.',
      'snake_case_names, p < 0.05, 3 > 2, a == b, 12:30:45, and/or',
      'B. Russell on logic',
      '-5 degrees',
    ];
    assert.deepEqual(texts.map(escapeInline), texts);
  });

  it('escapes only what would be live', () => {
    const cases = {
      '*p* < .05': '\\*p\\* < .05',
      '_x_ in a_b': '\\_x\\_ in a_b',
      'see https://evil.com/x': 'see https\\://evil\\.com/x',
      'www.evil.org': 'www\\.evil\\.org',
      'a@b.de @key x @ y': 'a\\@b\\.de \\@key x @ y',
      '//evil.foo': '\\/\\/evil.foo',
      'AT&amp;T &c': 'AT\\&amp;T &c',
      '$5 or $6': '\\$5 or \\$6',
      '10^2 ~ H~2~O': '10\\^2 \\~ H\\~2\\~O',
      '[CLS] {x}': '\\[CLS\\] \\{x}',
      'a #tag': 'a \\#tag',
      '<b>': '\\<b>',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(cases).map(text => [text, escapeInline(text)])), cases);
  });

  it('escapes what would begin a block, to Pandoc too', () => {
    const starts = [
      '# a',
      '> a',
      '- a',
      '+ a',
      '---',
      '===',
      '1. a',
      '12) a',
      '(a) b',
      'iv. a',
      'II. a',
      'A) b',
      ': a',
      '::: a',
      '% a',
    ];
    assert.deepEqual(starts.map(escapeInline), [
      '\\# a',
      '\\> a',
      '\\- a',
      '\\+ a',
      '\\---',
      '\\=\\=\\=',
      '1\\. a',
      '12\\) a',
      '(a\\) b',
      'iv\\. a',
      'II\\. a',
      'A\\) b',
      '\\: a',
      '\\::: a',
      '\\% a',
    ]);
  });
});

describe('escapeLatex', () => {
  it('turns every special character into text', () => {
    assert.equal(
      escapeLatex('50% of $5 & #1_a {b} \\x ~ ^ <i>|'),
      '50\\% of \\$5 \\& \\#1\\_a \\{b\\} \\textbackslash{}x \\textasciitilde{} \\textasciicircum{} \\textless{}i\\textgreater{}\\textbar{}',
    );
  });

  it('opens no optional argument', () => {
    assert.equal(escapeLatex('[x] y'), '{[}x] y');
  });

  it('leaves no special character without its backslash', () => {
    fc.assert(
      fc.property(hostile, text => {
        const rest = escapeLatex(text).replace(/\\text[a-z]+\{\}|\\[{}#$%&_]|^\{\[\}/g, '');
        assert.equal(/[\\{}#$%&_~^]/.test(rest), false, rest);
      }),
    );
  });
});
