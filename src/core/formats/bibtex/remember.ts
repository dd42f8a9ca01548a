const MOST = 2_000;
const LONGEST = 4_000;

/** What `make` makes of a text, made once for each text as long as the map stays small. */
export function remember<Value>(known: Map<string, Value>, text: string, make: (text: string) => Value): Value {
  const found = known.get(text);
  if (found !== undefined || known.has(text)) return found as Value;
  const value = make(text);
  if (known.size >= MOST) known.clear();
  if (text.length < LONGEST) known.set(text, value);
  return value;
}
