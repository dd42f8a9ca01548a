import type { Difference } from './importSuitesCompare';
import { verdictOn } from './importSuitesVerdicts';

export interface RecordResult {
  readonly label: string;
  /** How many variables were compared. */
  readonly fields: number;
  readonly differences: readonly Difference[];
}

export interface Suite {
  readonly name: string;
  /** `undefined` where the format has no reader. */
  readonly results: readonly RecordResult[] | undefined;
}

/** Prints a row for each suite and a line for each difference, with what was decided about it. */
export function printSuites(suites: readonly Suite[], normalisations: readonly string[]): void {
  const rows = suites.map(rowOf);
  console.log(table(['suite', 'records', 'equal', 'differing', 'fields', 'taste', 'theirs', 'open', 'agreed %'], rows));
  console.log('\nSame beyond NFC and white space:');
  for (const normalisation of normalisations) console.log(`  ${normalisation}`);
  console.log(
    '\n"taste" and "theirs": the verdicts below say why (theirs: the expectation is wrong); "open" has none and counts against us.',
  );
  for (const { name, results } of suites) {
    for (const { label, differences } of results ?? [])
      for (const difference of differences) console.log(`${name} ${label}: ${line(name, label, difference)}`);
  }
}

function rowOf({ name, results }: Suite): readonly string[] {
  if (!results) return [name, 'n/a', '', '', '', '', '', '', ''];
  const verdicts = results.flatMap(({ label, differences }) =>
    differences.map(difference => verdictOn(name, label, difference)?.whose),
  );
  const count = (whose: string | undefined) => verdicts.filter(verdict => verdict === whose).length;
  const equal = results.filter(result => !result.differences.length).length;
  const fields = results.reduce((sum, result) => sum + result.fields, 0);
  const open = count(undefined);
  const numbers = [results.length, equal, results.length - equal, fields, count('taste'), count('theirs wrong'), open];
  return [name, ...numbers.map(String), (100 - (100 * open) / Math.max(1, fields)).toFixed(1)];
}

function line(suite: string, label: string, difference: Difference): string {
  const verdict = verdictOn(suite, label, difference);
  const { field, ours, theirs } = difference;
  return `${field}: ours ${shown(ours)}, theirs ${shown(theirs)} -> ${verdict ? `${verdict.whose}: ${verdict.why}` : 'OPEN'}`;
}

function shown(text: string | undefined): string {
  if (text === undefined) return 'absent';
  return text.length > 60 ? `"${text.slice(0, 57)}…"` : `"${text}"`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
  const format = (row: readonly string[]) =>
    row
      .map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  return [head, ...rows].map(format).join('\n');
}
