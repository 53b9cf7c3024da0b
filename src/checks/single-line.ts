import { encounterOfLine, patientsOf, type Encounter } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import type { Matrix } from "../matrix/matrix";
import { CHECKS } from "./catalogue";
import { settled, type CheckInput } from "./engine";
import { groupRunner } from "./group-runner";
import { checkOrder, type CheckId } from "./ids";
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

/** Checks that a line is enough for, and those that compare it with others: what these say of a line by itself is the same for every line of a payer. */
const [ofLines, ofOthers] = [true, false].map(
  (isOfLine): ReadonlySet<CheckId> =>
    new Set(CHECKS.filter(({ scope }) => (scope === "line") === isOfLine).map(({ id }) => id)),
) as [ReadonlySet<CheckId>, ReadonlySet<CheckId>];

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
  const alone = { ...input, sheet: { has: sheet.has, unusable: [] } };
  const own = groupRunner(alone, said, undefined, ofLines);
  const others = groupRunner({ ...alone, complete: false }, said, undefined, ofOthers);
  const othersOf = new Map<string, Gaps | null>();
  /** What the checks say that compare the line with others: that they could not. */
  const withoutOthers = (line: ClaimLine, encounter: Encounter): Gaps | null => {
    const key = encounter.isVoid ? `void ${line.payer}` : line.payer;
    let gaps = othersOf.get(key);
    if (gaps === undefined) {
      others.encounter(encounter);
      for (const patient of patientsOf([line])) others.patient(patient);
      othersOf.set(key, (gaps = gapsOf(said.taken().unchecked, known.all)));
    }
    return gaps;
  };
  const status: StatusOfLine = (line) => {
    const encounter = encounterOfLine(line);
    own.encounter(encounter);
    const { found, unchecked } = said.taken();
    return statusText(found.length > 1 ? settled(found) : found, () =>
      bothGaps(gapsOf(unchecked, known.all), withoutOthers(line, encounter)),
    );
  };
  ready.set(matrix, { input, known, status });
  return status;
}

/** What could not be checked: the first in the order of checks, and how many more. @param unchecked kind and line, kind and line */
function gapsOf(unchecked: readonly number[], known: readonly NotCheckedKind[]): Gaps | null {
  let first: NotCheckedKind | undefined;
  const told: string[] = [];
  for (let i = 0; i < unchecked.length; i += 2) {
    const kind = known[unchecked[i] ?? 0];
    if (!kind || told.includes(kind.key)) continue;
    told.push(kind.key);
    if (!first || checkOrder(kind.check) < checkOrder(first.check)) first = kind;
  }
  return first ? { check: first.check, because: first.draft.because, more: told.length - 1 } : null;
}

/** The gaps of different checks, told as those of one line. */
function bothGaps(a: Gaps | null, b: Gaps | null): Gaps | null {
  if (!a || !b) return a ?? b;
  const first = checkOrder(b.check) < checkOrder(a.check) ? b : a;
  return { ...first, more: a.more + b.more + 1 };
}
