import { SYMBOLS, superscript } from './textSymbols';
import { texAccent } from './texAccent';

/** Where something may have to be mended; an address is one such place, to be passed over as a whole. */
const SPECIAL = /[\\{}$~_^`']|https?:\/\//g;
const ADDRESS = /https?:\/\/[^\s<>"{}$`]+/y;
const COMMAND = /\\([A-Za-z]{1,24})\*?/y;
const FONT_SWITCH = /\{\\(?:em|bf|it|rm|sc|sl|tt|sf|bfseries|itshape|ttfamily|scshape|small|large|cal)(?![A-Za-z]) ?/y;
const SCRIPT_GROUP = /[_^]\{([^{}\\$]{0,40})\}/y;
const RAISED_TEXT = /\\textsuperscript\{([^{}\\$]{0,40})\}/y;
const CODE_SPAN = /`[^`'\s][^`'\n]{0,100}`(?!`)/y;
const PATH = /[^\s]+/y;
const MAX_FORMULA = 300;

/** What a command with one argument puts around it. */
const WRAPPERS: ReadonlyMap<string, readonly [string, string]> = new Map<string, readonly [string, string]>([
  ...(
    'emph textit textbf texttt textsc textsf textrm textnormal textup textsl text mbox mathrm mathbf mathit mathcal ' +
    'mathbb mathsf mathtt operatorname underline url path boldsymbol bm ensuremath hat bar tilde vec overline uppercase'
  )
    .split(' ')
    .map(name => [name, ['', '']] as const),
  ['textsuperscript', ['', '']],
  ['textsubscript', ['', '']],
  ['footnote', [' (', ')']],
  ['sqrt', ['√(', ')']],
]);

const LETTERS: ReadonlyMap<string, string> = new Map(
  'ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı dh ð DH Ð th þ TH Þ dj đ DJ Đ'
    .split(' ')
    .flatMap((name, i, words) => (i % 2 ? [] : [[name, words[i + 1] ?? ''] as const])),
);

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textquoteright', '’'],
  ['textquoteleft', '‘'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['textasciitilde', '~'],
  ['textunderscore', '_'],
  ['textdegree', '°'],
  ['textmu', 'µ'],
  ['texttrademark', '™'],
  ['textregistered', '®'],
  ['ldots', '…'],
  ['dots', '…'],
  ['cdots', '…'],
  ['varepsilon', 'ε'],
  ['varphi', 'φ'],
  ['vartheta', 'θ'],
  ['percent', '%'],
  ['LaTeX', 'LaTeX'],
  ['TeX', 'TeX'],
  ['quad', ' '],
  ['left', ''],
  ['right', ''],
  ['xspace', ''],
  ['noindent', ''],
  ['protect', ''],
]);

/** Commands that leave nothing in a plain text, argument included. */
const DROPPED = /^(?:cite[a-z]*|label|vspace|hspace|thanks)$/;

/** Replaces what LaTeX leaves in copied text; every other use of its characters stays. Linear in the text's length. */
export function mendTex(text: string): string {
  return /[\\{}$~_^`]/.test(text) ? new TexMender(text).mend() : text;
}

class TexMender {
  readonly #text: string;
  /** What each open brace puts in the place of its closing one. */
  readonly #closings: string[] = [];
  #out: string[] = [];
  /** Start of the text that is not yet in `#out`. */
  #kept = 0;
  /** Where the next special place is looked for. */
  #at = 0;
  /** Offset of the dollar sign that ends the formula in which we are; -1 outside. */
  #formulaEnd = -1;
  #openQuotes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  mend(): string {
    for (;;) {
      SPECIAL.lastIndex = this.#at;
      const found = SPECIAL.exec(this.#text);
      if (!found) break;
      this.#at = found.index;
      const before = this.#at;
      this.#visit(found[0]);
      if (this.#at === before) this.#at += 1;
    }
    this.#out.push(this.#text.slice(this.#kept));
    return this.#out.join('');
  }

  #visit(special: string): void {
    if (special === '\\') this.#backslash();
    else if (special === '{') this.#openBrace();
    else if (special === '}') this.#closeBrace();
    else if (special === '$') this.#dollar();
    else if (special === '~') this.#tie();
    else if (special === '_' || special === '^') this.#script(special);
    else if (special === '`' || special === "'") this.#quote(special);
    else this.#address();
  }

  /** Puts `replacement` in the place of the next `length` UTF-16 units. */
  #replace(length: number, replacement: string): void {
    this.#out.push(this.#text.slice(this.#kept, this.#at), replacement);
    this.#at += length;
    this.#kept = this.#at;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #char(offset: number): string {
    return this.#text[this.#at + offset] ?? '';
  }

  get #inFormula(): boolean {
    return this.#formulaEnd >= 0;
  }

  #address(): void {
    const found = this.#match(ADDRESS)?.[0] ?? '';
    const mended = found.replace(/\\([_%&#~$])/g, '$1');
    if (mended === found) this.#at += found.length;
    else this.#replace(found.length, mended);
  }

  #backslash(): void {
    const next = this.#char(1);
    if (
      next === '\\' ||
      (this.#char(-1) === ':' && /^\W?[A-Za-z]$/.test(this.#text.slice(Math.max(0, this.#at - 3), this.#at - 1)))
    ) {
      // `C:\data` and `\\server\share` are paths: none of their backslashes starts a command.
      this.#at += next === '\\' && !/\w/.test(this.#char(2)) ? 2 : (this.#match(PATH)?.[0].length ?? 1);
    } else if (/[%&_$#{}]/.test(next)) {
      this.#replace(2, next);
    } else if (/[,;:! ]/.test(next) && (this.#inFormula || next === ',')) {
      this.#replace(2, next === '!' ? '' : ' ');
    } else if (next === '(' || next === ')') {
      if (this.#inFormula) this.#replace(1, '');
    } else {
      const accent = texAccent(this.#text, this.#at);
      if (accent) this.#replace(accent.length, accent.text);
      else this.#command();
    }
  }

  #command(): void {
    const found = this.#match(COMMAND);
    const name = found?.[1];
    if (!found || name === undefined) return;
    const length = found[0].length;
    const hasArgument = this.#char(length) === '{';
    const wrapper = WRAPPERS.get(name);
    const sign = SIGNS.get(name) ?? SYMBOLS.get(name);
    const letter = LETTERS.get(name);
    const raised = this.#match(RAISED_TEXT);
    if (raised) this.#replace(raised[0].length, superscript(raised[1] ?? '') ?? raised[1] ?? '');
    else if (wrapper && hasArgument) this.#open(length + 1, wrapper[0], wrapper[1]);
    else if (name === 'href' && hasArgument) this.#href(length);
    else if (name === 'frac' && hasArgument) this.#open(length + 1, '', '/');
    else if (DROPPED.test(name) && hasArgument) this.#dropWithArgument(length);
    else if (sign !== undefined) this.#replace(length + this.#emptyGroup(length), sign);
    else if (letter !== undefined) this.#replace(length + this.#gapAfterLetter(length), letter);
    else this.#at += length;
  }

  #emptyGroup(offset: number): number {
    return this.#char(offset) === '{' && this.#char(offset + 1) === '}' ? 2 : 0;
  }

  /** TeX takes the space after a command as its end: `\o stergaard`. */
  #gapAfterLetter(offset: number): number {
    if (this.#char(offset) === ' ' && /[a-z]/.test(this.#char(offset + 1))) return 1;
    return this.#emptyGroup(offset);
  }

  #open(length: number, opening: string, closing: string): void {
    this.#replace(length, opening);
    this.#closings.push(closing);
  }

  /** `\href{address}{words}` becomes `words (address)`, or the address alone where the words repeat it. */
  #href(length: number): void {
    const start = this.#at + length + 1;
    const end = this.#text.slice(start, start + 2000).search(/[{}\s]/);
    if (end < 0 || this.#text[start + end] !== '}' || this.#text[start + end + 1] !== '{') {
      this.#at += length;
      return;
    }
    const address = this.#text.slice(start, start + end);
    this.#open(length + end + 3, '', ` (${address.replace(/\\([_%&#~$])/g, '$1')})`);
  }

  #dropWithArgument(length: number): void {
    const argument = this.#text.slice(this.#at + length, this.#at + length + 400);
    const end = argument.indexOf('}');
    if (end < 0) this.#at += length;
    else this.#replace(length + end + 1, '');
  }

  #openBrace(): void {
    const font = this.#match(FONT_SWITCH);
    if (font) this.#open(font[0].length, '', '');
    else if (this.#inFormula || texAccent(this.#text, this.#at + 1)) this.#open(1, '', '');
    else this.#closings.push('}');
  }

  #closeBrace(): void {
    const closing = this.#closings.pop();
    if (closing === undefined) {
      // What a tool left when it dropped the other one: `(MERL})`, an address with a brace stuck to it.
      if (/[\w/)\]%]/.test(this.#char(-1)) || (this.#at > 0 && this.#kept === this.#at)) this.#replace(1, '');
    } else if (closing === '/' && this.#char(1) === '{') {
      this.#open(2, '/', '');
    } else if (closing !== '}') {
      this.#replace(1, closing);
    }
  }

  #dollar(): void {
    if (this.#at === this.#formulaEnd) {
      this.#formulaEnd = -1;
      this.#replace(1, '');
      return;
    }
    const end = this.#text.indexOf('$', this.#at + 1);
    if (end < 0 || end - this.#at > MAX_FORMULA) return;
    if (!isFormula(this.#text.slice(this.#at + 1, end), this.#text[end + 1] ?? '')) return;
    this.#formulaEnd = end;
    this.#replace(1, '');
  }

  /** `Fig.~3`, `Smith~\cite{x}`; a tilde that says "about" or stands for itself has no letter before it. */
  #tie(): void {
    const before = this.#text.slice(Math.max(0, this.#at - 2), this.#at);
    const binds = /^(?:[a-z]{2}|\w[.,)])$/.test(before) && /[A-Za-z0-9\\$(]/.test(this.#char(1));
    if (binds || (this.#inFormula && /\w/.test(this.#char(-1)))) this.#replace(1, ' ');
  }

  #script(mark: '_' | '^'): void {
    const group = this.#match(SCRIPT_GROUP);
    const content = group?.[1] ?? /^[+-]?\d+/.exec(this.#text.slice(this.#at + 1, this.#at + 8))?.[0];
    const length = group?.[0].length ?? (content?.length ?? 0) + 1;
    const hasBase = /[\p{L}\p{N})\]}$]/u.test(this.#char(-1)) || this.#inFormula;
    if (!hasBase) return;
    if (content !== undefined) {
      const mended = mark === '^' ? this.#raised(content, !!group, length) : this.#lowered(content, !!group, length);
      if (mended !== undefined) this.#replace(length, mended);
      else if (!group) this.#at += length;
    } else if (mark === '^' && this.#text.startsWith('\\circ', this.#at + 1)) {
      this.#replace(6, '°');
    } else if (this.#text.startsWith('{\\', this.#at + 1)) {
      const isDegree = mark === '^' && this.#text.startsWith('{\\circ}', this.#at + 1);
      if (isDegree) this.#replace(8, '°');
      else this.#open(2, mark, '');
    }
  }

  #raised(content: string, isGroup: boolean, length: number): string | undefined {
    // `1^2.5` and `^2.0.1` are not powers of two.
    if (!isGroup && (/^[+-]/.test(content) ? !/\d/.test(this.#char(-1)) : /\w/.test(this.#char(length))))
      return undefined;
    if (!isGroup && this.#char(length) === '.' && /\d/.test(this.#char(length + 1))) return undefined;
    const raised = superscript(content);
    if (raised) return raised;
    if (!isGroup) return undefined;
    return /^(?:st|nd|rd|th|TM|®|)$/.test(content) ? content : `^${content}`;
  }

  /** Numbers join their base, so that `SpO2` is found; a worded index keeps its mark: `F_max`. */
  #lowered(content: string, isGroup: boolean, length: number): string | undefined {
    if (isGroup) return /^[\d+-]*$/.test(content) ? content : `_${content}`;
    if (!/^\d+$/.test(content) || /[a-z_]/.test(this.#char(length))) return undefined;
    if (this.#inFormula) return content;
    // Without braces only a one-letter symbol or an oxide (`W_1`, `CO_2`) is surely a formula, `layer_2` is a name.
    const base = /(?<![\w./\\-])(?:\p{L}|[A-Z][A-Za-z]{0,2}O)$/u;
    return base.test(this.#text.slice(Math.max(0, this.#at - 6), this.#at)) ? content : undefined;
  }

  #quote(mark: '`' | "'"): void {
    if (mark === "'") {
      if (this.#char(1) !== "'" || this.#openQuotes === 0) return;
      this.#openQuotes--;
      this.#replace(2, '”');
    } else if (this.#char(1) === '`') {
      const isFence = this.#char(2) === '`' || this.#char(-1) === '`';
      const closing = this.#text.slice(this.#at + 2, this.#at + 500).search(/''|``/);
      if (isFence || closing < 0 || this.#char(closing + 2) !== "'") {
        this.#at += 2;
        return;
      }
      this.#openQuotes++;
      this.#replace(2, '“');
    } else {
      this.#at += this.#match(CODE_SPAN)?.[0].length ?? 1;
    }
  }
}

/** Whether what stands between two dollar signs is a formula, not the text between two sums of money or two variables. */
function isFormula(content: string, next: string): boolean {
  const hasCommand = /\\[A-Za-z%,;]/.test(content);
  if (!content || content.includes('\n') || /^(?:\{(?![\\}])|[A-Z]{2,}_[A-Z])/.test(content)) return false;
  if (!hasCommand && (/^\s|\s$/.test(content) || /\d/.test(next))) return false;
  if (hasCommand || /^[^\s]{0,40}[_^]/.test(content)) return true;
  return /^(?:[A-Za-z]|[\d.,]+|[\w\s.,()]{1,30}(?:[=<>≤≥±×~][\w\s.,()+-]{1,30}){1,3})$/.test(content);
}
