import { CHECKS } from "../../../src/checks/catalogue";
import {
  earlierExport,
  HASH_LENGTH,
  isSameExport,
  namesInSteps,
  packedRun,
  since,
  TOLD_ONCE,
  withRun,
  type NamedRun,
  type SheetNames,
} from "../../../src/checks/release";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { CELLS, checkOf, DOS, MATRIX, sheetOf } from "./sheets";

const HEADERS = ["Claim", "Payer", "Patient", "DOS", "CPT", "Mods", "Charge", "Dx", "POS", "Auth"];
const VISIT = ["A", "Medicare", "P1", DOS, "99214", "", 240, "C50.911", "11", ""];
const INFUSION = ["A", "Medicare", "P1", DOS, "96413", "", 410, "C50.911", "11", ""];
const OTHER = ["B", "Medicare", "P2", DOS, "99213", "", 150, "C50.911", "11", ""];

function names(
  rows: readonly (readonly (string | number)[])[],
  headers = HEADERS,
  cells: MatrixCells = CELLS,
): SheetNames {
  const sheet = sheetOf(headers, rows);
  const steps = namesInSteps({ sheet, findings: checkOf(sheet).findings, payers: MATRIX.payers, cells });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const first = (all: SheetNames): { key: string; content: string } => {
  const [name] = all.findings;
  if (!name) throw new Error("nothing was found");
  return { key: name.key, content: name.content() };
};

describe("a finding is known again", () => {
  const before = first(names([VISIT, INFUSION, OTHER]));

  it("in another order, under another spelling of the payer, and with another empty column", () => {
    expect(first(names([OTHER, VISIT, INFUSION]))).toEqual(before);
    expect(first(names([["A", "medicare", "p1", DOS, ...VISIT.slice(4)], INFUSION])).key).toBe(before.key);
    expect(
      first(
        names(
          [
            [...VISIT, ""],
            [...INFUSION, ""],
          ],
          [...HEADERS, "NDC"],
        ),
      ),
    ).toEqual(before);
  });

  it("with another content when one of its lines changes, and no other line", () => {
    const changed = first(names([VISIT, [...INFUSION.slice(0, 6), 500, ...INFUSION.slice(7)], OTHER]));
    expect(changed.key).toBe(before.key);
    expect(changed.content).not.toBe(before.content);
    expect(first(names([VISIT, INFUSION, [...OTHER.slice(0, 6), 999, ...OTHER.slice(7)]]))).toEqual(before);
  });

  it("twice where the same lines stand twice", () => {
    const all = names([VISIT, INFUSION, VISIT, INFUSION]);
    expect(new Set(all.findings.map(({ key }) => key)).size).toBe(all.findings.length);
  });

  it("with another content when the row that decided changes, but not by its upkeep", () => {
    const drug = ["C", "Example Commercial Plan", "P1", DOS, "J9271", "", 9800, "C34.11", "11", ""];
    const table = CELLS.PriorAuth;
    if (!table) throw new Error("the starter matrix has PriorAuth");
    const at = (header: string): number => table.headers.indexOf(header);
    const edited = (header: string, value: string): MatrixCells => ({
      ...CELLS,
      PriorAuth: { ...table, rows: table.rows.map((row) => row.map((cell, i) => (i === at(header) ? value : cell))) },
    });
    const known = first(names([drug]));
    expect(first(names([drug], HEADERS, edited("Reviewed", "2026-11-01")))).toEqual(known);
    expect(first(names([drug], HEADERS, edited("Max Units", "99"))).content).not.toBe(known.content);
  });

  it("by its words where it is told once for a whole sheet", () => {
    expect([...TOLD_ONCE].sort()).toEqual(
      CHECKS.filter(({ once }) => once)
        .map(({ id }) => id)
        .sort(),
    );
    const unknown = (patient: string) => ["Z", "Acme Mutual", patient, DOS, "99213", "", 150, "C50.911", "11", ""];
    expect(first(names([unknown("P1"), unknown("P2")]))).toEqual(first(names([unknown("P3")])));
  });
});

const hash = (name: string): string => name.padEnd(HASH_LENGTH, ".");
const HOUR = 3_600_000;
const NOW = new Date(2026, 10, 26, 15, 41).getTime();
const run = (at: number, claims: readonly string[], findings: readonly (readonly [string, string])[]): NamedRun => ({
  at,
  claims: claims.map(hash),
  findings: findings.map(([key, claim]) => ({ key: hash(key), claim: claim === "" ? "" : hash(claim) })),
});

describe("between exports", () => {
  const yesterday = run(
    NOW - 24 * HOUR,
    ["A", "B", "C"],
    [
      ["f1", "A"],
      ["f2", "A"],
      ["f3", "B"],
      ["f4", "C"],
      ["f5", ""],
    ],
  );
  const today = run(
    NOW,
    ["A", "B", "D"],
    [
      ["f1", "A"],
      ["f6", "B"],
      ["f7", "D"],
    ],
  );

  it("tells what is new, still open, fixed, and gone with its claim", () => {
    const told = since(packedRun(yesterday), today);
    expect(told).toMatchObject({ at: yesterday.at, still: 1, fixed: 3, left: 1 });
    expect([...told.fresh]).toEqual([hash("f6"), hash("f7")]);
  });

  it("takes what was dismissed neither for new nor for gone", () => {
    const told = since(packedRun(yesterday), today, new Set([hash("f1"), hash("f6")]));
    expect(told).toMatchObject({ still: 0, fixed: 3, left: 1 });
    expect([...told.fresh]).toEqual([hash("f7")]);
  });

  it("compares with the last other export that shares claims, not with the same one checked again", () => {
    const kept = [
      yesterday,
      run(NOW - HOUR, ["A", "B", "D"], [["f1", "A"]]),
      run(NOW - 2 * HOUR, ["X", "Y"], [["f9", "X"]]),
    ];
    expect(earlierExport(kept.map(packedRun), packedRun(today))?.at).toBe(yesterday.at);
    expect(earlierExport([packedRun(run(NOW - HOUR, ["X", "Y"], []))], packedRun(today))).toBeNull();
  });

  it("takes the same claims of another day for another export", () => {
    const again = run(NOW - 24 * HOUR, ["A", "B", "D"], [["f1", "A"]]);
    expect(isSameExport(packedRun(again), packedRun(today))).toBe(false);
    expect(earlierExport([packedRun(again)], packedRun(today))?.at).toBe(again.at);
  });

  it("keeps ninety days and a bounded number of findings, and always the last check", () => {
    const old = packedRun(run(NOW - 91 * 24 * HOUR, ["A"], []));
    expect(withRun([old], packedRun(today)).map(({ at }) => at)).toEqual([NOW]);
    const big = (at: number): ReturnType<typeof packedRun> => ({
      at,
      claims: "0".repeat(HASH_LENGTH * 1000) + at,
      findings: "0".repeat(HASH_LENGTH * 150_000 * 2),
    });
    expect(withRun([big(NOW - 48 * HOUR), big(NOW - 24 * HOUR)], big(NOW)).map(({ at }) => at)).toEqual([NOW]);
    expect(withRun([packedRun(yesterday)], packedRun(today)).map(({ at }) => at)).toEqual([NOW, yesterday.at]);
  });
});
