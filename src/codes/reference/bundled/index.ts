import { splitList } from "../../../values/lists";
import { fixedDay } from "../../data/dates";
import { pairsFromText } from "../pair-text";
import { ptpSet } from "../ptp";
import type { MueSet, PtpSet, Reference } from "../reference";
import { addOnSetFrom, mueSetFrom, ndcSetFrom, type AddOnRow, type MueRow, type NdcRow } from "../sets";
import { LIMITS_2024_04, LIMITS_2026_10 } from "./limits";
import { ADD_ONS_2024, NDCS_2026 } from "./lists";
import { PAIRS_EDITION, PAIRS_HASH, PAIRS_ROWS, PAIRS_TEXT } from "./pairs";

const ORIGIN = "bundled";
const dayOfEdition = (edition: string): number => fixedDay(`${edition}-01`);

/** The pairs, read out of their text when the first question comes. */
function bundledPairs(): PtpSet {
  const source = {
    edition: PAIRS_EDITION,
    editionDay: dayOfEdition(PAIRS_EDITION),
    origin: ORIGIN,
    rows: PAIRS_ROWS,
    hash: PAIRS_HASH,
  };
  let read: PtpSet | undefined;
  const set = (): PtpSet => {
    if (!read) {
      const { pairs, covered } = pairsFromText(PAIRS_TEXT);
      read = ptpSet(pairs, source, covered);
    }
    return read;
  };
  return {
    kind: "PTP",
    ...source,
    covers: (code) => set().covers(code),
    periods: (column1, column2) => set().periods(column1, column2),
    eachOf: (column1, see) => set().eachOf(column1, see),
  };
}

const keyed = (text: string): [string, string[]][] =>
  text.split("\n").map((line) => {
    const [key = "", values = ""] = line.split(":");
    return [key, values.split(" ")];
  });

function limitRows(text: string): MueRow[] {
  return keyed(text).flatMap(([key, codes]) => {
    const [units = "", mai = ""] = key.split("/");
    return codes.map((code): MueRow => [code, Number(units), mai === "1" ? 1 : mai === "2" ? 2 : 3]);
  });
}

function bundledLimits(): readonly MueSet[] {
  const cut = new Set(PAIRS_TEXT.slice(0, PAIRS_TEXT.indexOf("\n")).split(" "));
  const newer = limitRows(LIMITS_2026_10);
  return [
    mueSetFrom(
      limitRows(LIMITS_2024_04),
      { edition: "2024-04", editionDay: dayOfEdition("2024-04"), origin: ORIGIN },
      cut,
    ),
    mueSetFrom(
      newer,
      { edition: "2026-10", editionDay: dayOfEdition("2026-10"), origin: ORIGIN },
      new Set(newer.map(([code]) => code)),
    ),
  ];
}

let bundled: Reference | undefined;

/**
 * The national tables that come with the product: PTP pairs of 2024-07 and unit limits of 2024-04 among the codes that the checks and the
 * starter drugs name, unit limits of 2026-10 for part of them, Medicare's add-on file of 2024 and a sample of the NDC crosswalk.
 * Made once; the pairs are read when first asked.
 */
export function bundledReference(): Reference {
  bundled ??= {
    ptp: bundledPairs(),
    mue: bundledLimits(),
    addOns: addOnSetFrom(
      keyed(ADD_ONS_2024).flatMap(([addOn, primaries]) => primaries.map((primary): AddOnRow => [addOn, primary])),
      { edition: "2024", editionDay: fixedDay("2024-01-01"), origin: ORIGIN },
    ),
    ndc: ndcSetFrom(
      splitList(NDCS_2026).map((line): NdcRow => [line.slice(0, 11), line.slice(12)]),
      { edition: "2026", editionDay: fixedDay("2026-01-01"), origin: ORIGIN },
    ),
  };
  return bundled;
}
