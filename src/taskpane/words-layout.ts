import type { Confidence } from "../claims/mapping/mapping";
import { columnLetters } from "../values/cell";
import { counted, grouped, joinWords } from "../values/lists";

/** Everything that the screen of the columns says: what happened, where, what to do. */
export const COLUMNS = {
  title: "Columns",
  subtitle: (sheet: string, row: number | null): string =>
    row === null ? `${sheet} · no headers` : `${sheet} · headers in row ${grouped(row)}`,
  lead: "Say which column holds what. It is remembered for these headers, in this workbook and on this computer; nothing of the rows is.",
  missing: (fields: readonly string[]): string =>
    `No column was found for ${joinWords(fields, "and")}. Choose it here.`,
  guessed: (n: number): string =>
    `${counted(n, "column is", "columns are")} guessed: look at ${n === 1 ? "it" : "them"}.`,
  /** Buttons for sheets: of more, the tabs are nearer. */
  mostSheets: 4,
  otherSheets: (names: readonly string[]): string =>
    names.length === 1
      ? `The sheet "${names[0] ?? ""}" has claim lines.`
      : `${counted(names.length, "other sheet has", "other sheets have")} claim lines.`,
  checkSheet: (name: string): string => `Check ${name}`,
  choose: "Choose a column…",
  columnGroup: "A column",
  payerGroup: "One payer for all rows",
  headerRow: "Row with the headers",
  noHeaderRow: "There are no headers",
  chooseRow: "Choose the row…",
  rowOption: (row: number, text: string): string => `${grouped(row)}: ${text}`,
  list: "Columns of the sheet",
  column: (header: string, index: number): string => (header === "" ? `Column ${columnLetters(index)}` : header),
  holds: (name: string): string => `What ${name} holds`,
  notRead: "Not read",
  services: "A row holds several services",
  servicesHelp: "Each service is a line of its own: say of each column of which service it is.",
  serviceOf: (name: string): string => `Of which service ${name} is`,
  service: (service: number, isNew: boolean): string =>
    service === 0 ? "The whole row" : isNew ? `Service ${service} (new)` : `Service ${service}`,
  pointers: "Diagnosis pointers",
  pointersHelp: "Letters point from A on, whatever is chosen here.",
  pointersFrom: (from: 0 | 1 | null): string =>
    from === null ? "As the cells say: from 0 where one is 0" : `The first diagnosis is ${from}`,
  confidence: { certain: "Certain", likely: "Likely", guess: "Guess" } satisfies Record<Confidence, string>,
  second: (field: string): string => `may be ${field}`,
  empty: "empty",
  save: "Save and check",
  exportFile: "Export…",
  importFile: "Import…",
  fileHelp: "As a small file for another workbook or the terminal: headers and fields, nothing of the rows.",
  unreadable: (file: string, problem: string): string => `${file} ${problem}.`,
  notJson: "is not JSON. Choose a file that was exported here",
  imported: (file: string, fields: number): string =>
    `${file}: ${counted(fields, "field")} taken. Save to check by them.`,
  foreign: (columns: readonly string[]): string => `Not in this sheet: ${joinWords(columns, "and")}.`,
};
