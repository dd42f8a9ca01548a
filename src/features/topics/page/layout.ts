import { UMAP } from 'umap-js';
import { seededRandom } from '../../../core/topics/auto/random';
import { placeBeside } from '../../../core/topics/mapPlaces';
import type { NearestPapers } from '../../../core/topics/overview';
import type { FirstPapers } from '../overviewMessages';

/** Places of the papers, x and y from 0 to 1 in turn. */
export type Places = Float32Array;

/** Time for which the page may be held up at once; milliseconds. */
const SLICE = 12;
/** Papers beyond which fewer rounds must do. */
const MANY = 1500;
/** Share of the papers on either side that may lie outside the frame and are drawn to its edge. */
const OUTSIDE = 0.01;

const frame = () => new Promise(resolve => setTimeout(resolve, 0));

/**
 * Places papers so that those most like each other are near, the same for the same papers.
 * @see McInnes, Healy & Melville 2018, "UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction"
 */
export async function placePapers(nearest: NearestPapers, first: FirstPapers): Promise<Places> {
  const placed = first.places ?? (await placeLandmarks(first.nearest));
  if (first.rows.length === nearest.indices.length) return Float32Array.from(placed);
  return placeBeside(nearest, first.rows, placed, seededRandom(1));
}

async function placeLandmarks({ indices, distances }: NearestPapers): Promise<Places> {
  const count = indices.length;
  if (count < 4) return Float32Array.from({ length: count * 2 }, (_, i) => (i % 2 ? 0.5 : (i / 2 + 1) / (count + 1)));
  const neighbours = indices[0]?.length ?? 1;
  const umap = new UMAP({
    random: seededRandom(42),
    nNeighbors: neighbours,
    minDist: 0.15,
    nEpochs: count > MANY ? 200 : 400,
  });
  umap.setPrecomputedKNN(indices as number[][], distances as number[][]);
  const epochs = umap.initializeFit(indices as number[][]);
  let end = performance.now() + SLICE;
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    if (performance.now() < end) continue;
    await frame();
    end = performance.now() + SLICE;
  }
  return inFrame(umap.getEmbedding());
}

/**
 * Stretches the places over the frame, half by distance and half by order, so that dense parts get room; stragglers far
 * out are drawn to its edge.
 */
function inFrame(embedding: readonly (readonly number[])[]): Places {
  const places = new Float32Array(embedding.length * 2);
  const last = Math.max(1, embedding.length - 1);
  for (const axis of [0, 1]) {
    const values = embedding.map(place => place[axis] ?? 0);
    const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    const cut = Math.floor(order.length * OUTSIDE);
    const [low, high] = [values[order[cut] ?? 0] ?? 0, values[order[last - cut] ?? 0] ?? 1];
    order.forEach((i, rank) => {
      const share = ((values[i] ?? 0) - low) / (high - low || 1);
      places[2 * i + axis] = (Math.min(1.03, Math.max(-0.03, share)) + rank / last) / 2;
    });
  }
  return places;
}
