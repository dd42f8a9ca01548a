import { normalizeDoi } from '../paper';
import { mendText } from '../text/mendText';
import { plausibleAbstract, type AbstractAnswer, type AbstractHost, type HostReading } from './abstractHost';
import { jatsText } from './jatsText';

/**
 * Crossref's REST interface, which answers with JSON that holds the abstract in JATS: a list of works for many DOIs at a time,
 * one work for one.
 * @see https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/ for the pace: those who
 *   give no address may ask for one list a second, one request at a time
 */
export const crossrefHost: AbstractHost = {
  scheme: 'doi',
  batchSize: 25,
  gap: 1000,
  url: (base, ids) => (ids.length === 1 ? workUrl(base, ids[0] ?? '') : listUrl(base, ids)),
  canonical: id => id.toLowerCase(),
  // a comma or a colon would end the value of a filter
  isAlone: id => /[,:]/.test(id),
  read: readCrossrefWorks,
};

function workUrl(base: string, id: string): string {
  return `${base}/works/${encodeURIComponent(id)}`;
}

/** Several values for one filter ask for the works of any. */
function listUrl(base: string, ids: readonly string[]): string {
  const filter = ids.map(id => `doi:${encodeURIComponent(id)}`).join(',');
  return `${base}/works?filter=${filter}&rows=${ids.length}&select=DOI,title,subtitle,abstract`;
}

/** Reads one work, or a list of them. A cut answer has nothing whole in it. */
export function readCrossrefWorks(text: string): HostReading {
  const message = messageOf(text);
  const items: unknown = message?.['items'];
  const works: readonly unknown[] = Array.isArray(items) ? items : [message];
  const answers = works.map(answerOf).filter(answer => answer !== undefined);
  return { answers, isWhole: Array.isArray(items) || answers.length > 0, isRefused: false };
}

function answerOf(work: unknown): AbstractAnswer | undefined {
  const fields = typeof work === 'object' && work !== null ? (work as Readonly<Record<string, unknown>>) : undefined;
  const id = normalizeDoi(fields?.['DOI']);
  if (!fields || !id) return undefined;
  const title = mendText([firstText(fields['title']), firstText(fields['subtitle'])].filter(Boolean).join(': '));
  const jats = fields['abstract'];
  return { id, title, abstract: typeof jats === 'string' ? plausibleAbstract(jatsText(jats)) : undefined };
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
