import type { XmlElement } from '@rgrove/parse-xml';
import { childAt, readXmlRecords, textOf } from '../formats/xmlRecords';
import { normalizeArxiv } from '../paper';
import { mendText } from '../text/mendText';
import { plausibleAbstract, type AbstractAnswer, type AbstractHost, type HostReading } from './abstractHost';

/** `math.GT/0309136` and `math/0309136` are one paper; the interface answers with the latter. */
function canonical(id: string): string {
  return id.replace(/\.[A-Z]{2}(?=\/)/, '');
}

/**
 * arXiv's export interface, which answers with an Atom feed.
 * @see https://info.arxiv.org/help/api/user-manual.html
 * @see https://info.arxiv.org/help/api/tou.html for the pace: one request every three seconds, one at a time
 */
export const arxivHost: AbstractHost = {
  scheme: 'arxiv',
  batchSize: 100,
  gap: 3000,
  // without max_results the answer ends after ten
  url: (base, ids) => `${base}/api/query?id_list=${ids.map(encodeURIComponent).join(',')}&max_results=${ids.length}`,
  canonical,
  read: readArxivAtom,
};

/** Reads a feed entry by entry, so that a cut or damaged feed gives the entries that are whole. */
export function readArxivAtom(text: string): HostReading {
  const answers: AbstractAnswer[] = [];
  let isRefused = false;
  const { problems } = readXmlRecords(text, ['entry'], entry => {
    const id = textOf(childAt(entry, 'id')) ?? '';
    if (/\/api\/errors\b/.test(id)) isRefused = true;
    const answer = answerOf(id, entry);
    if (answer) answers.push(answer);
    return {};
  });
  return { answers, isWhole: problems.length === 0 && /<\/feed>\s*$/.test(text), isRefused };
}

function answerOf(address: string, entry: XmlElement): AbstractAnswer | undefined {
  const id = normalizeArxiv(/\/abs\/(.+)$/.exec(address)?.[1]);
  if (!id) return undefined;
  const title = mendText(textOf(childAt(entry, 'title')) ?? '');
  const summary = textOf(childAt(entry, 'summary'));
  return { id: canonical(id), title, abstract: plausibleAbstract(summary && mendText(summary)) };
}
