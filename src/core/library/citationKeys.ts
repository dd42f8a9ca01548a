import type { Paper } from '../paper';
import { put } from './listMap';
import type { PaperRow, PlacedRecord } from './paperRow';
import { levelRank, type Source } from './source';

/** That a record gives its paper a citation key. */
interface Meaning {
  readonly row: PaperRow;
  readonly placed: PlacedRecord;
}

/** A meaning in one of the sources that the record is in. */
interface PlacedMeaning extends Meaning {
  readonly source: Source;
}

/** A citation key that stands for several papers in notes in which the same sources hold. */
export interface AmbiguousKey {
  readonly key: string;
  readonly papers: readonly Paper[];
  readonly places: readonly { readonly placed: PlacedRecord; readonly source: Source }[];
}

function holdsIn(note: string | undefined, { level, base }: Source): boolean {
  if (note === undefined || base === undefined) return true;
  return level === 'note' ? note === base : note.startsWith(base);
}

/** The lower level decides; on one level the nearer folder. */
function compareScopes(a: Source, b: Source): number {
  return levelRank(a.level) - levelRank(b.level) || (b.base?.length ?? 0) - (a.base?.length ?? 0);
}

function inSources(meanings: Iterable<Meaning>): PlacedMeaning[] {
  return [...meanings].flatMap(meaning => meaning.placed.sources.map(source => ({ ...meaning, source })));
}

function papersOf(meanings: readonly Meaning[]): Paper[] {
  return [...new Set(meanings.map(({ row }) => row.paper))];
}

/** What citation keys mean, from which note. */
export class CitationKeys {
  readonly #first = new Map<string, Meaning>();
  /** Of the few keys that more than one record gives. */
  readonly #others = new Map<string, Meaning[]>();

  /** The key stands for the paper wherever the record does. */
  add(key: string, row: PaperRow, placed: PlacedRecord): void {
    if (this.#first.has(key)) put(this.#others, key, { row, placed });
    else this.#first.set(key, { row, placed });
  }

  /** See `Library.resolve`. */
  resolve(key: string, note: string | undefined): readonly Paper[] {
    const meanings = inSources(this.#of(key)).filter(({ source }) => holdsIn(note, source));
    const [best, ...others] = meanings.sort((a, b) => compareScopes(a.source, b.source));
    if (!best) return [];
    return papersOf([best, ...others.filter(({ source }) => compareScopes(best.source, source) === 0)]);
  }

  /** Keys by which sources that hold in the same notes mean different papers. */
  *ambiguous(): Generator<void, readonly AmbiguousKey[]> {
    const found: AmbiguousKey[] = [];
    let count = 0;
    for (const key of this.#others.keys()) {
      if (++count % 256 === 0) yield;
      const meanings = [...this.#of(key)];
      if (meanings.every(({ row }) => row === meanings[0]?.row)) continue;
      const scopes = new Map<string, PlacedMeaning[]>();
      for (const meaning of inSources(meanings)) {
        const { level, base = '' } = meaning.source;
        put(scopes, `${level} ${base}`, meaning);
      }
      for (const places of scopes.values()) {
        const papers = papersOf(places);
        if (papers.length > 1) found.push({ key, papers, places });
      }
    }
    return found;
  }

  *#of(key: string): Generator<Meaning, void> {
    const first = this.#first.get(key);
    if (first) yield first;
    yield* this.#others.get(key) ?? [];
  }
}
