import type CSL from 'citeproc';
import { copyNode } from '../../../src/core/citations/csl/cslNode';
import type { CslStyle } from '../../../src/core/citations/csl/cslStyle';
import type { CitationCluster } from '../../../src/core/citations/syntax/citationCluster';
import type { CslItem } from '../../../src/core/csl';
import { bare } from './bareCiteproc';
import { shippedLocale } from './shippedFiles';

/** What citeproc alone makes of a note, as plain text: what differs from it is Lectern's own doing. */
export function renderBare(
  style: CslStyle,
  clusters: readonly CitationCluster[],
  itemOf: (key: string) => CslItem | undefined,
): { readonly citations: readonly string[]; readonly references: readonly string[] } {
  const retrieveLocale = (name: string) => copyNode((shippedLocale(name) ?? shippedLocale('en-US')) as CSL.Node);
  const engine = new bare.Engine({ retrieveItem: itemOf, retrieveLocale }, copyNode(style.root));
  const made = engine.rebuildProcessorState(clusters.map(toCitation), 'html', []);
  const entries = engine.makeBibliography();
  return {
    citations: made.map(([, , html]) => plain(html).replace('[NO_PRINTED_FORM] ', '')),
    references: (entries ? entries[1] : []).map(plain),
  };
}

function toCitation({ kind, items }: CitationCluster, index: number): CSL.Citation {
  return {
    citationID: `c${index}`,
    citationItems: items.map(({ key, prefix, suffix, locator, suppressAuthor }) => ({
      id: key,
      prefix,
      suffix: suffix.replace(/\*(.*?)\*/g, '<i>$1</i>'),
      ...(locator ? { locator: locator.value, label: locator.label } : {}),
      ...(suppressAuthor ? { 'suppress-author': true } : {}),
    })),
    properties: { noteIndex: 0, ...(kind === 'in-text' ? { mode: 'composite' } : {}) },
  };
}

function plain(html: string): string {
  return html
    .replace(/<\/div>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
