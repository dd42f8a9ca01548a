import { normalizeArxiv, normalizeDoi, webUrl } from '../paper';

const ARXIV =
  /(?:arxiv\.org\/(?:abs|pdf|html)\/|\barxiv[:.]\s*|10\.48550\/arxiv\.)([a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})/i;
const PUBMED = /(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/|\bpmid:?\s*)(\d{1,9})\b/i;

/** An address in the form in which two spellings of it are equal: without scheme, `www`, fragment and closing slash. */
export function addressIdentity(address: string): string | undefined {
  const url = webUrl(address);
  if (!url) return undefined;
  return `url:${url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
    .toLowerCase()}`;
}

/** What a text that is an address, a DOI or an arXiv id names, each as `scheme:value`, the surest first. */
export function identifiersIn(text: string): string[] {
  const found: string[] = [];
  const arxiv = normalizeArxiv(ARXIV.exec(text)?.[1]);
  if (arxiv) found.push(`arxiv:${arxiv}`);
  const doi = normalizeDoi(decoded(text))?.replace(/[)\]}>.,;:!?'"”’]+$/, '');
  if (doi) found.push(`doi:${doi}`);
  const pmid = PUBMED.exec(text)?.[1];
  if (pmid) found.push(`pmid:${pmid}`);
  const address = /https?:\/\/[^\s<>"]+/i.exec(text)?.[0];
  const identity = address && addressIdentity(address);
  if (identity) found.push(identity);
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
