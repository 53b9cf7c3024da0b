import * as fc from "fast-check";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { issuesCausedBy, issuesCausedInSteps } from "../../../src/matrix/edit/caused";
import type { MatrixEdit, RowChange } from "../../../src/matrix/edit/edit";
import { rowValues } from "../../../src/matrix/edit/table";
import { matrixHealth, type HealthItem } from "../../../src/matrix/health";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import type { Fields } from "../../../src/matrix/starter/row";
import { isBlank } from "../../../src/values/cell";
import { atOnce } from "../../../src/values/steps";
import { day } from "../../day";
import { ACME, MEDICARE } from "../matrix-of";
import { cellsOf } from "./practice";

const asOf = day("2026-11-25");

/** What an edit causes, counted without a thought for time: all of health after it, less all of health before it. */
function plainly(cells: MatrixCells, edit: MatrixEdit): HealthItem[] {
  const told = new Map<string, number>();
  const key = ({ kind, table, column, rule, message }: HealthItem): string =>
    JSON.stringify([kind, table, column, rule.replace(/!\d+$/, ""), message.replace(/\brow \d+|!\d+/g, "")]);
  for (const item of matrixHealth(compileMatrix(cells), { asOf })) told.set(key(item), (told.get(key(item)) ?? 0) + 1);
  return matrixHealth(compileMatrix(applyEdit(cells, edit)), { asOf }).filter((item) => {
    const known = told.get(key(item)) ?? 0;
    told.set(key(item), known - 1);
    return known <= 0 && item.kind !== "example";
  });
}

const blankOr = fc.constantFrom;
const dates = {
  From: blankOr<string | number>("", day("2026-01-01"), day("2026-07-01")),
  To: blankOr<string | number>("", day("2026-06-30"), day("2026-12-10"), day("2025-12-31")),
  Source: blankOr("", "Bulletin 1", "Example"),
  Reviewed: blankOr<string | number>("", day("2026-11-01"), day("2026-01-01")),
};
const codes = fc.constantFrom("J9271", "J9271;J9299", "J92*", "*", "J9000", "nonsense");
const auth = fc.record<Fields>({
  "Rule ID": fc.constantFrom("", "PA-1", "PA-2", "PA-3"),
  Payer: fc.constantFrom("*", "ACME", "BETA", "Kind:Medicare"),
  Codes: codes,
  Requirement: fc.constantFrom("Required", "Not required"),
  ...dates,
});
const wastage = fc.record<Fields>({
  "Rule ID": fc.constantFrom("", "WA-1", "PA-1"),
  Payer: fc.constantFrom("*", "ACME"),
  Codes: codes,
  JW: fc.constantFrom("Required", "Not used"),
  ...dates,
});
const payer = fc.constantFrom<Fields>(ACME, MEDICARE, { "Payer ID": "BETA", Name: "Beta Health", Kind: "Commercial" });
const life = fc.record<Fields>({
  Code: fc.constantFrom("J9271", "J9299", "J9000"),
  To: fc.constantFrom<string | number>("", day("2025-12-31")),
});

const rowsOf = { PriorAuth: auth, Wastage: wastage, Payers: payer, CodeStatus: life };
const matrices = fc
  .record({
    PriorAuth: fc.array(auth, { maxLength: 6 }),
    Wastage: fc.array(wastage, { maxLength: 4 }),
    Payers: fc.array(payer, { maxLength: 3 }),
    CodeStatus: fc.array(life, { maxLength: 2 }),
  })
  .map(cellsOf);

const NAMES = ["PriorAuth", "Wastage", "Payers", "CodeStatus"] as const;
const wishes = fc.array(
  fc.constantFrom(...NAMES, "PriorAuth" as const).chain((table) =>
    fc.record({
      table: fc.constant(table),
      kind: fc.constantFrom("add", "set", "remove"),
      at: fc.nat(5),
      to: rowsOf[table],
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** An edit that fits: no row is changed twice. */
function editOf(
  cells: MatrixCells,
  wanted: readonly { table: (typeof NAMES)[number]; kind: string; at: number; to: Fields }[],
): MatrixEdit {
  const seen = new Set<string>();
  const changes = wanted.flatMap(({ table, kind, at, to }): RowChange[] => {
    if (kind === "add") return [{ kind: "add", table, values: to }];
    const row = at + 2;
    const values = rowValues(table, cells, row);
    if (!values || seen.has(`${table} ${row}`)) return [];
    seen.add(`${table} ${row}`);
    if (kind === "remove") return [{ kind: "remove", table, row, ruleId: "", values }];
    const changed = Object.keys(to).filter((column) => !isBlank(values[column]) || !isBlank(to[column]));
    return [
      {
        kind: "set",
        table,
        row,
        ruleId: "",
        cells: changed.map((column) => ({ column, from: values[column], to: to[column] })),
      },
    ];
  });
  return { title: "Change", action: "Corrected", reason: "", changes };
}

test("tables that an edit leaves are passed over, and what it causes is all the same", () => {
  let some = 0;
  fc.assert(
    fc.property(matrices, wishes, (cells, wanted) => {
      const edit = editOf(cells, wanted);
      const caused = issuesCausedBy(cells, edit, asOf);
      expect(caused).toEqual(plainly(cells, edit));
      if (caused.length > 0) some++;
    }),
    { numRuns: 500 },
  );
  expect(some).toBeGreaterThan(50);
});

test("a large table is compared with many pauses, each after a few hundred rows", () => {
  const rows = Array.from({ length: 5_000 }, (_, i): Fields => ({
    "Rule ID": `PA-${i}`,
    Payer: "ACME",
    Codes: String(10_000 + i),
    Requirement: "Required",
    Source: "Bulletin 1",
  }));
  const cells = cellsOf({ Payers: [ACME], PriorAuth: rows, Wastage: [{ Payer: "*", Codes: "*", JW: "Required" }] });
  const set = (table: "PriorAuth" | "Wastage", row: number, from: string): MatrixEdit => ({
    title: "Change",
    action: "Corrected",
    reason: "",
    changes: [
      { kind: "set", table, row, ruleId: "", cells: [{ column: "Source", from, to: from === "" ? "CMS" : "" }] },
    ],
  });
  const pausesOf = (edit: MatrixEdit): { pauses: number; caused: string[] } => {
    const steps = issuesCausedInSteps(cells, applyEdit(cells, edit), asOf);
    for (let pauses = 0; ; pauses++) {
      const step = steps.next();
      if (step.done) return { pauses, caused: step.value.map(({ kind, rule }) => `${kind} ${rule}`) };
    }
  };
  atOnce(issuesCausedInSteps(cells, cells, asOf));
  const large = pausesOf(set("PriorAuth", 2_502, "Bulletin 1"));
  expect(large.caused).toEqual(["no-source PA-2500"]);
  expect(large.pauses).toBeGreaterThan(100);
  const small = pausesOf(set("Wastage", 2, ""));
  expect(small.caused).toEqual([]);
  // All rows are still asked for their Rule IDs, and nothing else.
  expect(small.pauses).toBeLessThan(60);
});
