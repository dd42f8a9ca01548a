/** How long work may hold up the extension host at a time; milliseconds. */
const SLICE = 10;

/** Lets whatever else waits have its turn. */
export function pause(): Promise<void> {
  // a timer waits for a millisecond at least, which adds up over a large library; browsers have nothing quicker
  return new Promise(resolve => (typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve, 0)));
}

/** Drives work that pauses by itself, giving way to whatever else waits every few milliseconds. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let end = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await pause();
    end = performance.now() + SLICE;
  }
}
