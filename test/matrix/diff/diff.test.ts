import fc from "fast-check";
import { diffByPayer, diffMatrices, isSame } from "../../../src/matrix/diff";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { tableOf, type Fields } from "../../../src/matrix/starter/row";
import type { TableName } from "../../../src/matrix/tables";
import { day } from "../../day";
import { rewritten, someMatrix } from "./states";

const PA: Fields = {
  "Rule ID": "PA-0001",
  Payer: "ACME",
  Codes: "J9271;J9035",
  Diagnoses: "C34.11; C50",
  "Place of Service": "11;22",
  Requirement: "Required",
  From: day("2026-01-01"),
};

const only = (name: TableName, ...rows: Fields[]): MatrixCells => ({ [name]: tableOf(name, rows) });
const kinds = (before: MatrixCells, after: MatrixCells) => diffMatrices(before, after).rows.map((row) => row.kind);
const sole = (before: MatrixCells, after: MatrixCells) => {
  const { rows } = diffMatrices(before, after);
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe("what makes no difference", () => {
  it("how the starter matrix is written: spellings, order of rows, columns and lists, a column of one's own, blank rows", () => {
    expect(isSame(diffMatrices(starterTables(), rewritten(starterTables())))).toBe(true);
  });

  it("how any matrix is written", () => {
    fc.assert(
      fc.property(someMatrix, (cells) => {
        expect(diffMatrices(cells, rewritten(cells)).rows).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  const spelled: readonly (readonly [TableName, Fields, Fields])[] = [
    ["PriorAuth", PA, { ...PA, Codes: " j9035 , J9271" }],
    ["PriorAuth", PA, { ...PA, Diagnoses: "C50;C3411", "Place of Service": "22, 11" }],
    ["PriorAuth", PA, { ...PA, From: "01/01/2026", Requirement: "REQUIRED", Payer: "acme" }],
    ["PriorAuth", PA, { ...PA, From: "2026-01-01", "Rule ID": "" }],
    ["PriorAuth", { ...PA, Codes: "99214" }, { ...PA, Codes: 99214 }],
    [
      "UnitLimits",
      { Payer: "A", Codes: "J9271", "Max Units": "1,000" },
      { Payer: "A", Codes: "J9271", "Max Units": 1000 },
    ],
    ["CodingPolicy", { Payer: "A", Topic: "ndc", Value: "required" }, { Payer: "A", Topic: "NDC", Value: "Required" }],
    [
      "CodingPolicy",
      { Payer: "A", Topic: "complex_drugs", Value: "J9271;!J1569" },
      { Payer: "A", Topic: "complex_drugs", Value: "!j1569, J9271", Codes: "*" },
    ],
    ["Wastage", { Payer: "A", Codes: "*" }, { Payer: "A", Codes: "*", Containers: "single" }],
    [
      "Payers",
      { "Payer ID": "A", Name: "Acme", Kind: "Commercial", Aliases: "Acme PPO;ACME-HMO" },
      { "Payer ID": "A", Name: "Acme", Kind: "commercial", Aliases: "acme hmo; acme ppo", "Date Basis": "Service" },
    ],
    [
      "Drugs",
      { Code: "J9271", NDCs: "00006-3026-02", "Vial Units": "10;40" },
      { Code: "j9271", NDCs: "00006302602", "Vial Units": "40;10" },
    ],
    ["CheckSettings", { Check: "INF-04", Severity: "off" }, { Check: "inf-04", Payer: "*", Severity: "Off" }],
  ];
  it.each(spelled)("%s: %j and %j", (name, before, after) => {
    expect(kinds(only(name, before), only(name, after))).toEqual([]);
  });
});

describe("what makes one", () => {
  it("a row added, removed, changed: with its rows, cells, Rule ID and payer", () => {
    expect(sole(only("PriorAuth"), only("PriorAuth", PA))).toEqual({
      kind: "added",
      table: "PriorAuth",
      payer: "ACME",
      rule: "PA-0001",
      before: null,
      after: { row: 2, values: PA },
      columns: [],
      upkeep: false,
    });
    expect(sole(only("PriorAuth", PA), only("PriorAuth"))).toMatchObject({ kind: "removed", after: null });
    expect(
      sole(only("PriorAuth", PA), only("PriorAuth", { ...PA, Codes: "J9035;J9271;J9299", "Max Units": 4 })),
    ).toMatchObject({
      kind: "changed",
      columns: [
        { column: "Codes", from: "J9271;J9035", to: "J9035;J9271;J9299" },
        { column: "Max Units", from: "", to: 4 },
      ],
    });
  });

  it("a code that stands twice in a list: it is no longer named alone, and another row may decide", () => {
    expect(
      kinds(only("PriorAuth", { ...PA, Codes: "J9271" }), only("PriorAuth", { ...PA, Codes: "J9271;J9271" })),
    ).toEqual(["changed"]);
  });

  it("an end: a To that was open or later; a later To is a change", () => {
    const ended = { ...PA, To: day("2026-12-31"), Reviewed: day("2026-11-25"), Note: "bulletin 7" };
    expect(sole(only("PriorAuth", PA), only("PriorAuth", ended))?.kind).toBe("ended");
    expect(sole(only("PriorAuth", { ...PA, To: "2027-06-30" }), only("PriorAuth", ended))?.kind).toBe("ended");
    expect(sole(only("PriorAuth", ended), only("PriorAuth", PA))?.kind).toBe("changed");
    expect(sole(only("PriorAuth", PA), only("PriorAuth", { ...ended, Requirement: "Not required" }))?.kind).toBe(
      "changed",
    );
  });

  it("upkeep, told apart: source, review and note decide nothing", () => {
    expect(sole(only("PriorAuth", PA), only("PriorAuth", { ...PA, Reviewed: 46000, Source: "B 7" }))?.upkeep).toBe(
      true,
    );
    expect(sole(only("PriorAuth", PA), only("PriorAuth", { ...PA, Reviewed: 46000, Codes: "*" }))?.upkeep).toBe(false);
  });

  it("a change from a date: the old row ended, a new one added", () => {
    const after = only(
      "PriorAuth",
      { ...PA, To: day("2026-12-31") },
      { ...PA, "Rule ID": "PA-0002", From: day("2027-01-01"), Requirement: "Not required" },
    );
    expect(kinds(only("PriorAuth", PA), after)).toEqual(["ended", "added"]);
  });

  it("cells that cannot be read, as they stand", () => {
    expect(
      sole(only("PriorAuth", { ...PA, From: "soon" }), only("PriorAuth", { ...PA, From: "later" }))?.columns,
    ).toEqual([{ column: "From", from: "soon", to: "later" }]);
  });
});

describe("which row is which", () => {
  const other: Fields = { ...PA, Codes: "J9299" };
  it("the Rule ID, whatever else changed", () => {
    expect(kinds(only("PriorAuth", PA), only("PriorAuth", { ...other, Payer: "*", From: "" }))).toEqual(["changed"]);
  });

  it("the same meaning first: numbers that were given anew make no difference", () => {
    const before = only("PriorAuth", PA, { ...other, "Rule ID": "PA-0002" });
    const after = only("PriorAuth", { ...other, From: "2026-01-01" }, { ...PA, "Rule ID": "PA-0002" });
    expect(kinds(before, after)).toEqual([]);
  });

  it("without a number, what it speaks of and from when", () => {
    const bare = { ...PA, "Rule ID": "" };
    expect(kinds(only("PriorAuth", bare), only("PriorAuth", { ...bare, Requirement: "Notification" }))).toEqual([
      "changed",
    ]);
    expect(kinds(only("PriorAuth", bare), only("PriorAuth", { ...bare, From: day("2026-02-01") })).sort()).toEqual([
      "added",
      "removed",
    ]);
  });

  it.each<[TableName, Fields, Fields]>([
    [
      "Payers",
      { "Payer ID": "A", Name: "Acme", Kind: "Other" },
      { "Payer ID": "a", Name: "Acme Health", Kind: "Other" },
    ],
    ["Drugs", { Code: "J9271", Name: "x" }, { Code: "J9271", Name: "pembrolizumab" }],
    ["CodeStatus", { Code: "77014", From: 2 }, { Code: "77014", From: 2, To: day("2025-12-31") }],
    [
      "CheckSettings",
      { Check: "INF-04", Payer: "A", Severity: "off" },
      { Check: "INF-04", Payer: "A", Severity: "info" },
    ],
    ["ReferenceSets", { Set: "PTP", Edition: "2026-10", Hash: "1" }, { Set: "PTP", Edition: "2026-10", Hash: "2" }],
  ])("a row of %s by its key", (name, before, after) => {
    expect(sole(only(name, before), only(name, after))?.before).not.toBeNull();
    expect(kinds(only(name, before), only(name, after))).toHaveLength(1);
  });

  it("rows with the same number in their order, those that mean the same first", () => {
    const after = [{ ...PA, Codes: "*" }, PA];
    const diff = diffMatrices(only("PriorAuth", PA, other), only("PriorAuth", ...after));
    expect(diff.rows).toHaveLength(1);
    expect(diff.rows[0]?.before?.values["Codes"]).toBe("J9299");
  });
});

describe("the whole", () => {
  it("leaves out the tables that may hold patient data", () => {
    const auth = { "Auth Number": "A1", Payer: "ACME", Patient: "Doe", Codes: "*" };
    expect(isSame(diffMatrices(only("Authorizations"), only("Authorizations", auth)))).toBe(true);
  });

  it("does not take a table that is missing for one that was emptied, and names it", () => {
    const diff = diffMatrices(only("PriorAuth", PA), {});
    expect(diff).toMatchObject({ rows: [], missing: ["PriorAuth"] });
    expect(isSame(diff)).toBe(false);
    expect(diffMatrices({}, only("PriorAuth", PA)).counts.added).toBe(1);
  });

  it("is counted, and told by payer in any spelling", () => {
    const before = only("PriorAuth", PA, { ...PA, "Rule ID": "PA-0002", Payer: "*", Codes: "J9299" });
    const after = only(
      "PriorAuth",
      { ...PA, "Max Units": 1 },
      { ...PA, "Rule ID": "PA-0003", Payer: "acme", Codes: "96413" },
    );
    const diff = diffMatrices(before, after);
    expect(diff.counts).toEqual({ added: 1, changed: 1, ended: 0, removed: 1 });
    expect(diffByPayer(diff).map(({ payer, rows }) => [payer, rows.length])).toEqual([
      ["*", 1],
      ["ACME", 2],
    ]);
  });

  it("finds three changes among 20,000 rows", () => {
    const rows = Array.from({ length: 20_000 }, (_, i): Fields => ({
      ...PA,
      "Rule ID": `PA-${i}`,
      Codes: `J${String(i % 10_000).padStart(4, "0")}`,
      Payer: `P${i % 50}`,
    }));
    const after = rows.map((row, i) =>
      i === 77 ? { ...row, Requirement: "Notification" } : { ...row, From: "2026-01-01" },
    );
    const diff = diffMatrices(
      only("PriorAuth", ...rows),
      only("PriorAuth", ...after.slice(1), { ...PA, Payer: "NEW" }),
    );
    expect(diff.counts).toEqual({ added: 1, changed: 1, ended: 0, removed: 1 });
  });
});
