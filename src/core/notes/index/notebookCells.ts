/** A Markdown cell of a notebook. */
export interface NotebookCell {
  /** Zero-based place among all cells of the notebook. */
  readonly index: number;
  readonly text: string;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/**
 * The Markdown cells of a Jupyter notebook; none where the file is damaged.
 * @see nbformat 4, "Cell types": `source` is one string or a list of lines with their breaks
 */
export function notebookCells(json: string): NotebookCell[] {
  let notebook: unknown;
  try {
    notebook = JSON.parse(json);
  } catch {
    return [];
  }
  const cells = field(notebook, 'cells');
  if (!Array.isArray(cells)) return [];
  return cells.flatMap((cell: unknown, index): NotebookCell[] => {
    const source = field(cell, 'source');
    const lines = Array.isArray(source) ? source.filter(line => typeof line === 'string') : [source];
    const text = lines.every(line => typeof line === 'string') ? lines.join('') : '';
    return field(cell, 'cell_type') === 'markdown' && text ? [{ index, text }] : [];
  });
}
