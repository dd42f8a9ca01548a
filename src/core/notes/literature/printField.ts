import { dump, load } from 'js-yaml';

/** How a field's value is written: what a person chose stays. */
interface FieldStyle {
  readonly quotes: 'single' | 'double' | undefined;
  readonly list: 'flow' | 'block' | undefined;
  /** Whether the items of a list stand as far left as its name. */
  readonly isFlush: boolean;
}

const PLAIN: FieldStyle = { quotes: undefined, list: undefined, isFlush: false };

function styleOf(written: string): FieldStyle {
  const [first = ''] = written.trimStart();
  return {
    quotes: first === '"' ? 'double' : first === "'" ? 'single' : undefined,
    list: first === '[' ? 'flow' : /^[ \t]*\r?\n[ \t]*-/.test(written) ? 'block' : undefined,
    isFlush: /\n-[ \t]/.test(written),
  };
}

/** What stands behind the colon, with the line break at its end. Lists of few short words stand on one line. */
function printValue(value: unknown, { quotes, list, isFlush }: FieldStyle): string {
  const isShort =
    Array.isArray(value) && value.length <= 6 && value.every(item => typeof item === 'string' && item.length < 40);
  const isFlow = list === undefined ? isShort : list === 'flow';
  const isQuoted = quotes !== undefined && typeof value === 'string';
  const options = {
    lineWidth: -1,
    flowLevel: isFlow ? 1 : -1,
    seqNoIndent: isFlush,
    ...(isQuoted ? { forceQuotes: true, quoteStyle: quotes } : {}),
  };
  if (!isQuoted) return dump({ f: value }, options).slice('f:'.length);
  return ` ${dump(value, options)}`;
}

/** One field as YAML, with the line break at its end. */
export function printField(name: string, value: unknown): string {
  const key = dump({ [name]: 0 }).replace(/:[^:]*$/, '');
  return `${key}:${printValue(value, PLAIN)}`;
}

function valueIn(written: string): unknown {
  try {
    return JSON.stringify((load(`f:${written}`, { maxAliases: 0, maxDepth: 30 }) as { readonly f?: unknown }).f);
  } catch {
    return undefined;
  }
}

/** So many signs of a comment in one line are looked at, since each time the line is read again. */
const MOST_SIGNS = 50;

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

/** Where the comment at the end of a one-line value begins, the blanks before it with it; its length where there is none. */
function commentStart(line: string): number {
  const value = valueIn(line);
  let tries = 0;
  for (let at = line.indexOf('#'); at > 0 && tries < MOST_SIGNS; at = line.indexOf('#', at + 1)) {
    let end = at;
    while (end > 0 && isBlank(line[end - 1])) end--;
    if (end === at) continue;
    tries++;
    if (valueIn(line.slice(0, end)) === value) return end;
  }
  return line.length;
}

function withValue(written: string, value: unknown): string | undefined {
  const lines = written.replace(/\r?\n$/, '').split('\n');
  const printed = printValue(value, styleOf(written));
  const [first = ''] = lines;
  const comment = lines.length > 1 ? '' : first.slice(commentStart(first));
  if (!comment) return printed;
  // a comment at the end of the first of several lines would stand before the value
  return /\n./.test(printed) ? undefined : printed.replace(/\n$/, `${comment}\n`);
}

const withoutStyle = (text: string | undefined): string | undefined => text?.replace(/[\s"',]/g, '');

/**
 * Another value for a field, in the person's own style and with their comment at the end of its line.
 * @param written what stands behind the colon, with the line break at its end
 * @returns the same with the new value; `undefined` where it holds more than the old value and would lose it: a comment
 * within a list, an anchor, a tag
 */
export function replaceValue(written: string, before: unknown, value: unknown): string | undefined {
  const isWhole = withoutStyle(withValue(written, before)) === withoutStyle(written);
  return isWhole ? withValue(written, value) : undefined;
}
