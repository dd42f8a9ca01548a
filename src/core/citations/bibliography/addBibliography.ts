import { noteBibliographies } from './bibliographyPaths';
import { frontMatter } from '../../text/frontMatter';
import type { LineEdit } from '../lineEdit';
import { newlineOf } from './insertRecord';

/** A path as a YAML scalar, in a list or alone; in quotes where it needs them. */
function scalar(path: string): string {
  return /^[\p{L}_./][\p{L}\p{N}_./ -]*\.[\p{L}\p{N}_-]+$/u.test(path) ? path : JSON.stringify(path);
}

/**
 * The edit by which a Markdown note names one more bibliography in its front matter, which it gets where it has none.
 * Offsets are UTF-16, of the whole text; a byte order mark stays first.
 * @returns `undefined` where it names the file already, or its front matter has a form that is not for a program to edit:
 * never closed, damaged, `bibliography:` with a comment, a map or nothing behind it
 */
export function addBibliography(text: string, path: string): LineEdit | undefined {
  const before = noteBibliographies(text);
  const edit = before.includes(path) ? undefined : planned(text, scalar(path));
  if (!edit) return undefined;
  const after = noteBibliographies(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  const isWhole = after.length === before.length + 1 && after.at(-1) === path;
  return isWhole ? edit : undefined;
}

function planned(text: string, path: string): LineEdit | undefined {
  const eol = newlineOf(text);
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = /^\uFEFF?---[ \t]*(?:\r?\n|$)/.exec(text)?.[0];
  if (opening === undefined) {
    const apart = text.length > mark ? eol : '';
    return { start: mark, end: mark, text: `---${eol}bibliography: ${path}${eol}---${eol}${apart}` };
  }
  const yaml = frontMatter(text);
  if (yaml === undefined) return undefined;
  const head = opening.length;
  const field = /^bibliography[ \t]*:[ \t]*([^\r\n]*)/m.exec(yaml);
  const end = head + yaml.length;
  if (!field) return { start: end, end, text: `${eol}bibliography: ${path}` };
  const value = (field[1] ?? '').trimEnd();
  const valueEnd = head + field.index + field[0].trimEnd().length;
  if (!value) {
    const at = head + field.index + field[0].length;
    const list = /^(?:\r?\n[ \t]*-[ \t]+[^\r\n]*)+/.exec(text.slice(at, end))?.[0];
    const lead = list && /[ \t]*-[ \t]+(?=[^\r\n]*$)/.exec(list)?.[0];
    return lead ? { start: at + list.length, end: at + list.length, text: `${eol}${lead}${path}` } : undefined;
  }
  if (/^\[.*\]$/.test(value)) {
    const isEmpty = !value.slice(1, -1).trim();
    return { start: valueEnd - 1, end: valueEnd - 1, text: isEmpty ? path : `, ${path}` };
  }
  // comments, anchors, blocks, maps and lists over several lines are left to the person
  if (/[#&*|>{}[\]]/.test(value)) return undefined;
  return { start: valueEnd - value.length, end: valueEnd, text: `[${value}, ${path}]` };
}
