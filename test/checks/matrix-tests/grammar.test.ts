import { missed, readExpected } from "../../../src/checks/matrix-tests/expect";
import { readTestLines, testLineText } from "../../../src/checks/matrix-tests/lines";
import { day } from "../../day";

const lines = (text: string) => {
  const read = readTestLines(text, "ACME");
  if (read.kind === "fault") throw new Error(read.message);
  return read;
};
const fault = (text: string, payer = "ACME") => {
  const read = readTestLines(text, payer);
  return read.kind === "fault" ? read.message : "";
};

describe("the example lines of a test", () => {
  it("are one claim line on each line of the cell, each field by its header", () => {
    const { sheet } = lines(
      "DOS 2026-10-14; CPT 96413; Units 1; Dx C34.11 C78.7; Start 9:00; Stop 10:12; Drug J9271; Drug Source White bag\nCPT J9271; Units 200; Mods JZ 59",
    );
    expect(sheet.lines).toMatchObject([
      {
        index: 1,
        payer: "ACME",
        patient: "P1",
        dos: day("2026-10-14"),
        code: "96413",
        units: 1,
        dx: ["C3411", "C787"],
        minutes: 72,
        drugSource: "White bag",
      },
      { index: 2, patient: "P1", dos: day("2026-10-14"), code: "J9271", units: 200, mods: ["JZ", "59"] },
    ]);
  });

  it("may be parted by bars, and by line breaks of any kind", () => {
    expect(lines("DOS 2026-10-14; CPT 96413 | CPT 96415").sheet.lines.map((line) => line.code)).toEqual([
      "96413",
      "96415",
    ]);
    expect(lines("\nDOS 2026-10-14; CPT 96413;\r\n\r\nCPT 96415\n").sheet.lines).toHaveLength(2);
  });

  it.each([
    ["dos 10/14/2026; cpt: 99214; mods=25; dx c34.11", { mods: ["25"], dx: ["C3411"] }],
    ["DOS: 2026-10-14; Code 99214; Modifier 25; Diagnosis C34.11", { mods: ["25"], dx: ["C3411"] }],
    [
      "Date of service 2026-10-14; HCPCS 99214; Mod 1 25; Mod 2 59; Dx 1 C34.11; Dx 2 Z51.11",
      { mods: ["25", "59"], dx: ["C3411", "Z5111"] },
    ],
    ["DOS 2026-10-14; DOS To 2026-10-15; CPT 99214; Place of Service 11", { dosTo: day("2026-10-15"), pos: "11" }],
    [
      'DOS 2026-10-14; CPT 99214; Line Note "a; b | c"; Patient Roe; Payer MEDICARE',
      { lineNote: "a; b | c", patient: "Roe", payer: "MEDICARE" },
    ],
  ])("%s", (text, expected) => {
    expect(lines(text).sheet.lines).toMatchObject([{ code: "99214", ...expected }]);
  });

  it.each(["constructor", "__proto__", "toString", "valueOf"])("%s is no header", (word) => {
    expect(fault(`DOS 2026-10-14; CPT 99214; ${word} 1`)).toMatch(/names no field of a claim line/);
  });

  it("a header without a value is a column that is there and blank", () => {
    const { sheet } = lines("DOS 2026-10-14; CPT 99214; Auth");
    expect([sheet.has("Auth"), sheet.lines[0]?.auth, sheet.has("NDC")]).toEqual([true, "", false]);
  });

  it("say the day of the check, once", () => {
    expect(lines("DOS 2026-10-14; CPT 99214; As of 2026-11-25").asOf).toBe(day("2026-11-25"));
    expect(lines("DOS 2026-10-14; CPT 99214").asOf).toBeNull();
    expect(fault("DOS 2026-10-14; CPT 99214; As of 2026-11-25 | CPT 99213; as of 2026-11-26")).toMatch(
      /line 2: .*second day/,
    );
  });

  it.each([
    ["", /no example lines/],
    [" ; | ", /no example lines/],
    ["DOS 2026-10-14; CPT 99214; Colour red", /line 1: "Colour red" names no field of a claim line/],
    ["DOS 2026-10-14; CPT 99214 | Procedures 99213", /line 2: "Procedures 99213" names no field/],
    ["CPT 99214", /line 1 has no DOS/],
    ["DOS 2026-10-14; Units 1", /line 1 has no CPT/],
    ["DOS 2026-10-14; CPT 99214; CPT 99213", /line 1: CPT is said twice/],
    ["DOS 2026-02-30; CPT 99214", /line 1: DOS "2026-02-30" is not a date/],
    ["DOS 2026-10-14; CPT 9921", /line 1: CPT "9921" has 4 digits/],
    ["DOS 2026-10-14; CPT 99214; As of soon", /As of soon" is no date/],
  ])("%j cannot be read, and it is said why", (text, message) => {
    expect(fault(text)).toMatch(message);
  });

  it("need a payer", () => {
    expect(fault("DOS 2026-10-14; CPT 99214", "")).toMatch(/line 1 has no payer/);
  });

  it("are written so that they read back", () => {
    const text = testLineText([
      ["DOS", "2026-10-14"],
      ["CPT", "99214"],
      ["Auth", ""],
      ["Line Note", 'says "no"; then | yes'],
    ]);
    expect(text).toBe(`DOS 2026-10-14; CPT 99214; Auth; Line Note "says 'no'; then | yes"`);
    expect(lines(text).sheet.lines).toMatchObject([{ auth: "", lineNote: "says 'no'; then | yes" }]);
  });
});

describe("what a test expects", () => {
  it("is a list of checks, found, not found or not checked", () => {
    expect(readExpected("AUTH-01; inf-04 on line 2, not EM-02\nNot checked DRUG-07 line 1; EM-05 warning", 2)).toEqual([
      { kind: "found", check: "AUTH-01", severity: null, line: null },
      { kind: "found", check: "INF-04", severity: null, line: 2 },
      { kind: "not found", check: "EM-02", severity: null, line: null },
      { kind: "not checked", check: "DRUG-07", severity: null, line: 1 },
      { kind: "found", check: "EM-05", severity: "warning", line: null },
    ]);
    expect(readExpected("None; not checked AUTH-01", 1)).toHaveLength(2);
  });

  it.each([
    ["", /Expect is blank/],
    ["something", /"something" is not an expectation/],
    ["AUTH-99", /"AUTH-99" is no check of the catalogue/],
    ["AUTH-01 on line 3", /speaks of line 3, and the test has 2/],
    ["AUTH-01 on line 0", /speaks of line 0/],
    ["not checked AUTH-01 error", /has no severity/],
    ["none; AUTH-01", /none cannot stand beside/],
  ])("%j cannot be read, and it is said why", (text, message) => {
    expect(readExpected(text, 2)).toMatch(message);
  });

  it("is missed in words", () => {
    const result = {
      findings: [],
      notChecked: [
        {
          check: "AUTH-01" as const,
          lines: [1],
          reason: "rule" as const,
          missing: [],
          rules: [],
          message: "1 line: no rule of Acme",
        },
      ],
    };
    const told = (text: string) => {
      const expected = readExpected(text, 1);
      return typeof expected === "string" ? [] : expected.map((each) => missed(each, result));
    };
    expect(told("AUTH-01; EM-02; none; not AUTH-01; not checked AUTH-01; not checked EM-02")).toEqual([]);
    expect(told("AUTH-01; EM-02; not AUTH-01; not checked AUTH-01; not checked EM-02 on line 1")).toEqual([
      "AUTH-01 is not found: it could not be checked, 1 line: no rule of Acme",
      "EM-02 is not found",
      null,
      null,
      "EM-02 on line 1 should not be checked, and it was checked, and nothing was found",
    ]);
  });
});
