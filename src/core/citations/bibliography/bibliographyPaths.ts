import { isFields } from '../../text/fields';
import { frontMatter, readFields } from '../../text/frontMatter';

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
