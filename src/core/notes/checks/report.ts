import { CHECK_CODES, problemMessage, type CheckCode, type NoteProblem } from './noteProblem';

/** How much a problem matters; SARIF's words. */
export const LEVELS = ['error', 'warning', 'note'] as const;

export type Level = (typeof LEVELS)[number];

/** What each kind of problem counts as where nobody says otherwise. */
const LEVEL_OF: Readonly<Record<CheckCode, Level>> = {
  'unknown-key': 'error',
  'ambiguous-key': 'error',
  'malformed-citation': 'warning',
  'duplicate-key': 'warning',
  'incomplete-entry': 'note',
};

/** What each kind of problem is, in a sentence. */
const MEANING: Readonly<Record<CheckCode, string>> = {
  'unknown-key': 'No paper of the library has the citation key.',
  'ambiguous-key': 'The citation key stands for several papers.',
  'malformed-citation': 'The citation is written so that it is not read as meant.',
  'duplicate-key': 'The citation key stands twice in one citation.',
  'incomplete-entry': 'The entry lacks what styles need.',
};

/** The problems of one note. */
export interface CheckedNote {
  /** Relative to where the check was started, with slashes. */
  readonly path: string;
  readonly problems: readonly NoteProblem[];
}

/** How many problems of each level there are. */
export function countLevels(notes: readonly CheckedNote[]): Readonly<Record<Level, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { problems } of notes) for (const { code } of problems) counts[LEVEL_OF[code]]++;
  return counts;
}

/** The cell of a notebook as people count them, in front of a line of it. */
function place({ cell, line, column }: NoteProblem): string {
  return `${cell === undefined ? '' : `cell ${cell + 1}:`}${line + 1}:${column + 1}`;
}

/** A line for each problem, as compilers write them; empty where there is none. */
export function textReport(notes: readonly CheckedNote[]): string {
  const lines = notes.flatMap(({ path, problems }) =>
    problems.map(
      problem => `${path}:${place(problem)}: ${LEVEL_OF[problem.code]}: ${problemMessage(problem)} [${problem.code}]`,
    ),
  );
  return lines.map(line => `${line.replace(/[\r\n]+/g, ' ')}\n`).join('');
}

/**
 * The problems as SARIF, which code hosts show beside the text. A place in a notebook's cell is not one in its file: it is
 * said in the message.
 * @param version of Lectern
 * @see SARIF 2.1.0, OASIS Standard, section 3
 */
export function sarifReport(notes: readonly CheckedNote[], version: string): string {
  const result = (path: string, problem: NoteProblem) => ({
    ruleId: problem.code,
    ruleIndex: CHECK_CODES.indexOf(problem.code),
    level: LEVEL_OF[problem.code],
    message: { text: (problem.cell === undefined ? '' : `Cell ${problem.cell + 1}: `) + problemMessage(problem) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
          ...(problem.cell === undefined
            ? {
                region: {
                  startLine: problem.line + 1,
                  startColumn: problem.column + 1,
                  endLine: problem.endLine + 1,
                  endColumn: problem.endColumn + 1,
                },
              }
            : {}),
        },
      },
    ],
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Lectern',
            version,
            rules: CHECK_CODES.map(id => ({
              id,
              shortDescription: { text: MEANING[id] },
              defaultConfiguration: { level: LEVEL_OF[id] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: notes.flatMap(({ path, problems }) => problems.map(problem => result(path, problem))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
