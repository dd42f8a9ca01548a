/** The fewest blocks, and in each of them the fewest words, for which `fails` still holds. */
export function reduceBlocks(
  blocks: readonly string[],
  fails: (blocks: readonly string[]) => boolean,
): readonly string[] {
  let kept = withoutParts(blocks, fails);
  for (let i = 0; i < kept.length; i++) {
    const around = kept;
    const words = (around[i] ?? '').split(/(?<=\s)(?=\S)/);
    const block = withoutParts(words, part => fails(around.with(i, part.join('')))).join('');
    kept = around.with(i, block);
  }
  return kept;
}

function withoutParts(parts: readonly string[], fails: (parts: readonly string[]) => boolean): readonly string[] {
  let kept = parts;
  for (let i = parts.length - 1; i >= 0; i--) {
    const fewer = kept.toSpliced(i, 1);
    if (fewer.length && fails(fewer)) kept = fewer;
  }
  return kept;
}
