import { encountersOf, patientsOf } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import type { Matrix } from "../matrix/matrix";
import { groupRunner, settled, type CheckInput } from "./engine";
import { checkOrder } from "./ids";
import { kinds, sink, type Kinds } from "./recheck/unit";
import type { NotCheckedKind } from "./report";
import { statusText, type Gaps } from "./status-text";

/** What lines that are checked each by itself have in common. */
export interface SingleInput extends Pick<CheckInput, "matrix" | "reference" | "asOf"> {
  readonly sheet: Pick<ClaimSheet, "has" | "layout">;
}

/** Tells the status of one line by itself. */
export type StatusOfLine = (line: ClaimLine) => string;

/** Ways in which lines may be not checked, before what is ready is made anew: they hold names of payers, which come from cells. */
const MOST_KINDS = 2_000;

/** The last of each matrix: the formulas of a column ask one after another, with one matrix and one row of headers. */
const ready = new WeakMap<
  Matrix,
  { readonly input: SingleInput; readonly known: Kinds; readonly status: StatusOfLine }
>();

/**
 * Makes ready to check lines each by itself, as formulas of one row each do. It says of a line what `runChecks` says with
 * `complete: false`; what is made ready for one line serves all that follow.
 * @example lineStatus({ sheet, matrix, reference, asOf: null })(line) //=> "Error: 99214: …"
 */
export function lineStatus(input: SingleInput): StatusOfLine {
  const { matrix, reference, asOf, sheet } = input;
  const last = ready.get(matrix);
  if (
    last?.input.reference === reference &&
    last.input.asOf === asOf &&
    last.input.sheet.layout === sheet.layout &&
    last.known.all.length < MOST_KINDS
  )
    return last.status;
  const known = kinds();
  const said = sink(known);
  const run = groupRunner({ ...input, sheet: { has: sheet.has, unusable: [] }, complete: false }, said);
  const status: StatusOfLine = (line) => {
    const lines = [line];
    for (const encounter of encountersOf(lines)) run.encounter(encounter);
    for (const patient of patientsOf(lines)) run.patient(patient);
    const { found, unchecked } = said.taken();
    return statusText(settled(found), () => gapsOf(unchecked, known.all));
  };
  ready.set(matrix, { input, known, status });
  return status;
}

/** What could not be checked: the first in the order of checks, and how many more. @param unchecked kind and line, kind and line */
function gapsOf(unchecked: readonly number[], known: readonly NotCheckedKind[]): Gaps | null {
  const told = new Set<string>();
  let first: NotCheckedKind | undefined;
  for (let i = 0; i < unchecked.length; i += 2) {
    const kind = known[unchecked[i] ?? 0];
    if (!kind) continue;
    told.add(kind.key);
    if (!first || checkOrder(kind.check) < checkOrder(first.check)) first = kind;
  }
  return first ? { check: first.check, because: first.draft.because, more: told.size - 1 } : null;
}
