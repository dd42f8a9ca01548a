import { foldText } from '../text/fold';
import { tokenize } from './terms';

/** A search with the topic filled in that its last filter begins to name. */
export interface TopicCompletion {
  readonly topic: string;
  readonly query: string;
}

const LAST = /^([^]*?)(?<!\S)(-?)(?:#|topic:)(?:"([^"]*)|([^\s"]*))$/i;

/**
 * The topics that a `#` or `topic:` at the end of a search may mean: those that have, for each word typed, a word that begins
 * with it. Empty where no such filter ends the search, or it names one topic whole.
 */
export function completeTopic(query: string, names: readonly string[], most: number): TopicCompletion[] {
  const found = LAST.exec(query);
  if (!found) return [];
  const [, before = '', minus = '', quoted, bare = ''] = found;
  const typed = (quoted ?? bare).trim();
  const wanted = tokenize(typed);
  if (typed && !wanted.length) return [];
  const meant = names.filter(name => {
    const words = tokenize(name);
    return words.length > 0 && wanted.every(beginning => words.some(word => word.startsWith(beginning)));
  });
  if (meant.length === 1 && foldText(meant[0] ?? '') === foldText(typed)) return [];
  return meant.slice(0, most).map(topic => ({ topic, query: `${before}${minus}#${asValue(topic)} ` }));
}

function asValue(topic: string): string {
  const value = topic.replace(/[\s"]+/g, ' ').trim();
  return /^[^\s"]+$/.test(value) ? value : `"${value}"`;
}
