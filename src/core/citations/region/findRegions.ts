import { type MarkdownBlocks, markdownBlocks } from '../syntax/markdownBlocks';
import { MarkdownLiterals } from '../syntax/markdownLiterals';
import { HIDDEN } from '../syntax/textMask';

/** A list of references that Lectern keeps in a note. All offsets are UTF-16 offsets in the note. */
export interface ReferencesRegion {
  /** Where the opening marker begins and the closing one ends. */
  readonly start: number;
  readonly end: number;
  /** What stands between the markers. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** As the opening marker names it; `undefined` where it names none. */
  readonly style: string | undefined;
}

/** Why the markers of a note can't be trusted, and the zero-based line of the marker that is wrong. */
export interface RegionProblem {
  readonly line: number;
  readonly reason: 'no-end' | 'no-start' | 'nested' | 'second';
}

export interface FoundRegions {
  /** Each opening marker with the closing one behind it, in the order of the text. */
  readonly regions: readonly ReferencesRegion[];
  /** The first thing that is wrong. */
  readonly problem: RegionProblem | undefined;
}

const MARKER = /<!--[ \t]{0,20}(\/?)lectern:references\b([^\n>]{0,300})-->/g;
const NOTHING: FoundRegions = { regions: [], problem: undefined };

/** The regions of references of a note. Markers in code and in front matter are text. */
export function findRegions(note: string): FoundRegions {
  if (!note.includes('lectern:references')) return NOTHING;
  const blocks = markdownBlocks(note);
  const markers = [...note.matchAll(MARKER)].filter(({ index }) => !isCode(blocks, index));
  const regions: ReferencesRegion[] = [];
  const problems: RegionProblem[] = [];
  const report = (offset: number, reason: RegionProblem['reason']) =>
    problems.push({ line: note.slice(0, offset).split('\n').length - 1, reason });
  let open: RegExpExecArray | undefined;
  for (const marker of markers) {
    if (marker[1]) {
      if (!open) report(marker.index, 'no-start');
      else {
        if (regions.length) report(open.index, 'second');
        regions.push({
          start: open.index,
          end: marker.index + marker[0].length,
          bodyStart: open.index + open[0].length,
          bodyEnd: marker.index,
          style: open[2]?.trim() || undefined,
        });
      }
      open = undefined;
    } else if (open) report(marker.index, 'nested');
    else open = marker;
  }
  if (open) report(open.index, 'no-end');
  return { regions, problem: problems.sort((a, b) => a.line - b.line)[0] };
}

/** Whether the offset is in code or in front matter. */
function isCode({ masked, regions }: MarkdownBlocks, offset: number): boolean {
  if (masked[offset] === HIDDEN) return true;
  const paragraph = regions.find(({ start, end }) => start <= offset && offset < end);
  if (!paragraph) return false;
  const literals = new MarkdownLiterals(masked.slice(paragraph.start, paragraph.end));
  const at = offset - paragraph.start;
  for (let i = 0; i < at;) {
    const end = literals.endAt(i);
    if (end > at) return true;
    i = Math.max(end, i + 1);
  }
  return false;
}
