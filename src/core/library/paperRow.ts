import type { SourceRecord } from '../formats/reading';
import type { Paper } from '../paper';
import type { RecordFacts } from './recordFacts';
import type { Origin, Source } from './source';

/** A record with the sources that it is in, the deciding one first. */
export interface PlacedRecord {
  readonly record: SourceRecord;
  readonly facts: RecordFacts;
  readonly sources: readonly Source[];
}

/** A paper with the records that it is made of, the deciding one first. */
export interface PaperRow {
  readonly paper: Paper;
  readonly records: readonly PlacedRecord[];
  readonly isListed: boolean;
}

/** Every place that describes a paper, the deciding one first. */
export function originsOf({ records }: PaperRow): Origin[] {
  return records.flatMap(({ record: { line }, sources }) => {
    const files = new Map<string, Origin>();
    for (const { uri, level } of sources) if (!files.has(uri)) files.set(uri, { uri, line, level });
    return [...files.values()];
  });
}
