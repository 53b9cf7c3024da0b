import fc from "fast-check";
import { readCodeCell } from "../../../src/matrix/import/code-cell";
import { readCodeList, type CodeListOptions } from "../../../src/matrix/import/code-list";
import { guessMapping } from "../../../src/matrix/import/list-mapping";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import type { Cells } from "../../../src/values/cell";
import { parseDay, type Day } from "../../../src/values/day";

const day = (text: string): Day => parseDay(text) as Day;
const OPTIONS: CodeListOptions = {
  table: "PriorAuth",
  payer: "LAKESIDE",
  from: day("2027-01-01"),
  source: "PA list January 2027",
  requirement: "Required",
};
const read = (cells: Cells, options: Partial<CodeListOptions> = {}) => {
  const whole = { ...OPTIONS, ...options };
  return readCodeList(cells, guessMapping(cells, whole.table).mapping, whole);
};
const told = (cells: Cells, options: Partial<CodeListOptions> = {}): readonly string[] =>
  read(cells, options).problems.map(({ row, column, severity, message }) => `${severity} ${row} ${column}: ${message}`);

describe("which column of a list holds what", () => {
  it.each<[string, Cells, readonly (string | null)[], readonly string[]]>([
    [
      "headers as payers write them, below a title",
      [
        ["Lakeside PPO prior authorization list", "", ""],
        ["Effective 1/1/2027", "", ""],
        ["CPT®/HCPCS Code", "Description", "PA Required?"],
        ["J9271", "drug", "Yes"],
        ["J9035", "drug", "No"],
      ],
      ["Codes", null, "Requirement"],
      ["sure", "none", "sure"],
    ],
    [
      "all that PriorAuth has",
      [
        ["Procedure Code", "ICD-10 Codes", "POS", "Quantity Limit", "Effective Date", "End Date", "Comments"],
        ["J9271", "C34.11; C50", "11", 400, 46000, "12/31/2027", "see policy"],
      ],
      ["Codes", "Diagnoses", "Place of Service", "Max Units", "From", "To", "Note"],
      ["sure", "sure", "sure", "sure", "sure", "sure", "sure"],
    ],
    ["one column without a header", [["J9271"], ["J9035"], ["96413"]], ["Codes"], ["likely"]],
    [
      "codes side by side without a header",
      [["J9271", "J9035", "96413"]],
      ["Codes", "Codes", "Codes"],
      ["likely", "likely", "likely"],
    ],
    [
      "codes, an answer and diagnoses without a header",
      [
        ["J9271", "pembrolizumab", "Required", "C34.11"],
        ["J9035", "bevacizumab", "Not required", "C18.9"],
      ],
      ["Codes", null, "Requirement", "Diagnoses"],
      ["likely", "none", "likely", "likely"],
    ],
    [
      "a header that nobody knows over codes",
      [
        ["Item", "Text"],
        ["J9271", "a"],
        ["J9035", "b"],
      ],
      ["Codes", null],
      ["likely", "none"],
    ],
  ])("%s", (_, cells, fields, confidence) => {
    const guessed = guessMapping(cells, "PriorAuth");
    expect(guessed.mapping.fields).toEqual(fields);
    expect(guessed.columns.map((column) => column.confidence)).toEqual(confidence);
    expect(guessed.problem).toBeNull();
  });

  it("says what is missing or twice there", () => {
    expect(guessMapping([["Drug"], ["pembrolizumab"]], "PriorAuth").problem).toMatch(/^No column holds codes/);
    const cells = [
      ["Code", "Eff Date", "Start Date"],
      ["J9271", "1/1/2027", "1/1/2027"],
    ];
    expect(guessMapping(cells, "PriorAuth").mapping.fields).toEqual(["Codes", "From", null]);
  });

  it("knows the columns of coverage tables", () => {
    const cells = [
      ["HCPCS Code", "Covered ICD-10", "Non-covered ICD-10", "Z-Code Required", "Article"],
      ["81455", "C34", "C77", "Yes", "A12345"],
    ];
    expect(guessMapping(cells, "GenomicLCD").mapping.fields).toEqual([
      "Codes",
      "Covered Diagnoses",
      "Excluded Diagnoses",
      "Z-Code",
      "Article",
    ]);
    expect(guessMapping(cells, "DrugCoverage").mapping.fields[3]).toBeNull();
  });
});

describe("a code in a list's cell", () => {
  it.each([
    [99213, ["99213"]],
    [" j9271 ", ["J9271"]],
    ["J9271, J9035;96413", ["J9271", "J9035", "96413"]],
    ["J9271 J9035", ["J9271", "J9035"]],
    ["96413/96415", ["96413", "96415"]],
    ["96401-96549", ["96401-96549"]],
    ["96401 – 96549", ["96401-96549"]],
    ["96401 through 96549", ["96401-96549"]],
    ["J9*", ["J9*"]],
    ["96401-96549; !96523", ["96401-96549;!96523"]],
    ["0540T", ["0540T"]],
  ])("%s", (cell, terms) => expect(readCodeCell(cell)).toEqual({ kind: "codes", terms }));

  it.each([
    ["6.3E+09", /what Excel made of a code: its digits are lost/],
    ["1E+05", /its digits are lost/],
    [6300000000, /"6300000000" is not a code/],
    [100, /may have lost its leading zeros \(00100\?\)/],
    ["540T", /may have lost its leading zeros \(0540T\?\)/],
    ["J9271-JZ", /has a modifier\. Write J9271 alone/],
    ["96413 59", /has a modifier|more than a code/],
    ["J927O", /has the letter O/],
    ["J9271 Injection, pembrolizumab", /more than a code\. Leave J9271 alone|is not a code/],
    ["99213.0", /number with decimals/],
    ["96549-96401", /the wrong way round: write 96401-96549/],
    ["pembrolizumab", /"PEMBROLIZUMAB" is not a code/],
  ])("%s is named, never mended", (cell, message) => {
    const found = readCodeCell(cell);
    expect(found.kind === "fault" ? found.message : found.terms).toMatch(message);
  });

  it("is never guessed: what reads as codes are the very characters that stood there", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const found = readCodeCell(text);
        if (found.kind !== "codes") return;
        const letters = (said: string): string => said.toUpperCase().replace(/[^A-Z0-9]/g, "");
        for (const term of found.terms) expect(letters(text)).toContain(letters(term).slice(0, 5));
      }),
    );
  });
});

describe("a payer's list", () => {
  it("becomes rows of the table, each code its own, with what the list does not say", () => {
    const { candidates, readings } = read(
      [
        ["Code", "PA Required", "Dx", "Max Units", "Effective Date"],
        ["J9271; J9035", "Y", "C34.11", "400", "2/1/2027"],
        ["96401-96549", "no", "", "", ""],
        ["J9299", "", "", "", ""],
      ],
      { sourceDate: day("2026-11-01") },
    );
    expect(candidates.map(({ row, values }) => [row, values])).toEqual([
      ...["J9271", "J9035"].map((code) => [
        2,
        {
          Payer: "LAKESIDE",
          Codes: code,
          Requirement: "Required",
          Diagnoses: "C34.11",
          "Max Units": 400,
          From: day("2027-02-01"),
          Source: "PA list January 2027",
          "Source Date": day("2026-11-01"),
        },
      ]),
      [3, expect.objectContaining({ Codes: "96401-96549", Requirement: "Not required", From: day("2027-01-01") })],
      [4, expect.objectContaining({ Codes: "J9299", Requirement: "Required" })],
    ]);
    expect(readings).toEqual([
      { column: "Requirement", said: "Y", readAs: "Required", rows: 1 },
      { column: "Requirement", said: "no", readAs: "Not required", rows: 1 },
    ]);
  });

  it("names every fault of a row, with its column, and takes the others", () => {
    const cells: Cells = [
      ["Code", "PA", "Dx", "Max Units", "Start", "End", "POS"],
      ["6.3E+09", "perhaps", "lung", "many", "soon", "later", "office"],
      ["J9271", "Yes", "", "", "2/1/2027", "1/1/2027", ""],
      ["J9035", "Yes", "", "", "", "", "11;22"],
      ["Chemotherapy", "", "", "", "", "", ""],
      ["", "see below", "", "", "", "", ""],
    ];
    expect(told(cells)).toEqual([
      expect.stringMatching(/^error 2 Code: "6\.3E\+09" is what Excel made of a code/),
      'error 2 PA: "perhaps" is not one of: Required, Not required, Notification, Predetermination. Correct the cell, or leave the column out',
      expect.stringMatching(/^error 2 Dx: "lung" is not a diagnosis/),
      'error 2 Max Units: "many" is not a number of 0 or more. Write the number alone',
      expect.stringMatching(/^error 2 Start: "soon" is not a date/),
      expect.stringMatching(/^error 2 End: "later" is not a date/),
      expect.stringMatching(/^error 2 POS: "OFFICE|^error 2 POS: "office" is not a place of service/),
      "error 3 End: To is before From (1 Jan 2027, 1 Feb 2027). Correct the dates",
      expect.stringMatching(/^error 5 Code: "CHEMOTHERAPY" is not a code/),
      'warning 6 Code: no code stands in the row ("see below"). It is passed over',
    ]);
    expect(read(cells).candidates.map(({ row }) => row)).toEqual([4]);
  });

  it("tells where its cells stand in the sheet they come from", () => {
    expect(told([["J9271"], ["oops"]], { firstRow: 12, firstColumn: 3 })).toEqual([
      expect.stringMatching(/^error 13 D: "OOPS" is not a code/),
    ]);
  });

  it("wants an answer for rows that have none", () => {
    const { requirement: _, ...silent } = OPTIONS;
    const cells = [["Code"], ["J9271"]];
    const { problems } = readCodeList(cells, guessMapping(cells, "PriorAuth").mapping, silent);
    expect(problems).toMatchObject([{ row: 2, column: "Requirement", severity: "error" }]);
  });

  it("tells an answer that cannot be read once, and not as a blank one too", () => {
    const { requirement: _, ...silent } = OPTIONS;
    const cells = [
      ["Code", "PA required"],
      ["J9271", "maybe"],
    ];
    const { problems } = readCodeList(cells, guessMapping(cells, "PriorAuth").mapping, silent);
    expect(problems.map(({ row, message }) => [row, message])).toEqual([[2, expect.stringMatching(/^"maybe"/)]]);
  });

  it("takes a code once that stands there twice, and neither where the two differ", () => {
    const cells: Cells = [
      ["Code", "PA"],
      ["J9271", "Yes"],
      ["j9271", "required"],
      ["J9035", "Yes"],
      ["J9035", "No"],
      ["Code", "PA"],
      ["J9299", "Yes"],
    ];
    const { candidates, problems, rows } = read(cells);
    expect(candidates.map(({ values }) => values["Codes"])).toEqual(["J9271", "J9299"]);
    expect(rows).toBe(5);
    expect(problems.map(({ row, severity, message }) => `${severity} ${row}: ${message}`)).toEqual([
      "warning 3: J9271 stands in row 2 too and says the same. It is taken once",
      "error 4: J9035 stands in row 5 too and says something else. None of them is taken: ask the payer which holds, and correct the list",
      "error 5: J9035 stands in row 4 too and says something else. None of them is taken: ask the payer which holds, and correct the list",
    ]);
  });

  it("warns of codes that have ended, and counts those that nobody knows", () => {
    const { codeLives } = compileMatrix(starterTables());
    const { problems, candidates, unknownCodes } = read([["Code"], ["77385"], ["J9271"], ["00100"]], {
      lives: codeLives,
    });
    expect(problems).toEqual([
      {
        row: 2,
        column: "Code",
        severity: "warning",
        message: expect.stringMatching(/^77385 ended 31 Dec 2025: use .+\. Ask the payer, or leave the row out$/),
      },
    ]);
    expect(candidates).toHaveLength(3);
    expect(unknownCodes).toContain("00100");
  });

  it("of 20,000 rows with 300 bad ones names all 300 and takes the rest", () => {
    const bad = ["6.3E+09", "540T", "J927O", "pembrolizumab", "96549-96401", "J9271-JZ"];
    const rows = Array.from({ length: 20_000 }, (_, i): [string, string] =>
      i % 66 === 5 && i < 19_800 ? [bad[i % bad.length] ?? "", "Yes"] : [`${10_000 + i}`, i % 3 === 0 ? "No" : "Yes"],
    );
    const planted = rows.flatMap(([code], i) => (bad.includes(code) ? [i + 2] : []));
    expect(planted).toHaveLength(300);
    const { candidates, problems } = read([["CPT Code", "Prior Auth Required"], ...rows]);
    expect(problems.map(({ row }) => row)).toEqual(planted);
    expect(
      problems.every(
        ({ severity, column, message }) => severity === "error" && column === "CPT Code" && message.length > 20,
      ),
    ).toBe(true);
    expect(candidates).toHaveLength(19_700);
  });
});
