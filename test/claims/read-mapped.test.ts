import fc from "fast-check";
import { skippedText } from "../../src/claims/skipped";
import { LAYOUTS, readMapped } from "./layouts";

const HEADERS = ["Ins", "MRN", "DOS", "Proc", "Units", "Chg"];
const row = (code: string, units: number, charge: number) => ["Medicare", "M1", "2026-10-14", code, units, charge];

describe("the rows of an export", () => {
  it("leave out totals, repeated headers and blank rows, and say so once", () => {
    const sheet = readMapped([
      HEADERS,
      row("96413", 1, 350),
      [],
      ["Subtotal", "", "", "", 1, 350],
      HEADERS,
      row("J9271", 200, 11400),
      ["", "", "", "", 201, 11750],
    ]);
    expect(sheet.lines.map(({ index, row: at }) => [index, at])).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(sheet.skipped).toEqual([
      { row: 4, kind: "total" },
      { row: 5, kind: "headers" },
      { row: 7, kind: "total" },
    ]);
    expect(sheet.problems).toEqual([]);
    expect(skippedText(sheet.skipped)).toBe("Not read as lines: rows 4 and 7 are totals; row 5 is the headers again");
  });

  it("keep amounts that are no sum as a row that lacks the rest", () => {
    const sheet = readMapped([HEADERS, row("96413", 1, 350), ["", "", "", "", 1, 999]]);
    expect(sheet.skipped).toEqual([]);
    expect(sheet.unusable).toMatchObject([{ row: 3, missing: ["Payer", "Patient", "DOS", "CPT"] }]);
  });

  it.each(["Total Charges", "TOTAL CHARGES:", "Total Units", "Grand Total Billed", "Total amount for October"])(
    "leave out a total that says what it is of: %s",
    (label) => {
      const sheet = readMapped([
        HEADERS,
        ["Medicare", "M1", "2026-10-14", "96413", 1, 350],
        [label, "", "", "", 1, 999],
      ]);
      expect(sheet.skipped).toEqual([{ row: 3, kind: "total" }]);
      expect(sheet.problems).toEqual([]);
    },
  );

  it("keep a payer whose name begins like a total", () => {
    const sheet = readMapped([HEADERS, ["Total Health Plan", "M1", "2026-10-14", "", 1, 350]]);
    expect(sheet.unusable).toMatchObject([{ row: 2, missing: ["CPT"] }]);
  });

  const WITH_DX = ["Ins", "MRN", "DOS", "Proc", "Dx 1", "Dx 2", "Pointers"];
  const pointed = (...pointers: (string | number)[]) =>
    readMapped([
      WITH_DX,
      ...pointers.map((pointer) => ["Medicare", "M1", "2026-10-14", "96413", "C34.11", "Z51.11", pointer]),
    ]).lines.map(({ dx }) => dx);

  it.each([
    ["numbers from 1", ["1", "2", "1,2"]],
    ["numbers from 0", ["0", "1", "0,1"]],
    ["letters", ["A", "B", "AB"]],
  ])("have pointers as %s", (_, pointers) => {
    expect(pointed(...pointers)).toEqual([["C3411"], ["Z5111"], ["C3411", "Z5111"]]);
  });

  it("count pointers from 0 everywhere where one of them is 0", () => {
    expect(pointed(1, 0)).toEqual([["Z5111"], ["C3411"]]);
  });

  it("are several lines where a row holds several services", () => {
    const { cells, options = {} } = LAYOUTS.find(({ name }) => name.includes("wide")) ?? { cells: [] };
    const { lines } = readMapped(cells, options);
    expect(lines.map(({ index, row: at, code, renderingNpi, dx }) => [index, at, code, renderingNpi, dx])).toEqual([
      [1.01, 2, "96413", "1234567893", ["C3411"]],
      [1.02, 2, "J9271", "1999999984", ["Z5111"]],
      [2.01, 3, "99214", "1234567893", ["C3411"]],
    ]);
  });

  it("have units, charges and modifiers of each service", () => {
    const { lines } = readMapped([
      [
        "Payer",
        "Patient",
        "DOS",
        "CPT 1",
        "Mod 1",
        "CPT 1 Units",
        "Charge 1",
        "CPT 2",
        "Mod 2",
        "CPT 2 Units",
        "Charge 2",
      ],
      ["Medicare", "P1", "2026-10-14", "96413", "59", 1, 350, "J9271", "JZ", 200, 11400],
      ["Medicare", "P2", "2026-10-14", "99214", "25", 1, 180, "", "", "", 0],
    ]);
    expect(lines.map(({ index, code, mods, units, charge }) => [index, code, mods, units, charge])).toEqual([
      [1.01, "96413", ["59"], 1, 35000],
      [1.02, "J9271", ["JZ"], 200, 1140000],
      [2.01, "99214", ["25"], 1, 18000],
    ]);
  });

  it.each([
    ["two", 2],
    ["three", 3],
  ])("have the first of %s services under headers without a number", (_, services) => {
    const cells = [
      ["Payer", "Patient", "DOS", "CPT", "Units", "Mod", "CPT 2", "Units 2", "Mod 2", "CPT 3", "Units 3"],
      ["Medicare", "P1", "2026-10-14", "96413", 1, "59", "J9271", 200, "JZ", "96415", 2],
    ];
    const { lines } = readMapped(cells.map((row) => row.slice(0, services === 2 ? 9 : 11)));
    expect(lines.map(({ index, code, units, mods }) => [index, code, units, mods])).toEqual(
      [
        [1.01, "96413", 1, ["59"]],
        [1.02, "J9271", 200, ["JZ"]],
        [1.03, "96415", 2, []],
      ].slice(0, services),
    );
  });

  it("have the names of providers, which make no line and no problem", () => {
    const { lines, unusable, problems } = readMapped([
      ["Payer", "Patient", "DOS", "CPT", "Rendering Provider Name", "Billing Provider Name"],
      ["", "", "", "", "Dr. Made", "Made Oncology"],
      ["Medicare", "P1", "2026-10-14", "96413", "Dr. Made", "#N/A"],
    ]);
    expect(lines.map(({ row: at, renderingName, billingName }) => [at, renderingName, billingName])).toEqual([
      [3, "Dr. Made", ""],
    ]);
    expect([unusable, problems]).toEqual([[], []]);
  });

  it("are all accounted for", () => {
    const cell = fc.oneof(
      fc.constantFrom("", "Medicare", "M1", "2026-10-14", "96413", "Total", ...HEADERS),
      fc.string(),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 30 }), (rows) => {
        const { lines, unusable, skipped } = readMapped([HEADERS, row("96413", 1, 350), ...rows]);
        const said = [...lines, ...unusable, ...skipped].map((each) => each.row);
        expect(new Set(said).size).toBe(said.length);
        rows.forEach((cells, i) => {
          const held = cells.slice(0, 6).some((value) => typeof value === "number" || value.trim() !== "");
          if (!held) expect(said).not.toContain(i + 3);
          else if (cells.slice(0, 6).every((value) => /^\w*$/.test(String(value)))) expect(said).toContain(i + 3);
        });
      }),
    );
  });
});
