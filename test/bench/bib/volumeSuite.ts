import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bibtex } from '../../../src/core/formats/bibtex/bibtex';

export interface VolumeResult {
  readonly files: number;
  readonly megabytes: number;
  readonly records: number;
  readonly problems: number;
  readonly threw: readonly string[];
}

/** Reads every `.bib` file under `folder`: nothing may throw. */
export function runVolume(folder: string): VolumeResult {
  const threw: string[] = [];
  let [files, bytes, records, problems] = [0, 0, 0, 0];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.bib')) continue;
    const data = readFileSync(join(folder, name));
    files++;
    bytes += data.length;
    try {
      const reading = bibtex.read(decode(data));
      records += reading.records.length;
      problems += reading.problems.filter(problem => problem.severity !== 'hint').length;
    } catch (error) {
      threw.push(`${name}: ${String(error)}`);
    }
  }
  return { files, megabytes: bytes / 1e6, records, problems, threw };
}

function decode(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return new TextDecoder('latin1').decode(data);
  }
}
