/** Hues that can be told apart side by side, each readable as text on the editor's background. */
const LIGHT = [
  '#1a66a8',
  '#b84a00',
  '#24773a',
  '#b3261e',
  '#7343ad',
  '#7a4f25',
  '#b02878',
  '#4d6b00',
  '#007480',
  '#8a6500',
  '#4052b5',
  '#51606d',
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
/** Of papers of no topic, and of topics beyond two rounds of hues. */
const LIGHT_REST = '#6c7278';
const DARK_REST = '#8b949e';

export interface Colours {
  /** @param rank of the topic by size; `undefined` for papers of no topic */
  of(rank: number | undefined): string;
  /** Whether the topic's papers are rings: the hues come round a second time. */
  isRing(rank: number | undefined): boolean;
  /** Of the topic's name: it stands out from the dots of the same hue that it lies on. */
  nameOf(rank: number | undefined): string;
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
  const rest = isLight ? LIGHT_REST : DARK_REST;
  const foreground = read('--vscode-editor-foreground', isLight ? '#000' : '#fff');
  const isHighContrast = body.className.includes('high-contrast');
  const of = (rank: number | undefined) =>
    rank === undefined || rank >= 2 * palette.length ? rest : (palette[rank % palette.length] ?? rest);
  return {
    of,
    nameOf: rank =>
      isHighContrast
        ? foreground
        : `color-mix(in srgb, ${of(rank)} ${isLight ? 70 : 55}%, ${isLight ? '#000' : '#fff'})`,
    isRing: rank => rank !== undefined && rank >= palette.length && rank < 2 * palette.length,
    foreground,
    background: read('--vscode-editor-background', isLight ? '#fff' : '#000'),
    focus: read('--vscode-focusBorder', '#0078d4'),
    isHighContrast,
  };
}
