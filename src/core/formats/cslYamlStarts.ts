import { EVENT_ID, type Event } from 'js-yaml';

/**
 * Offsets at which the items of a document's list of records begin: of the list that is the document, or of the one
 * under `references`. Undefined for an item that has no place of its own; empty where there is no list.
 */
export function recordStarts(events: readonly Event[], source: string): readonly (number | undefined)[] {
  const root = 1;
  const list = events[root]?.type === EVENT_ID.MAPPING ? valueOf(events, root, source, 'references') : root;
  return list !== undefined && events[list]?.type === EVENT_ID.SEQUENCE
    ? childrenOf(events, list).map(at => startOf(events[at]))
    : [];
}

function valueOf(events: readonly Event[], mapping: number, source: string, key: string): number | undefined {
  const nodes = childrenOf(events, mapping);
  const at = nodes.findIndex((node, number) => {
    const event = number % 2 ? undefined : events[node];
    return event?.type === EVENT_ID.SCALAR && source.slice(event.valueStart, event.valueEnd) === key;
  });
  return at < 0 ? undefined : nodes[at + 1];
}

/** Indices of the events with which the children of a list or mapping begin. */
function childrenOf(events: readonly Event[], parent: number): readonly number[] {
  const children: number[] = [];
  let depth = 0;
  for (let at = parent + 1; at < events.length; at++) {
    const type = events[at]?.type;
    if (type === EVENT_ID.POP) {
      if (depth === 0) break;
      depth--;
      continue;
    }
    if (depth === 0) children.push(at);
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
  }
  return children;
}

function startOf(event: Event | undefined): number | undefined {
  if (!event) return undefined;
  if ('start' in event) return event.start;
  if ('valueStart' in event) return event.valueStart;
  return 'anchorStart' in event ? event.anchorStart : undefined;
}
