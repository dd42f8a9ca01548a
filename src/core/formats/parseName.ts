import type { CslName } from '../csl';

const SUFFIX = /^(?:jr|sr|[2-9](?:nd|rd|th)|i{2,3}|iv|vi{1,3})\.?$/i;

/**
 * A name as RIS and EndNote write it: `Family, Given` or `Family, Given, Suffix`. A name without a comma is one
 * `literal`, since it is as often a body as a person. `undefined` where there is no text.
 */
export function parseInvertedName(text: string): CslName | undefined {
  const [family = '', ...rest] = text
    .replace(/\s+/g, ' ')
    .split(',')
    .map(part => part.trim());
  const others = rest.filter(Boolean);
  if (!others.length) return family ? { literal: family } : undefined;
  if (!family) return { literal: others.join(', ') };
  const last = others.at(-1) ?? '';
  if (others.length > 1 && SUFFIX.test(last)) return { family, given: others.slice(0, -1).join(', '), suffix: last };
  return { family, given: others.join(', ') };
}

/** A name as MEDLINE's `FAU` writes it: like `Family, Given`, with a suffix after the given names and no comma before it. */
export function parseMedlineName(text: string): CslName | undefined {
  const name = parseInvertedName(text);
  const words = name?.given?.split(' ') ?? [];
  const last = words.at(-1) ?? '';
  if (!name?.family || words.length < 2 || !SUFFIX.test(last)) return name;
  return { family: name.family, given: words.slice(0, -1).join(' '), suffix: last };
}

/** A name as MEDLINE's short `AU` writes it: `van der Hiles ID Jr`, family first, initials without dots after it. */
export function parseShortName(text: string): CslName | undefined {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (trimmed.includes(',')) return parseMedlineName(trimmed);
  const found = /^(.+) (\p{Lu}{1,4})(?: (\S+))?$/u.exec(trimmed);
  if (!found?.[1] || !found[2] || (found[3] && !SUFFIX.test(found[3])))
    return trimmed ? { literal: trimmed } : undefined;
  const given = Array.from(found[2], letter => `${letter}.`).join(' ');
  return found[3] ? { family: found[1], given, suffix: found[3] } : { family: found[1], given };
}

/** The `literal` that an institution's name is. */
export function institution(text: string): CslName | undefined {
  const literal = text.replace(/\s+/g, ' ').trim();
  return literal ? { literal } : undefined;
}
