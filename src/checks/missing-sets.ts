import type { SetKind } from "../codes/reference/content";
import type { Reference, SetInfo } from "../codes/reference/reference";
import type { Matrix } from "../matrix/matrix";
import type { ReferenceSetRow } from "../matrix/rules";
import { groupBy } from "../values/lists";

/**
 * Reference sets that the workbook names, by edition and hash, and this computer does not have: what they decide is *not checked*,
 * never answered from another edition in silence. Of unit limits every edition that is named is needed; of the others the newest, which
 * holds the history.
 * @returns set to the edition that is missing
 */
export function missingSetsOf(
  { referenceSets }: Pick<Matrix, "referenceSets">,
  reference: Reference,
): ReadonlyMap<SetKind, string> {
  // Every cell asks, and the answer changes with an import only.
  let known = missingSets.get(referenceSets);
  if (known?.reference !== reference) {
    known = { reference, missing: lookForMissing(referenceSets, reference) };
    missingSets.set(referenceSets, known);
  }
  return known.missing;
}

const missingSets = new WeakMap<
  readonly ReferenceSetRow[],
  { readonly reference: Reference; readonly missing: ReadonlyMap<SetKind, string> }
>();

function lookForMissing(rows: readonly ReferenceSetRow[], reference: Reference): Map<SetKind, string> {
  const loaded: { readonly [K in SetKind]: readonly SetInfo[] } = {
    PTP: reference.ptp ? [reference.ptp] : [],
    MUE: reference.mue,
    "Add-on": reference.addOns ? [reference.addOns] : [],
    NDC: reference.ndc ? [reference.ndc] : [],
  };
  const missing = new Map<SetKind, string>();
  if (reference.chosen) return missing;
  for (const [kind, ofKind] of groupBy(rows, ({ set }) => set)) {
    const isLoaded = ({ edition, hash }: ReferenceSetRow): boolean =>
      loaded[kind].some((set) => set.edition === edition && (hash === "" || set.hash === hash));
    const needed = kind === "MUE" ? ofKind : newestOf(ofKind);
    const lacking =
      kind === "MUE" ? needed.find((row) => !isLoaded(row)) : needed.some(isLoaded) ? undefined : needed[0];
    if (lacking) missing.set(kind, lacking.edition);
  }
  return missing;
}

/** The rows of the newest edition. Editions are years and quarters, which sort as text; `unknown` is the oldest. */
function newestOf(rows: readonly ReferenceSetRow[]): readonly ReferenceSetRow[] {
  const rank = ({ edition }: ReferenceSetRow): string => (/^\d/.test(edition) ? edition : "");
  const newest = rows.map(rank).sort().at(-1);
  return rows.filter((row) => rank(row) === newest);
}
