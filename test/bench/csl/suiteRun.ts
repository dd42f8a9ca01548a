import type CSL from 'citeproc';
import { createNoteRenderer } from '../../../src/core/citations/csl/createNoteRenderer';
import { copyNode } from '../../../src/core/citations/csl/cslNode';
import { toStyle } from '../../../src/core/citations/csl/cslStyle';
import { localesWanted } from '../../../src/core/citations/csl/engine';
import type { RenderedNote } from '../../../src/core/citations/csl/noteRenderer';
import { readCslXml } from '../../../src/core/citations/csl/readCslXml';
import type { CitationCluster, CitationItem } from '../../../src/core/citations/syntax/citationCluster';
import type { LocatorLabel } from '../../../src/core/citations/syntax/locatorTerms';
import { bare } from './bareCiteproc';
import { shippedLocale } from './shippedFiles';
import type { SuiteCase, SuiteCitation, SuiteItem } from './suiteCase';

/** What a test gives with Lectern's own rendering, line by line where it is of citations. */
export function runWithLectern(test: SuiteCase): string {
  const style = toStyle(readCslXml(test.style));
  const locales = new Map(
    localesWanted(style, undefined).flatMap(name => {
      const locale = shippedLocale(name);
      return locale ? [[name, locale] as const] : [];
    }),
  );
  const renderer = createNoteRenderer({ style, locales });
  const itemOf = (key: string) => test.input.find(({ id }) => id === key);
  const all = clusterOf('uncited', test.input);
  if (test.mode !== 'citation') {
    const note = renderer.renderNote([...(test.items ?? []).map(items => clusterOf('bracketed', items)), all], itemOf);
    return bibliographyOf(note);
  }
  if (!test.edits) {
    const items = test.items ?? [test.input];
    const { citations } = renderer.renderNote([...items.map(group => clusterOf('bracketed', group)), all], itemOf);
    return citations.map(({ html }) => html).join('\n');
  }
  const byId = new Map<string, SuiteCitation>();
  let rendered: RenderedNote | undefined;
  for (const [i, [citation, before, after]] of test.edits.entries()) {
    const id = citation.citationID ?? `c${i}`;
    byId.set(id, citation);
    const ids = [...before.map(([one]) => one), id, ...after.map(([one]) => one)];
    const clusters = ids.flatMap(one => {
      const found = byId.get(one);
      return found
        ? [clusterOf(found.properties?.mode === 'composite' ? 'in-text' : 'bracketed', found.citationItems)]
        : [];
    });
    rendered = renderer.renderNote(clusters, itemOf);
  }
  return (rendered?.citations ?? []).map(({ html }, i) => `[${i}] ${html}`).join('\n');
}

function bibliographyOf({ references }: RenderedNote): string {
  return `<div class="csl-bib-body">${references.map(({ html }) => `<div class="csl-entry">${html}</div>`).join('')}</div>`;
}

/** A citation as if the scanner had found it. */
function clusterOf(
  kind: 'bracketed' | 'in-text' | 'uncited',
  items: readonly (SuiteItem | { readonly id: string })[],
): CitationCluster {
  const form = kind === 'in-text' ? ({ type: 'mark', open: '', own: false } as const) : ({ type: 'bracket' } as const);
  return { start: 0, end: 0, kind, form, raw: '', nested: [], items: items.map(itemFor) };
}

function itemFor(item: SuiteItem): CitationItem {
  const value = item.locator === undefined || item.locator === null ? '' : String(item.locator);
  const locator = { label: (item.label ?? 'page') as LocatorLabel, value, text: value, start: 0, end: 0 };
  return {
    key: String(item.id),
    written: String(item.id),
    keyStart: 0,
    keyEnd: 0,
    prefix: asMarkdown(item.prefix),
    locator: value ? locator : undefined,
    suffix: asMarkdown(item.suffix),
    suppressAuthor: Boolean(item['suppress-author']),
    start: 0,
    end: 0,
    spacing: { before: '', prefix: ' ', locator: ', ', after: '' },
  };
}

/** A test's markup as a note would hold it. */
function asMarkdown(markup = ''): string {
  return markup.replace(/[*_`[\]^~\\.-]/g, char => `\\${char}`).replace(/<sc>(.*?)<\/sc>/g, '[$1]{.smallcaps}');
}

/** What the test gives with citeproc alone, called as its own test runner calls it. */
export function runBare(test: SuiteCase): string {
  const byId = new Map(test.input.map(item => [item.id, item]));
  const engine = new bare.Engine(
    {
      retrieveItem: id => byId.get(id),
      retrieveLocale: name => copyNode(shippedLocale(name) ?? (shippedLocale('en-US') as CSL.Node)),
    },
    readCslXml(test.style),
  );
  engine.opt.development_extensions['wrap_url_and_doi'] = false;
  engine.updateItems(test.input.map(({ id }) => id));
  if (test.mode !== 'citation') {
    for (const items of test.items ?? [])
      engine.makeCitationCluster(items.map(item => ({ ...item, id: String(item.id) }) as CSL.CiteItem));
    const made = engine.makeBibliography();
    return made ? `<div class="csl-bib-body">\n${made[1].join('')}</div>` : '';
  }
  if (!test.edits) {
    const items = test.items ?? [test.input.map(({ id }) => ({ id }))];
    return items
      .map(group => engine.makeCitationCluster(group.map(item => ({ ...item, id: String(item.id) }) as CSL.CiteItem)))
      .join('\n');
  }
  const htmls = new Map<string, string>();
  let order: string[] = [];
  for (const [citation, before, after] of structuredClone(test.edits) as unknown as [
    CSL.Citation,
    CSL.Pair[],
    CSL.Pair[],
  ][]) {
    const [, changed] = engine.processCitationCluster(citation, before, after);
    for (const [, html, id] of changed) htmls.set(id, html);
    order = [...before.map(([id]) => id), citation.citationID, ...after.map(([id]) => id)];
  }
  return order.map((id, i) => `[${i}] ${htmls.get(id) ?? ''}`).join('\n');
}
