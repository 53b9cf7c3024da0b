// Writes what the databases load, as CSV files.
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { FlatRules } from "./flat-rules";
import type { FlatPair } from "./map-of-strings";
import { encounterKey, type PlainLine } from "./plain-lines";
import { TABLES, type TableName } from "./sql";

type Row = readonly (string | number)[];

export const csvOf = (folder: string, table: TableName): string => join(folder, "sql", `${table}.csv`);

/** Writes every table. */
export function writeSqlTables(
  folder: string,
  rules: FlatRules,
  lines: readonly PlainLine[],
  pairs: Iterable<FlatPair>,
): void {
  mkdirSync(join(folder, "sql"), { recursive: true });
  const write = (table: TableName, rows: Iterable<Row>): void => writeCsv(csvOf(folder, table), table, rows);
  write("lines", lineRows(lines));
  write(
    "mods",
    eachOf(lines, ({ mods }) => mods),
  );
  write(
    "dx",
    eachOf(lines, ({ dx }) => [...new Set(dx)]),
  );
  write("pairs", pairs);
  const at = ({ payer, code, rank, from, to }: FlatRules["auth"][number] | FlatRules["limits"][number]): Row => [
    payer,
    code,
    rank,
    from,
    to,
  ];
  write(
    "auth",
    rules.auth.map((rule, i) => [
      i,
      ...at(rule),
      rule.diagnoses === null ? 1 : 0,
      rule.need === "always" ? 2 : rule.need === "above" ? 1 : 0,
      rule.maxUnits,
    ]),
  );
  write(
    "auth_dx",
    rules.auth.flatMap((rule, i) => (rule.diagnoses ?? []).map(({ low, high, rank }): Row => [i, low, high, rank])),
  );
  write(
    "limits",
    rules.limits.map((rule) => [...at(rule), rule.units, rule.mai]),
  );
  write(
    "coverage",
    rules.coverage.map(({ payer, code, rank, from, to }, i) => [i, payer, code, rank, from, to]),
  );
  write(
    "covered",
    rules.coverage.flatMap((rule, i) => rule.covered.map(({ low, high }): Row => [i, low, high])),
  );
  write(
    "waste",
    rules.waste.map(({ payer, code, rank, from, to, wantsJz }) => [payer, code, rank, from, to, wantsJz ? 1 : 0]),
  );
  write(
    "drugs",
    rules.drugs.map(({ code, container, isHydration }) => [code, container, isHydration ? 1 : 0]),
  );
  write(
    "visits",
    [...rules.visits].map((code) => [code]),
  );
  write("bypass", [
    ...[...rules.bypassOnVisit].map((mod): Row => [mod, 1]),
    ...[...rules.bypassElsewhere].map((mod): Row => [mod, 0]),
  ]);
  write("new_since", [...rules.newSince]);
}

function* lineRows(lines: readonly PlainLine[]): Generator<Row> {
  const encounters = new Map<string, number>();
  for (const line of lines) {
    const key = encounterKey(line);
    let enc = encounters.get(key);
    if (enc === undefined) encounters.set(key, (enc = encounters.size));
    const { index, payer, payerKind, dos, code, units, auth, npi, specialty, place, container, source } = line;
    yield [index, enc, payer, payerKind, dos, code, units ?? "", auth, npi, specialty, place, container, source];
  }
}

function* eachOf(lines: readonly PlainLine[], parts: (line: PlainLine) => readonly string[]): Generator<Row> {
  for (const line of lines) for (const part of parts(line)) yield [line.index, part];
}

const ROWS_PER_BLOCK = 20_000;

function writeCsv(path: string, table: TableName, rows: Iterable<Row>): void {
  const file = openSync(path, "w");
  let block = `${columnsOf(table)
    .map(({ name }) => name)
    .join(",")}\n`;
  let count = 0;
  for (const row of rows) {
    block += `${row.map((value) => (typeof value === "string" && value !== "" ? `"${value}"` : value)).join(",")}\n`;
    if (++count % ROWS_PER_BLOCK !== 0) continue;
    writeSync(file, block);
    block = "";
  }
  writeSync(file, block);
  closeSync(file);
}

/** The columns of a table, and whether they are text. */
export function columnsOf(table: TableName): { readonly name: string; readonly type: string }[] {
  return TABLES[table].split(",").map((column) => {
    const [name = "", type = ""] = column.trim().split(" ");
    return { name, type };
  });
}
