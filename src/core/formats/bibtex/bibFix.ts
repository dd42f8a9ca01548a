import type { BibNode, BibTrouble } from './bibNode';
import { BibtexScanner } from './scanBibtex';

/** One replacement in a BibTeX text that mends a problem and touches nothing else. */
export interface BibFix {
  readonly kind:
    | 'add-comma'
    | 'rename-type'
    | 'add-key'
    | 'brace-value'
    | 'change-string'
    | 'change-crossref'
    | 'remove-duplicate'
    | 'change-key';
  readonly start: number;
  readonly end: number;
  /** What comes into the place of the text between the offsets. */
  readonly text: string;
  /** What the fix is about: the right type, the new key, the value or the key that stands twice. */
  readonly value: string;
}

/** What the one who asks for a fix knows beyond the text. */
export interface BibFixFacts {
  /** A citation key for an entry without one. */
  keyFor(): string | undefined;
  /**
   * Whether an entry may get another key than the one that it shares with another: not where a note names the key, which
   * could mean either.
   */
  mayChange(key: string): boolean;
  /** Whether a key is taken elsewhere in the library. */
  isTaken(key: string): boolean;
}

/** A text with all that stands in it. */
export interface ScannedBib {
  readonly text: string;
  readonly nodes: readonly BibNode[];
  readonly troubles: readonly BibTrouble[];
}

/** Some milliseconds' work. */
const NODES_PER_STEP = 200;

/** Scans a whole text, pausing every few milliseconds of work. */
export function* scanInSteps(text: string): Generator<void, ScannedBib> {
  const scanner = new BibtexScanner(text);
  const nodes: BibNode[] = [];
  for (let node = scanner.next(); node; node = scanner.next()) {
    nodes.push(node);
    if (nodes.length % NODES_PER_STEP === 0) yield;
  }
  return { text, nodes, troubles: scanner.troubles };
}
