/** What Quarto's labels begin with: its floats, callouts, theorems, equations and sections. */
const KINDS = new Set(
  'fig tbl lst sec eq nte tip wrn imp cau thm lem cor prp cnj def exm exr sol rem alg prf vid dia apx'.split(' '),
);

/**
 * Whether Quarto takes this key for a figure, table, section … of the document and not for a work. At the beginning of a
 * sentence the first letter may be a capital.
 * @see Quarto's guide, "Cross References"
 */
export function isCrossReference(key: string): boolean {
  const found = /^([A-Za-z][a-z]{1,2})-./.exec(key);
  return !!found?.[1] && KINDS.has(found[1].toLowerCase());
}
