import { dump } from 'js-yaml';
import { SafeMarkdown } from './safeMarkdown';

/** A value as YAML on one line, for the right side of a field in front matter; nothing where it is not known. */
export function printScalar(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  const plain: unknown = value instanceof SafeMarkdown ? value.text : value;
  return dump(plain, { flowLevel: 0, lineWidth: -1 }).trimEnd();
}
