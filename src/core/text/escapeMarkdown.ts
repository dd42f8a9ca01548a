// oxlint-disable-next-line no-control-regex -- the characters that are taken out are the point
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/**
 * `text` on one line, as renderers show it: control characters gone, each run of blanks, tabs and line breaks one blank,
 * none at the ends. No-break spaces inside stay. All `escape…` functions begin with it, so what a reader sees of
 * `escape…(text)` is exactly `oneLine(text)`.
 */
export function oneLine(text: string): string {
  return text
    .replace(CONTROLS, '')
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' };
const ALWAYS = /[&<>$\\`*_{}[\]#|~^@]|=(?==)|(?<==)=|[.:/](?=\S)/g;
const LINE_START = /^(?:[-+=%]|:(?= |$)|\d{1,9}(?=[.)](?: |$)))/;

/**
 * Untrusted text for Markdown that Lectern renders: tooltips (marked) and pages (markdown-it). The result shows `text`
 * and nothing of it is live: no link, HTML, image, math, icon, emoji, footnote or block.
 *
 * Autolinks: an escaped character is a token of its own (markdown-it 13 and later, marked), and linkifiers look at one
 * text token at a time, so `https\:\/\/evil\.com` is never seen whole. `$` becomes an entity because VS Code looks for
 * `$(icon)` in the rendered HTML, where `\$` is a plain `$` again.
 */
export function escapeMarkdown(text: string): string {
  return escapeLineStart(oneLine(text).replace(ALWAYS, char => ENTITIES[char] ?? `\\${char}`));
}

function escapeLineStart(line: string): string {
  return line.replace(LINE_START, start => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/**
 * As `escapeMarkdown`, for pages shown in the built-in Markdown preview. Its markdown-it is version 12 in VS Code 1.103,
 * where escaped characters join the text around them before the linkifier runs; only a node between them keeps an
 * address apart. An empty HTML comment is such a node and shows nothing (the preview renders with `html: true`).
 */
export function escapePage(text: string): string {
  return escapeMarkdown(text).replace(/\\[:/.@](?=\S)/g, '$&<!-- -->');
}
