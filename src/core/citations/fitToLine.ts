const MARKER = /(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const CONTAINER = new RegExp(String.raw`^(?:[ \t]*(?:>[ \t]?|${MARKER.source}(?:\[[ xX]\][ \t]+)?))*[ \t]*`);
const LAST_MARKER = new RegExp(String.raw`^(.*?)(${MARKER.source})(?:\[[ xX]\][ \t]+)?$`);

/** Indentation, quote marks and list markers that `linePrefix` begins with. */
export function containerOf(linePrefix: string): string {
  return CONTAINER.exec(linePrefix)?.[0] ?? '';
}

/** What a further line in the same container begins with: quote marks stay, list markers become blanks. */
export function continuation(container: string): string {
  return container
    .replace(/\[[ xX]\][ \t]+/g, '')
    .replace(new RegExp(MARKER.source, 'g'), marker => marker.replace(/\S/g, ' '));
}

/**
 * `text` as it continues a line that begins with `linePrefix`: its further lines get the indentation and quote marks of
 * the first. Where the prefix is nothing but a list marker or a quote mark and the text brings the same kind, the marker
 * that is there serves for the first line, and the further items get it too.
 * @param text lines separated by `\n`
 * @param linePrefix the line up to where the text goes
 */
export function fitToLine(text: string, linePrefix: string): string {
  const container = containerOf(linePrefix);
  const lines = text.split('\n');
  if (linePrefix === container) {
    const list = text.startsWith('- ') && LAST_MARKER.exec(container);
    if (list) return continueList(lines, list[1] ?? '', list[2] ?? '');
    if (text.startsWith('>') && />[ \t]?$/.test(container)) {
      const open = container.endsWith('>') ? ' ' : '';
      return (
        open +
        joinLines(
          lines.map(line => line.replace(/^> ?/, '')),
          continuation(container) + open,
        )
      );
    }
  }
  return joinLines(lines, continuation(container));
}

function continueList(lines: readonly string[], outer: string, marker: string): string {
  let number = parseInt(marker, 10);
  const width = ' '.repeat(marker.length);
  const items = lines.map((line, i) => {
    if (!line.startsWith('- ')) return width + line;
    const own = i > 0 && !Number.isNaN(number) ? marker.replace(/^\d+/, `${++number}`) : marker;
    return (i > 0 ? own : '') + line.slice(2);
  });
  return joinLines(items, continuation(outer));
}

function joinLines(lines: readonly string[], prefix: string): string {
  return lines.map((line, i) => (i === 0 ? line : (prefix + line).trimEnd())).join('\n');
}
