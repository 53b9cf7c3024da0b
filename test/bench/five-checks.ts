// The five checks that product and peers are compared by: prior authorisation, pairs, unit limits, coverage, JW and JZ.
import { runChecks, type CheckResult } from "../../src/checks/engine";
import type { Finding } from "../../src/checks/finding";
import { CHECK_IDS, type CheckId } from "../../src/checks/ids";
import type { Matrix, MatrixCells } from "../../src/matrix/matrix";
import type { Reference } from "../../src/codes/reference/reference";
import type { ClaimSheet } from "../../src/claims/sheet";
import { textOf } from "../../src/values/cell";
import { headersOf } from "../../src/matrix/tables";
import { withRows } from "./practice";

export const FIVE = ["auth", "pairs", "units", "coverage", "waste"] as const;
export type Five = (typeof FIVE)[number];
/** Lines that each of the five says something of. */
export type FoundLines = Readonly<Record<Five, ReadonlySet<number>>>;

/** The checks by which the product says a pair: the named ones, and NCCI-PTP for all others. */
const OF_PAIRS: readonly CheckId[] = [
  ...(["NCCI-PTP", "EM-02", "EM-03", "EM-08", "INF-01", "INF-10", "INF-11", "INF-12", "INF-17", "INF-18"] as const),
  ...(["LAB-01", "LAB-03", "LAB-06", "MOL-04", "RT-05"] as const),
];
const ON: ReadonlySet<CheckId> = new Set([...OF_PAIRS, "AUTH-01", "NCCI-MUE", "COV-01", "DRUG-03"]);

/**
 * The same matrix with the other checks off. Bundling rows of a payer, and its topic for port flushes, stand over the national pairs; the
 * peers know the national pairs alone, so these rows are left out.
 */
export function fiveChecksOnly(cells: MatrixCells): MatrixCells {
  const off = CHECK_IDS.filter((id) => !ON.has(id)).map((id) => ({ Check: id, Payer: "*", Severity: "off" }));
  const policy = cells.CodingPolicy;
  const topic = (policy?.headers ?? []).findIndex((header) => textOf(header) === "Topic");
  return {
    ...cells,
    CheckSettings: withRows(cells, "CheckSettings", off),
    Bundling: { headers: headersOf("Bundling"), rows: [], firstRow: 2 },
    ...(policy
      ? { CodingPolicy: { ...policy, rows: policy.rows.filter((row) => row[topic] !== "port_flush_with_visit") } }
      : {}),
  };
}

/** Which line is at fault, by the check of the five. */
export function foundBy(result: Pick<CheckResult, "findings">): FoundLines {
  const found = { auth: new Set<number>(), pairs: new Set<number>(), units: new Set<number>() };
  const more = { coverage: new Set<number>(), waste: new Set<number>() };
  for (const finding of result.findings) {
    if (finding.check === "AUTH-01") add(found.auth, finding.denied);
    else if (finding.check === "NCCI-MUE") add(found.units, finding.denied);
    else if (finding.check === "COV-01") add(more.coverage, finding.denied);
    else if (finding.check === "DRUG-03") add(more.waste, finding.denied);
    else if (isPair(finding)) add(found.pairs, finding.denied);
  }
  return { ...found, ...more };
}

const add = (into: Set<number>, lines: readonly number[]): void => lines.forEach((line) => into.add(line));

/** The named checks say more than pairs. */
const isPair = ({ check, decidedBy }: Finding): boolean =>
  OF_PAIRS.includes(check) && decidedBy.kind === "public" && decidedBy.title.startsWith("NCCI pair ");

/** What the product finds. @param matrix as `fiveChecksOnly` makes it */
export function productFinds(sheet: ClaimSheet, matrix: Matrix, reference: Reference): FoundLines {
  return foundBy(runChecks({ sheet, matrix, reference, asOf: null }));
}

/** How many lines each of the five says something of, as figures. */
export function countsOf(found: FoundLines): Record<string, number> {
  return Object.fromEntries(FIVE.map((kind) => [`found ${kind}`, found[kind].size]));
}
