import { codesNamed, compileMatrix, drugOn, settingOf } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { day } from "../day";
import { ACME, matrixOf, MEDICARE } from "./matrix-of";

describe("payers", () => {
  const matrix = matrixOf({ Payers: [{ ...ACME, Aliases: "Acme PPO; ACME-HMO" }, MEDICARE] });
  test.each([
    ["ACME", "ACME"],
    ["acme", "ACME"],
    ["Acme Health", "ACME"],
    ["ACME PPO", "ACME"],
    ["acme hmo", "ACME"],
    ["Medicare  (Part B)", "MEDICARE"],
    ["mcr", "MEDICARE"],
    ["Unlisted", undefined],
    ["", undefined],
  ])("%j is %s", (text, id) => {
    expect(matrix.payers.find(text)?.id).toBe(id);
  });

  test("a name that two payers claim finds neither, and is told", () => {
    const both = matrixOf({ Payers: [{ ...ACME, Aliases: "MCR" }, MEDICARE] });
    expect(both.payers.find("MCR")).toBeUndefined();
    expect(both.issues).toMatchObject([{ table: "Payers", row: 3, column: "Aliases", severity: "warning" }]);
  });

  test("a Payer ID that stands twice is used once, and told", () => {
    const twice = matrixOf({ Payers: [ACME, { ...ACME, Name: "Other" }] });
    expect(twice.payers.all.map((payer) => payer.name)).toEqual(["Acme Health"]);
    expect(twice.issues).toMatchObject([{ row: 3, column: "Payer ID", severity: "error" }]);
  });

  test("a rule for a payer that is not there is left out, and a name is no Payer ID", () => {
    const rule = { Codes: "*", Requirement: "Required" };
    const lost = matrixOf({
      Payers: [ACME],
      PriorAuth: [
        { ...rule, Payer: "Nobody" },
        { ...rule, Payer: "Acme Health" },
      ],
    });
    expect(lost.tables.PriorAuth.rules).toEqual([]);
    expect(lost.issues.map((issue) => issue.message)).toEqual([
      'the payer "Nobody" is not in Payers. Add it there, or write * The row is left out until it is corrected',
      'the payer "Acme Health" is not in Payers; did you mean ACME? The row is left out until it is corrected',
    ]);
  });
});

describe("the revision", () => {
  const tables = starterTables();
  const revision = compileMatrix(tables).revision;
  const change = (name: "PriorAuth" | "MatrixLog", row: readonly string[]) =>
    compileMatrix({ ...tables, [name]: { ...tables[name], rows: [...tables[name].rows, row] } }).revision;

  test("is the same for the same cells, and blank rows do not matter", () => {
    expect(revision).toMatch(/^[0-9a-f]{16}$/);
    expect(compileMatrix(starterTables()).revision).toBe(revision);
    expect(change("PriorAuth", ["", "", ""])).toBe(revision);
  });

  test("changes with every deciding cell, and not with the history", () => {
    expect(change("PriorAuth", ["PA-1", "*", "*", "", "", "Required"])).not.toBe(revision);
    expect(change("MatrixLog", ["2026-11-23", "me"])).toBe(revision);
  });
});

describe("other questions", () => {
  test("the drug in force on the date", () => {
    const matrix = matrixOf({
      Drugs: [
        { Code: "J2506", Name: "old", To: day("2024-12-31") },
        { Code: "J2506", Name: "new", From: day("2025-01-01") },
      ],
    });
    expect([
      drugOn(matrix, "J2506", day("2024-12-31"))?.name,
      drugOn(matrix, "J2506", day("2025-01-01"))?.name,
    ]).toEqual(["old", "new"]);
    expect(drugOn(matrix, "J9271", day("2025-01-01"))).toBeUndefined();
  });

  test("the severity of a check for a payer, the narrowest row first", () => {
    const matrix = matrixOf({
      Payers: [ACME, MEDICARE],
      CheckSettings: [
        { Check: "inf-04", Severity: "warning" },
        { Check: "INF-04", Payer: "ACME", Severity: "off" },
      ],
    });
    expect(settingOf(matrix, "INF-04", matrix.payers.byId("ACME"))).toBe("off");
    expect(settingOf(matrix, "INF-04", matrix.payers.byId("MEDICARE"))).toBe("warning");
    expect(settingOf(matrix, "INF-04", undefined)).toBe("warning");
    expect(settingOf(matrix, "INF-03", undefined)).toBeUndefined();
  });

  test("the codes that rules name", () => {
    const matrix = matrixOf({
      Payers: [ACME],
      Bundling: [{ Payer: "ACME", "Column 1": "99214", "Column 2": "96523;36591", "Modifier Indicator": "9" }],
      UnitLimits: [{ Payer: "ACME", Codes: "36591", "Max Units": 1 }],
    });
    expect([...codesNamed(matrix)].map(([code, rules]) => `${code} ${rules.length}`)).toEqual([
      "99214 1",
      "96523 1",
      "36591 2",
    ]);
  });
});
