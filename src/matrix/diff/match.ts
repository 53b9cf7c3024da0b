import { groupBy } from "../../values/lists";
import type { TableCells } from "../read-rows";
import { schemaOf, type TableName } from "../tables";
import { comparer, standingRows, type ComparedRow, type StandingRow } from "./rows";

/** A row before and after; one of the two is missing where the row was added or removed. Rows that stand unchanged are left out. */
export type RowPair =
  | { readonly before: ComparedRow; readonly after: ComparedRow }
  | { readonly before: ComparedRow; readonly after: null }
  | { readonly before: null; readonly after: ComparedRow };

/** Columns by which a row of a table without Rule IDs is known. */
const NATURAL_KEYS: { readonly [T in TableName]?: readonly string[] } = {
  Payers: ["Payer ID"],
  Drugs: ["Code", "From"],
  CodeStatus: ["Code", "From"],
  CheckSettings: ["Check", "Payer"],
  ReferenceSets: ["Set", "Edition"],
};

/** What a rule speaks of, and from when: known by it where no Rule ID says which row it was. */
const SUBJECT: readonly string[] = ["Payer", "Topic", "Codes", "Column 1", "Column 2", "Diagnoses", "Place of Service"];

/** Headers of a table that say what its rows speak of. */
export function subjectHeaders(name: TableName): readonly string[] {
  const known = NATURAL_KEYS[name];
  if (known) return known.filter((header) => header !== "From");
  const headers = new Set(schemaOf(name).columns.map((column) => column.header));
  return SUBJECT.filter((header) => headers.has(header));
}

/**
 * Which row of a table before is which row after: the same text, else the same meaning (under the same Rule ID first, for numbers may have
 * been given anew), else the same Rule ID, else the same subject from the same day. Several with the same key are paired in their order,
 * those that mean the same first.
 */
export function matchRows(
  name: TableName,
  before: TableCells | undefined,
  after: TableCells | undefined,
): readonly RowPair[] {
  if (before === after) return [];
  const open = withoutSameText(name, standingRows(name, before), standingRows(name, after));
  const pairs: RowPair[] = [];
  for (const keyOf of keysOf(name)) {
    const left = groupBy(open.before, keyOf);
    const taken = new Map<ComparedRow, ComparedRow>();
    for (const [key, rows] of groupBy(open.after, keyOf)) {
      const candidates = left.get(key);
      if (key === "" || !candidates) continue;
      for (const [one, other] of paired(candidates, rows)) {
        taken.set(one, other);
        pairs.push({ before: one, after: other });
      }
    }
    const paid = new Set(taken.values());
    open.before = open.before.filter((row) => !taken.has(row));
    open.after = open.after.filter((row) => !paid.has(row));
  }
  return [
    ...pairs,
    ...open.before.map((row): RowPair => ({ before: row, after: null })),
    ...open.after.map((row): RowPair => ({ before: null, after: row })),
  ];
}

/** Most rows of two states of one matrix are the same, letter by letter: they are not looked at further. */
function withoutSameText(
  name: TableName,
  before: readonly StandingRow[],
  after: readonly StandingRow[],
): { before: ComparedRow[]; after: ComparedRow[] } {
  const left = groupBy(before, (item) => item.text);
  const added = after.filter((item) => left.get(item.text)?.pop() === undefined);
  const gone = [...left.values()].flat().sort((a, b) => a.row - b.row);
  const compared = comparer(name);
  return { before: gone.map(compared), after: added.map(compared) };
}

/** Keys by which rows are matched, one after the other; "" matches nothing. */
function keysOf(name: TableName): readonly ((row: ComparedRow) => string)[] {
  const { columns, isRules } = schemaOf(name);
  const headers = isRules ? [...subjectHeaders(name), "From"] : (NATURAL_KEYS[name] ?? []);
  const subject = columns.filter((column) => headers.includes(column.header));
  return [
    (row) => (row.ruleId === "" ? "" : `${row.ruleId}\u0000${row.wholeMeaning()}`),
    (row) => row.wholeMeaning(),
    (row) => row.ruleId,
    (row) => subject.map((column) => row.meaning(column)).join("\u0000"),
  ];
}

function paired(
  before: readonly ComparedRow[],
  after: readonly ComparedRow[],
): readonly (readonly [ComparedRow, ComparedRow])[] {
  const [one] = before;
  const [other] = after;
  if (one && other && before.length === 1 && after.length === 1) return [[one, other]];
  const same = groupBy(before, (row) => row.wholeMeaning());
  const pairs: (readonly [ComparedRow, ComparedRow])[] = [];
  const others = after.filter((row) => {
    const match = same.get(row.wholeMeaning())?.shift();
    if (match) pairs.push([match, row]);
    return !match;
  });
  const taken = new Set(pairs.map(([one]) => one));
  const left = before.filter((row) => !taken.has(row));
  others.slice(0, left.length).forEach((row, i) => {
    const match = left[i];
    if (match) pairs.push([match, row]);
  });
  return pairs;
}
