/** Accents over the next letter, as combining marks. The table's own names for the same marks are read too. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '´': '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  r: '\u030a',
  c: '\u0327',
  d: '\u0323',
  b: '\u0331',
  k: '\u0328',
  t: '\u0361',
  G: '\u030f',
  U: '\u030e',
  h: '\u0309',
  textcommabelow: '\u0326',
  textogonekcentered: '\u0328',
  grave: '\u0300',
  acute: '\u0301',
  hat: '\u0302',
  tilde: '\u0303',
  ddot: '\u0308',
  bar: '\u0305',
  dot: '\u0307',
  breve: '\u0306',
  check: '\u030c',
  mathring: '\u030a',
  vec: '\u20d7',
  widehat: '\u0302',
  widetilde: '\u0303',
  overline: '\u0305',
  underbar: '\u0331',
};

/** What an accent stands for where it has no letter under it: `\^{}`. */
export const LONE_ACCENTS: Readonly<Record<string, string>> = {
  '`': '`',
  "'": '´',
  '^': '^',
  '~': '~',
  '"': '¨',
  '=': '¯',
  '.': '˙',
  u: '˘',
  v: 'ˇ',
  H: '˝',
  r: '˚',
  c: '¸',
  k: '˛',
};

const SMALL_CAPS = 'span style="font-variant:small-caps;"';

/** Commands that set their argument in another font, as CSL's tags; an empty tag only takes the command away. */
export const FONTS: Readonly<Record<string, string>> = {
  emph: 'i',
  textit: 'i',
  textsl: 'i',
  mkbibemph: 'i',
  mkbibitalic: 'i',
  textbf: 'b',
  mkbibbold: 'b',
  textsc: SMALL_CAPS,
  textsuperscript: 'sup',
  mkbibsuperscript: 'sup',
  textsubscript: 'sub',
  mkbibsubscript: 'sub',
};

/** Commands that set the rest of their group in another font. */
export const DECLARATIONS: Readonly<Record<string, string>> = {
  em: 'i',
  it: 'i',
  itshape: 'i',
  sl: 'i',
  slshape: 'i',
  bf: 'b',
  bfseries: 'b',
  sc: SMALL_CAPS,
  scshape: SMALL_CAPS,
};

/** Commands that stand in for text around their argument. */
export const WRAPPERS: Readonly<Record<string, readonly [string, string]>> = {
  enquote: ['“', '”'],
  mkbibquote: ['“', '”'],
  textquote: ['“', '”'],
  mkbibparens: ['(', ')'],
  parentext: ['(', ')'],
  mkbibbrackets: ['[', ']'],
  brackettext: ['[', ']'],
  sqrt: ['√', ''],
};

/** Commands whose first arguments are no text: a colour, a length, a label. */
export const DROPPED_ARGUMENTS: Readonly<Record<string, number>> = {
  textcolor: 1,
  color: 1,
  noopsort: 1,
  noop: 1,
  sortnoop: 1,
  SortNoop: 1,
  Noopsort: 1,
  NoopSort: 1,
  phantom: 1,
  vphantom: 1,
  hphantom: 1,
  label: 1,
  index: 1,
  begin: 1,
  end: 1,
  fontsize: 2,
  foreignlanguage: 1,
  href: 1,
  raisebox: 1,
};

/** The closing half of a tag: `span style="…"` closes as `span`. */
export function closingTag(tag: string): string {
  return `</${tag.split(' ', 1)[0]!}>`;
}
