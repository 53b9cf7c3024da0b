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
  const place = problemPlace(problem);
  return `${problem.file}${place === "" ? "" : `, ${place}`}: ${problem.message}`;
}

/** Where in its file a problem is; "" where it is the file as a whole. @example problemPlace({ file: "a.csv", row: 3, message: "" }) //=> "row 3" */
export function problemPlace({ sheet, row, column }: FileProblem): string {
  return [
    ...(sheet === undefined ? [] : [`sheet "${sheet}"`]),
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column "${column}"`]),
  ].join(", ");
}

/** What a caught value says, whatever was thrown. */
export function wordsOfError(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}
