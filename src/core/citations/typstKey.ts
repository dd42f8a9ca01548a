import { oneLine } from '../text/escapeMarkdown';

const REFERENCE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]|[:.](?=[\p{L}\p{N}_:.-]*[\p{L}\p{N}_-]))*$/u;
const LABEL = /^[\p{L}\p{N}\p{M}_:.-]+$/u;

/**
 * What cites a key in Typst: `@key`, or the call that says the same where the short form cannot hold the key.
 * @see Typst's reference, "cite" and "label"
 */
export function typstCitation(key: string): string {
  if (REFERENCE.test(key)) return `@${key}`;
  return `#cite(${LABEL.test(key) ? `<${key}>` : `label("${oneLine(key).replace(/["\\]/g, '')}")`})`;
}
