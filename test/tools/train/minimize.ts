/** A function to minimise: its value at `x`, its gradient written into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

const MEMORY = 7;

/** Limited-memory BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1), from zero. */
export function minimize(size: number, objective: Objective, maxSteps: number): Float64Array {
  let x = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(x, gradient);
  const history: { readonly moved: Float64Array; readonly turned: Float64Array; readonly rho: number }[] = [];
  for (let step = 0; step < maxSteps; step++) {
    const direction = descent(gradient, history);
    const slope = dot(gradient, direction);
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextValue = Infinity;
    for (let length = 1; length > 1e-6; length /= 2) {
      for (let j = 0; j < size; j++) next[j] = x[j]! + length * direction[j]!;
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      nextValue = Infinity;
    }
    if (nextValue === Infinity) break;
    const moved = next.map((v, j) => v - x[j]!);
    const turned = nextGradient.map((v, j) => v - gradient[j]!);
    const curvature = dot(moved, turned);
    if (curvature > 1e-10) history.push({ moved, turned, rho: 1 / curvature });
    if (history.length > MEMORY) history.shift();
    const gain = (value - nextValue) / Math.max(1, Math.abs(nextValue));
    x = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < 1e-6) break;
  }
  return x;
}

function descent(
  gradient: Float64Array,
  history: readonly { readonly moved: Float64Array; readonly turned: Float64Array; readonly rho: number }[],
): Float64Array {
  const direction = gradient.map(v => -v);
  const alphas: number[] = [];
  for (let i = history.length - 1; i >= 0; i--) {
    const { moved, turned, rho } = history[i]!;
    alphas[i] = rho * dot(moved, direction);
    addTo(direction, turned, -alphas[i]!);
  }
  const last = history.at(-1);
  const scale = last ? 1 / (last.rho * dot(last.turned, last.turned)) : 1 / Math.sqrt(dot(gradient, gradient));
  for (let j = 0; j < direction.length; j++) direction[j]! *= scale;
  for (const [i, { moved, turned, rho }] of history.entries())
    addTo(direction, moved, alphas[i]! - rho * dot(turned, direction));
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function addTo(target: Float64Array, other: Float64Array, factor: number): void {
  for (let j = 0; j < target.length; j++) target[j]! += factor * other[j]!;
}
