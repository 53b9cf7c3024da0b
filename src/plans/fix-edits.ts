import { normalCode } from "../codes/shapes";
import type { Field } from "../claims/fields";
import type { ClaimLine } from "../claims/line";
import type { SheetColumn } from "../claims/reading-plan";
import { compositeOf } from "../claims/cell-texts";
import { holdsFormula, isBlank, textOf, type CellValue } from "../values/cell";
import { headersText, type ChangedColumns, type FieldChange, type FixCell } from "./fix-cells";

/** Fields that are written as numbers. */
const NUMBERS: ReadonlySet<Field> = new Set([
  "Units",
  "Charge",
  "NDC Qty",
  "Minutes",
  "Visit Minutes",
  "Pump Hours",
  "Fractions",
]);

/** A row as it stands, from the first column that was read. */
export interface RowNow {
  /** Row in the sheet, 1-based. */
  readonly row: number;
  readonly values: readonly CellValue[];
  readonly formulas: readonly CellValue[];
  /** Excel's number formats. */
  readonly formats: readonly CellValue[];
}

/** What is written for one change, and how it reads. */
interface Edits {
  readonly cells: readonly FixCell[];
  readonly shown: readonly { readonly what: string; readonly old: string; readonly new: string }[];
}

interface EditPlace {
  readonly columns: ChangedColumns;
  readonly row: RowNow;
  readonly line: ClaimLine;
  readonly spilled: ReadonlySet<number>;
  /** All rows that were read: they show how the sheet writes lists. */
  readonly others: ReadonlyMap<number, RowNow>;
}

/** The cells of one change; where it cannot be made, why. */
export function editsOf(change: FieldChange, place: EditPlace): Edits | string {
  const { field } = change;
  const edits = field === "Line" && change.to === "" ? emptied(change, place) : fieldEdits(change, place);
  if (typeof edits === "string") return edits;
  const held = edits.cells.filter(({ column }) => isFormula(place, column));
  if (held.length === 0) return edits;
  const headers = [...place.columns.own, ...place.columns.code]
    .filter(({ index }) => held.some(({ column }) => column === index))
    .map(({ header }) => header);
  return `${headers[0] ?? field} in row ${place.row.row} is a formula: correct what it takes its value from`;
}

function fieldEdits(change: FieldChange, place: EditPlace): Edits | string {
  const { field, to } = change;
  const { columns, line, row } = place;
  const bad = line.bad.find((each) => each.field === field);
  if (bad) return `${bad.column} in row ${row.row} holds "${bad.text}", which cannot be read: correct it first`;
  if (field === "Mods") return modifierEdits(to === "" ? [] : to.split(","), place);
  if (field === "CPT") return codeEdits(to, place);
  const [column] = columns.own;
  if (!column || columns.own.length > 1) return `${field} stands in several columns: correct it by hand`;
  return written([[column, typed(field, to, row.values[column.index])]], place);
}

/** A code, with the modifiers that stand around it in its cell; words that told what the old one means go. */
function codeEdits(to: string, place: EditPlace): Edits | string {
  const [column] = place.columns.own;
  if (!column) return "the sheet has no column for CPT";
  const raw = place.row.values[column.index];
  const composite = compositeOf(textOf(raw));
  const value = composite ? textOf(raw).replace(composite.code, to) : typed("CPT", to, raw);
  return written([[column, value]], place);
}

const PARTS = /[\s,;:]+/;

/** Modifiers in their order: one a column, in one cell as a list of the cell's own kind, or behind the code. */
function modifierEdits(to: readonly string[], place: EditPlace): Edits | string {
  const { own, code } = place.columns;
  const { values, row } = place.row;
  const [codeColumn] = code;
  const composite = compositeOf(textOf(codeColumn && values[codeColumn.index]));
  const behind = composite?.mods ?? [];
  if (behind.length > 0 && own.some(({ index }) => !isBlank(values[index])))
    return `modifiers of row ${row} stand both behind the code and in ${headersText(own)}: correct them by hand`;
  if (codeColumn && composite && (behind.length > 0 || own.length === 0)) {
    const { prefix, code: of, separator } = composite;
    return written([[codeColumn, [`${prefix}${of}`, ...to].join(separator)]], place);
  }
  const [first] = own;
  if (!first) return "the sheet has no column for Mods";
  if (own.length === 1) return written([[first, to.join(separatorOf(first, place))]], place);
  if (to.length > own.length)
    return `the sheet has ${own.length} columns for modifiers, and the line needs ${to.length}: add a column, or correct it by hand`;
  return written(
    own.map((column, i) => [column, to[i] ?? ""]),
    place,
  );
}

/** What stands between the modifiers of a cell: as the cell has it, else as other cells of its column. */
function separatorOf({ index }: SheetColumn, { row, others }: EditPlace): string {
  const between = (value: CellValue): string | undefined => PARTS.exec(textOf(value))?.[0];
  const own = between(row.values[index]);
  if (own !== undefined) return own;
  for (const other of others.values()) {
    const found = between(other.values[index]);
    if (found !== undefined) return found;
  }
  return ",";
}

/** A line that is taken out: everything of its row that is no formula, or its own service where rows hold several. */
function emptied({ from }: FieldChange, { columns, row, spilled, line }: EditPlace): Edits {
  const claimed = new Set(columns.own.map(({ index }) => index));
  const place = { row, spilled };
  const cells = row.values.flatMap((old, column): FixCell[] => {
    if (isBlank(old) && isBlank(row.formulas[column])) return [];
    // What is read must go; beside it, formulas may stay: they answer of an empty row.
    if (!claimed.has(column) && (columns.isPart || isFormula(place, column))) return [];
    return [{ row: row.row, column, old, value: "", format: row.formats[column] }];
  });
  const old = [from, line.mods.join(" "), line.units === null ? "" : `x ${line.units}`].filter(Boolean).join(" ");
  return { cells, shown: [{ what: "Line", old, new: "" }] };
}

function written(cells: readonly (readonly [SheetColumn, CellValue])[], { row }: EditPlace): Edits {
  const changed = cells.filter(([{ index }, value]) => textOf(row.values[index]) !== textOf(value));
  return {
    cells: changed.map(([{ index }, value]) => ({
      row: row.row,
      column: index,
      old: row.values[index],
      value,
      format: row.formats[index],
    })),
    shown: changed.map(([{ index, header }, value]) => ({
      what: header,
      old: textOf(row.values[index]),
      new: textOf(value),
    })),
  };
}

/** A number where the field is one, or where the cell held one and no zero is lost; text otherwise. */
function typed(field: Field, to: string, old: CellValue): CellValue {
  const isNumber = /^(0|[1-9]\d{0,14})(\.\d+)?$/.test(to);
  return isNumber && (NUMBERS.has(field) || typeof old === "number") ? Number(to) : to;
}

function isFormula({ row, spilled }: Pick<EditPlace, "row" | "spilled">, column: number): boolean {
  const formula = row.formulas[column];
  const value = row.values[column];
  if (spilled.has(column) && !isBlank(value)) return true;
  return holdsFormula(formula, value);
}

/** What a line says of a field, as findings write it. */
export function saidOf(line: ClaimLine, field: Field): string {
  switch (field) {
    case "Line":
    case "CPT":
      return normalCode(line.code);
    case "Mods":
      return line.mods.join(",");
    case "Units":
      return line.units === null ? "" : String(line.units);
    case "Auth":
      return line.auth;
    default:
      return "";
  }
}
