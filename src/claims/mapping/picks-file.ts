import { fieldOfHeader, type Field } from "../fields";
import { MOST_SERVICES } from "../line";
import { mappedColumns, type ColumnPick, type FieldSlot, type LayoutPicks, type SheetMapping } from "./mapping";

/** Keys of the file that are no fields. */
const HEADER_ROW = "Header row";
const NOT_READ = "Not read";
const POINTERS_FROM = "Pointers from";
const EXAMPLE = '{"Payer": "Ins", "CPT": "Proc"}';

/** What is wrong with a file that says which column holds which field. */
export interface PicksProblem {
  readonly problem: string;
}

type Entry = readonly [key: string, value: unknown];

/**
 * Reads which column holds which field, from what a small JSON file says: field to header, column number or fixed value, or header to field.
 * @example picksOfJson({ Payer: "Ins", CPT: 4, POS: { value: "11" } })
 */
export function picksOfJson(content: unknown): LayoutPicks | PicksProblem {
  if (typeof content !== "object" || content === null || Array.isArray(content))
    return { problem: `is not a JSON object. Write it as ${EXAMPLE}` };
  const all: readonly Entry[] = Object.entries(content);
  const said = (name: string): unknown => all.find(([key]) => key === name)?.[1];
  const entries = all.filter(([key]) => ![HEADER_ROW, NOT_READ, POINTERS_FROM].includes(key));
  const headerRow = said(HEADER_ROW);
  if (headerRow !== undefined && !isRow(headerRow))
    return { problem: `"${HEADER_ROW}" is not the number of a row: 1 is the first, 0 where there are no headers` };
  const pointers = said(POINTERS_FROM);
  if (pointers !== undefined && pointers !== 0 && pointers !== 1)
    return { problem: `"${POINTERS_FROM}" is neither 0 nor 1` };
  const columns: ColumnPick[] = [];
  const fixed = new Map<Field, string>();
  const unread = said(NOT_READ);
  for (const column of unread === undefined ? [] : Array.isArray(unread) ? unread : [unread]) {
    const at = columnIn(column);
    if (at === null) return { problem: `"${NOT_READ}" is not a list of headers or column numbers` };
    columns.push({ column: at, slot: null });
  }
  // One direction for the whole file: "Line" and "Claim" may be a header of the sheet as well as fields.
  const fieldsFirst = entries.every(([key]) => fieldOfHeader(key) !== null);
  for (const entry of entries) {
    const problem = fieldsFirst ? readField(entry, columns, fixed) : readHeader(entry, columns);
    if (problem !== null) return { problem };
  }
  const headerAt = isRow(headerRow) ? headerRow - 1 : null;
  return { headerAt, columns, fixed, pointersFrom: pointers ?? null };
}

/** Whether reading gave no picks. */
export function isPicksProblem(read: LayoutPicks | PicksProblem): read is PicksProblem {
  return "problem" in read;
}

const isRow = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0;

const notNamed = (key: string, value: unknown): string =>
  `neither "${key}" nor ${JSON.stringify(value)} is a field of a claim line. Fields are named as in docs/terminal.md`;

/** A column by its header, or by its number from 1. */
const columnIn = (value: unknown): number | string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : isRow(value) && value > 0 ? value - 1 : null;

function readHeader([key, value]: Entry, columns: ColumnPick[]): string | null {
  if (value === null) {
    columns.push({ column: key.trim(), slot: null });
    return null;
  }
  if (typeof value !== "string") return `"${key}" is not mapped to a text`;
  const named = fieldOfHeader(value);
  if (!named) return notNamed(key, value);
  columns.push({ column: key.trim(), slot: { ...named, service: 0 } });
  return null;
}

function readField([key, value]: Entry, columns: ColumnPick[], fixed: Map<Field, string>): string | null {
  const named = fieldOfHeader(key);
  if (!named) return notNamed(key, value);
  if (isObject(value) && "value" in value) {
    const text = value["value"];
    if (typeof text !== "string" && typeof text !== "number") return `the value of "${key}" is not a text`;
    fixed.set(named.field, String(text));
    return null;
  }
  const several = Array.isArray(value) ? value : [value];
  for (const [i, one] of several.entries()) {
    const part = several.length > 1 ? i + 1 : named.part;
    const pick = pickIn(one, { field: named.field, part, service: 0 });
    if (!pick)
      return `"${key}" is not mapped to a text, a column number, {"column": 4} or {"value": "…"}, nor to a list of such`;
    columns.push(pick);
  }
  return null;
}

function pickIn(value: unknown, slot: FieldSlot): ColumnPick | null {
  if (!isObject(value)) {
    const column = columnIn(value);
    return column === null ? null : { column, slot };
  }
  const column = columnIn(value["column"]);
  const { part = slot.part, service = slot.service } = value;
  const isKnown = isRow(part) && isRow(service) && service <= MOST_SERVICES;
  return column === null || !isKnown ? null : { column, slot: { ...slot, part, service } };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A mapping as the small file that gives it again: headers, fields and fixed values, nothing of the rows.
 * @example JSON.stringify(jsonOfMapping(mapping)) //=> '{"Payer":"Ins","CPT":"Proc"}'
 */
export function jsonOfMapping(mapping: SheetMapping): Readonly<Record<string, unknown>> {
  const uses = new Map<string, number>();
  for (const { header } of mapping.columns) uses.set(header, (uses.get(header) ?? 0) + 1);
  const columnOf = ({ header, index }: { readonly header: string; readonly index: number }): string | number =>
    mapping.headerAt >= 0 && header !== "" && uses.get(header) === 1 ? header : index + 1;
  const fields = new Map<Field, { readonly slot: FieldSlot; readonly column: string | number }[]>();
  for (const column of mappedColumns(mapping)) {
    const own = fields.get(column.slot.field) ?? [];
    own.push({ slot: column.slot, column: columnOf(column) });
    fields.set(column.slot.field, own);
  }
  const said: [string, unknown][] = mapping.headerAt < 0 ? [[HEADER_ROW, 0]] : [];
  for (const [field, own] of fields) {
    own.sort((a, b) => a.slot.service - b.slot.service || a.slot.part - b.slot.part);
    const plain = own.every(
      ({ slot }, i) => slot.service === 0 && (own.length === 1 ? slot.part === 0 : slot.part === i + 1),
    );
    const values = own.map(({ slot: { part, service }, column }) =>
      plain ? column : { column, ...(part > 0 ? { part } : {}), ...(service > 0 ? { service } : {}) },
    );
    said.push([field, values.length === 1 ? values[0] : values]);
  }
  for (const [field, value] of mapping.fixed) said.push([field, { value }]);
  const unread = mapping.columns
    .filter(({ slot, why }) => slot === null && why.startsWith("it was picked"))
    .map(columnOf);
  if (unread.length > 0) said.push([NOT_READ, unread]);
  if (mapping.pointersFrom !== null) said.push([POINTERS_FROM, mapping.pointersFrom]);
  return Object.fromEntries(said);
}
