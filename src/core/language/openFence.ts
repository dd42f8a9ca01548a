const FENCE = /^[ \t>]*(`{3,}|~{3,})([^\n]*)$/gm;

/**
 * Whether an offset lies in a fenced block that is still open there: while it is being typed nothing closes it, and what
 * stands in it is code all the same.
 */
export function isInOpenFence(text: string, offset: number): boolean {
  let open = '';
  for (const [, fence = '', rest = ''] of text.slice(0, offset).matchAll(FENCE)) {
    if (!open) {
      if (fence.startsWith('~') || !rest.includes('`')) open = fence;
    } else if (fence[0] === open[0] && fence.length >= open.length && !rest.trim()) open = '';
  }
  return open !== '';
}
