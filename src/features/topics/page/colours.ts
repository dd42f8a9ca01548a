/** Hues that can be told apart side by side; topics beyond them share the last, a grey. */
const LIGHT = [
  '#1f6fb2',
  '#c2540a',
  '#2b8a3e',
  '#b3261e',
  '#7b4bb3',
  '#8a5a2b',
  '#c13584',
  '#4d6b00',
  '#008391',
  '#a3790b',
  '#4052b5',
  '#5d6b78',
];
const DARK = [
  '#5aa9e6',
  '#ff9f5a',
  '#6fcf7c',
  '#ff7b72',
  '#b794f4',
  '#d3a678',
  '#f38cc4',
  '#b5cf4f',
  '#4fd1d9',
  '#f2cc60',
  '#8ea2ff',
  '#a9b7c4',
];
const LIGHT_REST = '#80868c';
const DARK_REST = '#8b949e';

export interface Colours {
  /** @param rank of the topic by size; `undefined` for papers of no topic */
  of(rank: number | undefined): string;
  readonly foreground: string;
  readonly background: string;
  readonly focus: string;
  readonly isHighContrast: boolean;
}

/** The colours of the theme in use. */
export function coloursOf(body: HTMLElement): Colours {
  const isLight = body.classList.contains('vscode-light') || body.classList.contains('vscode-high-contrast-light');
  const style = getComputedStyle(body);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const palette = isLight ? LIGHT : DARK;
  return {
    of: rank => (rank === undefined ? undefined : palette[rank]) ?? (isLight ? LIGHT_REST : DARK_REST),
    foreground: read('--vscode-editor-foreground', isLight ? '#000' : '#fff'),
    background: read('--vscode-editor-background', isLight ? '#fff' : '#000'),
    focus: read('--vscode-focusBorder', '#0078d4'),
    isHighContrast: body.className.includes('high-contrast'),
  };
}
