/** A part of a YAML file that can be parsed by itself. */
export interface YamlChunk {
  readonly text: string;
  /** Zero-based line of the file on which the part begins. */
  readonly line: number;
}

/** The YAML documents of a file that can hold records; a Markdown file's text after its front matter is none. */
export function yamlChunks(text: string): readonly YamlChunk[] {
  const chunks: YamlChunk[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/(?<=\r\n|\n|\r(?!\n))/);
  let start = 0;
  const finish = (end: number) => {
    const chunk = lines.slice(start, end).join('');
    if (/^(?:references\s*:|- |\[)/m.test(chunk)) chunks.push({ text: chunk, line: start });
    start = end + 1;
  };
  lines.forEach((line, number) => {
    if (/^(?:---|\.\.\.)\s*$/.test(line)) finish(number);
  });
  finish(lines.length);
  // Front matter and note: only the first document can be a bibliography when both look like lists.
  const named = chunks.filter(chunk => /^references\s*:/m.test(chunk.text));
  return named.length ? named : chunks;
}

/** The items of a chunk's list of records, found by their indentation alone. */
export function yamlListItems({ text, line: firstLine }: YamlChunk): readonly YamlChunk[] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const heading = lines.findIndex(line => /^references\s*:/.test(line));
  const first = lines.findIndex((line, number) => number > heading && /^ *-(?:\s|$)/.test(line));
  if (first < 0) return [];
  const indent = /^ */.exec(lines[first] ?? '')?.[0] ?? '';
  const items: YamlChunk[] = [];
  let start = first;
  for (let number = first + 1; number <= lines.length; number++) {
    const line = lines[number];
    const begins = line !== undefined && line.startsWith(`${indent}-`) && /^\s/.test(line.slice(indent.length + 1));
    // What stands further left is the next key beside `references`.
    const ends = line === undefined || (heading >= 0 && /^[A-Za-z]/.test(line));
    if (begins || ends) items.push({ text: lines.slice(start, number).join(''), line: firstLine + start });
    if (ends) break;
    if (begins) start = number;
  }
  return items;
}
