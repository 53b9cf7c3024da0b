import { bundledReference } from "../codes/reference/bundled";
import type { AnsweringSet, SetKind } from "../codes/reference/content";
import { builtIn, referenceFor, whyMissing, type NamedSet } from "./reference-for";
import { listSets } from "./sets";

/** A national table and what it does for a workbook, as the set-up shows it. */
export interface SetInUse {
  readonly kind: SetKind;
  readonly edition: string;
  readonly rows: number | null;
  readonly hash: string;
  /** `bundled`, or the names of its files; "" where it is not on this computer. */
  readonly origin: string;
  /**
   * `answers`: checks and formulas ask it. `older`: a newer one of its kind answers. `missing`: the workbook names it and this computer lacks it, so
   * what it decides is not checked. `offered`: this computer has it and the workbook does not name it.
   */
  readonly state: "answers" | "older" | "missing" | "offered";
  /** In a sentence, where there is something to say. */
  readonly because: string;
}

const KINDS: readonly SetKind[] = ["PTP", "MUE", "Add-on", "NDC"];

/** Every national table that a workbook names, that is built in for a kind it does not name, or that this computer has besides. */
export async function setsInUse(rows: readonly NamedSet[]): Promise<readonly SetInUse[]> {
  const reference = await referenceFor(rows);
  const why = await whyMissing(rows);
  const answering: readonly AnsweringSet[] = [reference.ptp, ...reference.mue, reference.addOns, reference.ndc].filter(
    (set) => set !== null,
  );
  const stored = await listSets().catch(() => []);
  const out: SetInUse[] = [];
  for (const kind of KINDS) {
    const named = rows.filter((row) => row.set === kind);
    const ofKind = answering.filter((set) => set.kind === kind);
    const newest = ofKind.at(-1);
    for (const row of named) {
      const because = why(row);
      const set = ofKind.find((each) => isNamed(each, row));
      const known = set ?? builtIn(row) ?? stored.find((each) => each.kind === kind && isNamed(each, row));
      out.push({
        kind,
        edition: row.edition,
        rows: known?.rows ?? null,
        hash: known?.hash ?? row.hash,
        origin: because === undefined ? (known?.origin ?? "") : "",
        state: because !== undefined ? "missing" : set ? "answers" : "older",
        because: because ?? (set || !newest ? "" : olderBecause(known?.origin, newest)),
      });
    }
    if (named.length === 0) {
      for (const set of ofKind) {
        out.push({
          ...infoOf(set),
          kind,
          state: "answers",
          because: "the workbook names none, so the built-in one answers",
        });
      }
    }
    for (const set of stored) {
      if (set.kind !== kind || named.some((row) => isNamed(set, row))) continue;
      out.push({ ...infoOf(set), kind, state: "offered", because: offeredBecause(kind, set.editionDay, newest) });
    }
  }
  return out;
}

interface Named {
  readonly edition: string;
  readonly hash: string;
}

const isNamed = (set: Named, row: NamedSet): boolean =>
  set.edition === row.edition && (row.hash === "" || set.hash === row.hash);

const infoOf = ({ edition, rows, hash, origin }: Named & { readonly rows: number; readonly origin: string }) => ({
  edition,
  rows,
  hash,
  origin,
});

function olderBecause(origin: string | undefined, newest: AnsweringSet): string {
  const which = origin === bundledReference().ptp?.origin ? "the built-in table is older" : "it is older";
  return `${which}: ${newest.edition} answers${newest.kind === "PTP" ? ", which holds the history of pairs too" : ""}`;
}

function offeredBecause(kind: SetKind, editionDay: number, newest: AnsweringSet | undefined): string {
  const older = kind !== "MUE" && newest !== undefined && newest.editionDay >= editionDay;
  return older
    ? `this computer has it, and ${newest.edition} answers`
    : "this computer has it, and the workbook does not name it yet";
}
