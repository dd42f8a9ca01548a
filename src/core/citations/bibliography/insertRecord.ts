import type { CslItem } from '../../csl';
import { atOnce } from '../../formats/atOnce';
import { cslJson, listInObject } from '../../formats/cslJson';
import { jsonElements, skipSpace } from '../../formats/jsonElements';
import type { NeedsEscape } from '../../formats/write/textToLatex';
import { writeBibtex } from '../../formats/write/writeBibtex';
import { writeCslJson, writeCslYaml } from '../../formats/write/writeCsl';
import type { WriteFormat } from '../../formats/write/writeRecords';
import { writeRis } from '../../formats/write/writeRis';
import { zoteroJson } from '../../formats/zotero/zoteroJson';

/** Text that is put into a file; nothing else of it changes. */
export interface TextInsertion {
  /** UTF-16 offset. */
  readonly offset: number;
  readonly text: string;
}

/** Why a record can't be put into a file: its key is none in this format, or the file's list is not where it should be. */
export type InsertRefusal = 'key' | 'list';

export interface InsertOptions {
  /** Which characters beyond ASCII become LaTeX commands; by default none. */
  readonly needsEscape?: NeedsEscape;
  /** Whether JSON is written in ASCII. */
  readonly asciiOnly?: boolean;
}

/** How much of the end of a file tells how its entries are set apart. */
const LOOKED_AT = 20_000;

const BIBTEX_KEY = /^[^\s,{}()"#%~\\=@']+$/;

/** Where and how a record is put at the end of a bibliography, in the file's own layout. */
export function insertRecord(
  text: string,
  format: WriteFormat,
  item: CslItem,
  options: InsertOptions = {},
): TextInsertion | InsertRefusal {
  return atOnce(insertRecordInSteps(text, format, item, options));
}

/** The same in steps of a few milliseconds. */
export function* insertRecordInSteps(
  text: string,
  format: WriteFormat,
  item: CslItem,
  options: InsertOptions = {},
): Generator<void, TextInsertion | InsertRefusal> {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return BIBTEX_KEY.test(item.id) ? intoBibtex(text, format, item, options.needsEscape) : 'key';
    case 'csl-json':
      return yield* intoJson(text, item, options.asciiOnly ?? false);
    case 'csl-yaml':
      return intoYaml(text, item);
    case 'ris':
      return atEnd(text, writeRis(item, newlineOf(text)).trimEnd(), true);
  }
}

/** The line end that the file uses. */
export function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function intoBibtex(
  text: string,
  dialect: 'bibtex' | 'biblatex',
  item: CslItem,
  needsEscape: NeedsEscape | undefined,
): TextInsertion {
  const field = /^([ \t]+)[A-Za-z][\w-]*([ \t]*=[ \t]*)[{"\w]/m.exec(text);
  const isAligned = /[ \t]{2}/.test(field?.[2] ?? '');
  const written = writeBibtex(item, {
    dialect,
    newline: newlineOf(text),
    ...(needsEscape && { needsEscape }),
    ...(field?.[1] && { indent: field[1] }),
    ...(field?.[2] && !isAligned && { equals: field[2] }),
  });
  const tail = text.slice(-LOOKED_AT);
  const isTight = /\}[ \t]*(?:\r\n|\n|\r)[ \t]*@/.test(tail) && !/\}[ \t]*(?:(?:\r\n|\n|\r)[ \t]*){2}@/.test(tail);
  return atEnd(text, written, !isTight);
}

/** Behind all that is there, ending as the file ended: with a line end or without. */
function atEnd(text: string, written: string, apart: boolean): TextInsertion {
  const newline = newlineOf(text);
  if (!/\S/.test(text)) return { offset: text.length, text: written + newline };
  const trailing = /\s*$/.exec(text.slice(-LOOKED_AT))?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
  const lead = newline.repeat(Math.max(0, (apart ? 2 : 1) - trailing));
  return { offset: text.length, text: lead + written + (trailing ? newline : '') };
}

function* intoJson(text: string, item: CslItem, asciiOnly: boolean): Generator<void, TextInsertion | InsertRefusal> {
  const newline = newlineOf(text);
  if (!/\S/.test(text)) {
    const json = writeCslJson(item, { indent: '  ', margin: '  ', newline, asciiOnly });
    return { offset: text.length, text: `[${newline}  ${json}${newline}]${newline}` };
  }
  const start = skipSpace(text, text.startsWith('\ufeff') ? 1 : 0);
  const open = text[start] === '[' ? start : text[start] === '{' ? listInObject(text, start) : undefined;
  if (open === undefined || zoteroJson.detect(text)) return 'list';
  const { elements, isClosed, extraComma } = yield* jsonElements(text, open);
  if (!isClosed || extraComma !== undefined || elements.some(({ isBroken }) => isBroken)) return 'list';
  const last = elements.at(-1);
  if (!last) {
    // an empty list of anything: only one that is the whole file, or has the name, is one of records
    const json = writeCslJson(item, { indent: '  ', margin: '  ', newline, asciiOnly });
    const close = skipSpace(text, open + 1);
    return { offset: close, text: `${newline}  ${json}${newline}` };
  }
  if (!cslJson.detect(text) || text[last.start] !== '{') return 'list';
  const before = elements.at(-2);
  const gap = before ? text.slice(before.end, last.start).replace(',', '') : text.slice(open + 1, last.start);
  const margin = /[\r\n]([ \t]*)$/.exec(gap)?.[1];
  const inner = /^\{[ \t]*(?:\r\n|\n|\r)([ \t]*)"/.exec(text.slice(last.start, last.start + 200))?.[1];
  const indent = inner === undefined ? '' : inner.slice((margin ?? '').length);
  const json = writeCslJson(item, { indent, margin: margin ?? '', newline, asciiOnly });
  return { offset: last.end, text: `,${gap || (indent ? newline : ' ')}${json}` };
}

function intoYaml(text: string, item: CslItem): TextInsertion | InsertRefusal {
  const newline = newlineOf(text);
  const written = writeCslYaml(item, newline);
  const isBare = !/^(?!(?:---|\.\.\.)[ \t]*$)[ \t]*[^\s#\ufeff]/m.test(text);
  if (isBare) return atEnd(text, `references:${newline}${written}`, false);
  const heading = /^references[ \t]*:[^\r\n]*/m.exec(text);
  const from = heading ? heading.index + heading[0].length : 0;
  const itemStart = /^( *)-(?=[ \t\r\n]|$)/gm;
  itemStart.lastIndex = from;
  const first = itemStart.exec(text);
  // blank lines and comments may stand between the heading, or the beginning, and the list
  const isList = first !== null && !/^[^\s#-]/m.test(text.slice(from, first.index).replace(/^\ufeff/, ''));
  const isEmpty = heading !== null && /^references[ \t]*:[ \t]*(?:#.*)?$/.test(heading[0]);
  if (!isList) return isEmpty ? { offset: from, text: newline + written } : 'list';
  if (heading && !isEmpty) return 'list';
  const listEnd = /^(?:[A-Za-z"']|---[ \t]*$|\.\.\.[ \t]*$)/gm;
  listEnd.lastIndex = first.index;
  const end = endOfContent(text, listEnd.exec(text)?.index ?? text.length);
  const body = written.split(newline).map(line => (line ? first[1] + line : line)).join(newline); // prettier-ignore
  return /[\r\n]$/.test(text.slice(0, end).slice(-1))
    ? { offset: end, text: body + newline }
    : { offset: end, text: newline + body };
}

/** Offset behind the last line before `offset` that is neither blank nor a comment. */
function endOfContent(text: string, offset: number): number {
  const lines = text.slice(Math.max(0, offset - LOOKED_AT), offset).split(/(?<=\r\n|\n|\r(?!\n))/);
  let end = offset;
  while (lines.length > 1 && /^(?:#|$)/.test((lines.at(-1) ?? '').trim())) end -= lines.pop()?.length ?? 0;
  return end;
}
