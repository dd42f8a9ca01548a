import type { Paper } from '../paper';
export function summaryTable(_paper: Paper): {
  problem: string | undefined;
  approach: string | undefined;
  data: string | undefined;
  result: string | undefined;
  code: string | undefined;
} {
  return { problem: undefined, approach: undefined, data: undefined, result: undefined, code: undefined };
}
