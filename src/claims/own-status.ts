import { folded, isBlank, textOf, type CellValue, type Cells } from "../values/cell";

/** The header of the column in which the add-in writes what it says of each line. */
export const STATUS_HEADER = "Status";

/** The words with which the status of a line begins. */
export const STATUS_WORDS = { error: "Error", warning: "Warning", notChecked: "Not checked", ok: "OK" } as const;

const STATUS = /^(?:OK(?: \(.*\))?|(?:Error|Warning|Not checked): .+)$/s;

/** Whether a cell says the status of a line as the add-in says it. @example isStatusText("OK") //=> true */
export const isStatusText = (value: CellValue): boolean => typeof value === "string" && STATUS.test(value);

/**
 * Whether a column is one of status that the add-in wrote: it is no part of the claims, and the layout is the same without it.
 * @param below the rows under the headers
 */
export function isOwnStatus(header: string, below: Cells, column: number): boolean {
  if (!/^status(?: \d+)?$/.test(folded(header))) return false;
  const filled = below.flatMap((row) => (isBlank(row[column]) ? [] : [textOf(row[column])]));
  return filled.length > 0 && filled.every(isStatusText);
}
