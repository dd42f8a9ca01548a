import { normalizeArxiv, normalizeDoi } from '../paper';

/** The first DOI that one of `texts` states, in its own letter case, without resolver; `undefined` where none does. */
export function doiIn(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = /10\.\d{4,9}\/\S+/.exec(text ?? '')?.[0];
    if (found) return withoutPunctuation(found);
  }
  return undefined;
}

function withoutPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Whether `text` is a DOI and nothing else: `10.1000/x`, `doi:10.1000/x` or an address at a DOI resolver. */
export function isDoi(text: string): boolean {
  return /^(?:doi:?\s*)?(?:(?:https?:)?\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i.test(text.trim());
}

/** The arXiv identifier that a DOI, an address or a text that begins with `arXiv:` states; `undefined` where none does. */
export function arxivIn(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const doi = normalizeDoi(text);
    const stated = doi?.startsWith('10.48550/arxiv.')
      ? doi.slice('10.48550/arxiv.'.length)
      : /(?:\barxiv:\s*|\/\/(?:\w+\.)?arxiv\.org\/(?:abs|pdf|html)\/)(\S+)/i.exec(text ?? '')?.[1];
    const arxiv = normalizeArxiv(stated?.replace(/\.pdf$/i, ''));
    if (arxiv) return arxiv;
  }
  return undefined;
}

/** `PMC` and digits where `texts` hold a PubMed Central identifier and nothing but it, or one marked `[pmcid]`. */
export function pmcidIn(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = /^\s*(?:pmcid:?\s*)?(PMC\d+)(?:\.\d+)?\s*(?:\[pmcid\])?\s*$/i.exec(text ?? '')?.[1];
    if (found) return found.toUpperCase();
  }
  return undefined;
}
