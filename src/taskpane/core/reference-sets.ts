import type { Reference, SetInfo } from "../../codes/reference/reference";
import { namedCodes } from "../../codes/code-list";
import { codesNamed, type Matrix } from "../../matrix/matrix";
import type { ReferenceSetRow } from "../../matrix/rules";
import { SET_KINDS } from "../../matrix/tables";
import type { StoredSet } from "../../storage/sets";
import type { CheckedSheet } from "./state";

export type SetKind = (typeof SET_KINDS)[number];

/** A set that the workbook names, and whether this computer can answer from it. */
export interface NamedState {
  readonly row: ReferenceSetRow;
  readonly inUse: boolean;
}

/** One kind of national table: what answers, and what the workbook wants. */
export interface SetKindState {
  readonly kind: SetKind;
  /** The editions that answer, the latest last. */
  readonly inUse: readonly SetInfo[];
  /** What the workbook names; empty where it goes by what is built in. */
  readonly named: readonly NamedState[];
}

/** How the four national tables stand. */
export function setStates(rows: readonly ReferenceSetRow[], reference: Reference): SetKindState[] {
  const loaded: Readonly<Record<SetKind, readonly SetInfo[]>> = {
    PTP: reference.ptp ? [reference.ptp] : [],
    MUE: reference.mue,
    "Add-on": reference.addOns ? [reference.addOns] : [],
    NDC: reference.ndc ? [reference.ndc] : [],
  };
  return SET_KINDS.map((kind) => ({
    kind,
    inUse: loaded[kind],
    named: rows
      .filter((row) => row.set === kind)
      .map((row) => ({ row, inUse: loaded[kind].some((set) => isNamed(row, set)) })),
  }));
}

const isNamed = (row: ReferenceSetRow, set: Pick<SetInfo, "edition" | "hash">): boolean =>
  set.edition === row.edition && (row.hash === "" || set.hash === row.hash);

/** Whether the workbook goes by a set that this computer keeps: then it is not to be removed lightly. */
export function isNamedByWorkbook(set: StoredSet, rows: readonly ReferenceSetRow[]): boolean {
  return rows.some((row) => row.set === set.kind && isNamed(row, set));
}

/** Every code that this practice has to do with: those of its rules and drugs, and those of the sheet that was checked. */
export function practiceCodes(matrix: Matrix, checked: CheckedSheet | null): ReadonlySet<string> {
  const codes = new Set<string>([...codesNamed(matrix).keys(), ...matrix.drugs.keys()]);
  for (const auths of matrix.authorizations.values())
    for (const { codes: list } of auths) for (const code of namedCodes(list)) codes.add(code);
  for (const { code } of checked?.sheet.lines ?? []) codes.add(code);
  return codes;
}
