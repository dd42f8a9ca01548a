import type { CslItem } from '../../csl';
import { atOnce } from '../../formats/atOnce';
import { cslJson, listInObject } from '../../formats/cslJson';
import { yamlDocuments, yamlListItems } from '../../formats/cslYamlChunks';
import { jsonElements, skipSpace } from '../../formats/jsonElements';
import type { NeedsEscape } from '../../formats/write/textToLatex';
import { writeBibtex } from '../../formats/write/writeBibtex';
import { writeCslJson, writeCslYaml } from '../../formats/write/writeCsl';
import type { WriteFormat } from '../../formats/write/writeRecords';
import { writeRis } from '../../formats/write/writeRis';

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

const BIBTEX_KEY = /^[^\s,{}()"#%~\\=@']+$/;

/** Where and how a record is put at the end of a bibliography, in the file's own layout. */
export function insertRecord(
  text: string,
  format: WriteFormat,
  item: CslItem,
  options: InsertOptions = {},
): TextInsertion | InsertRefusal {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return BIBTEX_KEY.test(item.id) ? intoBibtex(text, format, item, options.needsEscape) : 'key';
    case 'csl-json':
      return intoJson(text, item, options.asciiOnly ?? false);
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
  const isTight = /\}[ \t]*(?:\r\n|\n|\r)[ \t]*@/.test(text) && !/\}[ \t]*(?:(?:\r\n|\n|\r)[ \t]*){2}@/.test(text);
  return atEnd(text, written, !isTight);
}

/** Behind all that is there, ending as the file ended: with a line end or without. */
function atEnd(text: string, written: string, apart: boolean): TextInsertion {
  const newline = newlineOf(text);
  if (!/\S/.test(text)) return { offset: text.length, text: written + newline };
  const trailing = /(?:[ \t]*(?:\r\n|\n|\r))*$/.exec(text)?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
  const lead = newline.repeat(Math.max(0, (apart ? 2 : 1) - trailing));
  return { offset: text.length, text: lead + written + (trailing ? newline : '') };
}

function intoJson(text: string, item: CslItem, asciiOnly: boolean): TextInsertion | InsertRefusal {
  const newline = newlineOf(text);
  if (!/\S/.test(text)) {
    const json = writeCslJson(item, { indent: '  ', margin: '  ', newline, asciiOnly });
    return { offset: text.length, text: `[${newline}  ${json}${newline}]${newline}` };
  }
  const start = skipSpace(text, text.startsWith('\ufeff') ? 1 : 0);
  const open = text[start] === '[' ? start : text[start] === '{' ? listInObject(text, start) : undefined;
  if (open === undefined) return 'list';
  const { elements, isClosed, extraComma } = atOnce(jsonElements(text, open));
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
  const isBare = !/\S/.test(text.replace(/^\s*#.*$/gm, '').replace(/^(?:---|\.\.\.)\s*$/gm, ''));
  if (isBare) return atEnd(text, `references:${newline}${written}`, false);
  const [chunk] = atOnce(yamlDocuments(text));
  if (!chunk) return 'list';
  const items = atOnce(yamlListItems(chunk));
  const last = items.at(-1);
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (!last) {
    // `references:` alone, or with an empty list behind it
    const empty = /^references\s*:[ \t]*(\[[ \t]*\]|null|~)?[ \t]*(?:#.*)?$/m.exec(text);
    if (!empty) return 'list';
    if (empty[1]) return 'list';
    return { offset: empty.index + empty[0].length, text: newline + written };
  }
  const indent = /^ */.exec(last.text)?.[0] ?? '';
  const end = lines.slice(0, last.line).join('').length + lastContentLine(last.text);
  const endsLine = /[\r\n]$/.test(text.slice(0, end));
  const body = written
    .split(newline)
    .map(line => (line ? indent + line : line))
    .join(newline);
  return { offset: end, text: endsLine ? body + newline : newline + body };
}

/** Offset behind the last line of an item that is neither blank nor a comment. */
function lastContentLine(item: string): number {
  const lines = item.split(/(?<=\r\n|\n|\r(?!\n))/);
  while (lines.length > 1 && /^(?:#|$)/.test((lines.at(-1) ?? '').trim())) lines.pop();
  return lines.join('').length;
}
