// The two directions agree: a day billed as its record earns draws no finding, and one unit or line more draws one.
import fc from "fast-check";
import { runChecks } from "../../../src/checks/engine";
import { logEntry, type LogEntry, type ReasonedLine } from "../../../src/checks/infusion/log";
import { reasonInfusion } from "../../../src/checks/infusion/reason";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet } from "../../../src/claims/sheet";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { clockText } from "../../../src/values/clock";
import { day } from "../../day";

const DOS = "2026-10-14";
const matrix = compileMatrix(starterTables());
const CHEMO = ["J9312", "J9045", "J9060", "J9271"];
const PLAIN = ["J1453", "J1756", "J2405", "J1100"];

type Order = "office" | "facility";
const HEADERS = [
  "Payer",
  "Patient",
  "DOS",
  "CPT",
  "Mods",
  "Units",
  "Drug",
  "Start",
  "Stop",
  "Hydration Reason",
  "Claim Type",
  "POS",
];

/** Claim rows for code lines: a drug's times stand on its first line. */
function rowsOf(lines: readonly ReasonedLine[], log: readonly LogEntry[], order: Order): string[][] {
  const timed = new Set<number>();
  return lines.map(({ code, mods, units, drug, rows: [row = 0] }) => {
    const { start, stop } = log[row] as LogEntry;
    const shown = timed.has(row) ? ["", ""] : [clockText(start ?? 0), clockText(stop ?? 0)];
    timed.add(row);
    const type = order === "facility" ? "Institutional" : "Professional";
    return [
      "Medicare",
      "P1",
      DOS,
      code,
      mods.join(","),
      String(units),
      drug,
      ...shown,
      "dehydration",
      type,
      order === "facility" ? "22" : "11",
    ];
  });
}

function infusionFindings(rows: readonly (readonly string[])[]): string[] {
  const sheet = readClaims([HEADERS, ...rows], { name: "made", isVisit: () => false });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return runChecks({ sheet, matrix, reference: bundledReference(), asOf: day("2026-11-23") })
    .findings.filter(({ check }) => /^INF-0[1-9]$/.test(check))
    .map(({ check, severity, message }) => `${check} ${severity} ${message}`);
}

/** A day of up to five drugs, each one bag, perhaps over midnight, perhaps with hydration. */
const record = fc
  .record({
    begin: fc.integer({ min: 0, max: 1439 }),
    chemo: fc.subarray(CHEMO, { maxLength: 3 }),
    plain: fc.subarray(PLAIN, { maxLength: 3 }),
    water: fc.boolean(),
    times: fc.array(fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 200 })), {
      minLength: 7,
      maxLength: 7,
    }),
  })
  .map(({ begin, chemo, plain, water, times }) => {
    const entry = (drug: string, kind: LogEntry["kind"], i: number): LogEntry => {
      const [at, length] = times[i] as [number, number];
      return logEntry({ drug, kind, route: "IV", start: (begin + at) % 1440, stop: (begin + at + length) % 1440 });
    };
    return [
      ...chemo.map((drug, i) => entry(drug, "chemo", i)),
      ...plain.map((drug, i) => entry(drug, "therapeutic", 3 + i)),
      ...(water ? [entry("J7030", "hydration", 6)] : []),
    ];
  });

const order = fc.constantFrom<Order>("office", "facility");

/** Chemotherapy that partly overlaps another is billed as sequential, and the overlap is rightly asked about. */
const isAskedAbout = (finding: string): boolean => finding.startsWith("INF-07 warning");

/** What a record earns; records of which a claim does not show everything are left out. */
function earned(log: readonly LogEntry[], by: Order) {
  const reasoned = reasonInfusion(log, { on: day(DOS), order: by });
  // A drug that cannot be billed is on no claim line, so the claim does not know that it ran beside the hydration.
  const hidden = reasoned.open.some(({ rows }) => rows.some((row) => log[row]?.kind !== "hydration"));
  fc.pre(!(hidden && log.some(({ kind }) => kind === "hydration")));
  return reasoned;
}

test("billed as the record earns: nothing to find", () => {
  fc.assert(
    fc.property(record, order, (log, by) => {
      const { lines } = earned(log, by);
      fc.pre(lines.length > 0);
      expect(infusionFindings(rowsOf(lines, log, by)).filter((finding) => !isAskedAbout(finding))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("one added hour more than earned is an error, one less is said as missed", () => {
  fc.assert(
    fc.property(record, order, fc.constantFrom(1, -1), (log, by, more) => {
      const { lines } = earned(log, by);
      const hour = lines.find(({ code }) => code === "96415" || code === "96366");
      fc.pre(hour !== undefined && hour.units + more > 0);
      const changed = lines.map((line) => (line === hour ? { ...line, units: line.units + more } : line));
      expect(infusionFindings(rowsOf(changed, log, by)).filter((finding) => finding.startsWith("INF-04"))).toEqual([
        expect.stringMatching(more > 0 ? /^INF-04 error/ : /^INF-04 info/),
      ]);
    }),
    { numRuns: 100 },
  );
});
