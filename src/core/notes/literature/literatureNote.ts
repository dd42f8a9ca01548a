import { longHash } from '../../library/shortHash';
import type { Paper } from '../../paper';
import {
  isUntouched,
  printFingerprints,
  readFingerprints,
  readFrontMatter,
  type FrontMatter,
  type FrontMatterField,
} from './frontMatterFields';
import { closingMark, findRegion, openingMark, type ManagedRegion } from './managedRegion';
import { renderTemplate, type RenderedNote } from './noteTemplate';
import { noteVariables } from './noteVariables';
import { printField, replaceValue } from './printField';

/** Name of the region in a literature note. */
const NOTE_REGION = 'paper';

/** Replaces the text between two UTF-16 offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What would bring a note up to date. */
export type NoteUpdate =
  | { readonly kind: 'unchanged' }
  /** Edits in the order of the text; they do not touch each other. `isEdited`: the person has written in the region. */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly isEdited: boolean }
  /** Nothing can be written safely; one sentence, whose subject is the note. */
  | { readonly kind: 'problem'; readonly message: string };

/** The text of a new note; or one sentence, whose subject is the template. */
export type NewNote = { readonly text: string } | { readonly text: undefined; readonly message: string };

/** What a note is made from. */
export interface NoteSource {
  readonly paper: Paper;
  readonly topicNames: readonly string[];
  /** A Liquid template. */
  readonly template: string;
  /** Path of its file, for messages; `undefined` for Lectern's own. */
  readonly templatePath?: string | undefined;
}

type Fingerprints = ReadonlyMap<string, string>;

function withLineEnds(text: string, lineEnd: string): string {
  return text.replace(/\r\n|\n|\r/g, lineEnd);
}

/** What stands between the marks: whole lines, none empty at either end. */
function regionContent(rendered: string): string {
  const content = rendered.replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
  // a mark in the text of a paper would end the region
  const harmless = content.replace(/^( {0,3})<!--/gm, '$1\\<!--');
  return harmless ? `${harmless}\n` : '';
}

/** By what a later update knows whether the person has written in the region; white space at line ends does not count. */
function contentHash(content: string): string {
  return longHash(
    content
      .replace(/[^\S\n]+$/gm, '')
      .replace(/\r/g, '')
      .trim(),
  );
}

function regionText(key: string, content: string, fields: readonly FrontMatterField[]): string {
  const attributes = { key, text: contentHash(content), front: printFingerprints(fields) };
  return `${openingMark(NOTE_REGION, attributes)}\n${content}${closingMark(NOTE_REGION)}`;
}

function render({
  paper,
  topicNames,
  template,
}: NoteSource): { note: RenderedNote } | { note: undefined; message: string } {
  const rendering = renderTemplate(withLineEnds(template, '\n'), noteVariables(paper, topicNames));
  if (!rendering.note) return rendering;
  const { before } = rendering.note;
  const damaged = readFrontMatter(before)?.fields.find(field => field.value === undefined);
  if (damaged) return { note: undefined, message: `the front matter that it makes is no YAML at "${damaged.name}"` };
  return rendering;
}

/** The whole text of a new note about a paper, lines ended by line feeds. */
export function newNote(source: NoteSource): NewNote {
  const rendering = render(source);
  if (!rendering.note) return { text: undefined, message: rendering.message };
  const { before, region, after } = rendering.note;
  if (region === undefined) return { text: before };
  const fields = readFrontMatter(before)?.fields ?? [];
  const text = before + regionText(source.paper.citationKey, regionContent(region), fields) + after;
  const found = findRegion(text, NOTE_REGION);
  // a template that writes marks of its own would make a note that can't be updated
  return found.region ? { text } : { text: undefined, message: found.message };
}

/** Whether the field is to get another value, and its lines can take one without losing anything of the person's. */
function isReplaceable(
  text: string,
  present: FrontMatterField,
  field: FrontMatterField,
  written: Fingerprints,
): boolean {
  if (!isUntouched(present, written)) return false;
  return replaceValue(text.slice(present.valueStart, present.end), present.value, field.value) !== undefined;
}

/** Fields that are new, and those that the person has left as they were written; a field that was taken out stays out. */
function frontMatterEdits(
  text: string,
  note: FrontMatter,
  rendered: readonly FrontMatterField[],
  written: Fingerprints,
): TextEdit[] {
  const edits: TextEdit[] = [];
  let added = '';
  for (const field of rendered) {
    const present = note.fields.find(({ name }) => name === field.name);
    if (!present) {
      if (!written.has(field.name)) added += printField(field.name, field.value);
    } else if (isUntouched(present, written) && JSON.stringify(present.value) !== JSON.stringify(field.value)) {
      const { valueStart: start, end } = present;
      const value = replaceValue(text.slice(start, end), present.value, field.value);
      if (value !== undefined) edits.push({ start, end, text: value });
    }
  }
  edits.sort((a, b) => a.start - b.start);
  return added ? [...edits, { start: note.end, end: note.end, text: added }] : edits;
}

/** The fields as the note will have them, of those that Lectern writes: what the person has changed keeps its old print. */
function nextFingerprints(
  text: string,
  note: FrontMatter | undefined,
  rendered: readonly FrontMatterField[],
  written: Fingerprints,
): string {
  const prints = new Map(written);
  for (const field of rendered) {
    const present = note?.fields.find(({ name }) => name === field.name);
    const isOurs = present
      ? isReplaceable(text, present, field, written) || JSON.stringify(present.value) === JSON.stringify(field.value)
      : !written.has(field.name);
    if (note && isOurs)
      for (const [name, print] of readFingerprints(printFingerprints([field]))) prints.set(name, print);
  }
  return [...prints].map(pair => pair.join(':')).join(',');
}

/** Where the opening comment stands in its line, which a person may have indented. */
function commentOf(
  text: string,
  { start, contentStart }: ManagedRegion,
): { readonly start: number; readonly end: number } {
  const line = text.slice(start, contentStart);
  const from = start + line.length - line.trimStart().length;
  return { start: from, end: from + line.trim().length };
}

/** Whether the opening comment holds anything but a key that Lectern did not write. */
function isMarkEdited(text: string, region: ManagedRegion): boolean {
  const { start, end } = commentOf(text, region);
  const known = (name: string) => region.attributes.get(name) ?? '';
  const front = [...readFingerprints(known('front'))].map(pair => pair.join(':')).join(',');
  const [hash = ''] = /^\w*/.exec(known('text')) ?? [];
  return text.slice(start, end) !== openingMark(NOTE_REGION, { key: known('key'), text: hash, front });
}

function regionEdits(
  text: string,
  region: ManagedRegion,
  content: string,
  attributes: Readonly<Record<string, string>>,
  lineEnd: string,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const mark = openingMark(NOTE_REGION, attributes);
  const { start, end } = commentOf(text, region);
  if (text.slice(start, end) !== mark) edits.push({ start, end, text: mark });
  const wanted = withLineEnds(content, lineEnd);
  if (text.slice(region.contentStart, region.contentEnd) !== wanted) {
    edits.push({ start: region.contentStart, end: region.contentEnd, text: wanted });
  }
  return edits;
}

/**
 * What brings a note up to date with the library: the region between its marks, and of its front matter the fields that
 * are new or still as Lectern wrote them. Everything else keeps its bytes.
 */
export function updateNote(text: string, source: NoteSource): NoteUpdate {
  const rendering = render(source);
  if (!rendering.note) {
    const name = source.templatePath === undefined ? '' : ` "${source.templatePath}"`;
    return { kind: 'problem', message: `The template${name} can't be used: ${rendering.message}.` };
  }
  const found = findRegion(text, NOTE_REGION);
  if (!found.region) return { kind: 'problem', message: found.message };
  const { region } = found;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const content = regionContent(rendering.note.region ?? '');
  const standing = text.slice(region.contentStart, region.contentEnd);
  const written = readFingerprints(region.attributes.get('front'));
  const front = readFrontMatter(text);
  if (front && region.start < front.end) {
    return { kind: 'problem', message: `"lectern:${NOTE_REGION}" is opened within its front matter.` };
  }
  const rendered = readFrontMatter(rendering.note.before)?.fields ?? [];
  const attributes = {
    key: source.paper.citationKey,
    text: contentHash(content),
    front: nextFingerprints(text, front, rendered, written),
  };
  const edits = [
    ...(front ? frontMatterEdits(text, front, rendered, written) : []).map(edit => ({
      ...edit,
      text: withLineEnds(edit.text, lineEnd),
    })),
    ...regionEdits(text, region, content, attributes, lineEnd),
  ];
  if (!edits.length) return { kind: 'unchanged' };
  const isKnown = [region.attributes.get('text'), attributes.text].includes(contentHash(standing));
  const isEdited = isMarkEdited(text, region) || (standing.trim() !== '' && !isKnown);
  return { kind: 'edits', edits, isEdited };
}
