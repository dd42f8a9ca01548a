import { normalizeTitle } from './fold';
import { plainTitle } from './plainTitle';

const LONGEST_TITLE = 2000;

/** What of a title is compared: without markup, and of one without end only the beginning. */
export function comparedTitle(title = ''): string {
  return plainTitle(title.length > LONGEST_TITLE ? title.slice(0, LONGEST_TITLE) : title);
}

/** A shorter title does not tell papers apart. */
const SHORTEST = 8;

/**
 * A number that two titles with the same normalised form have in common: FNV-1a over that form, 30 bits. `undefined` for
 * a title that is too short to tell papers apart. ASCII titles are hashed without making the form.
 * @param title see {@link comparedTitle}
 */
export function titleHash(title: string): number | undefined {
  let hash = 0x811c9dc5;
  let length = 0;
  for (let i = 0; i < title.length; i++) {
    let c = title.charCodeAt(i);
    if (c > 127) return hashOfForm(normalizeTitle(title));
    if (c >= 65 && c <= 90) c += 32;
    else if (!((c >= 97 && c <= 122) || (c >= 48 && c <= 57))) continue;
    hash = Math.imul(hash ^ c, 0x01000193);
    length++;
  }
  return length < SHORTEST ? undefined : hash >>> 2;
}

function hashOfForm(form: string): number | undefined {
  let hash = 0x811c9dc5;
  for (let i = 0; i < form.length; i++) hash = Math.imul(hash ^ form.charCodeAt(i), 0x01000193);
  return form.length < SHORTEST ? undefined : hash >>> 2;
}
