import { linesCell } from "../../src/checks/finding-words";
import { loadWideTables } from "../../src/functions/load-wide-tables";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { parseDay } from "../../src/values/day";
import { withRows } from "../checks/case-file";
import { CellError, loadFunctions, policyMatrixOf } from "./runtime";

const DOS = parseDay("2026-10-14") ?? 0;
let call: (name: string, ...args: readonly unknown[]) => unknown;
let matrix = "";

beforeAll(async () => {
  const functions = await loadFunctions();
  call = (name, ...args) => {
    const asked = functions[name];
    if (!asked) throw new Error(`no function ${name}`);
    return asked(...args);
  };
  matrix = policyMatrixOf();
});

/** What a cell shows where the call throws: code and message. */
function errorOf(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof CellError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("the call gave an answer");
}

describe("the cell PolicyMatrix", () => {
  test("its revision is that of the compiled tables", () => {
    expect(matrix).toContain(`Matrix ${compileMatrix(starterTables()).revision} · `);
  });

  test("an edited cell makes another revision, the old content the old one", () => {
    const edited = withRows(starterTables(), [
      { table: "PriorAuth", cells: { Payer: "MEDICARE", Codes: "J9271", Requirement: "Required" } },
    ]);
    const after = policyMatrixOf(edited);
    expect(after).not.toBe(matrix);
    expect(policyMatrixOf()).toBe(matrix);
    expect(call("AUTH", after, "Medicare", "J9271", DOS)).toEqual([["Required"]]);
    expect(call("AUTH", matrix, "Medicare", "J9271", DOS)).toEqual([["Not required"]]);
  });

  test("the log decides nothing: writing to it keeps the revision", () => {
    const logged = withRows(starterTables(), [{ table: "MatrixLog", cells: { When: "now", Who: "somebody" } }]);
    expect(policyMatrixOf(logged)).toBe(matrix);
  });

  test("another text in its place is an argument error that says what to write", () => {
    expect(errorOf(() => call("AUTH", "Medicare", "Medicare", "J9271", DOS))).toEqual({
      code: "#VALUE!",
      message: expect.stringContaining("matrix: "),
    });
  });

  test("a table with a fault says how many issues it has", () => {
    const stamp = call("TABLE", "PriorAuth", [
      ["Rule ID", "Payer", "Codes", "Requirement", "From"],
      ["PA-1", "*", "J9271", "Perhaps", "soon"],
    ]);
    expect(stamp).toMatch(/^PriorAuth · 1 rule · \d+ issues · [0-9a-f]{16}$/);
  });

  test("a name that is no table, and stamps that are none, are told", () => {
    expect(errorOf(() => call("TABLE", "PriorAuths", [["a"]])).code).toBe("#VALUE!");
    expect(errorOf(() => call("MATRIX", [["practise"]])).code).toBe("#N/A");
    expect(errorOf(() => call("MATRIX", [["practice"]], [["a"], ["b"]])).message).toMatch(/^revision: give one cell/);
  });
});

describe("one cell or a range", () => {
  test("one cell is repeated over a range", () => {
    const codes = [["J9271"], ["J9355"], ["96413"]];
    expect(call("AUTH", matrix, [["Medicare"]], codes, [[DOS]])).toEqual([
      ["Not required"],
      ["Not required"],
      ["Not required"],
    ]);
  });

  test("ranges of two shapes are an argument error", () => {
    const { code, message } = errorOf(() =>
      call("AUTH", matrix, [["Medicare"], ["Medicare"]], [["J9271"], ["J9355"], ["96413"]], DOS),
    );
    expect(code).toBe("#VALUE!");
    expect(message).toContain("code: has 3 x 1 cells and payer has 2 x 1 cells");
  });

  test("an error in one row spoils that row alone", () => {
    const rows = call("AUTH", matrix, "Medicare", [["J9271"], ["#N/A"], ["96413"]], DOS) as unknown[][];
    expect(rows[0]).toEqual(["Not required"]);
    expect(rows[1]?.[0]).toMatchObject({ code: "#VALUE!", message: "code: the cell holds the error #N/A" });
    expect(rows[2]).toEqual(["Not required"]);
  });

  test.each([
    [99213, "99213"],
    ["j9271 ", "J9271"],
  ])("text and number are the same code: %p", (given, same) => {
    expect(call("LIMIT", matrix, "Medicare", given, DOS)).toEqual(call("LIMIT", matrix, "Medicare", same, DOS));
  });

  test("a date is a serial number or ISO text", () => {
    expect(call("CODE", matrix, "77014", "2026-03-03")).toEqual(call("CODE", matrix, "77014", parseDay("2026-03-03")));
  });

  test.each([
    ["payer", ["", "J9271", DOS], "payer: is blank"],
    ["dos", ["Medicare", "J9271", 0], "dos: is blank"],
    ["code", ["Medicare", 6413, DOS], "was a zero in front lost (06413)?"],
    ["dos", ["Medicare", "J9271", "yesterday"], 'dos: "yesterday" is not a date'],
    ["payer", [null, "J9271", DOS], "payer: is blank"],
  ])("a bad %s is named", (_, args, message) => {
    expect(errorOf(() => call("AUTH", matrix, ...args))).toEqual({
      code: "#VALUE!",
      message: expect.stringContaining(message),
    });
  });

  test("a payer that the matrix does not know is #N/A, and says what to do", () => {
    expect(errorOf(() => call("AUTH", matrix, "Nobody's plan", "J9271", DOS))).toEqual({
      code: "#N/A",
      message: expect.stringContaining('the payer "Nobody\'s plan" is not in the matrix: add it to Payers'),
    });
  });
});

describe("BUNDLED, LIMIT, CODE", () => {
  test.each([
    [["96413", "96523"], "Bundled into 96413: no modifier fixes this"],
    [["96523", "96413"], "Bundled into 96413: no modifier fixes this"],
    [["99214", "96413"], "Bundled into 96413 unless 25"],
    [["96413", "96372"], "Bundled into 96413 unless 59, XE, XP, XS or XU"],
    [["96413", "36415"], "Not bundled"],
  ])("BUNDLED %p", ([a, b], answer) => {
    expect(call("BUNDLED", matrix, "Medicare", a, b, DOS)).toEqual([[answer]]);
  });

  test("BUNDLED with the modifier on a line", () => {
    expect(call("BUNDLED", matrix, "Medicare", "96413", "96372", DOS, "59")).toEqual([
      ["Not bundled: 59 keeps them apart if the record shows it"],
    ]);
    expect(call("BUNDLED", matrix, "Medicare", "96413", "99214", DOS, "59")).toEqual([
      ["Bundled into 96413 unless 25"],
    ]);
  });

  test("LIMIT is a number", () => {
    expect(call("LIMIT", matrix, "Medicare", "96413", DOS)).toEqual([[1]]);
    expect(call("LIMIT", matrix, "Medicare", "J9271", DOS)).toEqual([[400]]);
  });

  test.each([
    ["77014", "2025-12-31", "Active"],
    ["77014", "2026-01-01", "Ended 31 Dec 2025: use 77387"],
    ["38228", "2024-12-31", "Begins 1 Jan 2025"],
  ])("CODE %s on %s", (code, dos, answer) => {
    expect(call("CODE", matrix, code, dos)).toEqual([[answer]]);
  });
});

describe("INCIDENTTO, GENOMIC, POLICY, UNITS, WHY", () => {
  test.each([
    ["INCIDENTTO", ["Medicare", DOS, "Perhaps"], 'newPatient: "Perhaps" is neither Yes nor No'],
    ["INCIDENTTO", ["Medicare", DOS, "", "#N/A"], "newProblem: the cell holds the error #N/A"],
    [
      "INCIDENTTO",
      ["Medicare", DOS, "", "", "Phone"],
      'supervision: "Phone" is not one of: In suite, Video, Audio, None',
    ],
    ["INCIDENTTO", ["Medicare", DOS, "", "", "", "9999"], "pos: "],
    ["GENOMIC", ["Medicare", "81455", "lung", DOS], 'diagnoses: "LUNG" is not an ICD-10-CM diagnosis'],
    ["AUTH", ["Medicare", "J9271", DOS, "C3"], 'diagnoses: "C3" is not an ICD-10-CM diagnosis'],
    ["POLICY", ["Medicare", "consults", DOS], 'topic: "consults" is no coding topic: consult_codes, filing_days'],
    ["POLICY", ["Medicare", [["ndc"], ["ndc"]], DOS], "topic: give one cell, not a range"],
    ["UNITS", ["Medicare", "", 72, DOS], "code: is blank"],
    ["UNITS", ["Medicare", "96415", -5, DOS], 'minutes: "-5" is not a number of minutes'],
    ["UNITS", ["Medicare", "96415/9", 5, DOS], 'code: "9" is not a CPT or HCPCS code'],
    ["WHY", ["Medicare", "nothing", "J9271", DOS], 'topic: "nothing" is no family and no topic'],
    ["WHY", ["Medicare", "Bundling", "96413", DOS], "code: give two codes for Bundling"],
  ])("%s names a wrong argument: %p", async (name, args, message) => {
    await loadWideTables();
    expect(errorOf(() => call(name, matrix, ...args))).toEqual({
      code: "#VALUE!",
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ["GENOMIC", ["Medicare", "81235", "C34.11", DOS], "GL-0004 nearly did, but it is for MAC:Novitas"],
    ["POLICY", ["EXAMPLE-MEDICAID", "cart_phases", DOS], "CP-0005 nearly did, but it is for Kind:Medicare"],
    ["UNITS", ["Medicare", "80053", 5, DOS], "no time rule of 80053 is known"],
  ])("%s says what nearly decided: %p", (name, args, message) => {
    expect(errorOf(() => call(name, matrix, ...args))).toEqual({
      code: "#N/A",
      message: expect.stringContaining(message),
    });
  });

  test("truth values of Excel are Yes and No, and a zero is a blank", () => {
    const said = (newPatient: unknown) =>
      call("INCIDENTTO", matrix, "Medicare", DOS, newPatient, false, "In suite", 11);
    expect(said(true)).toEqual([["Bill under own NPI (85%): the patient is new"]]);
    expect(said(false)).toEqual([["Bill under supervising NPI"]]);
    expect(said(0)).toEqual([["Bill under supervising NPI, if the patient is not new"]]);
  });

  test("minutes are a number, a text of hours, or the difference of two times", () => {
    for (const minutes of [151, "151", "2:31", 151 / 1440])
      expect(call("UNITS", matrix, "Medicare", "96415", minutes, DOS)).toEqual([[2]]);
  });
});

describe("FINDINGS", () => {
  const headers = [["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Dx", "Charge"]];
  const visit = ["Medicare", "P1", DOS, 99214, "", 1, "C50.911", 150.5];
  const infusion = ["Medicare", "P1", DOS, "96413", "", 1, "Z51.11;C50.911", 300];
  const rows = async (lines: readonly unknown[][]) => (await call("FINDINGS", matrix, headers, lines)) as unknown[][];

  test("a row for each finding with dollars at risk, and apart what could not be checked", async () => {
    const [head, ...found] = await rows([visit, infusion]);
    expect(head).toEqual(["Line", "Check", "Severity", "Message", "Fix", "Decided by", "Amount"]);
    expect(found[0]?.slice(0, 3)).toEqual([1, "EM-02", "Error"]);
    expect(found[0]?.[6]).toBe(150.5);
    const severities = found.map(([, , severity]) => severity);
    const gaps = severities.filter((severity) => severity === "Not checked").length;
    expect(gaps).toBeGreaterThan(0);
    expect(severities.slice(-gaps)).toEqual(Array.from({ length: gaps }, () => "Not checked"));
  });

  test("tells as much as CHECK finds", async () => {
    const statuses = call("CHECK", matrix, headers, [visit, infusion]) as string[][];
    const [, first] = await rows([visit, infusion]);
    expect(statuses[0]?.[0]).toContain(String(first?.[3]));
  });

  test("without findings one row says so, which is no OK where something was not checked", async () => {
    const [, none, gap] = await rows([["Medicare", "P1", DOS, "85025", "", 1, "C50.911", 12]]);
    expect(none).toEqual(["", "", "", "No findings in 1 line, as far as they could be checked", "", "", 0]);
    expect(gap?.[2]).toBe("Not checked");
    expect((await rows([["", "", "", "", "", "", "", ""]])).slice(1)).toEqual([["", "", "", "No lines", "", "", 0]]);
  });

  test.each([
    [[3], 3],
    [[1, 2, 3, 7], "1-3, 7"],
    [[9, 4], "4, 9"],
  ])("lines %p are written %p", (lines, cell) => expect(linesCell(lines)).toBe(cell));

  test("what one cell cannot hold is counted", () => {
    const odd = Array.from({ length: 20_000 }, (_, i) => i * 2 + 1);
    const cell = String(linesCell(odd));
    // Excel refuses the whole table over one longer cell.
    expect(cell.length).toBeLessThanOrEqual(32_767);
    const told = cell.replace(/, and ([\d,]+) more lines$/, "").split(", ");
    const more = Number(/, and ([\d,]+) more lines$/.exec(cell)?.[1]?.replaceAll(",", ""));
    expect(told).toEqual(odd.slice(0, told.length).map(String));
    expect(told.length + more).toBe(odd.length);
  });
});

describe("CHECK", () => {
  const headers = [["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Dx"]];
  const visit = ["Medicare", "P1", DOS, 99214, "", 1, "C50.911"];
  const infusion = ["Medicare", "P1", DOS, "96413", "", 1, "Z51.11;C50.911"];

  test("lines of one encounter are checked together", () => {
    const [first] = call("CHECK", matrix, headers, [visit, infusion]) as string[][];
    expect(first?.[0]).toMatch(/^Error: 99214 is bundled into 96413 the same day/);
  });

  test("one row alone says that it needs the encounter", () => {
    const [[status = ""] = []] = call("CHECK", matrix, headers, [visit]) as string[][];
    expect(status).toMatch(/^Not checked: /);
  });

  test("a blank row has a blank status, an unreadable one is told", () => {
    const statuses = call("CHECK", matrix, headers, [
      infusion,
      ["", "", "", "", "", "", ""],
      ["Medicare", "P1", DOS, 6413, "", 1, ""],
    ]) as string[][];
    expect(statuses[1]).toEqual([""]);
    expect(statuses[2]?.[0]).toMatch(/^Error: CPT "6413" has 4 digits/);
  });

  test("headers without a required column are an argument error", () => {
    const { code, message } = errorOf(() =>
      call("CHECK", matrix, [["Payer", "DOS", "CPT"]], [["Medicare", DOS, "96413"]]),
    );
    expect(code).toBe("#VALUE!");
    expect(message).toContain("Patient");
  });

  test("the whole column is one call with one status a row", () => {
    const rows = Array.from({ length: 40 }, (_, i) => ["Medicare", `P${i}`, DOS, "96413", "", 1, "Z51.11;C50.911"]);
    expect((call("CHECK", matrix, headers, rows) as string[][]).length).toBe(40);
  });
});

test("VERSION names the build and the matrix format", () => {
  expect(call("VERSION")).toBe("development · matrix format 1");
});

describe("COMPARE", () => {
  test("has one row for each payer, with what decided", () => {
    const rows = call("COMPARE", matrix, "PriorAuth", "j9271", DOS) as string[][];
    expect(rows.map((row) => row.length)).toEqual([6, 6, 6, 6, 6]);
    expect(rows[2]).toEqual(["Example Commercial Plan", "Required", "PA-0003", "", "", "Example - replace"]);
    expect(call("COMPARE", matrix, " prior auth ", "J9271", "2026-10-14")).toEqual(rows);
  });

  test("asks a coding topic for no code in particular", () => {
    const rows = call("COMPARE", matrix, "consult_codes", "", DOS) as string[][];
    expect(rows[1]).toEqual(["Medicare Part B", "not paid", "CP-0001", "2010-01-01", "", expect.any(String)]);
  });

  test("an answer that nobody gives is not checked, and no gap", () => {
    const rows = call("COMPARE", matrix, "cart_phases", 38225, DOS) as string[][];
    expect(rows[3]?.[1]).toMatch(/^Not checked: no CodingPolicy \(cart_phases\) rule of Example Medicaid Plan decides/);
    expect(rows[3]?.slice(2)).toEqual(["", "", "", ""]);
  });

  test.each([
    [
      ["Nonsense", "J9271", DOS],
      /^topic: "Nonsense" is no family and no topic: PriorAuth, Bundling, .*infusion_times$/,
    ],
    [["", "J9271", DOS], /^topic: is blank/],
    [["Bundling", "96413", DOS], /^code: give two codes for Bundling, such as 96413\/96523/],
    [["Bundling", "96413/9652", DOS], /^code: "9652" is not a CPT or HCPCS code/],
    [["Wastage", "96413/96523", DOS], /^code: "96413\/96523" is not a CPT or HCPCS code/],
    [["Wastage", [["J9271"], ["J9299"]], DOS], /^code: give one cell, not a range/],
    [["Wastage", "J9271", ""], /^dos: is blank/],
  ])("a wrong argument is named: %p", (args, message) => {
    expect(errorOf(() => call("COMPARE", matrix, ...args))).toEqual({
      code: "#VALUE!",
      message: expect.stringMatching(message),
    });
  });
});

describe("GRID", () => {
  test("is as wide as there are payers and as high as there are families and topics, every cell filled", () => {
    const rows = call("GRID", matrix, DOS) as string[][];
    expect(rows.map((row) => row.length)).toEqual(Array(24).fill(5));
    expect(rows.flat().filter((cell) => cell === "")).toEqual([]);
    expect(call("GRID", matrix, "2026-10-14")).toEqual(rows);
  });

  test("needs its day", () => {
    expect(errorOf(() => call("GRID", matrix, ""))).toEqual({ code: "#VALUE!", message: "asOf: is blank" });
  });
});
