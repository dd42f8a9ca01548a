/** The name of a paper's note as a wiki-link can hold it: its key, with a hyphen for what would end the link. */
export function wikiKey(key: string): string {
  return key.replace(/[\s[\]|#;,@^\\<>`*]+/g, '-') || '-';
}
