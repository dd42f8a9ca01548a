import type { RenderedNote } from '../csl/noteRenderer';
import { findRegions, type ReferencesRegion, type RegionProblem } from './findRegions';
import { htmlToMarkdown } from '../htmlToMarkdown';
import { regionPlace } from './regionPlace';

/** One replacement in a note; `start` and `end` are UTF-16 offsets in it. */
export interface RegionEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type RegionUpdate =
  | { readonly type: 'edit'; readonly edit: RegionEdit }
  | { readonly type: 'current' }
  | { readonly type: 'problem'; readonly problem: RegionProblem };

/** What a region is made of. */
export interface RegionContent {
  readonly references: RenderedNote['references'];
  /** The style's name, for the marker. */
  readonly style: string;
}

/**
 * What brings the region of a note up to date. Nothing outside the markers changes.
 * @returns `undefined` where the note has no region
 */
export function updateRegion(note: string, content: RegionContent): RegionUpdate | undefined {
  const { regions, problem } = findRegions(note);
  if (problem) return { type: 'problem', problem };
  const [region] = regions;
  if (!region) return undefined;
  const text = regionText(content, newlineOf(note, region), linePrefix(note, region));
  if (note.slice(region.start, region.end) === text) return { type: 'current' };
  return { type: 'edit', edit: { start: region.start, end: region.end, text } };
}

/**
 * What puts a region into a note that has none.
 * @param caret UTF-16 offset of the caret
 */
export function insertRegion(note: string, caret: number, content: RegionContent): RegionEdit {
  const newline = note.includes('\r\n') ? '\r\n' : '\n';
  const { offset, before, after } = regionPlace(note, caret);
  const text = newline.repeat(before) + regionText(content, newline, '') + newline.repeat(after);
  return { start: offset, end: offset, text };
}

function newlineOf(note: string, { start, end }: ReferencesRegion): string {
  const inside = note.slice(start, end);
  return (inside.includes('\n') ? inside : note).includes('\r\n') ? '\r\n' : '\n';
}

/** What each line of the region begins with: the marks of the quotation or the list that it stands in. */
function linePrefix(note: string, { start }: ReferencesRegion): string {
  const before = note.slice(note.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t>]*$/.test(before) ? before : '';
}

function regionText({ references, style }: RegionContent, newline: string, prefix: string): string {
  const name = style.replace(/[^\p{L}\p{N}_.]+/gu, '-').replace(/^-|-$/g, '');
  const entries = references.map(({ html }, index) => entryMarkdown(html, index));
  const lines = [`<!-- lectern:references${name ? ` ${name}` : ''} -->`];
  for (const entry of entries) lines.push('', entry);
  lines.push('', '<!-- /lectern:references -->');
  return lines.map((line, index) => (index ? (line ? prefix : prefix.trimEnd()) : '') + line).join(newline);
}

/** An entry as a paragraph; where the style numbers entries as Markdown does, as an item of a list. */
function entryMarkdown(html: string, index: number): string {
  const markdown = htmlToMarkdown(html);
  const number = `${index + 1}\\. `;
  return markdown.startsWith(number) ? `${index + 1}. ${markdown.slice(number.length)}` : markdown;
}
