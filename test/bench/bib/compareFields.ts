/** One difference between two readings of one case. */
export interface Difference {
  readonly suite: string;
  readonly file: string;
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What makes two values equal: Unicode NFC, white space collapsed. */
export function normalized(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '';
  const text = typeof value === 'string' ? value : stable(value);
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${name}: ${stable(part)}`);
  return `{${parts.join(', ')}}`;
}
