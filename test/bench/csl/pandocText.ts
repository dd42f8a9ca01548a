/** What Pandoc renders of a note, as plain text. */
export interface PandocText {
  /** In the order of the text. */
  readonly citations: readonly string[];
  readonly references: ReadonlyMap<string, string>;
}

interface Element {
  readonly t: string;
  readonly c?: unknown;
}

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && 't' in value;

/** Reads the citations and the list of references out of Pandoc's own JSON. */
export function readPandoc(json: string): PandocText {
  const citations: string[] = [];
  const references = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) visit(part);
    else if (isElement(value)) {
      if (value.t === 'Cite') citations.push(textOf((value.c as unknown[])[1]));
      else if (value.t === 'Div') {
        const [[id], blocks] = value.c as [[string], unknown];
        if (id.startsWith('ref-')) references.set(id.slice('ref-'.length), textOf(blocks));
        else visit(blocks);
      } else visit(value.c);
    }
  };
  visit((JSON.parse(json) as { blocks: unknown }).blocks);
  return { citations, references };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!isElement(value)) return '';
  switch (value.t) {
    case 'Str':
      return value.c as string;
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    case 'Quoted': {
      const [kind, inner] = value.c as [Element, unknown];
      return kind.t === 'SingleQuote' ? `‘${textOf(inner)}’` : `“${textOf(inner)}”`;
    }
    case 'Span':
    case 'Div': {
      const [attributes, inner] = value.c as [unknown[], unknown];
      const isMargin = JSON.stringify(attributes).includes('csl-left-margin');
      return textOf(inner) + (isMargin ? ' ' : '');
    }
    case 'Link':
      return textOf((value.c as unknown[])[1]);
    case 'Note':
      return '';
    default:
      return textOf(value.c);
  }
}
