/** What a sentence of an abstract is there for, in the order of a model's classes. */
export const ROLES = ['background', 'objective', 'method', 'result', 'other'] as const;

export type Role = (typeof ROLES)[number];

/** The chance of each role, in the order of {@link ROLES}; they add up to 1. */
export type RoleChances = readonly number[];

/** The role with the best chance. */
export function likeliestRole(chances: RoleChances): Role {
  return ROLES[chances.indexOf(Math.max(...chances))] ?? 'other';
}

/** The chances that go with a linear model's scores (the softmax function). */
export function chancesOf(scores: readonly number[]): number[] {
  const best = Math.max(...scores);
  const weights = scores.map(score => Math.exp(score - best));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map(weight => weight / sum);
}
