import { flattenClusters, type CitationCluster, type NoteSyntax } from '../../citations/syntax/citationCluster';
import { pandocMark } from '../../citations/syntax/pandocMark';
import { scanCitations } from '../../citations/syntax/scanCitations';
import { LineIndex } from '../../formats/bibtex/lineIndex';
import type { IndexedNote, NoteCitation } from './indexedNote';
import { readHead } from './noteHead';
import { notebookCells } from './notebookCells';
import { isNotebookFile } from './noteFiles';
import { offCodes } from './offComment';

/** A part of a note that is scanned by itself: the whole of it, or a cell. */
export interface NotePart {
  readonly text: string;
  readonly syntax: NoteSyntax;
  readonly cell: number | undefined;
  /** The citations of the text, where they have been found already. */
  readonly clusters?: readonly CitationCluster[];
}

/** Without one of these there is no citation, and the text need not be scanned. */
const SIGN: Readonly<Record<NoteSyntax, RegExp>> = {
  pandoc: /@|\[\^/,
  quarto: /@|\[\^/,
  myst: /@|\[\^|cite/,
  latex: /[cC]ite/,
  typst: /@|#cite/,
  restructuredtext: /cite|\]_/,
};

/** Keys that a note explains itself, where its notation has a way to. */
const OWN_KEYS: Partial<Readonly<Record<NoteSyntax, RegExp>>> = {
  latex: /\\bibitem(?:\[[^\]\n]*\])?\{([^{}\s]+)\}/g,
  // what a function is given, as by `#cite(<key>)`, is no label of this text
  typst: /(?<!\(\s*)<([\p{L}\p{N}_][\p{L}\p{N}_.:-]*)>/gu,
  restructuredtext: /^\.\.[ \t]+\[([^\]\s]+)\][ \t]/gm,
};

const NAMES_BIBLIOGRAPHY: Partial<Readonly<Record<NoteSyntax, RegExp>>> = {
  latex: /\\(?:bibliography|addbibresource|begin\{thebibliography\})/,
  typst: /#bibliography\(/,
  restructuredtext: /^\.\.[ \t]+bibliography::/m,
  myst: /^[`:]{3,}\{bibliography\}/m,
};

/** The key in `@key.md`, as plugins of Obsidian and Zotero name the notes about papers. */
function keyInName(uri: string): string | undefined {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const found = /^(?:@|%40)(.+)\.[A-Za-z]+$/.exec(name)?.[1];
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}

/** The parts of a note from the text of its file: the cells of a notebook from its JSON, else the whole. */
export function partsOfNote(uri: string, text: string, syntax: NoteSyntax): NotePart[] {
  if (!isNotebookFile(uri)) return [{ text, syntax, cell: undefined }];
  return notebookCells(text).map(cell => ({ text: cell.text, syntax, cell: cell.index }));
}

/** Reads a note from the text of its file; a notebook from its JSON. */
export function readNote(uri: string, text: string, syntax: NoteSyntax): IndexedNote {
  return readNoteParts(uri, partsOfNote(uri, text, syntax));
}

/** Reads a note from its parts, as an editor has them. */
export function readNoteParts(uri: string, parts: readonly NotePart[]): IndexedNote {
  const first = parts[0]?.text ?? '';
  const head = readHead(first);
  const ownKeys = parts.flatMap(({ text, syntax }) => {
    const pattern = OWN_KEYS[syntax];
    return pattern ? [...text.matchAll(pattern)].map(([, key]) => key ?? '') : [];
  });
  const off = parts.map(({ text }) => offCodes(text));
  return {
    uri,
    citations: parts.flatMap((part, index) => citationsIn(part, index === 0 ? head.nocite : undefined)),
    about: head.citekey?.key ?? keyInName(uri),
    aboutPlace: head.citekey && {
      ...new LineIndex(first).positionAt(head.citekey.start),
      length: head.citekey.key.length,
      cell: parts[0]?.cell,
    },
    hasBibliography:
      head.hasBibliography || parts.some(({ text, syntax }) => NAMES_BIBLIOGRAPHY[syntax]?.test(text) ?? false),
    ownKeys: [...head.ownKeys, ...ownKeys],
    off: off.includes('all') ? 'all' : off.flatMap(codes => (codes === 'all' ? [] : codes)),
  };
}

function citationsIn(
  { text, syntax, cell, clusters }: NotePart,
  nocite: { readonly start: number; readonly end: number } | undefined,
): NoteCitation[] {
  if (!SIGN[syntax].test(text)) return [];
  const lines = new LineIndex(text);
  const found: NoteCitation[] = [];
  const add = (key: string, kind: NoteCitation['kind'], start: number, end: number) => {
    const { line, column } = lines.positionAt(start);
    found.push({ key, kind, start, end, line, column, cell });
  };
  for (const { key, keyStart, end } of nocite ? marksIn(text, nocite) : []) add(key, 'uncited', keyStart, end);
  for (const { kind, items } of flattenClusters(clusters ?? scanCitations(text, syntax))) {
    if (kind !== 'cross-reference') for (const { key, keyStart, keyEnd } of items) add(key, kind, keyStart, keyEnd);
  }
  return found;
}

/** The keys of the front matter's `nocite:`; `@*`, which stands for all papers, is none. */
function marksIn(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const marks = [];
  for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
    const mark = pandocMark(text, at);
    if (mark && mark.key !== '*') marks.push(mark);
  }
  return marks;
}
