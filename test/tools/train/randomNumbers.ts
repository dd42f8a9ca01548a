/** The same numbers from 0 up to 1 each time: xorshift32 (Marsaglia 2003). */
export function randomNumbers(seed = 12345): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
