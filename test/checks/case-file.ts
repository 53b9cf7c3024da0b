import type { MatrixCells } from "../../src/matrix/matrix";
import type { TableCells } from "../../src/matrix/read-rows";
import { isTableName, type TableName } from "../../src/matrix/tables";
import type { CellValue } from "../../src/values/cell";

/**
 * A case of a check, as a biller reads it:
 *
 *     72 minutes do not earn another hour
 *     payer: Medicare                      (fills the column Payer; also patient, dos, pos, as of)
 *     PriorAuth: Payer=ACME; Codes=J9271; Requirement=Required
 *
 *     CPT   | Units | Start | Stop  | Drug
 *     96413 | 1     | 9:00  | 10:12 | J9312
 *     96415 | 1     |       |       | J9312
 *
 *     expect: INF-04 error line 2 "72 min"
 *     expect none: INF-03
 *     expect not checked: DRUG-07
 *
 * A sheet has a column for modifiers, blank where no line has one; `without: Mods` leaves it out.
 *
 * Cases of one file are parted by a line of ---. A case without any `expect` line is an error.
 */
export interface Case {
  readonly title: string;
  readonly file: string;
  readonly asOf: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows put into the starter matrix, by table. */
  readonly matrix: readonly { readonly table: TableName; readonly cells: Readonly<Record<string, string>> }[];
  readonly expect: readonly Expected[];
  readonly none: readonly string[];
  readonly notChecked: readonly string[];
}

export interface Expected {
  readonly check: string;
  readonly severity: string;
  /** The line to fix first; `null`: any. */
  readonly line: number | null;
  /** What the message must say. */
  readonly says: string;
}

const DEFAULTS = { payer: "Medicare", patient: "P1", dos: "2026-10-14", pos: "11" } as const;
/** Columns that every sheet has unless the case says otherwise. */
const BLANK = ["Mods"];
const FILLED = { payer: "Payer", patient: "Patient", dos: "DOS", pos: "POS" } as const;

/** Reads the cases of a file. @throws naming file and case where one is not written as above */
export function parseCases(text: string, file: string): Case[] {
  return text
    .split(/^---\s*$/m)
    .filter((part) => part.trim() !== "")
    .map((part) => parseCase(part, file));
}

function parseCase(text: string, file: string): Case {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const title = lines.find((line) => line !== "") ?? "";
  const fail = (why: string): never => {
    throw new Error(`${file}, case "${title}": ${why}`);
  };
  const settings: Record<string, string> = { ...DEFAULTS, "as of": "2026-11-23", without: "" };
  const matrix: { table: TableName; cells: Record<string, string> }[] = [];
  const expect: Expected[] = [];
  const none: string[] = [];
  const notChecked: string[] = [];
  const table: string[][] = [];
  for (const line of lines.slice(lines.indexOf(title) + 1)) {
    if (line === "" || line.startsWith("#")) continue;
    if (line.includes("|")) {
      table.push(
        line
          .replace(/^\||\|$/g, "")
          .split("|")
          .map((cell) => cell.trim()),
      );
      continue;
    }
    const [, key = "", value = ""] =
      /^([^:]+):\s*(.*)$/.exec(line) ?? fail(`"${line}" is neither a row nor "name: value"`);
    if (key === "expect")
      expect.push(parseExpected(value) ?? fail(`"${value}" is not "CHECK severity line N "words""`));
    else if (key === "expect none") none.push(...value.split(/[,\s]+/));
    else if (key === "expect not checked") notChecked.push(...value.split(/[,\s]+/));
    else if (isTableName(key)) matrix.push({ table: key, cells: parseCells(value) });
    else if (key in settings) settings[key] = value;
    else fail(`"${key}" is neither a setting nor a table`);
  }
  const [headers = fail("it has no table of lines"), ...body] = table;
  if (expect.length + none.length + notChecked.length === 0) fail("it expects nothing");
  const added = (Object.keys(FILLED) as (keyof typeof FILLED)[]).filter((key) => !headers.includes(FILLED[key]));
  const blank = BLANK.filter((header) => header !== settings.without && !headers.includes(header));
  return {
    title,
    file,
    asOf: settings["as of"] ?? "",
    headers: [...headers, ...blank, ...added.map((key) => FILLED[key])],
    rows: body.map((row) => [
      ...row,
      ...[...headers, ...blank].slice(row.length).map(() => ""),
      ...added.map((key) => settings[key] ?? ""),
    ]),
    matrix,
    expect,
    none,
    notChecked,
  };
}

function parseExpected(text: string): Expected | null {
  const m = /^([A-Z0-9]+-[A-Z0-9]+) (error|warning|info)(?: line (\d+))?(?: "([^"]*)")?$/.exec(text);
  return m && { check: m[1] ?? "", severity: m[2] ?? "", line: m[3] ? Number(m[3]) : null, says: m[4] ?? "" };
}

const parseCells = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(/;\s+(?=[A-Z])/).map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );

/** The starter's tables with a case's rows added; a row that names an existing Payer ID in `Payers` replaces it. */
export function withRows(starter: MatrixCells, rows: Case["matrix"]): MatrixCells {
  const tables: { [T in TableName]?: TableCells } = { ...starter };
  for (const { table, cells } of rows) {
    const before = tables[table];
    if (!before) throw new Error(`the starter has no table ${table}`);
    const unknown = Object.keys(cells).filter((header) => !before.headers.includes(header));
    if (unknown.length > 0) throw new Error(`${table} has no column ${unknown.join(", ")}`);
    const row = before.headers.map((header): CellValue => cells[String(header)] ?? "");
    const kept = table === "Payers" ? before.rows.filter((other) => other[0] !== row[0]) : before.rows;
    tables[table] = { ...before, rows: [...kept, row] };
  }
  return tables;
}
