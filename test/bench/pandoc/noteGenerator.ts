/** A stream of numbers in [0, 1) that is the same for the same seed (Mulberry32 of Tommy Ettinger). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'hive honey dance forage larva nectar swarm queen drone comb pollen scout season meadow winter model sample trial error rate'.split(
    ' ',
  );
const KEYS =
  'frisch1927 seeley_1995 gould2004a Lindauer:1955 10.1000/b-7 vonFrisch67 menzel.2008 DBLP:conf/hive/Ab1 łoś2011 dyer2002+ {a.b.} {x/y?z=1}'.split(
    ' ',
  );
const LOCATORS = [
  'p. 5',
  'pp. 33-35',
  'chap. 2',
  'sec. 3.1',
  '12',
  'fig. 4',
  '{p. iv}',
  'para. 7, 9',
  'vol. 2',
  '99--101',
];
const PREFIXES = ['see', 'see also', 'e.g.,', 'but *not*', 'cf. the `note` in', 'contra "all of"'];
const SUFFIXES = [
  ' and passim',
  ', my emphasis',
  ' *inter alia*',
  '; see there',
  ' (in German)',
  ', "the dance"',
  ': a survey',
];

/** Marks that nothing closes, as they stand in real notes. */
const STRAY = [
  '[',
  ']',
  '*',
  '_',
  '"',
  "'",
  '<',
  '{',
  '$',
  '`',
  '~',
  '^',
  '5 < 6',
  'a*b',
  '\\',
  '|',
  'x_1',
  '#3',
  '&c.',
];

/** Markdown notes with citations among everything that surrounds them in real ones; a note is a list of blocks. */
export class NoteGenerator {
  readonly #random: () => number;
  #footnotes: string[] = [];

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** The blocks of one note, to be joined by blank lines. */
  note(): string[] {
    this.#footnotes = [];
    const blocks = Array.from({ length: 3 + this.#below(7) }, () => this.#block());
    if (this.#chance(0.2)) blocks.unshift(`---\ntitle: ${this.#words(3)}\nbibliography: bees.bib\n---`);
    return [...blocks, ...this.#footnotes];
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(part: number): boolean {
    return this.#random() < part;
  }

  #pick<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    return values[this.#below(values.length)] as T;
  }

  #words(count: number): string {
    return Array.from({ length: count }, () => this.#pick(WORDS)).join(' ');
  }

  #block(): string {
    const kinds: readonly (() => string)[] = [
      () => this.#paragraph(),
      () => this.#paragraph(),
      () => this.#paragraph(),
      () => `${'#'.repeat(1 + this.#below(3))} ${this.#sentence().replace(/\n/g, ' ')}`,
      () => this.#list(this.#pick(['- ', '* ', '+ '])),
      () => this.#list('1. '),
      () => this.#quote(),
      () => this.#table(),
      () => this.#code(),
      () => `$$\n${this.#words(1)}_{@${this.#key()}} = 1\n$$`,
      () => `${this.#words(1)}\n\n:   ${this.#sentence()}`,
      () => `[${this.#words(1)}]: https://hive.example/@${this.#words(1)}`,
      () => `<!-- ${this.#words(2)} ${this.#citation()} -->`,
      () => `::: {.${this.#words(1)}}\n${this.#paragraph()}\n:::`,
      () => '* * *',
      () => `| ${this.#sentence()}\n| ${this.#sentence()}`,
    ];
    return this.#pick(kinds)();
  }

  #paragraph(): string {
    const sentences = Array.from({ length: 1 + this.#below(4) }, () => this.#sentence());
    return sentences.join(this.#chance(0.4) ? '\n' : ' ');
  }

  #sentence(): string {
    const parts = [this.#words(2), ...Array.from({ length: 1 + this.#below(4) }, () => this.#inline()), this.#words(2)];
    return `${parts.join(this.#chance(0.1) ? ', ' : ' ')}${this.#pick(['.', '.', '?', '!', ''])}`;
  }

  #inline(): string {
    const kinds: readonly (() => string)[] = [
      () => this.#citation(),
      () => this.#citation(),
      () => this.#citation(),
      () => this.#words(3),
      () => `*${this.#words(2)}*`,
      () => `**${this.#words(1)} ${this.#citation()}**`,
      () => `_${this.#words(1)}_`,
      () => `\`${this.#pick(['x = @y', '[@a]', 'a; b', '@'])}\``,
      () => `$${this.#pick(['x@y', 'a_1', '[@z]'])}$`,
      () => `[${this.#words(2)}](https://hive.example/~${this.#words(1)})`,
      () => `[see ${this.#citation()}](https://hive.example)`,
      () => `![${this.#words(1)}](comb.png)`,
      () => `<${this.#words(1).replace(' ', '')}@hive.example>`,
      () => `${this.#pick(WORDS)}@hive.example`,
      () => `<https://hive.example/${this.#pick(WORDS)}>`,
      () => `"${this.#words(2)} ${this.#citation()}"`,
      () => `(${this.#words(1)} ${this.#citation()})`,
      () => `\\@${this.#pick(WORDS)}`,
      () => `costs \$${this.#below(90)}`,
      () => `[${this.#words(2)}]`,
      () => `[${this.#words(1)} ${this.#citation()}]`,
      () => `[${this.#words(1)}]{.mark}`,
      () => `~~${this.#citation()}~~`,
      () => this.#pick(STRAY),
      () => `${this.#pick(STRAY)}${this.#citation()}`,
      () => `<b>${this.#citation()}</b>`,
      () => `[${this.#words(1)} [${this.#words(1)}] ${this.#citation()}](https://hive.example "${this.#words(2)}")`,
      () => `\\[${this.#words(1)}\\]`,
      () => this.#footnote(),
      () => `^[${this.#words(2)} ${this.#citation()}]`,
      () => `${this.#pick(WORDS)}--${this.#pick(WORDS)} & ${this.#pick(WORDS)};`,
    ];
    return this.#pick(kinds)();
  }

  #footnote(): string {
    const label = `n${this.#footnotes.length + 1}`;
    this.#footnotes.push('');
    this.#footnotes[this.#footnotes.length - 1] = `[^${label}]: ${this.#words(2)} ${this.#citation()}.`;
    return `${this.#pick(WORDS)}[^${label}]`;
  }

  #key(): string {
    return this.#pick(KEYS).replace(/\+$/, '');
  }

  #citation(): string {
    const kinds: readonly (() => string)[] = [
      () => `[${this.#items(1)}]`,
      () => `[${this.#items(1)}]`,
      () => `[${this.#items(2)}]`,
      () => `[${this.#items(3)}]`,
      () => `@${this.#key()}`,
      () => `@${this.#key()} [${this.#pick(LOCATORS)}]`,
      () => `@${this.#key()} [${this.#pick(LOCATORS)}; ${this.#items(1)}]`,
      () => `@${this.#key()} [${this.#items(1)}]`,
      () => `@${this.#key()}'s`,
      () => `-@${this.#key()}`,
    ];
    return this.#pick(kinds)();
  }

  #items(count: number): string {
    return Array.from({ length: count }, () => this.#item()).join(this.#pick(['; ', '; ', ';', ';\n']));
  }

  #item(): string {
    const prefix = this.#chance(0.3) ? `${this.#pick(PREFIXES)} ` : '';
    const dash = this.#chance(0.15) ? '-' : '';
    const locator = this.#chance(0.4) ? `${this.#pick([', ', ' '])}${this.#pick(LOCATORS)}` : '';
    const suffix = this.#chance(0.2) ? this.#pick(SUFFIXES) : '';
    return `${prefix}${dash}@${this.#key()}${locator}${suffix}`;
  }

  #list(marker: string): string {
    const width = ' '.repeat(marker.length);
    const items = Array.from({ length: 1 + this.#below(4) }, () => {
      const item = `${marker}${this.#sentence().replace(/\n/g, `\n${width}`)}`;
      if (this.#chance(0.2)) return `${item}\n${width}- ${this.#sentence().replace(/\n/g, `\n${width}  `)}`;
      return this.#chance(0.1) ? `${item}\n\n${width}${this.#sentence().replace(/\n/g, `\n${width}`)}` : item;
    });
    return items.join('\n');
  }

  #quote(): string {
    const text = this.#chance(0.3) ? this.#list('- ') : this.#paragraph();
    return text
      .split('\n')
      .map(line => `> ${line}`)
      .join('\n');
  }

  #table(): string {
    const cell = () => this.#sentence().replace(/[|\n]/g, ' ');
    const rows = Array.from({ length: 1 + this.#below(3) }, () => `| ${this.#words(1)} | ${cell()} |`);
    return ['| bees | what |', '|------|:----:|', ...rows].join('\n');
  }

  #code(): string {
    const text = `x = "${this.#citation().replace(/\n/g, ' ')}"`;
    return this.#pick([`\`\`\`python\n${text}\n\`\`\``, `~~~\n${text}\n~~~`, `    ${text}`]);
  }
}
