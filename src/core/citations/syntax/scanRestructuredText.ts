import type { CitationCluster } from './citationCluster';
import { fixedCluster } from './fixedCluster';
import { readRestRole } from './readRole';
import { linesOf } from './textLines';
import { TextMask } from './textMask';

const CANDIDATE =
  /``(?:[^`]|`(?!`))+``|:(?=(?:foot)?cite)|(?<![\p{L}\p{N}\\])\[([\p{L}\p{N}][\p{L}\p{N}_.:+-]*)\]_(?![\p{L}\p{N}_])/gu;
/** Directives whose content is no text. */
const LITERAL_DIRECTIVE =
  /^\.\.\s+(?:code|code-block|sourcecode|highlight|literalinclude|math|raw|parsed-literal|productionlist|bibliography)::/;

/** The citations of a reStructuredText: `` :cite:p:`a,b` `` and `[key]_`. */
export function scanRestructuredText(text: string): CitationCluster[] {
  const masked = maskLiterals(text);
  const readRole = readRestRole(text);
  const clusters: CitationCluster[] = [];
  CANDIDATE.lastIndex = 0;
  for (let found = CANDIDATE.exec(masked); found; found = CANDIDATE.exec(masked)) {
    const [candidate, key] = found;
    if (candidate.startsWith('``')) continue;
    // Numbers are footnotes.
    const isCitation = key !== undefined && !/^\d+$/.test(key);
    const cluster = isCitation
      ? fixedCluster(text, found.index, 'bracketed', '[', key, ']_')
      : key === undefined && masked[found.index - 1] !== '\\'
        ? readRole(found.index)
        : undefined;
    if (!cluster) continue;
    clusters.push(cluster);
    CANDIDATE.lastIndex = cluster.end;
  }
  return clusters;
}

/** Hides literal blocks, comments and code. */
function maskLiterals(text: string): string {
  const mask = new TextMask(text);
  /** Lines that are indented further belong to the literal block. */
  let literal = -1;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const indent = line.length - line.trimStart().length;
    if (!line.trim()) continue;
    if (literal >= 0 && indent > literal) {
      mask.hide(start, end);
      continue;
    }
    literal = -1;
    const rest = line.slice(indent);
    const isComment = /^\.\.(?:\s+(?!\[)(?!_)(?!\|)(?![\w-]+(?::[\w-]+)*::)|$)/.test(rest);
    if (isComment || LITERAL_DIRECTIVE.test(rest)) {
      literal = indent;
      mask.hide(start, end);
    } else if (rest.startsWith('.. [')) mask.hide(start, start + indent + Math.max(0, rest.indexOf(']')));
    else if (!rest.startsWith('..') && /::\s*$/.test(rest)) literal = indent;
  }
  return mask.toString();
}
