import { ACCENTS, closingTag, DECLARATIONS, DROPPED_ARGUMENTS, FONTS, LONE_ACCENTS, WRAPPERS } from './latexCommands';
import { NOCASE, NOCASE_END, tagNocase } from './latexNocase';
import { compose, findDollar, isLetter, nextSpecial } from './latexSpecials';
import { toScript } from './latexScripts';
import { latexCharacter } from './latexTable';

/** Groups nested deeper than this are read as if their braces were not there. */
const DEEPEST = 50;

/** Bounds for looking ahead, so that many openings without an end cost no more than their number. */
const LONGEST_OPTION = 80;
const LONGEST_ADDRESS = 4000;

const BACKSLASH = 92;
const BRACE = 123;
const BRACE_END = 125;
const DOLLAR = 36;
const HYPHEN = 45;
const CARET = 94;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TIE = 126;
const LETTER = /[A-Za-z]/;

/** Reads one LaTeX text from left to right. For one use. @see latexToText */
export class LatexDecoder {
  readonly #source: string;
  readonly #markup: boolean;
  readonly #protectCase: boolean;
  #at = 0;
  #out = '';
  #depth = 0;
  #isMath = false;
  /** Closing tags that declarations (`\em`) have opened in the current group. */
  #pending = '';
  #isProtected = false;
  #hasNocase = false;
  /** Whether a single quote is open. */
  #isQuoted = false;

  constructor(source: string, markup: boolean, protectCase: boolean) {
    this.#source = source;
    this.#markup = markup;
    this.#protectCase = protectCase;
  }

  decode(): string {
    while (this.#at < this.#source.length) {
      this.#sequence();
      // A closing brace without partner.
      this.#at++;
    }
    return this.#hasNocase ? tagNocase(this.#out) : this.#out;
  }

  /** Reads up to the brace that closes the current group, which it leaves standing, or to the end. */
  #sequence(): void {
    const pending = this.#pending;
    this.#pending = '';
    const source = this.#source;
    let i = this.#at;
    let plainFrom = i;
    for (;;) {
      i = nextSpecial(source, i, this.#isMath);
      const c = source.charCodeAt(i);
      if (i >= source.length || c === BRACE_END) break;
      if (i > plainFrom) this.#out += source.slice(plainFrom, i);
      this.#at = i;
      if (c === BACKSLASH) this.#command();
      else if (c === BRACE) this.#group();
      else if (c === DOLLAR) this.#math();
      else if (c === CARET || c === UNDERSCORE) this.#script(c === CARET);
      else this.#ligature(c);
      i = this.#at;
      plainFrom = i;
    }
    if (i > plainFrom) this.#out += source.slice(plainFrom, i);
    this.#at = i;
    this.#out += this.#pending;
    this.#pending = pending;
  }

  #ligature(c: number): void {
    const source = this.#source;
    const char = source[this.#at]!;
    let run = 1;
    while (run < 3 && source.charCodeAt(this.#at + run) === c) run++;
    if (c === TIE) run = 1;
    if (c !== HYPHEN && run > 2) run = 2;
    this.#at += run;
    if (c === TIE) this.#out += this.#isTilde() ? '~' : '\u00a0';
    else if (this.#isMath) this.#out += char.repeat(run);
    else if (c === HYPHEN) this.#out += run === 1 ? '-' : run === 2 ? '–' : '—';
    else if (c === BACKTICK) {
      this.#out += run === 1 ? '‘' : '“';
      this.#isQuoted ||= run === 1;
    } else if (run === 2) this.#out += '”';
    else {
      // An apostrophe within a word stays one; behind a word it closes the quote that a backtick has opened.
      const closes = this.#isQuoted && !isLetter(source.charCodeAt(this.#at));
      this.#out += closes ? '’' : "'";
      if (closes) this.#isQuoted = false;
    }
  }

  /** Whether the tie just read is a tilde for `about`: none ties what a space already parts. */
  #isTilde(): boolean {
    return /\d/.test(this.#source[this.#at] ?? '') && /^[\s(]?$/.test(this.#source[this.#at - 2] ?? '');
  }

  /** A group that stands by itself. At the outermost level it protects its letters' case, unless a command opens it. */
  #group(): void {
    const source = this.#source;
    const opens = source.charCodeAt(this.#at + 1);
    const protects = this.#protectCase && !this.#isProtected && !this.#isMath && this.#depth === 0;
    if (!protects || opens === BACKSLASH || opens === DOLLAR || opens === BRACE_END) return this.#braced();
    this.#isProtected = true;
    const before = this.#out;
    this.#out = '';
    this.#braced();
    const inner = this.#out;
    const hasCase = /\p{L}/u.test(inner);
    if (hasCase) this.#hasNocase = true;
    this.#out = before + (hasCase ? NOCASE + inner + NOCASE_END : inner);
    this.#isProtected = false;
  }

  /** Reads what the brace at the current offset encloses into the output. */
  #braced(): void {
    this.#at++;
    if (this.#depth >= DEEPEST) return;
    this.#depth++;
    this.#sequence();
    this.#depth--;
    if (this.#at < this.#source.length) this.#at++;
  }

  /** The next argument as text: a group, a command or one character. */
  #argument(): string {
    const source = this.#source;
    const before = this.#out;
    this.#out = '';
    this.#skipSpace();
    const c = source.charCodeAt(this.#at);
    if (c === BRACE) this.#braced();
    else if (c === BACKSLASH) this.#command();
    else if (c === DOLLAR) this.#math();
    else if (this.#at < source.length && c !== BRACE_END) {
      const char = String.fromCodePoint(source.codePointAt(this.#at)!);
      this.#at += char.length;
      this.#out = char;
    }
    const text = this.#out;
    this.#out = before;
    return text;
  }

  #skipSpace(): void {
    const source = this.#source;
    while (source.charCodeAt(this.#at) <= 32) this.#at++;
  }

  /** The source of the group at the current offset where it has no inner braces; leaves it standing. */
  #peekArgument(): string | undefined {
    const source = this.#source;
    if (source.charCodeAt(this.#at) !== BRACE) return undefined;
    return /^\{([^{}]{0,40})\}/.exec(source.slice(this.#at, this.#at + 42))?.[1];
  }

  #command(): void {
    const source = this.#source;
    const start = this.#at++;
    if (this.#depth >= DEEPEST) return;
    this.#depth++;
    const first = source[this.#at];
    if (first === undefined) this.#out += '\\';
    else if (LETTER.test(first)) {
      let end = this.#at + 1;
      while (end < source.length && isLetter(source.charCodeAt(end))) end++;
      this.#at = end;
      this.#named(source.slice(start + 1, end));
    } else {
      this.#at++;
      if (Object.hasOwn(ACCENTS, first)) this.#accent(first);
      else this.#out += latexCharacter(`\\${first}`, this.#isMath) ?? first;
    }
    this.#depth--;
  }

  #named(name: string): void {
    if (Object.hasOwn(ACCENTS, name)) return this.#accent(name);
    if (Object.hasOwn(FONTS, name)) return this.#tagged(FONTS[name]!, this.#argument());
    if (Object.hasOwn(DECLARATIONS, name)) return this.#declare(DECLARATIONS[name]!);
    if (name === 'ensuremath') return this.#inMath(() => (this.#out += this.#argument()));
    if (name === 'frac' || name === 'sfrac' || name === 'nicefrac') return this.#fraction(name);
    if (name === 'char' || name === 'symbol') return this.#charCode();
    if (name === 'url' || name === 'path' || name === 'nolinkurl') return this.#verbatim();
    if (name === 'verb') return this.#verb();
    if (name === 'hspace' || name === 'vspace') this.#skipStar();
    const argument = this.#peekArgument();
    const whole = argument === undefined ? undefined : latexCharacter(`\\${name}{${argument}}`, this.#isMath);
    if (whole !== undefined) {
      this.#at += argument!.length + 2;
      this.#out += whole;
      return;
    }
    const char = latexCharacter(`\\${name}`, this.#isMath);
    if (char !== undefined && !Object.hasOwn(WRAPPERS, name)) {
      this.#endName();
      this.#out += char;
      return;
    }
    this.#unknown(name);
  }

  #skipStar(): void {
    if (this.#source[this.#at] === '*') this.#at++;
  }

  #verb(): void {
    this.#skipStar();
    const rest = this.#source.slice(this.#at, this.#at + LONGEST_ADDRESS);
    const end = rest.indexOf(rest[0] ?? ' ', 1);
    if (end < 0) return;
    this.#out += rest.slice(1, end);
    this.#at += end + 1;
  }

  #unknown(name: string): void {
    const source = this.#source;
    if (name === 'hspace' || name === 'vspace') {
      this.#argument();
      this.#out += ' ';
      return;
    }
    const dropped = Object.hasOwn(DROPPED_ARGUMENTS, name) ? DROPPED_ARGUMENTS[name]! : 0;
    for (let i = 0; i < dropped; i++) this.#argument();
    if (Object.hasOwn(WRAPPERS, name)) {
      const [open, close] = WRAPPERS[name]!;
      this.#out += open + this.#argument() + close;
      return;
    }
    if (/^(?:text|up|operator)/.test(name) && source.charCodeAt(this.#at) === BRACE) {
      const wasMath = this.#isMath;
      this.#isMath = false;
      this.#out += this.#argument();
      this.#isMath = wasMath;
      return;
    }
    // Names of functions are words in mathematics: \log, \sin.
    if (this.#isMath && /^(?:log|ln|exp|sin|cos|tan|min|max|lim|sup|inf|det|dim|ker|deg|gcd|Pr|arg|mod)$/.test(name))
      this.#out += name;
    if (source.charCodeAt(this.#at) === 91 && dropped === 0) {
      const end = source.slice(this.#at, this.#at + LONGEST_OPTION).indexOf(']');
      if (end >= 0) this.#at += end + 1;
    }
    if (source.charCodeAt(this.#at) === BRACE) this.#braced();
    else this.#endName();
  }

  /** What ends a command's name: space, which is swallowed, or an empty group, which keeps the space behind it. */
  #endName(): void {
    const source = this.#source;
    if (source.startsWith('{}', this.#at)) this.#at += 2;
    else this.#skipSpace();
  }

  #accent(name: string): void {
    let argument = this.#argument();
    if (argument.length !== 1 || argument > '\u007f') argument = argument.trim().replace(/ı/g, 'i').replace(/ȷ/g, 'j');
    if (!argument) {
      this.#out += LONE_ACCENTS[name] ?? '';
      return;
    }
    const mark = ACCENTS[name]!;
    const letter = String.fromCodePoint(argument.codePointAt(0)!);
    const marks = /^\p{M}*/u.exec(argument.slice(letter.length))![0];
    if (name === 't') this.#out += letter + mark + argument.slice(letter.length);
    else if (!/[\p{L}\p{N}]/u.test(letter)) this.#out += argument;
    else this.#out += compose(letter + marks + mark) + argument.slice(letter.length + marks.length);
  }

  #tagged(tag: string, text: string): void {
    if (!text.trim()) this.#out += text;
    else if (tag === 'sup' || tag === 'sub') this.#out += toScript(text, tag, this.#markup);
    else this.#out += this.#markup ? `<${tag}>${text}${closingTag(tag)}` : text;
  }

  #declare(tag: string): void {
    this.#skipSpace();
    if (!this.#markup || this.#source.charCodeAt(this.#at) === BRACE_END || this.#at >= this.#source.length) return;
    this.#out += `<${tag}>`;
    this.#pending = closingTag(tag) + this.#pending;
  }

  #fraction(name: string): void {
    const known = /^\{(\d+)\}\{(\d+)\}/.exec(this.#source.slice(this.#at, this.#at + 12))?.[0];
    const char = known && latexCharacter(`\\${name}${known}`, this.#isMath);
    if (known && char) {
      this.#at += known.length;
      this.#out += char;
    } else this.#out += `${this.#argument()}/${this.#argument()}`;
  }

  #charCode(): void {
    const found = /^\s*\{?\s*(?:"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|`\\?(.)|(\d{1,7}))\s?\}?/u.exec(
      this.#source.slice(this.#at, this.#at + 16),
    );
    if (!found) return;
    this.#at += found[0].length;
    const [, hex, octal, char, decimal] = found;
    const code = hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : decimal ? Number(decimal) : 0;
    if (char) this.#out += char;
    else if (code > 31 && code <= 0x10ffff) this.#out += String.fromCodePoint(code);
  }

  #verbatim(): void {
    const source = this.#source;
    this.#skipSpace();
    const rest = source.slice(this.#at + 1, this.#at + LONGEST_ADDRESS);
    const end = rest.indexOf('}');
    if (source.charCodeAt(this.#at) !== BRACE || end < 0) return;
    this.#out += rest.slice(0, end).replace(/\\([%#&_~])/g, '$1');
    this.#at += end + 2;
  }

  #math(): void {
    const source = this.#source;
    if (this.#isMath) {
      this.#at++;
      return;
    }
    const width = source.charCodeAt(this.#at + 1) === DOLLAR ? 2 : 1;
    const end = findDollar(source, this.#at + width);
    if (end < 0) {
      this.#out += '$';
      this.#at += 1;
      return;
    }
    const inner = source.slice(this.#at + width, end);
    this.#at = end + width;
    const decoder = new LatexDecoder(inner, this.#markup, false);
    decoder.#isMath = true;
    decoder.#depth = this.#depth + 1;
    this.#out += decoder.decode();
  }

  #inMath(read: () => void): void {
    const wasMath = this.#isMath;
    this.#isMath = true;
    read();
    this.#isMath = wasMath;
  }

  #script(isSuper: boolean): void {
    this.#at++;
    if (this.#depth >= DEEPEST) return;
    this.#depth++;
    const text = this.#argument();
    this.#depth--;
    if (text) this.#out += toScript(text, isSuper ? 'sup' : 'sub', this.#markup);
  }
}
