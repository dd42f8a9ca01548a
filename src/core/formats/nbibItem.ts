import type { CslItem, CslName } from '../csl';
import { arxivIn, doiIn, isDoi } from './identifiers';
import { medlineType } from './medlineType';
import type { NbibRecord } from './nbibRecords';
import { parseDate } from './parseDate';
import { institution, parseMedlineName, parseShortName } from './parseName';

/** A MEDLINE record as CSL-JSON. */
export function nbibItem(record: NbibRecord): Partial<CslItem> {
  const all = (...tags: string[]) => record.fields.filter(({ tag }) => tags.includes(tag)).map(({ value }) => value);
  const first = (...tags: string[]) => tags.flatMap(tag => all(tag))[0];
  const eric = all('OWN').includes('ERIC');
  // ERIC numbers journal articles EJ… and everything else ED….
  const type = eric && /^EJ\d/.test(first('OID') ?? '') ? 'article-journal' : medlineType(all('PT'));
  const preprint = type === 'article';
  const periodical = type.startsWith('article') && !preprint;
  const venue = first('JT', 'TA');
  const title = first('TI');
  const item: Record<string, unknown> = {
    type,
    title: withoutStop(title ?? first('BTI', 'TT')),
    'container-title': periodical || !(eric || preprint) ? (venue ?? (title ? first('BTI') : undefined)) : undefined,
    'container-title-short': periodical ? first('TA') : undefined,
    'collection-title': first('CTI'),
    // A preprint's server and ERIC's issuing body of a report stand where a journal would.
    publisher: first('PB') ?? (periodical || !(eric || preprint) ? undefined : venue),
    'publisher-place': periodical ? undefined : first('PL'),
    edition: first('EN'),
    abstract: all('AB').join('\n') || first('OAB', 'OABL'),
    author: authorsOf(record),
    editor: namesOf(all('FED').length ? all('FED') : all('ED'), parseMedlineName),
    issued: parseDate(first('DP', 'DEP') ?? ''),
    volume: first('VI'),
    issue: first('IP'),
    page: first('PG') ?? articleNumber(all('LID', 'AID')),
    ISSN: numbers(all('IS', 'ISSN')),
    ISBN: numbers(all('ISBN')),
    language: all('LA').join(', '),
    keyword: [...new Set([...all('MH').map(heading => heading.replaceAll('*', '')), ...all('OT', 'KW')])].join('; '),
    DOI: doiIn([...all('AID', 'LID').filter(isMarkedDoi), ...all('AID', 'LID').filter(isDoi), ...all('DOI', 'DO')]),
    PMID: /^\d+/.exec(first('PMID') ?? '')?.[0],
    PMCID: /^PMC\d+/.exec(first('PMC') ?? '')?.[0],
    URL: all('LID', 'URL', 'UR', 'AID').find(text => /^https?:\/\//.test(text)),
  };
  const arxiv = arxivIn([...all('AID', 'LID'), first('JT'), ...all('SO')]);
  if (arxiv) item['custom'] = { arxiv };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
}

/** Full names where the record has them, with bodies at their place among the people. */
function authorsOf({ fields }: NbibRecord): readonly CslName[] | undefined {
  const full = fields.some(({ tag }) => tag === 'FAU');
  const names = fields.map(({ tag, value }) => {
    if (tag === 'CN' || tag === 'FCN') return institution(value);
    if (tag === 'FAU') return parseMedlineName(value);
    return tag === 'AU' && !full && !/^et al\.?$/i.test(value) ? parseShortName(value) : undefined;
  });
  const known = names.filter(name => name !== undefined);
  return known.length ? known : undefined;
}

function namesOf(
  texts: readonly string[],
  parse: (text: string) => CslName | undefined,
): readonly CslName[] | undefined {
  const names = texts.map(parse).filter(name => name !== undefined);
  return names.length ? names : undefined;
}

/** MEDLINE ends each title with a full stop, which is none of the title's. */
export function withoutStop(title: string | undefined): string | undefined {
  return title?.replace(/(?<![.\s])\.$/, '').trim();
}

function isMarkedDoi(text: string): boolean {
  return text.endsWith('[doi]') || /^doi:/i.test(text);
}

/** The publisher's item identifier stands for the pages only where it is an article number such as `e12516`. */
function articleNumber(locations: readonly string[]): string | undefined {
  return locations.map(text => /^(e?\d{1,8}) \[pii\]$/.exec(text)?.[1]).find(Boolean);
}

/** Serial or book numbers without their kind (`0092-8674 (Print)`, `EISSN-2375-5636`), each once. */
function numbers(texts: readonly string[]): string {
  const found = texts.map(text => /\d[\d-]{6,}[\dXx]/.exec(text)?.[0]);
  return [...new Set(found.filter(Boolean))].join(' ');
}
