import { counted, joinWords } from "../values/lists";

/** What the screen about lines to bill says. */
export const BILL_WORDS = {
  title: "Lines to bill",
  lead: "One formula that spills the lines, each with its reason.",
  question: "Question",
  reading: "Looking at the sheet",
  value: "A value",
  valueOf: (label: string): string => `Value of ${label}`,
  cells: "Cells of the sheet",
  leaveOut: "Leave out",
  none: "no cells yet",
  take: "Take the selected cells",
  takeFor: (label: string): string => `Take the selected cells for ${label}`,
  nothingSelected: (label: string): string =>
    `The selected cells are blank: select the cells that hold ${label}, then take them.`,
  oneCell: (label: string): string => `${label} is one cell: select it alone, then take it.`,
  wanted: (labels: readonly string[]): string => `Still to choose: ${joinWords(labels, "and")}.`,
  tooLong: (label: string): string => `${label}: Excel takes at most 255 characters in a formula.`,
  logColumns: (columns: readonly { readonly name: string; readonly letters: string }[], byHeaders: boolean): string =>
    `${byHeaders ? "By its headers" : "Without headers, in this order"}: ${columns.map(({ name, letters }) => `${name} ${letters}`).join(", ")}.`,
  noLog: (fault: string): string => `The log ${fault}.`,
  preview: "Lines",
  asking: "Asking",
  units: (n: number): string => counted(n, "unit"),
  more: (n: number): string => `and ${counted(n, "more line")}`,
  where: (place: string, rows: number, columns: number): string =>
    `The formula goes into ${place} and takes ${counted(rows, "row")} of ${counted(columns, "column")}, which are empty. More lines need more rows below.`,
  insert: "Insert formula",
  inserted: (place: string): string => `The lines are at ${place}.`,
  again: "Look at the sheet again",
} as const;
