import type { CitationCluster, NoteSyntax } from '../syntax/citationCluster';
import { placeInFootnotes } from '../syntax/placeInFootnotes';
import { scanCitations, scanNote } from '../syntax/scanCitations';
import { findRegions } from '../region/findRegions';
import { type BibliographyOptions, bibliographyOptions } from './bibliographyOptions';

/** What a note cites, as it was read once. */
export interface NoteCitations {
  /** Those that may be citations, in the order of the text; which are is known once their keys are looked up. */
  readonly clusters: readonly CitationCluster[];
  /** Where the note calls footnotes of its own, of which a style that cites in footnotes counts each; in the order of the text. */
  readonly footnoteCalls: readonly CitationCluster[];
  readonly options: BibliographyOptions;
  /** Whether the note keeps its list of references itself. */
  readonly hasRegion: boolean;
}

/**
 * What a note cites. Links to notes are not among it, nor what stands in a region of references that Lectern
 * keeps: these are the printed list already.
 */
export function readNoteCitations(text: string, syntax: NoteSyntax): NoteCitations {
  const { regions } = findRegions(text);
  const isOutside = ({ start }: CitationCluster) => !regions.some(region => region.start < start && start < region.end);
  const cites = ({ kind }: CitationCluster) => kind === 'bracketed' || kind === 'in-text' || kind === 'uncited';
  const scanned = scanNote(text, syntax);
  const { clusters, calls } = placeInFootnotes(text, scanned.clusters, scanned.footnotes);
  return {
    clusters: clusters
      .filter(cluster => cites(cluster) && isOutside(cluster))
      .map(cluster => withoutQuoteMarks(cluster, syntax)),
    footnoteCalls: calls.filter(isOutside),
    options: bibliographyOptions(text),
    hasRegion: regions.length > 0,
  };
}

/** A citation that runs over several lines of a block quotation, read without the marks that these lines begin with. */
function withoutQuoteMarks(cluster: CitationCluster, syntax: NoteSyntax): CitationCluster {
  const text = cluster.raw.replace(/(\n[ \t]*)>[> \t]*/g, '$1');
  const [read] = text === cluster.raw ? [] : scanCitations(text, syntax);
  const { start, end, raw } = cluster;
  return read?.raw === text ? { ...cluster, ...read, start, end, raw } : cluster;
}

/**
 * The notation of a Markdown text by what stands in it: MyST's roles mean nothing in any other, and Pandoc's notation is
 * read in all.
 */
export function syntaxOfText(text: string): NoteSyntax {
  return /\{(?:foot)?cite[a-z]*(?::[a-z]+\*?)*\}`/.test(text) ? 'myst' : 'pandoc';
}
