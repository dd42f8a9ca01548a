import { latexCharacter } from './latexTable';

/** A superscript or subscript: Unicode's own characters where all of them exist, else CSL's tag, else plain text. */
export function toScript(text: string, tag: 'sup' | 'sub', markup: boolean): string {
  const sign = tag === 'sup' ? '^' : '_';
  let script = '';
  for (const char of text) {
    const found = char === '∘' && tag === 'sup' ? '°' : latexCharacter(`${sign}{${char}}`, true);
    if (found === undefined) return markup ? `<${tag}>${text}</${tag}>` : text;
    script += found;
  }
  return script;
}
