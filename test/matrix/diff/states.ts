import fc from "fast-check";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { TableCells } from "../../../src/matrix/read-rows";
import { starterTables } from "../../../src/matrix/starter";
import { schemaOf, type Column, type TableName } from "../../../src/matrix/tables";
import type { CellValue } from "../../../src/values/cell";
import { isoOf } from "../../../src/values/day";

/** States of the starter matrix that hands and other programs might leave: rows gone, cells written anew, rows twice, rows and columns moved. */

const STARTER = starterTables();

const WORDS: Readonly<Record<Column["kind"], fc.Arbitrary<CellValue>>> = {
  text: fc.constantFrom("", "a", "MBP 2026-11", "X"),
  id: fc.constantFrom("", "PA-0001", "PA-0002", "PA-9999", "WA-0001"),
  payer: fc.constantFrom("MEDICARE", "Kind:Medicare", "kind: medicare", "MAC:Palmetto", "*", "ACME", "Acme"),
  payerId: fc.constantFrom("MEDICARE", "ACME"),
  code: fc.constantFrom("J9271", "j9271", "99214", 99214),
  codes: fc.constantFrom("J9271", "96413; 96415", "96415,96413", "J9*", "*", "not a code", 99214),
  diagnoses: fc.constantFrom("", "C34.11", "C3411", "C50; C34", "C34;C50"),
  places: fc.constantFrom("", "11;22", "22, 11", 11),
  date: fc.constantFrom<CellValue>("", "2026-01-01", 46023, 46388, "12/31/2026", "soon", 0),
  number: fc.constantFrom<CellValue>("", 4, "4", "1,000", 1000),
  choice: fc.constantFrom("Required", "required", "1", 1, "Yes", "ndc"),
  list: fc.constantFrom("", "10;40", "40; 10", "25"),
};

const changed = (name: TableName): fc.Arbitrary<(table: TableCells) => TableCells> => {
  const { columns } = schemaOf(name);
  const set = fc.record({ at: fc.nat(200), column: fc.nat(columns.length - 1) }).chain(({ at, column }) => {
    const { header, kind } = columns[column] as Column;
    return WORDS[kind].map((value) => (table: TableCells): TableCells => {
      const i = table.headers.indexOf(header);
      const row = table.rows.length === 0 ? -1 : at % table.rows.length;
      return {
        ...table,
        rows: table.rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === i ? value : cell)) : cells)),
      };
    });
  });
  const remove = fc.nat(200).map((at) => (table: TableCells): TableCells => ({
    ...table,
    rows: table.rows.filter((_, i) => i !== at % Math.max(1, table.rows.length)),
  }));
  const double = fc.nat(200).map((at) => (table: TableCells): TableCells => ({
    ...table,
    rows: [...table.rows, ...table.rows.slice(at % Math.max(1, table.rows.length)).slice(0, 1)],
  }));
  const moved = fc.nat(200).map((at) => (table: TableCells): TableCells => {
    const cut = at % Math.max(1, table.rows.length);
    return { ...table, rows: [...table.rows.slice(cut), [], ...table.rows.slice(0, cut)] };
  });
  return fc.oneof({ weight: 6, arbitrary: set }, remove, double, moved);
};

const TABLES = ["Payers", "PriorAuth", "Bundling", "Wastage", "CodingPolicy", "CheckSettings", "Drugs"] as const;

/** A state of the matrix, a few changes away from the starter. */
export const someMatrix: fc.Arbitrary<MatrixCells> = fc
  .array(
    fc.constantFrom(...TABLES).chain((name) => changed(name).map((change) => ({ name, change }))),
    { maxLength: 12 },
  )
  .map((changes) =>
    changes.reduce<MatrixCells>((cells, { name, change }) => {
      const table = cells[name];
      return table ? { ...cells, [name]: change(table) } : cells;
    }, STARTER),
  );

/** The same matrix as another program writes it: other spellings, the columns the other way round, a column of its own, rows turned round. */
export function rewritten(cells: MatrixCells): MatrixCells {
  return Object.fromEntries(
    Object.entries(cells).map(([name, table]) => {
      const columns = new Map(schemaOf(name as TableName).columns.map((column) => [column.header, column]));
      const spelled = (value: CellValue, header: CellValue): CellValue => {
        const column = columns.get(String(header));
        if (column?.kind === "date" && typeof value === "number" && value > 0) return isoOf(value);
        if (column?.kind === "codes" && typeof value === "string")
          return ` ${value.split(";").reverse().join(" , ").toLowerCase()} `;
        if (column?.kind === "choice" && typeof value === "string") return value.toUpperCase();
        return value;
      };
      return [
        name,
        {
          headers: ["Our own", ...[...table.headers].reverse()],
          rows: [...table.rows]
            .reverse()
            .flatMap((row) => [
              ["x", ...table.headers.map((header, i) => spelled(row[i], header)).reverse()],
              table.headers.map(() => ""),
            ]),
          firstRow: 5,
        },
      ];
    }),
  );
}
