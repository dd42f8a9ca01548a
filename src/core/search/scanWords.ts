import { foldText } from '../text/fold';

/** Receives what {@link scanWords} finds, in the order of the text. */
export interface WordSink {
  /** A folded word. */
  word(word: string): void;
  /** Hyphenated parts written as one word, right after the last of them: `selfsupervised` after `self`, `supervised`. */
  compound(joined: string, parts: readonly string[]): void;
  /** The end of a sentence. */
  sentenceEnd?(): void;
}

const enum Kind {
  Other,
  Letter,
  Digit,
  /** Scripts without spaces between words, where each character is a word. */
  Ideograph,
}

const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const HYPHENS = '-_\u2010\u2011\u2012\u2013\u2212';
const APOSTROPHES = "'\u2019\u02bc";

function kindOf(code: number): Kind {
  if (code < 128) {
    if (code >= 97 && code <= 122) return Kind.Letter;
    return code >= 48 && code <= 57 ? Kind.Digit : Kind.Other;
  }
  if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)) return Kind.Ideograph;
  // halves of surrogate pairs are letters of rare scripts far more often than signs
  if (code >= 0xd800 && code <= 0xdfff) return Kind.Letter;
  const char = String.fromCharCode(code);
  if (LETTER.test(char)) return Kind.Letter;
  return DIGIT.test(char) ? Kind.Digit : Kind.Other;
}

/**
 * Cuts a text into words: folded, split wherever there is neither letter nor digit. Decimals stay whole (`3.7`), a
 * possessive `s` goes, letters parted by an apostrophe are one word (`O'Kira`), hyphenated words are found both as
 * their parts and as one word, so that `self-supervised`, `self supervised` and `selfsupervised` can meet.
 */
export function scanWords(text: string, sink: WordSink): void {
  const folded = foldText(text);
  const { length } = folded;
  let parts: string[] = [];
  const endCompound = () => {
    if (parts.length > 1) sink.compound(parts.join(''), parts);
    parts = [];
  };
  let at = 0;
  while (at < length) {
    const kind = kindOf(folded.charCodeAt(at));
    if (kind === Kind.Other) {
      const char = folded[at] ?? '';
      const hyphen = HYPHENS.includes(char) && parts.length > 0 && kindOf(folded.charCodeAt(at + 1)) !== Kind.Other;
      if (!hyphen) endCompound();
      if ((char === '.' || char === '!' || char === '?') && /\s/.test(folded[at + 1] ?? ' ')) sink.sentenceEnd?.();
      at++;
      continue;
    }
    if (kind === Kind.Ideograph) {
      endCompound();
      sink.word(folded[at] ?? '');
      at++;
      continue;
    }
    const { word, end } = readWord(folded, at);
    sink.word(word);
    parts.push(word);
    at = end;
  }
  endCompound();
}

function readWord(folded: string, start: number): { readonly word: string; readonly end: number } {
  let end = start;
  let apostrophe = false;
  for (;;) {
    let kind = kindOf(folded.charCodeAt(end));
    while (kind === Kind.Letter || kind === Kind.Digit) kind = kindOf(folded.charCodeAt(++end));
    const char = folded[end] ?? '';
    if (!char) break;
    const before = kindOf(folded.charCodeAt(end - 1));
    const after = kindOf(folded.charCodeAt(end + 1));
    if (char === '.' && before === Kind.Digit && after === Kind.Digit) end++;
    else if (APOSTROPHES.includes(char) && before === Kind.Letter && after === Kind.Letter) {
      apostrophe = true;
      end++;
    } else break;
  }
  const raw = folded.slice(start, end);
  if (!apostrophe) return { word: raw, end };
  return { word: raw.replace(/['\u2019\u02bc]s$/, '').replace(/['\u2019\u02bc]/g, ''), end };
}
