import fc from "fast-check";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { mueSetFrom } from "../../../src/codes/reference/sets";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { tableOf, type Fields } from "../../../src/matrix/starter/row";
import { updateEdit } from "../../../src/matrix/update/edit";
import { editionStates, quarterAfter, quarterOf } from "../../../src/matrix/update/quarter";
import { updateSteps } from "../../../src/matrix/update/steps";
import { day } from "../../day";
import { ACME, MEDICARE } from "../matrix-of";

const reference = bundledReference();
const STARTER = starterTables();

/** Lives of the codes that the rules below name, and of what replaces them, as the starter knows them. */
const CODES = /^(77014|77387|G600[12]|0537T|38225|7738[56]|77407|77412|77402|77437|J9258|J9264|99214|77300|77263)$/;
const CODE_STATUS = {
  ...STARTER.CodeStatus,
  rows: STARTER.CodeStatus.rows.filter(([code]) => CODES.test(String(code))),
};

/** A matrix of these rules with what the starter's CodeStatus says of their codes. */
function cellsOf(priorAuth: readonly Fields[], more: MatrixCells = {}): MatrixCells {
  const rows = priorAuth.map((row, i) => ({
    "Rule ID": `PA-000${i + 1}`,
    Payer: "ACME",
    Requirement: "Required",
    ...row,
  }));
  return {
    Payers: tableOf("Payers", [ACME, MEDICARE]),
    PriorAuth: tableOf("PriorAuth", rows),
    CodeStatus: CODE_STATUS,
    ...more,
  };
}
const steps = (cells: MatrixCells, iso: string) => updateSteps(compileMatrix(cells), reference, day(iso));
const applied = (cells: MatrixCells, iso: string): MatrixCells => {
  const made = updateEdit(cells, steps(cells, iso).changes, day(iso));
  if (made.kind === "fault") throw new Error(made.message);
  return applyEdit(cells, made.edit);
};
const rowsOf = (cells: MatrixCells, ...headers: string[]) =>
  compileMatrix(cells).tables.PriorAuth.rules.map((rule) => {
    const values: Record<string, unknown> = {
      id: rule.id,
      codes: rule.codes.text,
      from: rule.from,
      to: rule.to,
      reviewed: rule.reviewed,
    };
    return headers.map((header) => values[header]);
  });

describe("a rule that names an ended code", () => {
  it("77014 at 1 January 2026: ends with the code and goes on with 77387, not reviewed", () => {
    const cells = cellsOf([{ Codes: "77014", From: day("2025-01-01"), Source: "B 7", Reviewed: day("2025-11-01") }]);
    expect(steps(cells, "2026-01-01").changes).toMatchObject([
      {
        table: "PriorAuth",
        row: 2,
        rule: "PA-0001",
        payer: "ACME",
        column: "Codes",
        code: "77014",
        lastDay: day("2025-12-31"),
        replacement: "77387",
        alreadyThere: null,
        note: "77387 with 26",
        message: "77014 ended 31 Dec 2025: the rule goes on with 77387 from 1 Jan 2026",
      },
    ]);
    expect(rowsOf(applied(cells, "2026-01-01"), "id", "codes", "from", "to", "reviewed")).toEqual([
      ["PA-0001", "77014", day("2025-01-01"), day("2025-12-31"), day("2025-11-01")],
      ["PA-0002", "77387", day("2026-01-01"), null, null],
    ]);
  });

  it("0537T at 1 January 2025 becomes 38225; it can be prepared a quarter ahead", () => {
    const cells = cellsOf([{ Codes: "0537T", Diagnoses: "C83", "Max Units": 1, To: day("2026-06-30") }]);
    expect(steps(cells, "2024-11-25").changes[0]?.message).toBe(
      "0537T ends 31 Dec 2024: the rule goes on with 38225 from 1 Jan 2025",
    );
    expect(steps(cells, "2024-07-01").changes).toEqual([]);
    expect(rowsOf(applied(cells, "2025-01-01"), "codes", "from", "to")).toEqual([
      ["0537T", null, day("2024-12-31")],
      ["38225", day("2025-01-01"), day("2026-06-30")],
    ]);
  });

  it("77385 has two replacements: it is listed for a person, and nothing is proposed", () => {
    const told = steps(cellsOf([{ Codes: "77385" }]), "2026-01-01");
    expect(told.changes).toEqual([]);
    expect(told.byHand).toMatchObject([
      { rule: "PA-0001", code: "77385", message: expect.stringMatching(/77407 or 77412 may replace it/) },
    ]);
  });

  it("within a list: the row ends, and the next has the replacement in its place", () => {
    const cells = cellsOf([{ Codes: "77263, 77014 ;77300" }]);
    expect(rowsOf(applied(cells, "2026-01-01"), "codes", "to")).toEqual([
      ["77263, 77014 ;77300", day("2025-12-31")],
      ["77263, 77387 ;77300", null],
    ]);
    const both = cellsOf([{ Codes: "77014;77387;G6001" }]);
    expect(rowsOf(applied(both, "2026-01-01"), "codes").flat()).toEqual(["77014;77387;G6001", "77387"]);
  });

  it("codes of one rule that end on different days make one row after the other", () => {
    const cells = cellsOf([{ Codes: "0537T;77014;99214" }]);
    expect(rowsOf(applied(cells, "2026-01-01"), "codes", "from", "to")).toEqual([
      ["0537T;77014;99214", null, day("2024-12-31")],
      ["38225;77014;99214", day("2025-01-01"), day("2025-12-31")],
      ["38225;77387;99214", day("2026-01-01"), null],
    ]);
  });

  it("is let be where it ended with the code, names it in a range, or begins later", () => {
    const told = steps(
      cellsOf([
        { Codes: "77014", To: day("2025-12-31") },
        { Codes: "77010-77020" },
        { Codes: "77014", From: day("2026-02-01"), Payer: "*" },
        { Codes: "77*;!77014", Payer: "MEDICARE" },
      ]),
      "2026-01-01",
    );
    expect(told.changes).toEqual([]);
    expect(told.byHand).toMatchObject([
      { rule: "PA-0003", message: expect.stringMatching(/before the rule begins/) },
      { rule: "PA-0004", message: expect.stringMatching(/the rule leaves it out/) },
    ]);
  });

  it("whose replacement has a rule already only ends; in a list the code is taken out", () => {
    const own = { Codes: "77387", From: day("2026-01-01") };
    const alone = cellsOf([{ Codes: "77014" }, own]);
    expect(steps(alone, "2026-01-01").changes[0]).toMatchObject({ alreadyThere: "PA-0002" });
    expect(rowsOf(applied(alone, "2026-01-01"), "codes", "to")).toEqual([
      ["77014", day("2025-12-31")],
      ["77387", null],
    ]);
    const list = cellsOf([{ Codes: "77014;77300;!77263" }, own]);
    expect(rowsOf(applied(list, "2026-01-01"), "codes").flat()).toEqual([
      "77014;77300;!77263",
      "77387",
      "77300;!77263",
    ]);
    const excluding = cellsOf([{ Codes: "77014;!77263" }, own]);
    expect(rowsOf(applied(excluding, "2026-01-01"), "codes").flat()).toEqual(["77014;!77263", "77387"]);
  });

  it("two rules with one replacement: one new row where they say the same, a person's choice where they do not", () => {
    const same = cellsOf([{ Codes: "77014" }, { Codes: "G6001" }]);
    expect(rowsOf(applied(same, "2026-01-01"), "codes").flat()).toEqual(["77014", "G6001", "77387"]);
    const told = steps(cellsOf([{ Codes: "77014" }, { Codes: "G6001", Requirement: "Not required" }]), "2026-01-01");
    expect(told.changes).toEqual([]);
    expect(told.byHand.map(({ message }) => message)).toEqual([
      "77014 goes on as 77387, and PA-0001 and PA-0002 would say different things of it. Choose which holds",
      "G6001 goes on as 77387, and PA-0001 and PA-0002 would say different things of it. Choose which holds",
    ]);
  });

  it("a code that means something else now is listed until the rule is reviewed", () => {
    const told = (row: Fields) => steps(cellsOf([{ Codes: "77402", ...row }]), "2026-01-01").byHand;
    expect(told({})).toMatchObject([{ message: expect.stringMatching(/77402 means something else from 1 Jan 2026/) }]);
    expect(told({ Reviewed: day("2026-01-02") })).toEqual([]);
    expect(told({ From: day("2026-01-01") })).toEqual([]);
  });

  it("in a pair, in either column", () => {
    const Bundling = tableOf("Bundling", [
      { "Rule ID": "BU-0001", Payer: "ACME", "Column 1": "77014", "Column 2": "G6002", "Modifier Indicator": "0" },
    ]);
    const after = compileMatrix(applied(cellsOf([], { Bundling }), "2026-01-01")).tables.Bundling.rules;
    expect(after.map((rule) => [rule.codes.text, rule.column2.text, rule.to])).toEqual([
      ["77014", "G6002", day("2025-12-31")],
      ["77387", "77387", null],
    ]);
  });

  it("each change can be left out, and one that no longer fits is refused", () => {
    const cells = cellsOf([{ Codes: "77014" }, { Codes: "0537T", "Rule ID": "" }]);
    const { changes } = steps(cells, "2026-01-01");
    const some = updateEdit(cells, changes.slice(1), day("2026-01-01"));
    if (some.kind === "fault") throw new Error(some.message);
    expect(some.edit).toMatchObject({ action: "Updated", reason: "CodeStatus: 0537T to 38225" });
    // The rule without a Rule ID gets one, and the new row the next.
    expect(rowsOf(applyEdit(cells, some.edit), "id", "codes")).toEqual([
      ["PA-0001", "77014"],
      ["PA-0002", "0537T"],
      ["PA-0003", "38225"],
    ]);
    expect(updateEdit(cells, [], day("2026-01-01"))).toMatchObject({
      kind: "fault",
      message: expect.stringMatching(/Nothing is chosen/),
    });
    expect(updateEdit(cellsOf([{ Codes: "77300" }]), changes.slice(0, 1), day("2026-01-01"))).toMatchObject({
      kind: "fault",
      message: expect.stringMatching(/does not name 77014 any more/),
    });
  });

  it("afterwards every code is decided as before its end, its replacement as the code before, and nothing is left to propose", () => {
    const ended = ["77014", "G6001", "0537T", "J9258", "99214", "77300"];
    const row = fc.record({
      Codes: fc.subarray(ended, { minLength: 1 }).map((codes) => codes.join(";")),
      Diagnoses: fc.constantFrom("", "C34"),
      Payer: fc.constantFrom("ACME", "MEDICARE", "*"),
      "Max Units": fc.constantFrom(1, 2),
      From: fc.constantFrom<Fields[string]>("", day("2024-01-01")),
      To: fc.constantFrom<Fields[string]>("", day("2026-12-31"), day("2025-06-30")),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...ended),
        fc.nat(1400),
        (rows, code, later) => {
          const cells = cellsOf(rows);
          const { changes } = steps(cells, "2026-01-01");
          if (changes.length === 0) return;
          const now = applied(cells, "2026-01-01");
          expect(steps(now, "2026-01-01").changes).toEqual([]);
          const [before, after] = [compileMatrix(cells), compileMatrix(now)];
          expect(after.issues).toEqual([]);
          const payer = before.payers.byId("ACME");
          if (!payer) throw new Error("no payer");
          const on = day("2024-01-01") + later;
          const says = (matrix: typeof before, asked: string) => {
            const decision = matrix.tables.PriorAuth.decide({ payer, code: asked, diagnoses: ["C3411"], date: on });
            return decision.kind === "decided" ? decision.rule.says : decision.kind;
          };
          const moved = changes.filter((change) => change.code === code);
          // Until its end the code is decided as before. Of a list that is cut in two rows, a single code counts as narrower.
          if (moved.every(({ lastDay }) => on <= lastDay) && rows.length === 1)
            expect(says(after, code)).toBe(says(before, code));
          const [one] = moved;
          if (one && rows.length === 1 && on > one.lastDay)
            expect(says(after, one.replacement)).toBe(says(before, code));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("what is near the turn of a quarter", () => {
  it("codes of the matrix that end, begin or change their meaning", () => {
    const told = steps(cellsOf([{ Codes: "77014;77402;77437;99214;0537T" }]), "2026-01-01").codes;
    expect(told.map(({ code, kind, day: on }) => [code, kind, on])).toEqual([
      ["77014", "ends", day("2025-12-31")],
      ["77402", "redefined", day("2026-01-01")],
      ["77437", "begins", day("2026-01-01")],
    ]);
    expect(told[0]).toMatchObject({ replacement: ["77387"], rules: ["PA-0001"] });
  });

  it("the quarter and the next, over the turn of the year", () => {
    expect([quarterOf(day("2026-11-25")).name, quarterAfter(day("2026-11-25")).name]).toEqual(["2026-10", "2027-01"]);
    expect([quarterOf(day("2026-01-01")).name, quarterAfter(day("2026-03-31")).name]).toEqual(["2026-01", "2026-04"]);
  });

  it("which national tables are old, and what to download", () => {
    const states = editionStates(reference, day("2026-11-25"));
    expect(states.map(({ set, loaded, due, state }) => [set, loaded, due, state])).toEqual([
      ["PTP", "2024-07", "2026-10", "older"],
      ["MUE", "2026-10", "2026-10", "current"],
      ["Add-on", "2024", "2026", "older"],
      ["NDC", "2026", "2026-10", "older"],
    ]);
    expect(states[0]?.message).toMatch(
      /^2024-07 is loaded, and 2026-10 is in force since 1 Oct 2026\. Download .* import it$/,
    );
    expect(editionStates(reference, day("2024-08-01"))[1]).toMatchObject({ loaded: "2024-04", state: "older" });
    expect(
      editionStates({ ptp: null, mue: [], addOns: null, ndc: null }, day("2026-11-25")).map(({ state }) => state),
    ).toEqual(["missing", "missing", "missing", "missing"]);
    const nameless = mueSetFrom([], { edition: "unknown", editionDay: 1, origin: "mue.csv" });
    expect(editionStates({ ...reference, mue: [nameless] }, day("2026-11-25"))[1]?.state).toBe("unknown");
  });

  it("a code that a new edition no longer holds is only a hint", () => {
    const set = (edition: string, codes: readonly string[]) =>
      mueSetFrom(
        codes.map((code) => [code, 1, 3] as const),
        { edition, editionDay: day(`${edition}-01`), origin: "mue.csv" },
      );
    const known = { ...reference, mue: [set("2026-07", ["99214", "77300"]), set("2026-10", ["77300"])] };
    const told = updateSteps(compileMatrix(cellsOf([{ Codes: "99214;77300" }])), known, day("2026-11-25"));
    expect(told.hints).toEqual([
      {
        code: "99214",
        set: "MUE",
        message: "99214 had a unit limit in 2026-07 and has none in 2026-10. Look whether it ended",
      },
    ]);
    expect([told.changes, told.byHand]).toEqual([[], []]);
  });
});

test("the starter matrix asks for no change: only an example names codes that were redefined", () => {
  const { changes, byHand, hints } = updateSteps(compileMatrix(STARTER), reference, day("2026-01-01"));
  expect([changes, hints]).toEqual([[], []]);
  expect(byHand.map(({ rule, code }) => [rule, code])).toEqual([
    ["PA-0012", "77407"],
    ["PA-0012", "77412"],
  ]);
});
