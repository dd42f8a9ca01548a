/** Where escaped punctuation waits until the markup is read; in the private use area, like {@link MARKS}. */
const ESCAPED = 0xe100;

/**
 * A prefix or suffix of Markdown in the markup that CSL knows: emphasis, strong, small capitals, sub- and superscript;
 * dashes and dots as Pandoc's `smart` writes them. Links and code lose their markup.
 * @see https://pandoc.org/MANUAL.html#inline-formatting
 */
export function affixMarkup(markdown: string): string {
  if (!/[^\p{L}\p{N}\s,;]/u.test(markdown) && !/\n/.test(markdown)) return markdown;
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => String.fromCharCode(ESCAPED + char.charCodeAt(0)))
    .replace(/\\[ \n]/g, '\u00a0')
    .replace(/\n[ \t]*(?:>[ \t]?)*|[ \t]+/g, ' ')
    .replace(/`+([^`]+)`+/g, '$1')
    .replace(/\[([^[\]]+)\]\([^()\s]*\)/g, '$1')
    .replace(/\[([^[\]]+)\]\{\.(?:smallcaps|sc)\}/g, '<span style="font-variant:small-caps;">$1</span>')
    .replace(/\[([^[\]]+)\]\{\.nocase\}/g, '<span class="nocase">$1</span>')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '<b>$2</b>')
    .replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, '<i>$1</i>')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}])/gu, '<i>$1</i>')
    .replace(/\^([^\s^]+)\^/g, '<sup>$1</sup>')
    .replace(/~([^\s~]+)~/g, '<sub>$1</sub>')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\.\.\./g, '…')
    .replace(/[\uE100-\uE17F]/g, char => String.fromCharCode(char.charCodeAt(0) - ESCAPED));
}
