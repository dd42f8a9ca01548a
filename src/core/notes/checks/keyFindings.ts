import { isCitingKind, type IndexedNote, type NoteCitation } from '../index/indexedNote';
import { missingParts } from './missingParts';
import type { NoteLibrary } from './noteLibrary';
import type { Finding } from './noteProblem';

/** A finding about one citation of the index. */
export interface KeyFinding {
  readonly citation: NoteCitation;
  readonly finding: Finding;
}

/**
 * What is wrong with the keys themselves. Not every `@name` is a citation: people are mentioned so too. Keys that nothing
 * knows are told of where the note names its bibliography, or where it cites papers of the library or the person has
 * one; and a mark in running text only where the note names its bibliography, or it looks like a key by its digits.
 */
export function keyFindings(note: IndexedNote, library: NoteLibrary): KeyFinding[] {
  const meant = new Map(note.citations.map(({ key }) => [key, library.resolve(key)]));
  const citesKnown = note.citations.some(({ key, kind }) => isCitingKind(kind) && meant.get(key)?.length);
  const own = new Set(note.ownKeys);
  const isTold = ({ key, kind }: NoteCitation) => {
    if (library.hasBibliography) return true;
    if (kind === 'in-text') return citesKnown && /\d/.test(key);
    return citesKnown || library.hasOwnPapers;
  };
  const seen = new Set<string>();
  return note.citations.flatMap((citation): KeyFinding[] => {
    const { key, kind } = citation;
    if (!isCitingKind(kind) || own.has(key) || key === '*') return [];
    const papers = meant.get(key) ?? [];
    if (!papers.length) {
      return isTold(citation)
        ? [at(citation, 'unknown-key', 'The library has no paper with the key "{0}".', [key])]
        : [];
    }
    if (papers.length > 1) {
      const text = 'The key "{0}" stands for {1} papers: {2}.';
      const titles = papers.map(({ title }) => title || key).join('; ');
      return [at(citation, 'ambiguous-key', text, [key, String(papers.length), titles])];
    }
    // once a note: the entry has to be mended, not the citation
    if (seen.has(key)) return [];
    seen.add(key);
    const missing = papers[0] ? missingParts(papers[0].csl) : [];
    if (!missing.length) return [];
    const text = 'The entry "{0}" lacks what styles need: {1}.';
    return [at(citation, 'incomplete-entry', text, [key, missing.join(', ')])];
  });
}

function at(citation: NoteCitation, code: Finding['code'], text: string, args: readonly string[]): KeyFinding {
  const { start, end, key } = citation;
  return { citation, finding: { code, start, end, key, text, args } };
}
