import { normalizeDoi } from '../paper';
import { mendText } from '../text/mendText';
import { plausibleAbstract, type AbstractHost, type HostReading } from './abstractHost';
import { jatsText } from './jatsText';

/**
 * Crossref's REST interface, which answers with JSON that holds the abstract in JATS.
 * @see https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/ for the pace: five
 *   single records a second for those who give no address, one request at a time; this is half of it
 */
export const crossrefHost: AbstractHost = {
  scheme: 'doi',
  batchSize: 1,
  gap: 400,
  url: (base, ids) => `${base}/works/${ids.map(encodeURIComponent).join(',')}`,
  canonical: id => id.toLowerCase(),
  read: readCrossrefWork,
};

/** Reads one work. A cut answer has nothing whole in it. */
export function readCrossrefWork(text: string): HostReading {
  const work = messageOf(text);
  const id = normalizeDoi(work?.['DOI']);
  if (!work || !id) return { answers: [], isWhole: false, isRefused: false };
  const title = mendText([firstText(work['title']), firstText(work['subtitle'])].filter(Boolean).join(': '));
  const jats = work['abstract'];
  const abstract = typeof jats === 'string' ? plausibleAbstract(jatsText(jats)) : undefined;
  return { answers: [{ id, title, abstract }], isWhole: true, isRefused: false };
}

function messageOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('message' in answer)) return undefined;
    const { message } = answer;
    return typeof message === 'object' && message !== null ? (message as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function firstText(list: unknown): string {
  const first: unknown = Array.isArray(list) ? list[0] : list;
  return typeof first === 'string' ? first : '';
}
