import { inForce, type Day } from "../../values/day";

/**
 * National tables, as they are asked: PTP pairs, MUE limits, add-on primaries, NDC crosswalk.
 * A set knows its edition, so that every message can name it, and which codes it covers: the bundled sets cover the codes
 * that the product's checks name; a code outside is *not checked*, never "no pair".
 */
export interface SetInfo {
  /** Quarter or year of the edition, as people say it: `2024-07`. */
  readonly edition: string;
  /** First day of the edition. */
  readonly editionDay: Day;
  /** Rows of the table. */
  readonly rows: number;
  /** Name of the content, 16 hex digits. */
  readonly hash: string;
  /** Where it came from: `bundled`, or a file's name. */
  readonly origin: string;
}

/** One period of a pair. A table without effective dates has `from: null`: such a pair holds until its deletion date. */
export interface PairPeriod {
  readonly from: Day | null;
  /** Last day in force (CMS's deletion date); `null` while open. */
  readonly to: Day | null;
  /** 0 no modifier helps, 1 a modifier may, 9 the edit was deleted. */
  readonly indicator: 0 | 1 | 9;
}

export interface PtpSet extends SetInfo {
  readonly kind: "PTP";
  covers(code: string): boolean;
  /** Every period of the pair in this order of codes; empty where there is none. */
  periods(column1: string, column2: string): readonly PairPeriod[];
  /** Every row of a column 1 code, in the order of the column 2 codes. */
  eachOf(column1: string, see: (column2: string, period: PairPeriod) => void): void;
}

export interface MueLimit {
  readonly units: number;
  /** 1 per line; 2 per date, by policy; 3 per date, clinical. */
  readonly mai: 1 | 2 | 3;
}

export interface MueSet extends SetInfo {
  readonly kind: "MUE";
  covers(code: string): boolean;
  limit(code: string): MueLimit | undefined;
}

export interface AddOnSet extends SetInfo {
  readonly kind: "Add-on";
  /** Primaries of an add-on in Medicare's file; `undefined` where it lists none. */
  primaries(addOn: string): readonly string[] | undefined;
}

export interface NdcSet extends SetInfo {
  readonly kind: "NDC";
  /** The HCPCS code of an NDC (11 digits); `undefined` where the crosswalk does not list it. */
  codeOf(ndc: string): string | undefined;
  /** The NDCs of a code, in the order of the crosswalk. */
  ndcsOf(code: string): readonly string[];
}

/** The reference sets that are loaded; `null` where there is none. */
export interface Reference {
  readonly ptp: PtpSet | null;
  /** Editions in order of their days. */
  readonly mue: readonly MueSet[];
  readonly addOns: AddOnSet | null;
  readonly ndc: NdcSet | null;
  /** The user named these sets for this check, so they stand in for whatever the workbook names. */
  readonly chosen?: boolean;
}

export type PairAnswer =
  | {
      readonly kind: "pair";
      readonly column1: string;
      readonly column2: string;
      readonly indicator: 0 | 1;
      readonly period: PairPeriod;
    }
  | { readonly kind: "none" };

/**
 * The pair of two codes that is open on a date, in whichever order the table has it. A pair may have several rows, closed and open:
 * it is open if any row is (checks.md A10). A deleted edit (indicator 9) is no pair.
 * @example openPair(reference.ptp, "99214", "96413", day) //=> { kind: "pair", column1: "96413", column2: "99214", indicator: 1, … }
 */
export function openPair(set: PtpSet, a: string, b: string, on: Day): PairAnswer {
  return openInOrder(set, a, b, on) ?? openInOrder(set, b, a, on) ?? NO_PAIR;
}

const NO_PAIR: PairAnswer = { kind: "none" };

function openInOrder(set: PtpSet, column1: string, column2: string, on: Day): PairAnswer | undefined {
  for (const period of set.periods(column1, column2)) {
    if (period.indicator !== 9 && inForce(period.from, period.to, on)) {
      return { kind: "pair", column1, column2, indicator: period.indicator, period };
    }
  }
  return undefined;
}

/**
 * The edition of the unit limits that speaks for a code on a date: the latest that holds the code and began on or before the date,
 * else the first that holds it. `null` where none does.
 */
export function mueFor(reference: Pick<Reference, "mue">, code: string, on: Day): MueSet | null {
  let best: MueSet | null = null;
  for (const set of reference.mue) if (set.covers(code) && (best === null || set.editionDay <= on)) best = set;
  return best;
}
