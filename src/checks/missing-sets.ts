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
export function missingSetsOf(matrix: Pick<Matrix, "referenceSets">, reference: Reference): Map<SetKind, string> {
  const loaded: { readonly [K in SetKind]: readonly SetInfo[] } = {
    PTP: reference.ptp ? [reference.ptp] : [],
    MUE: reference.mue,
    "Add-on": reference.addOns ? [reference.addOns] : [],
    NDC: reference.ndc ? [reference.ndc] : [],
  };
  const missing = new Map<SetKind, string>();
  if (reference.chosen) return missing;
  for (const [kind, rows] of groupBy(matrix.referenceSets, ({ set }) => set)) {
    const isLoaded = ({ edition, hash }: ReferenceSetRow): boolean =>
      loaded[kind].some((set) => set.edition === edition && (hash === "" || set.hash === hash));
    const needed = kind === "MUE" ? rows : newestOf(rows);
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
