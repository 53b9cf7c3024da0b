import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { checkCommand } from "../../src/cli/check-command";
import { parseCsvText } from "../../src/files/csv";
import { readWorkbook } from "../../src/files/xlsx-read";
import { writeWorkbook } from "../../src/files/xlsx-write";
import { done, scratch } from "./recorder";

const HEADER = "Claim,Payer,Patient,DOS,CPT,Mods,Units,Charge,Dx,POS,Rendering NPI\n";
const INFUSION = "C1,Medicare,P1,2026-10-14,96360,,1,400,C34.11,11,1234567893\n";
const VISIT = "C1,Medicare,P1,2026-10-14,99214,,1,200.50,C34.11,11,1234567893\n";
const files = scratch();
const reports = scratch();
afterAll(() => [files, reports].forEach((each) => each.remove()));

/** A folder of claim files; `broken` ones among them. */
function folderOf(name: string, contents: Readonly<Record<string, string | Uint8Array>>): string {
  mkdirSync(files.at(name));
  for (const [file, content] of Object.entries(contents)) files.write(`${name}/${file}`, content);
  return files.at(name);
}

const good = folderOf("good", {
  "b.tsv": `${HEADER}${VISIT}`.replaceAll(",", "\t"),
  "a.csv": `${HEADER}${INFUSION}${VISIT}`,
  "C.txt": `${HEADER}${VISIT}`,
  ".hidden.csv": "not meant",
  "~$open.xlsx": "not meant",
  "notes.pdf": "%PDF",
});
mkdirSync(`${good}/older`);
const broken = folderOf("broken", {
  "1 cut.csv": `${HEADER}${VISIT}"C2,Medicare`,
  "2 good.csv": `${HEADER}${VISIT}`,
  "3 old.xls": Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
  "4 other.csv": "1,2\n3,4\n",
});
const check = (...args: string[]) => done(checkCommand, args);

describe("a folder of claim files", () => {
  it("is checked file by file, in the order of names, and says what it passes over", async () => {
    const { status, out, notes } = await check("--claims", good, "--format", "json");
    expect(status).toBe(1);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(["version", "asOf", "matrix", "files", "summary"]);
    expect(report.files.map(({ file }: { file: string }) => file)).toEqual(
      ["C.txt", "a.csv", "b.tsv"].map((name) => `${good}/${name}`),
    );
    expect(report.summary).toMatchObject({ lines: 4, encounters: 3, error: 1, amountAtRisk: 20050 });
    expect(notes).toContain(`${good}: not read as claim files: notes.pdf and older\n`);
    expect(notes).not.toMatch(/hidden|open\.xlsx/);
  });

  it("says of each file what is said of it alone", async () => {
    const report = JSON.parse((await check("--claims", good, "--format", "json")).out);
    for (const { file, ...said } of report.files) {
      const { version, asOf, matrix, ...alone } = JSON.parse((await check("--claims", file, "--format", "json")).out);
      expect(said).toEqual(alone);
      expect({ version, asOf, matrix }).toEqual({ version: report.version, asOf: report.asOf, matrix: report.matrix });
    }
  });

  it("tells the files one after the other in words, and what they come to together", async () => {
    const { out } = await check("--claims", good);
    expect(out).toMatch(
      /C\.txt: 1 line[^]*a\.csv: 2 lines[^]*b\.tsv: 1 line[^]*Together: 3 files, 4 lines in 3 encounters/,
    );
    expect(out).toMatch(/Together[^]*Lines by their worst finding: 1 error[^]*At risk: \$201[^]*1 hold \(\$601\)/);
  });

  it("names the file in front of each row of comma separated text", async () => {
    const [headers = [], ...rows] = parseCsvText((await check("--claims", good, "--format", "csv")).out, "out");
    expect(headers.slice(0, 3)).toEqual(["File", "Severity", "Check"]);
    expect(rows.filter(([, severity]) => severity === "error").map(([file, , id]) => [file, id])).toEqual([
      [`${good}/a.csv`, "EM-02"],
    ]);
  });

  it("makes one workbook with the file in front of each row", async () => {
    const out = reports.at("all.xlsx");
    expect((await check("--claims", broken, "--out", out)).status).toBe(2);
    const { sheets } = await readWorkbook(readFileSync(out), out);
    const cellsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.cells ?? [];
    expect(sheets.map(({ name }) => name)).toEqual([
      "Findings",
      "Not checked",
      "Summary",
      "Claims",
      "Lines",
      "Not used",
    ]);
    expect(cellsOf("Lines").map(([file, line]) => [file, line])).toEqual([
      ["File", "Line"],
      [`${broken}/2 good.csv`, 1],
    ]);
    expect(cellsOf("Not used").map(([file, where]) => [file, where ?? ""])).toEqual([
      ["File", "Where"],
      [`${broken}/1 cut.csv`, "row 3"],
      [`${broken}/3 old.xls`, ""],
      [`${broken}/4 other.csv`, ""],
    ]);
  });

  it("tells each file that cannot be used, checks the others, and ends with 2", async () => {
    const { status, out, notes } = await check("--claims", broken, "--format", "json");
    expect(status).toBe(2);
    const report = JSON.parse(out);
    expect(report.files.map((file: object) => Object.keys(file))).toEqual([
      ["file", "problem"],
      ["file", "summary", "findings", "notChecked", "input"],
      ["file", "problem"],
      ["file", "problem"],
    ]);
    expect(report.files[0].problem).toEqual({
      sheet: null,
      row: 3,
      column: null,
      message: expect.stringMatching(/opened and never closed/),
    });
    expect(report.summary.lines).toBe(1);
    expect(notes).toMatch(/1 cut\.csv, row 3: a quote/);
    expect(notes).toMatch(/3 old\.xls: is an old \.xls workbook/);
    expect(notes).toMatch(/4 other\.csv: No claim lines/);
    expect(notes).toMatch(/3 of 4 files could not be used/);
    const text = await check("--claims", broken);
    expect([text.status, text.out]).toEqual([
      2,
      expect.stringMatching(/Together: 1 file, [^]*were not checked:[^]*1 cut/),
    ]);
  });

  it("reads workbooks too, and a sheet of one name in each", async () => {
    const rows = [
      ["Payer", "Patient", "DOS", "CPT"],
      ["Medicare", "P1", "2026-10-14", "99214"],
    ];
    const folder = folderOf("workbooks", {
      "a.xlsx": await writeWorkbook({ sheets: [{ name: "October", rows, columns: [] }] }),
      "b.xlsx": await writeWorkbook({ sheets: [{ name: "November", rows, columns: [] }] }),
    });
    expect(JSON.parse((await check("--claims", folder, "--format", "json")).out).summary.lines).toBe(2);
    const named = await check("--claims", folder, "--sheet", "October", "--format", "json");
    expect([named.status, JSON.parse(named.out).summary.lines]).toEqual([2, 1]);
    expect(named.notes).toMatch(/b\.xlsx, sheet "October": there is no sheet of this name/);
  });

  it.each([
    ["without claim files", () => ["--claims", folderOf("empty", { "a.pdf": "" })], /holds no claim files/],
    ["to explain a line of", () => ["--claims", good, "--explain", "1"], /--explain is of one file/],
    ["to write the mapping of", () => ["--claims", good, "--save-map", "m.json"], /--save-map is of one file/],
    ["to write the report into", () => ["--claims", good, "--out", `${good}/r.csv`], /among the claim files/],
  ])("cannot be asked %s", async (_, args, message) => {
    const { status, out, notes } = await check(...args());
    expect([status, out]).toEqual([2, ""]);
    expect(notes).toMatch(message);
  });
});

describe("a report that is written to a file", () => {
  const claims = files.write("claims.csv", `${HEADER}${VISIT}`);

  it("has its name when it is whole, and leaves nothing beside it", async () => {
    const out = reports.at("new/report.json");
    expect((await check("--claims", claims, "--out", out)).status).toBe(0);
    expect(readdirSync(reports.at("new"))).toEqual(["report.json"]);
    expect(JSON.parse(readFileSync(out, "utf8")).version).toBe(1);
  });

  it("leaves the last report as it was where the claims cannot be used", async () => {
    const out = reports.write("kept.json", "{}");
    expect((await check("--claims", `${broken}/1 cut.csv`, "--out", out)).status).toBe(2);
    expect(readFileSync(out, "utf8")).toBe("{}");
    expect(readdirSync(reports.at(".")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("goes where a link leads, with the mode that the file has", async () => {
    const target = reports.write("target.csv", "old");
    symlinkSync(target, reports.at("link.csv"));
    const { mode } = statSync(target);
    expect((await check("--claims", claims, "--out", reports.at("link.csv"))).status).toBe(0);
    expect(readFileSync(target, "utf8")).toMatch(/^Severity/);
    expect(statSync(target).mode).toBe(mode);
  });

  it("is never written over what is read", async () => {
    const { status, notes } = await check("--claims", claims, "--format", "csv", "--out", claims);
    expect([status, readFileSync(claims, "utf8")]).toEqual([2, `${HEADER}${VISIT}`]);
    expect(notes).toMatch(/is what is read/);
  });
});
