import { textOf, type CellValue, type Cells } from "../values/cell";
import { isShownOnly, type Field } from "./fields";
import { mappedColumns, type SheetMapping } from "./mapping/mapping";
import type { ColumnsOf, FieldColumn } from "./cell-readers";

/** A column that holds a field, of one of several services in a row where `service` is above 0. */
export interface SheetColumn extends FieldColumn {
  readonly service: number;
}

/** The columns of a sheet, by field, in the order of their parts. */
export type SheetColumns = ReadonlyMap<Field, readonly SheetColumn[]>;

/** The columns of one service of a row. */
export interface ServiceColumns {
  /** 0 where rows hold one service. */
  readonly service: number;
  readonly columns: ColumnsOf;
  /** Those that are this service's alone. */
  readonly own: readonly FieldColumn[];
}

/** The columns that make a row a line: those of fields that are only shown do not. */
export function lineColumns(columns: SheetColumns): readonly SheetColumn[] {
  return [...columns].flatMap(([field, own]) => (isShownOnly(field) ? [] : own));
}

/** How rows are read into lines. */
export interface ReadingPlan {
  /** 0-based: lines stand below it. */
  readonly headerAt: number;
  /** Columns of the sheet. */
  readonly columns: SheetColumns;
  /** Those that make a row a line. */
  readonly fields: readonly SheetColumn[];
  /** One where each row is one line. */
  readonly services: readonly ServiceColumns[];
  /** A row with the values that hold for all rows behind its cells. */
  complete(row: readonly CellValue[]): readonly CellValue[];
}

/** The last plan of each mapping: formulas read row after row by one. */
const known = new WeakMap<SheetMapping, { readonly width: number; readonly plan: ReadingPlan }>();

/** What a mapping means for reading. @param width columns of the sheet */
export function planOf(mapping: SheetMapping, width: number): ReadingPlan {
  let last = known.get(mapping);
  if (last?.width !== width) known.set(mapping, (last = { width, plan: makePlan(mapping, width) }));
  return last.plan;
}

function makePlan(mapping: SheetMapping, width: number): ReadingPlan {
  const found = new Map<Field, (SheetColumn & { readonly part: number })[]>();
  for (const { index, header, slot } of mappedColumns(mapping)) {
    const column = { index, header: header === "" ? slot.field : header, part: slot.part, service: slot.service };
    found.set(slot.field, [...(found.get(slot.field) ?? []), column]);
  }
  for (const columns of found.values())
    columns.sort((a, b) => a.service - b.service || a.part - b.part || a.index - b.index);
  const fixed = [...mapping.fixed];
  const constant = new Map<Field, readonly SheetColumn[]>(
    fixed.map(([field], i) => [field, [{ index: width + i, header: field, service: 0 }]]),
  );
  return {
    headerAt: mapping.headerAt,
    columns: found,
    fields: lineColumns(found),
    services: servicesOf(new Map([...found, ...constant])),
    complete: (row) =>
      fixed.length === 0
        ? row
        : [
            ...row.slice(0, width),
            ...new Array<CellValue>(Math.max(0, width - row.length)),
            ...fixed.map(([, value]) => value),
          ],
  };
}

/** The columns of each service: its own in place of what is said for the whole row. */
function servicesOf(columns: SheetColumns): ServiceColumns[] {
  const services = [...new Set([...columns.values()].flat().map(({ service }) => service))].filter((n) => n > 0);
  if (services.length === 0) return [{ service: 0, columns, own: [] }];
  return services
    .sort((a, b) => a - b)
    .map((service) => {
      const own = new Map<Field, readonly SheetColumn[]>();
      for (const [field, all] of columns) {
        const ofIt = all.filter((column) => column.service === service);
        const used = ofIt.length > 0 ? ofIt : all.filter((column) => column.service === 0);
        if (used.length > 0) own.set(field, used);
      }
      return {
        service,
        columns: own,
        own: [...own.values()].flat().filter((column) => column.service === service),
      };
    });
}

/**
 * Where pointers begin to count: at 0 where any cell of them has a 0, since nothing is pointed at by 0 where the count begins at 1.
 * @param first row from which lines are looked at
 */
export function pointersFromCells(cells: Cells, first: number, columns: SheetColumns): 0 | 1 {
  for (let i = first; i < cells.length; i++) if (pointsAtZero(cells[i] ?? [], columns)) return 0;
  return 1;
}

/** Whether a pointer of a row is 0. */
export function pointsAtZero(row: readonly CellValue[], columns: SheetColumns): boolean {
  return (columns.get("Dx Pointer") ?? []).some(({ index }) =>
    /(?:^|[\s,;:|])0(?:$|[\s,;:|])/.test(textOf(row[index])),
  );
}
