import { load } from 'js-yaml';

/** Longer front matter than this is not written by people. */
const MAX_YAML = 100_000;
const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping that a YAML text holds; `undefined` where it is damaged, too large or no mapping. */
export function readFields(yaml: string): Fields | undefined {
  if (yaml.length > MAX_YAML) return undefined;
  try {
    const value: unknown = load(yaml, { json: true, maxAliases: 100, maxDepth: 30 });
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The YAML between the marks at the beginning of a note; `undefined` where there is none. */
export function frontMatter(text: string): string | undefined {
  return FRONT_MATTER.exec(text.slice(0, MAX_YAML))?.[1];
}

/** Pandoc allows one path, a list, or named lists (for several bibliographies in one document). */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  return isFields(value) ? Object.values(value).flatMap(pathsIn) : [];
}

/**
 * The paths under `bibliography:` of a note's front matter, as they are written.
 * @see https://pandoc.org/MANUAL.html#specifying-bibliographic-data
 */
export function noteBibliographies(text: string): string[] {
  const yaml = frontMatter(text);
  return pathsIn(yaml === undefined ? undefined : readFields(yaml)?.['bibliography']);
}

/** The paths under `bibliography:` of a project file: Quarto's `_quarto.yml` or MyST's `myst.yml`. */
export function projectBibliographies(yaml: string): string[] {
  const fields = readFields(yaml);
  const project = fields?.['project'];
  return [...pathsIn(fields?.['bibliography']), ...pathsIn(isFields(project) ? project['bibliography'] : undefined)];
}
