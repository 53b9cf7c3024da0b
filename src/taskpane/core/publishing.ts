import type { PracticeInfo } from "../../storage/practice-matrix";

/** What is known when a workbook's matrix was read. */
export interface Publishing {
  /** What is published on this computer now. */
  readonly published: PracticeInfo | null;
  /** What this workbook would publish. */
  readonly own: PracticeInfo;
  /** It changed since the pane opened. */
  readonly edited: boolean;
  /** Somebody said that this workbook does not publish. */
  readonly stopped: boolean;
}

/**
 * Whether a workbook publishes its matrix by itself. There is one practice's matrix, the last that was published. Who only opens another
 * workbook with a matrix, such as last year's copy, does not put it in the place of the one that the practice goes by; who changes a matrix
 * does.
 */
export function publishes({ published, own, edited, stopped }: Publishing): boolean {
  if (stopped) return false;
  if (!published) return true;
  const isSame = published.revision === own.revision;
  if (published.name === own.name) return !isSame;
  return isSame || edited;
}
