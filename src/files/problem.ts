/** Why a file cannot be used: where in it, what happened, what to do. Rows are 1-based. */
export interface FileProblem {
  /** The file's name, as the user gave it. */
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  /** Header or letters of the column. */
  readonly column?: string;
  readonly message: string;
}

/** Thrown where a file cannot be used at all. Bad cells of a usable file are issues and problems of its reader instead. */
export class UnusableFile extends Error {
  constructor(readonly problem: FileProblem) {
    super(problemText(problem));
    this.name = "UnusableFile";
  }
}

/**
 * A problem in one line, its place first.
 * @example problemText({ file: "claims.csv", row: 3, column: "DOS", message: "is no date" }) //=> 'claims.csv, row 3, column "DOS": is no date'
 */
export function problemText(problem: FileProblem): string {
  const place = [problem.file];
  if (problem.sheet !== undefined) place.push(`sheet "${problem.sheet}"`);
  if (problem.row !== undefined) place.push(`row ${problem.row}`);
  if (problem.column !== undefined) place.push(`column "${problem.column}"`);
  return `${place.join(", ")}: ${problem.message}`;
}

/** What a caught value says, whatever was thrown. */
export function wordsOfError(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}
