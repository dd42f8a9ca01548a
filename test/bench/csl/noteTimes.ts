import type CSL from 'citeproc';
import fs from 'node:fs';
import { createNoteRenderer, noteRendererInSteps } from '../../../src/core/citations/csl/createNoteRenderer';
import { copyNode } from '../../../src/core/citations/csl/cslNode';
import { toStyle } from '../../../src/core/citations/csl/cslStyle';
import { localesWanted } from '../../../src/core/citations/csl/engine';
import { scanCitations } from '../../../src/core/citations/syntax/scanCitations';
import type { CslItem } from '../../../src/core/csl';
import { bare } from './bareCiteproc';
import { shippedLocale, shippedStyleNode } from './shippedFiles';

const STYLES = ['apa', 'ieee', 'vancouver', 'nature', 'chicago-author-date', 'chicago-fullnote-bibliography'];
const CITATIONS = 300;
const EDITS = 15;

const papers = JSON.parse(fs.readFileSync('media/library/medical-ai.json', 'utf8')) as CslItem[];
const byKey = new Map(papers.map(paper => [paper.id, paper]));
const keyAt = (i: number) => papers[i % papers.length]?.id ?? '';

/** 300 citations of one to three works, each work cited about three times. */
function noteOf(edited = -1, more = ''): string[] {
  return Array.from({ length: CITATIONS }, (_, i) => {
    const keys = [keyAt(i * 7), ...(i % 3 ? [] : [keyAt(i * 11 + 3)]), ...(i % 10 ? [] : [keyAt(i * 5 + 1)])];
    const locator = i % 4 ? '' : `, p. ${(i % 90) + 1}`;
    return `[${[...new Set(keys)].map(key => `@${key}`).join('; ')}${i === edited ? more : locator}]`;
  });
}

const clusters = (note: readonly string[]) => scanCitations(note.join(' and so on.\n\n'), 'pandoc');

function median(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${(sorted[sorted.length >> 1] ?? 0).toFixed(1)} ms`;
}

/** Milliseconds of CPU, which others on the machine do not lengthen as they do those of the clock. */
function timed(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Prints how long a note of 300 citations takes: at first, again, and after edits; citeproc alone does it all anew. */
export function printTimes(): void {
  const rows = [
    [
      'style',
      'engine',
      'first',
      'bit by bit',
      'longest bit',
      'again',
      'a locator edited',
      'a work added',
      'citeproc: engine',
      'all anew',
    ],
  ];
  for (const id of STYLES) {
    const node = shippedStyleNode(id);
    if (!node) throw new Error(`dist/styles/${id}.json is not there: build first`);
    const style = toStyle(node);
    const found = localesWanted(style, undefined).flatMap(name => shippedLocale(name) ?? []);
    const locales = new Map(found.map(locale => [locale.attrs['xml:lang'] ?? '', locale]));
    const itemOf = (key: string) => byKey.get(key);
    /** The engine built and the whole note prepared, as when its preview is opened. */
    const fromNothing = function* (): Generator<void, void> {
      const fresh = yield* noteRendererInSteps({ style, locales });
      yield* fresh.prepareNote(clusters(noteOf()), itemOf);
    };
    let renderer = createNoteRenderer({ style, locales });
    const building = [1, 2, 3].map(() => timed(() => (renderer = createNoteRenderer({ style, locales }))));
    const first = timed(() => renderer.renderNote(clusters(noteOf()), itemOf));
    const steps = stepsOf(fromNothing());
    const edits = Array.from({ length: EDITS }, (_, i) => clusters(noteOf(140 + i, `, p. ${300 + i}`)));
    const again: number[] = [];
    const edited = edits.map(note => {
      const time = timed(() => renderer.renderNote(note, itemOf));
      again.push(timed(() => renderer.renderNote(note, itemOf)));
      return time;
    });
    // a work that is cited for the first time in the middle of the note, so that later numbers move
    const added = edits.map((_, i) => {
      const note = noteOf();
      note.splice(150, 0, `[@new${i}]`);
      const fresh: CslItem = { ...(papers[0] as CslItem), id: `new${i}`, title: `A new work ${i}` };
      return timed(() => renderer.renderNote(clusters(note), key => (key === fresh.id ? fresh : byKey.get(key))));
    });
    rows.push([
      id,
      median(building),
      `${first.toFixed(0)} ms`,
      ...steps,
      median(again),
      median(edited),
      median(added),
      ...bareTimes(id),
    ]);
  }
  console.log(
    `\nA note of ${CITATIONS} citations of ${papers.length} works, CPU time, medians of ${EDITS} (first: once):`,
  );
  for (const [name = '', ...cells] of rows)
    console.log(name.padEnd(31) + cells.map(cell => cell.padStart(17)).join(''));
}

/** What is done bit by bit: all of it, and the bit that holds up longest. */
function stepsOf(steps: Generator<void, void>): string[] {
  const times: number[] = [];
  for (let i = 0; i < 1000; i++) {
    let isDone: boolean | undefined;
    times.push(timed(() => (isDone = steps.next().done)));
    if (isDone) break;
  }
  return [times.reduce((sum, time) => sum + time, 0), Math.max(...times)].map(time => `${time.toFixed(0)} ms`);
}

/** citeproc with the same records and citations: building its engine, then rendering the whole note again. */
function bareTimes(id: string): string[] {
  const node = shippedStyleNode(id);
  const build = () =>
    new bare.Engine({ retrieveItem: key => byKey.get(key), retrieveLocale: localeOf }, copyNode(node as CSL.Node));
  let engine = build();
  const building = timed(() => (engine = build()));
  const citations = () =>
    clusters(noteOf()).map(({ items }, i): CSL.Citation => ({
      citationID: `c${i}`,
      citationItems: items.map(({ key }) => ({ id: key })),
      properties: { noteIndex: 0 },
    }));
  const whole = [1, 2, 3].map(() =>
    timed(() => {
      engine.rebuildProcessorState(citations(), 'html', []);
      engine.makeBibliography();
    }),
  );
  return [`${building.toFixed(0)} ms`, median(whole)];
}

function localeOf(name: string): CSL.Node {
  return copyNode((shippedLocale(name) ?? shippedLocale('en-US')) as CSL.Node);
}
