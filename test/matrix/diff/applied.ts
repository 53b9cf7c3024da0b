import type { MatrixEdit } from "../../../src/matrix/edit/edit";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { TableCells } from "../../../src/matrix/read-rows";
import type { CellValue } from "../../../src/values/cell";

/** The plainest reading of an edit: rows by number, as they stood before it. */
export function applied(cells: MatrixCells, { changes }: MatrixEdit): MatrixCells {
  const tables = new Map(Object.entries(cells));
  for (const name of new Set(changes.map((change) => change.table))) {
    const { headers, rows, firstRow }: TableCells = tables.get(name) ?? { headers: [], rows: [], firstRow: 2 };
    const own = changes.filter((change) => change.table === name);
    const standing = rows.flatMap((row, i) => {
      const here = own.filter((change) => change.kind !== "add" && change.row === firstRow + i);
      if (here.some((change) => change.kind === "remove")) return [];
      const set = new Map<CellValue, CellValue>(
        here.flatMap((change) => (change.kind === "set" ? change.cells.map(({ column, to }) => [column, to]) : [])),
      );
      return [headers.map((header, at) => (set.has(header) ? set.get(header) : row[at]))];
    });
    const added = own.flatMap((change) =>
      change.kind === "add" ? [headers.map((header) => change.values[String(header)] ?? "")] : [],
    );
    tables.set(name, { headers, rows: [...standing, ...added], firstRow });
  }
  return Object.fromEntries(tables);
}
