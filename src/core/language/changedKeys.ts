import { identifiersOf, titleIdentity, type Paper } from '../paper';
import type { PaperLookup } from './paperLookup';

/** By what the paper of a key is known again, whatever its key. */
export interface KnownPaper {
  readonly identifiers: readonly string[];
  /** `undefined` where the title is too short to tell papers apart. */
  readonly title: string | undefined;
  readonly year: number | undefined;
}

/** A paper that goes by another key than before. */
export interface ChangedKey {
  readonly from: string;
  readonly to: string;
  /** As it is now. */
  readonly paper: Paper;
}

export function knownPaper(paper: Paper): KnownPaper {
  return { identifiers: identifiersOf(paper.csl), title: titleIdentity(paper.csl), year: paper.year };
}

/**
 * The keys that no longer name a paper although the paper they named is still there: under another key, known by its DOI,
 * its arXiv id, or its title and year.
 * @param before the papers that keys named, those of notes as a rule
 * @param isKnown whether a key names a paper now
 */
export function changedKeys(
  before: ReadonlyMap<string, KnownPaper>,
  isKnown: (key: string) => boolean,
  lookup: PaperLookup,
): ChangedKey[] {
  return [...before].flatMap(([from, known]): ChangedKey[] => {
    if (isKnown(from)) return [];
    const same = lookup.byIdentifier(known.identifiers) ?? byTitle(known, lookup);
    return same && same.citationKey !== from ? [{ from, to: same.citationKey, paper: same }] : [];
  });
}

function byTitle({ title, year, identifiers }: KnownPaper, lookup: PaperLookup): Paper | undefined {
  const paper = title === undefined ? undefined : lookup.byTitle(title);
  if (!paper || paper.year !== year) return undefined;
  // two editions may have one title: what both have must agree
  const now = identifiersOf(paper.csl);
  const schemes = (list: readonly string[]) => new Set(list.map(each => each.slice(0, each.indexOf(':'))));
  const [a, b] = [schemes(identifiers), schemes(now)];
  return [...a].some(scheme => b.has(scheme)) ? undefined : paper;
}
