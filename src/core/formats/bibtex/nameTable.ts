/** A power of two: files use some dozens of names. */
const SIZE = 1024;

/** How many places are looked at for a name; the last gives way to a name that finds none. */
const PLACES = 6;

/** Longer names are made anew each time. */
const LONGEST = 24;

interface Known {
  /** As texts spell it. */
  readonly spelled: string;
  readonly name: string;
}

/**
 * Names in lower case. Files use few, each thousands of times: the same string is handed out each time, so that a name
 * is neither made nor hashed again.
 */
export class NameTable {
  readonly #known: (Known | undefined)[] = Array.from({ length: SIZE }, () => undefined);

  /** The name that stands at these offsets of a text. */
  name(text: string, from: number, end: number): string {
    const length = end - from;
    if (length > LONGEST || length === 0) return text.slice(from, end).toLowerCase();
    const middle = text.charCodeAt(from + (length >> 1));
    const hash = text.charCodeAt(from) * 7 + middle * 31 + text.charCodeAt(end - 1) * 131 + length * 17;
    let place = 0;
    for (let probe = 0; probe < PLACES; probe++) {
      place = (hash + probe) & (SIZE - 1);
      const known = this.#known[place];
      if (!known) break;
      if (known.spelled.length === length && text.startsWith(known.spelled, from)) return known.name;
    }
    return this.#learn(place, text.slice(from, end));
  }

  #learn(place: number, slice: string): string {
    // joined anew, since a slice would keep the whole text
    const spelled = [...slice].join('');
    const name = asPropertyName(spelled.toLowerCase());
    this.#known[place] = { spelled, name };
    return name;
  }
}

/** The same string as engines keep it for names of properties: it is compared with literals by its address. */
function asPropertyName(name: string): string {
  return Object.keys({ [name]: true })[0]!;
}
