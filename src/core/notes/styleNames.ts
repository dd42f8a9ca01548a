import { frontMatter, readFields } from '../text/frontMatter';

/** What a note or a project says of the style and language that it is rendered in, as written; `undefined` where it says nothing. */
export interface StyleNames {
  /** Path, address or id of a CSL style. */
  readonly style: string | undefined;
  /** A language tag such as `de-CH`. */
  readonly language: string | undefined;
}

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;

/**
 * `csl` and `lang` of a note's front matter.
 * @see https://pandoc.org/MANUAL.html#specifying-a-citation-style
 */
export function noteStyleNames(text: string): StyleNames {
  return namesIn(frontMatter(text) ?? '');
}

/** The same of a project file, Quarto's `_quarto.yml`. */
export function projectStyleNames(yaml: string): StyleNames {
  return namesIn(yaml);
}

function namesIn(yaml: string): StyleNames {
  const fields = yaml ? readFields(yaml) : undefined;
  const written = (name: string) => {
    const value = fields?.[name];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  return { style: written('csl') ?? written('citation-style'), language: languageTag(written('lang')) };
}

/** A language tag as CSL writes it; `undefined` for what is none. */
export function languageTag(written: string | undefined): string | undefined {
  return written && LANGUAGE.test(written) ? written.replaceAll('_', '-') : undefined;
}
