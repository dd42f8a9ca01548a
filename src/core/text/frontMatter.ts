import { load } from 'js-yaml';
import { isFields, type Fields } from './fields';

/** Longer front matter than this is not written by people. */
const MAX_YAML = 100_000;
const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

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
