import type { PackedPairs } from "./packed-pairs";
import { ptpSet, type SetSource } from "./ptp";
import type { AddOnSet, MueSet, NdcSet, PtpSet, Reference, SetInfo } from "./reference";
import { addOnSetFrom, mueSetFrom, ndcSetFrom, rowsHash, type AddOnRow, type MueRow, type NdcRow } from "./sets";

/** What a whole national table holds, without the functions that answer from it: plain data, to be stored or handed from one thread to another. */
export type SetContent =
  | { readonly kind: "PTP"; readonly info: SetInfo; readonly pairs: PackedPairs }
  | { readonly kind: "MUE"; readonly info: SetInfo; readonly rows: readonly MueRow[] }
  | { readonly kind: "Add-on"; readonly info: SetInfo; readonly rows: readonly AddOnRow[] }
  | { readonly kind: "NDC"; readonly info: SetInfo; readonly rows: readonly NdcRow[] };

export type SetKind = SetContent["kind"];
export type AnsweringSet = PtpSet | MueSet | AddOnSet | NdcSet;

/** What a table says of itself, its content named by its rows. @example infoOfRows(rows, { edition: "2026-10", editionDay, origin: "mue.csv" }).hash */
export function infoOfRows(rows: readonly unknown[], source: SetSource): SetInfo {
  const { edition, editionDay, origin } = source;
  return { edition, editionDay, origin, rows: rows.length, hash: rowsHash(rows) };
}

/** The set that answers from a content. */
export function setOf(content: SetContent): AnsweringSet {
  switch (content.kind) {
    case "PTP":
      return ptpSet(content.pairs, content.info);
    case "MUE":
      return mueSetFrom(content.rows, content.info);
    case "Add-on":
      return addOnSetFrom(content.rows, content.info);
    case "NDC":
      return ndcSetFrom(content.rows, content.info);
  }
}

/** Which kinds of sets there are among some, and the sets of each. */
export interface SetsByKind {
  readonly ptp: readonly PtpSet[];
  readonly mue: readonly MueSet[];
  readonly addOns: readonly AddOnSet[];
  readonly ndc: readonly NdcSet[];
}

/** Sets by their kind, each kind in the order of its editions. */
export function byKind(sets: readonly AnsweringSet[]): SetsByKind {
  const sorted = [...sets].sort((a, b) => a.editionDay - b.editionDay);
  return {
    ptp: sorted.filter((set) => set.kind === "PTP"),
    mue: sorted.filter((set) => set.kind === "MUE"),
    addOns: sorted.filter((set) => set.kind === "Add-on"),
    ndc: sorted.filter((set) => set.kind === "NDC"),
  };
}

/**
 * The sets as they are asked: the newest pairs, which hold the history, the newest add-on codes and crosswalk, and every edition of the
 * unit limits. A kind of which there is none keeps what it was.
 */
export function referenceOver(sets: readonly AnsweringSet[], before: Reference): Reference {
  const { ptp, mue, addOns, ndc } = byKind(sets);
  return {
    ptp: ptp.at(-1) ?? before.ptp,
    mue: mue.length > 0 ? mue : before.mue,
    addOns: addOns.at(-1) ?? before.addOns,
    ndc: ndc.at(-1) ?? before.ndc,
  };
}
