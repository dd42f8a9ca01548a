import { oneLine } from './escapeMarkdown';

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** Untrusted text for a LaTeX document: no command, comment, math or argument begins in it. On one line. */
export function escapeLatex(text: string): string {
  return oneLine(text)
    .replace(/[\\~^<>|{}#$%&_]/g, char => COMMANDS[char] ?? `\\${char}`)
    .replace(/^\[/, '{[}'); // after \item or \\ it would open an optional argument
}
