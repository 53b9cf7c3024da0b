import { readFileSync } from "node:fs";
import { checkCommand } from "../../src/cli/check-command";
import { parseCsvText } from "../../src/files/csv";
import { readWorkbook } from "../../src/files/xlsx-read";
import { writeWorkbook } from "../../src/files/xlsx-write";
import { zipOf } from "../files/archive";
import { done, scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());

const HEADER = "Claim,Payer,Patient,DOS,CPT,Mods,Units,Charge,Dx,POS,Rendering NPI\n";
const INFUSION = "C1,Medicare,P1,2026-10-14,96360,,1,400,C34.11,11,1234567893\n";
const VISIT = "C1,Medicare,P1,2026-10-14,99214,,1,200.50,C34.11,11,1234567893\n";
const clean = files.write("clean.csv", `${HEADER}${VISIT}`);
const faulty = files.write("faulty.csv", `${HEADER}${INFUSION}${VISIT}`);
const check = (...args: string[]) => done(checkCommand, args);
const json = async (...args: string[]) => JSON.parse((await check(...args, "--format", "json")).out);

describe("the check from a terminal", () => {
  it("ends with 0 where nothing is wrong and 1 where something is", async () => {
    expect((await check("--claims", clean)).status).toBe(0);
    expect((await check("--claims", faulty)).status).toBe(1);
  });

  it("prints one JSON object, as documented", async () => {
    const report = await json("--claims", faulty);
    expect(Object.keys(report)).toEqual(["version", "asOf", "matrix", "summary", "findings", "notChecked", "input"]);
    expect([report.version, report.asOf]).toEqual([1, "2026-11-23"]);
    expect(report.matrix).toEqual({ revision: expect.stringMatching(/^[0-9a-f]{16}$/), issues: [] });
    expect(Object.keys(report.summary)).toEqual([
      "lines",
      "encounters",
      "clean",
      "error",
      "warning",
      "info",
      "notChecked",
      "amountAtRisk",
    ]);
    expect(report.summary).toMatchObject({ lines: 2, encounters: 1, error: 1, amountAtRisk: 20050 });
    expect(report.findings).toEqual([
      {
        check: "EM-02",
        name: "Visit with drug administration",
        severity: "error",
        lines: [2, 1],
        claim: "C1",
        message: expect.stringContaining("99214"),
        why: expect.any(String),
        fix: { text: expect.any(String), changes: [] },
        decidedBy: { kind: "public", title: expect.stringContaining("96360/99214"), from: null },
        nearMisses: [],
        amount: 20050,
      },
    ]);
    expect(report.notChecked).toContainEqual({
      check: "INF-05",
      lines: [1],
      reason: "field",
      missing: ["Start", "Stop"],
      rules: [],
      message: "1 line: there is no start and stop time, and no minutes",
    });
    expect(report.input).toMatchObject({
      sheet: faulty,
      headerRow: 1,
      mapping: { Payer: "Payer", CPT: "CPT" },
      problems: [],
    });
  });

  it("gives the row of the matrix that decided, with ISO dates", async () => {
    const line = "C2,Example Commercial Plan,P2,2026-08-01,99213,,1,90,C34.11,11,1234567893\n";
    const { findings } = await json("--claims", files.write("late.csv", HEADER + line));
    expect(findings[0]).toMatchObject({
      check: "FILE-01",
      decidedBy: {
        kind: "matrix",
        table: "Payers",
        rule: "EXAMPLE-COMMERCIAL",
        row: 3,
        from: null,
        to: null,
        source: "Filing Days",
      },
    });
    expect(findings[0]).not.toHaveProperty("denied");
  });

  it("gives what to change, line by line, where that is safe", async () => {
    const { findings } = await json("--claims", files.write("twice.csv", HEADER + VISIT + VISIT));
    expect(findings.find(({ check }: { check: string }) => check === "ADM-02")).toMatchObject({
      fix: { changes: [{ line: 2, field: "Line", from: "99214", to: "" }] },
    });
  });

  it("explains one line: what was found, what passed, and the rows that decided", async () => {
    const { out } = await check("--claims", faulty, "--explain", "2");
    expect(out).toMatch(/^Line 2 \(row 3\): 99214, Medicare, 14 Oct 2026/);
    expect(out).toMatch(/Found: 1 finding\n {2}error EM-02: 99214 is bundled/);
    expect(out).toMatch(/Passed: \d+ checks: .*MOD-01/s);
    expect(out).toMatch(/PriorAuth PA-0001 \(row 2\), Kind:Medicare, Not required: 42 CFR/);
  });

  it("counts blank rows and title rows in the position of a line", async () => {
    const path = files.write("titles.csv", `October\n\n${HEADER}\n${INFUSION}\n${VISIT}`);
    const report = await json("--claims", path);
    expect(report.input.headerRow).toBe(3);
    expect(report.findings[0].lines).toEqual([4, 2]);
  });

  it("says in words what it found, in lines that a terminal shows whole", async () => {
    const { out, notes } = await check("--claims", faulty);
    expect(out).toMatch(/ERROR EM-02 · lines 2, 1 \(row 3\) · claim C1 · Medicare Part B · \$201/);
    expect(out).toMatch(
      /Not checked, which is not the same as passed:\n {2}- 1 line: the sheet has no column Visit Minutes or Level Basis \(EM-01\)/,
    );
    expect(
      Math.max(
        ...out
          .split("\n")
          .filter((line) => !line.includes("/"))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100);
    expect(notes).toMatch(/^No matrix was named: the starter matrix is used/);
  });

  it("writes one row of CSV for each finding", async () => {
    const { out } = await check("--claims", faulty, "--format", "csv");
    const [headers, ...rows] = parseCsvText(out, "out.csv");
    expect(headers).toEqual([
      "Severity",
      "Check",
      "Name",
      "Lines",
      "Rows",
      "Claim",
      "Payer",
      "Message",
      "Why",
      "Fix",
      "Decided by",
      "Amount",
    ]);
    expect(rows.map((row) => [row[0], row[1], row[3], row[4], row[11]])).toEqual([
      ["error", "EM-02", "2, 1", "3, 2", "200.5"],
    ]);
  });

  it("keeps a claim id from becoming a formula in CSV and in a workbook", async () => {
    const path = files.write("formula.csv", HEADER + (INFUSION + VISIT).replaceAll("C1", "=1+1"));
    const { out } = await check("--claims", path, "--format", "csv");
    expect(parseCsvText(out, "out.csv")[1]?.[5]).toBe("'=1+1");
    await check("--claims", path, "--out", files.at("formula.xlsx"));
    const [findings] = (await readWorkbook(readFileSync(files.at("formula.xlsx")), "f.xlsx")).sheets;
    expect(findings?.cells[1]?.[5]).toBe("=1+1");
  });

  it("writes a workbook of findings, what was not checked, the counts and the lines", async () => {
    const out = files.at("report.xlsx");
    const { status, notes } = await check("--claims", faulty, "--format", "xlsx", "--out", out);
    expect(status).toBe(1);
    expect(notes).toContain(`Written to ${out}`);
    const { sheets } = await readWorkbook(readFileSync(out), "report.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual(["Findings", "Not checked", "Summary", "Lines"]);
    expect(sheets[0]?.cells[1]?.slice(0, 2)).toEqual(["error", "EM-02"]);
    expect(sheets[2]?.cells).toContainEqual(["Amount at risk", 200.5]);
    expect(sheets[3]?.cells.slice(1).map((row) => row.slice(-2))).toEqual([
      ["not checked", "EM-02"],
      ["error", "EM-02"],
    ]);
  });

  it("writes to a file in the format that its name tells", async () => {
    await check("--claims", clean, "--out", files.at("new folder/report.json"));
    expect(JSON.parse(readFileSync(files.at("new folder/report.json"), "utf8")).version).toBe(1);
  });

  it("counts from the day that is named", async () => {
    const line = "C2,Example Commercial Plan,P2,2026-08-01,99213,,1,90,C34.11,11,1234567893\n";
    const path = files.write("asof.csv", HEADER + line);
    expect((await json("--claims", path, "--as-of", "2026-08-02")).findings).toEqual([]);
    expect((await json("--claims", path, "--as-of", "11/23/2026")).findings[0].check).toBe("FILE-01");
  });

  it("writes the columns that it found, to be corrected and read again", async () => {
    const path = files.write("found.csv", HEADER.replace("Payer", "Ins").replace("CPT", "Proc") + INFUSION + VISIT);
    const map = files.at("found.json");
    const first = await json("--claims", path, "--save-map", map);
    expect(JSON.parse(readFileSync(map, "utf8"))).toMatchObject({ Payer: "Ins", CPT: "Proc" });
    const { input, findings } = await json("--claims", path, "--map", map);
    expect([input, findings]).toEqual([first.input, first.findings]);
  });

  it("takes one value for all rows and columns by number, and notes what is guessed", async () => {
    const path = files.write("bare.csv", "Patient Name,Day,Code\nMade,2026-10-14,99213\n,,\nTotal,,\n");
    const map = files.write("bare.json", JSON.stringify({ Payer: { value: "Medicare Part B" }, DOS: 2, CPT: 3 }));
    const { out, notes } = await check("--claims", path, "--map", map, "--format", "json");
    expect(JSON.parse(out).input).toMatchObject({
      mapping: { Patient: "Patient Name", DOS: "Day", CPT: "Code" },
      fixed: { Payer: "Medicare Part B" },
      skipped: [{ row: 4, kind: "total" }],
    });
    expect(notes).toMatch(/Patient is guessed from "Patient Name"/);
    expect(notes).toMatch(/Not read as lines: row 4 is a total/);
  });

  it("names the service of a row that holds several", async () => {
    const header = "Payer,Patient,DOS,Rendering NPI,Dx 1,CPT 1,Mod 1,Units 1,CPT 2,Mod 2,Units 2\n";
    const path = files.write(
      "wide.csv",
      `${header}Medicare Part B,P1,2026-10-14,1234567893,C34.11,96413,,1,99213,,1\n`,
    );
    const report = await json("--claims", path);
    expect(report.summary.lines).toBe(2);
    const visit = report.findings.find((finding: { check: string }) => finding.check === "EM-02");
    expect(visit).toMatchObject({ lines: [1, 1], part: [2, 1] });
    const { out } = await check("--claims", path, "--explain", "1.02");
    expect(out).toContain("99213");
  });

  it("reads headers that a map names, in either direction", async () => {
    const path = files.write("export.csv", HEADER.replace("Payer", "Ins").replace("CPT", "Proc") + INFUSION + VISIT);
    const maps = [
      { Payer: "Ins", CPT: "Proc" },
      { Ins: "Payer", Proc: "CPT" },
    ];
    for (const map of maps) {
      const report = await json("--claims", path, "--map", files.write("map.json", JSON.stringify(map)));
      expect(report.input.mapping).toMatchObject({ Payer: "Ins", CPT: "Proc" });
      expect(report.findings.map((finding: { check: string }) => finding.check)).toEqual(["EM-02"]);
    }
  });

  it("takes national tables from a folder and says what it took", async () => {
    const folder = scratch();
    folder.write(
      "ccipra-v302r0-f1.TXT",
      "Column1/Column2 Edits\nColumn 1\tColumn 2\n00100\t00102\t\t20200101\t*\t0\tx\n",
    );
    folder.write("readme.txt", "hello");
    const { status, notes } = await check("--claims", faulty, "--reference", folder.at(""));
    expect(status).toBe(0);
    expect(notes).toMatch(/PTP 2024-07: 1 row from ccipra-v302r0-f1\.TXT/);
    expect(notes).toMatch(/holds no MUE, Add-on or NDC table: the built-in one is used/);
    folder.remove();
  });

  it("takes national tables from CMS's archive too", async () => {
    const folder = scratch();
    const table = "Column1/Column2 Edits\nColumn 1\tColumn 2\n00100\t00102\t\t20200101\t*\t0\tx\n";
    folder.write("medicare-ncci-ptp.zip", zipOf([{ name: "ccipra-v323r0-f1.TXT", data: table }]));
    const { status, notes } = await check("--claims", faulty, "--reference", folder.at(""));
    expect(status).toBe(0);
    expect(notes).toMatch(/PTP 2026-10: 1 row from medicare-ncci-ptp\.zip/);
    folder.remove();
  });
});

describe("an input that cannot be used ends with 2 and says where", () => {
  const unusable = async (message: RegExp, ...args: string[]): Promise<void> => {
    const { status, out, notes } = await check(...args);
    expect([status, out]).toEqual([2, ""]);
    expect(notes).toMatch(message);
  };

  it.each([
    ["no such file", ["--claims", "nowhere.csv"], /nowhere\.csv: there is no such file/],
    ["a folder", ["--claims", files.at("")], /is a folder\. Name a file/],
    [
      "no header row",
      ["--claims", files.write("none.csv", "1,2\n3,4\n")],
      /none\.csv: No claim lines: the sheet .* has no header row/,
    ],
    ["an empty file", ["--claims", files.write("empty.csv", "")], /empty\.csv: The sheet .* is empty/],
    ["no spreadsheet", ["--claims", files.write("photo.xlsx", "not a workbook")], /photo\.xlsx: is no Excel workbook/],
    [
      "a cut file",
      ["--claims", files.write("cut.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))],
      /cut\.xlsx: the workbook is damaged or was cut off/,
    ],
    [
      "a matrix that is none",
      ["--claims", clean, "--matrix", files.write("m.xlsx", "x")],
      /m\.xlsx: is no Excel workbook/,
    ],
    ["a matrix folder that is empty", ["--claims", clean, "--matrix", scratch().at("")], /no matrix is in it/],
    ["no such matrix", ["--claims", clean, "--matrix", "nowhere"], /nowhere: there is no such file or folder/],
    ["a reference that is a file", ["--claims", clean, "--reference", clean], /clean\.csv: is a file\. Name a folder/],
    [
      "a reference without tables",
      ["--claims", clean, "--reference", scratch().at("")],
      /holds none of the tables that CMS ships/,
    ],
    [
      "a map that is no JSON",
      ["--claims", clean, "--map", files.write("bad.json", "{Payer: Ins}")],
      /bad\.json: is not JSON/,
    ],
    [
      "a map of unknown fields",
      ["--claims", clean, "--map", files.write("odd.json", '{"A":"B"}')],
      /odd\.json: neither "A" nor "B" is a field/,
    ],
    [
      "a map that is a list",
      ["--claims", clean, "--map", files.write("list.json", "[]")],
      /list\.json: is not a JSON object/,
    ],
    ["no claims", [], /^Name the claim file: --claims FILE\n\n/],
    ["an unknown option", ["--claims", clean, "--sheets", "A"], /^Unknown option '--sheets'/],
    ["an option without its value", ["--claims"], /--claims.*argument/],
    ["an unknown format", ["--claims", clean, "--format", "pdf"], /^--format pdf is not one of: text, json, csv, xlsx/],
    ["a workbook for the terminal", ["--claims", clean, "--format", "xlsx"], /name it with --out FILE\.xlsx/],
    ["a date that is none", ["--claims", clean, "--as-of", "soon"], /^--as-of soon is not a date/],
  ])("%s", async (_, args, message) => unusable(message, ...args));

  it("a sheet that is not there", async () => {
    const path = files.write(
      "book.xlsx",
      await writeWorkbook({ sheets: [{ name: "Claims", rows: [["Payer"]], columns: [] }] }),
    );
    await unusable(
      /book\.xlsx, sheet "Other": there is no sheet of this name\. The file has: Claims/,
      "--claims",
      path,
      "--sheet",
      "Other",
    );
  });

  it("shows how it is used where it was called wrongly, and on request", async () => {
    expect((await check("--format", "pdf")).notes).toContain("npm run check -- --claims FILE [options]");
    const help = await check("--help");
    expect([help.status, help.notes]).toEqual([0, ""]);
    expect(help.out).toContain("--reference FOLDER");
  });
});

describe("bad cells never stop a check", () => {
  it("reads the other rows and tells each place", async () => {
    const rows =
      INFUSION +
      INFUSION.replace("96360", "635") +
      INFUSION.replace("2026-10-14", "14.10.2026") +
      INFUSION.replace("C34.11", "#N/A") +
      VISIT;
    const report = await json("--claims", files.write("bad.csv", HEADER + rows));
    expect(report.input.problems.map(({ row, column }: { row: number; column: string }) => [row, column])).toEqual([
      [3, "CPT"],
      [4, "DOS"],
      [5, "Dx"],
    ]);
    expect(report.findings.map((finding: { check: string }) => finding.check)).toContain("EM-02");
  });

  it("names issues of the matrix, which is used without the bad row", async () => {
    const folder = scratch();
    folder.write(
      "Payers.csv",
      "Payer ID,Name,Kind,MAC,Edits,Date Basis,Filing Days,Aliases,Note\nMEDICARE,Medicare,Medicare,,NCCI,,,,\nX,Acme,Unheard of,,,,,,\n",
    );
    const { out, notes } = await check("--claims", clean, "--matrix", folder.at(""), "--format", "json");
    expect(JSON.parse(out).matrix.issues).toEqual([
      { table: "Payers", row: 3, column: "Kind", message: expect.stringContaining('"Unheard of" is not one of') },
    ]);
    expect(notes).toMatch(/has no tables PriorAuth, .* and MatrixLog: read as empty/);
    expect(notes).toMatch(/ has 1 issue\. See them with "npm run matrix -- health/);
    folder.remove();
  });
});
