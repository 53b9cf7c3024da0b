// A nurse's log, and the claim that INFUSION's answer makes of it.
import { runChecks } from "../../../src/checks/engine";
import { answerInfusion, type InfusionLine, type InfusionQuestion } from "../../../src/checks/answers/infusion";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet } from "../../../src/claims/sheet";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { compileMatrix, type Matrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { clockText } from "../../../src/values/clock";
import type { CellValue } from "../../../src/values/cell";
import { isoOf } from "../../../src/values/day";
import { day } from "../../day";

/** What happened to one drug, on the axis of the encounter: minutes after midnight, beyond 1440 on the next day. */
export interface Happened {
  readonly drug: string;
  readonly route: string;
  readonly start: number | null;
  readonly stop: number | null;
  readonly site: string;
}

export const starter = compileMatrix(starterTables());
export const DOS = day("2026-10-14");
const CLAIM_HEADERS = [
  "Payer",
  "Patient",
  "DOS",
  "CPT",
  "Mods",
  "Units",
  "Drug",
  "Start",
  "Stop",
  "Minutes",
  "Route",
  "Access Site",
  "Pump Hours",
  "Hydration Reason",
  "Claim Type",
  "POS",
];

/** The lines of INFUSION's answer. @throws where it has none */
export function linesOf(question: Partial<InfusionQuestion>, matrix: Matrix = starter): readonly InfusionLine[] {
  const answer = answerInfusion(
    { matrix, reference: bundledReference(), asOf: null },
    { payer: "MEDICARE", dos: DOS, log: [], setting: "Office", ...question },
  );
  if (answer.kind !== "lines") throw new Error(answer.message);
  return answer.lines;
}

/** The log's rows as cells, each time by a way to write it. */
export function logOf(happened: readonly Happened[], write: (minutes: number) => CellValue = clockTime): CellValue[][] {
  return happened.map(({ drug, route, start, stop, site }) => [
    drug,
    route,
    start === null ? "" : write(start),
    stop === null ? "" : write(stop),
    site,
  ]);
}

const clockTime = (minutes: number): string => clockText(minutes % 1440);

/** Claim rows for the lines of an answer: a drug's times stand on its first line, and on the line of each further push. */
export function claimRows(
  lines: readonly InfusionLine[],
  happened: readonly Happened[],
  {
    payer,
    setting,
    dos = DOS,
  }: { readonly payer: string; readonly setting: "Office" | "Facility"; readonly dos?: number },
): CellValue[][] {
  const timed = new Set<string>();
  return lines.flatMap(({ bill, drug, rows, minutes }) => {
    if (!bill) return [];
    const own = rows.flatMap((row) => happened[row - 1] ?? []);
    const again = bill.code === "96376";
    const key = `${drug} ${rows.join()}`;
    const shown = !timed.has(key) || again;
    timed.add(key);
    const isPush = ["96374", "96375", "96376", "96409", "96411"].includes(bill.code);
    const said = again ? own.slice(1, 2) : isPush ? own.slice(0, 1) : own;
    const starts = said.flatMap(({ start }) => start ?? []);
    const stops = said.flatMap(({ stop }) => stop ?? []);
    const known = shown && starts.length > 0 && stops.length > 0;
    const hydration = bill.code === "96360" || bill.code === "96361";
    const [first] = own;
    return [
      [
        payer,
        "P1",
        isoOf(dos),
        bill.code,
        bill.mods.join(","),
        bill.units,
        drug,
        known ? clockTime(Math.min(...starts)) : "",
        known ? clockTime(Math.max(...stops)) : "",
        known && !isPush && !hydration && minutes !== null ? minutes : "",
        first?.route.startsWith("Pump") ? "IV" : (first?.route ?? ""),
        first?.site ?? "",
        /\d+/.exec(first?.route ?? "")?.[0] ?? "",
        hydration ? "dehydration" : "",
        setting === "Facility" ? "Institutional" : "Professional",
        setting === "Facility" ? "22" : "11",
      ],
    ];
  });
}

/** Errors and warnings of the checks of infusions and pairs on claim rows. */
export function infusionFaults(rows: readonly (readonly CellValue[])[], matrix: Matrix = starter): string[] {
  if (rows.length === 0) return [];
  const sheet = readClaims([CLAIM_HEADERS, ...rows], { name: "made", isVisit: () => false });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return runChecks({ sheet, matrix, reference: bundledReference(), asOf: day("2026-11-23") })
    .findings.filter(({ check, severity }) => /^(INF-|NCCI-PTP)/.test(check) && severity !== "info")
    .map(({ check, severity, message }) => `${check} ${severity} ${message}`);
}

/** Units by code: what an answer bills. */
export function billedTotals(lines: readonly InfusionLine[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { bill } of lines) if (bill) totals.set(bill.code, (totals.get(bill.code) ?? 0) + bill.units);
  return totals;
}
