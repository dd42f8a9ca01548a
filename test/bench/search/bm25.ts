import { stemmer } from 'stemmer';
import { isStopWord } from '../../../src/core/search/stopWords';
import type { PeerDocument, Search } from './engines';

const K1 = 1.2;
const B = 0.75;

function terms(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter(word => word && !isStopWord(word)).map(stemmer);
}

/** Textbook BM25 over title and text as one field (Robertson & Zaragoza 2009, section 3), with Porter stems and stop words. */
export function buildBm25(documents: readonly PeerDocument[]): Search {
  const postings = new Map<string, { readonly document: number; count: number }[]>();
  const lengths = documents.map(({ title, text }, document) => {
    const words = terms(`${title} ${text}`);
    for (const word of words) {
      const list = postings.get(word) ?? [];
      const last = list.at(-1);
      if (last?.document === document) last.count++;
      else list.push({ document, count: 1 });
      postings.set(word, list);
    }
    return words.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
  return (query, limit) => {
    const scores = new Map<number, number>();
    for (const word of terms(query)) {
      const list = postings.get(word) ?? [];
      const idf = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
      for (const { document, count } of list) {
        const norm = K1 * (1 - B + (B * (lengths[document] ?? 0)) / mean);
        scores.set(document, (scores.get(document) ?? 0) + (idf * count * (K1 + 1)) / (count + norm));
      }
    }
    const ranked = [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit);
    return ranked.map(([document]) => documents[document]?.id ?? '');
  };
}
