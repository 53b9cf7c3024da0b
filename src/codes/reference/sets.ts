import { contentHash } from "../../values/hash";
import { groupBy } from "../../values/lists";
import type { SetSource } from "./ptp";
import type { AddOnSet, MueLimit, MueSet, NdcSet, SetInfo } from "./reference";

const infoOf = (source: SetSource, rows: readonly unknown[]): SetInfo => ({
  edition: source.edition,
  editionDay: source.editionDay,
  origin: source.origin,
  rows: source.rows ?? rows.length,
  hash: source.hash ?? rowsHash(rows),
});

/** The name of a set's content, by its rows in their order. */
export function rowsHash(rows: readonly unknown[]): string {
  return contentHash(JSON.stringify(rows));
}

export type MueRow = readonly [code: string, units: number, mai: 1 | 2 | 3];

/**
 * Unit limits from rows.
 * @param covered the codes that the table was cut for; a whole national table covers every code, also one without a limit
 * @example mueSetFrom([["96413", 1, 3]], source).limit("96413") //=> { units: 1, mai: 3 }
 */
export function mueSetFrom(rows: Iterable<MueRow>, source: SetSource, covered?: ReadonlySet<string>): MueSet {
  const kept = [...rows];
  // Thousands of codes share some hundred limits.
  const known = new Map<number, MueLimit>();
  const limits = new Map<string, MueLimit>();
  for (const [code, units, mai] of kept) {
    const key = units * 10 + mai;
    let limit = known.get(key);
    if (!limit) known.set(key, (limit = { units, mai }));
    limits.set(code, limit);
  }
  return {
    kind: "MUE",
    ...infoOf(source, kept),
    covers: (code) => covered === undefined || covered.has(code),
    limit: (code) => limits.get(code),
  };
}

export type AddOnRow = readonly [addOn: string, primary: string];

/** Add-on codes and their primaries from rows. @example addOnSetFrom([["96415", "96413"]], source).primaries("96415") //=> ["96413"] */
export function addOnSetFrom(rows: Iterable<AddOnRow>, source: SetSource): AddOnSet {
  const kept = [...rows];
  const primaries = new Map<string, string[]>();
  for (const [addOn, primary] of kept) {
    const known = primaries.get(addOn);
    if (!known) primaries.set(addOn, [primary]);
    else if (!known.includes(primary)) known.push(primary);
  }
  return { kind: "Add-on", ...infoOf(source, kept), primaries: (addOn) => primaries.get(addOn) };
}

export type NdcRow = readonly [ndc: string, code: string];

/** The crosswalk of NDCs (11 digits) to HCPCS codes from rows. @example ndcSetFrom([["50242006001", "J9035"]], source).codeOf("50242006001") //=> "J9035" */
export function ndcSetFrom(rows: Iterable<NdcRow>, source: SetSource): NdcSet {
  const kept = [...rows];
  const codes = new Map<string, string>(kept.map(([ndc, code]) => [ndc, code]));
  let byCode: Map<string, [ndc: string, code: string][]> | undefined;
  return {
    kind: "NDC",
    ...infoOf(source, kept),
    codeOf: (ndc) => codes.get(ndc),
    ndcsOf(code) {
      byCode ??= groupBy(codes, ([, each]) => each);
      return (byCode.get(code) ?? []).map(([ndc]) => ndc);
    },
  };
}
