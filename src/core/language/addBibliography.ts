import type { LineEdit } from '../citations/lineEdit';
import { frontMatter, noteBibliographies } from '../notes/bibliographyPaths';

/** A path as a YAML scalar, in quotes where it needs them. */
function scalar(path: string): string {
  return /^[\p{L}\p{N}_./-][\p{L}\p{N}_./ -]*$/u.test(path) && !/\s$|^-/.test(path) ? path : JSON.stringify(path);
}

/**
 * The edit by which a Markdown note names one more bibliography in its front matter, which it gets where it has none.
 * @returns `undefined` where it names the file already, or its `bibliography:` has a form that is not for a program to edit
 */
export function addBibliography(text: string, path: string): LineEdit | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const yaml = frontMatter(text);
  if (yaml === undefined) {
    if (/^---[ \t]*\r?\n/.test(text)) return undefined;
    return { start: 0, end: 0, text: `---${eol}bibliography: ${scalar(path)}${eol}---${eol}${text ? eol : ''}` };
  }
  if (noteBibliographies(text).includes(path)) return undefined;
  const head = text.indexOf(yaml, 3);
  const field = /^bibliography[ \t]*:[ \t]*([^\r\n]*)/m.exec(yaml);
  const end = head + yaml.length;
  if (!field) return { start: end, end, text: `${eol}bibliography: ${scalar(path)}` };
  const value = (field[1] ?? '').trimEnd();
  const valueEnd = head + field.index + field[0].trimEnd().length;
  const valueStart = valueEnd - value.length;
  if (!value) {
    const rest = yaml.slice(field.index + field[0].length);
    const list = /^(?:\r?\n[ \t]*-[ \t]+[^\r\n]*)+/.exec(rest)?.[0] ?? '';
    const items = [...list.matchAll(/^([ \t]*-[ \t]+)[^\r\n]*/gm)];
    const last = items.at(-1);
    if (!last) return undefined;
    const at = valueEnd + rest.indexOf(last[0], last.index) + last[0].length;
    return { start: at, end: at, text: `${eol}${last[1] ?? '- '}${scalar(path)}` };
  }
  if (/^\[.*\]$/.test(value)) {
    const inner = value.slice(1, -1).trim();
    return { start: valueEnd - 1, end: valueEnd - 1, text: inner ? `, ${scalar(path)}` : scalar(path) };
  }
  // comments, anchors, blocks and maps are left to the person
  if (/[#&*|>{}]/.test(value)) return undefined;
  return { start: valueStart, end: valueEnd, text: `[${value}, ${scalar(path)}]` };
}
