import { readFileSync, writeFileSync } from "node:fs";
import { matrixCommand } from "../../src/cli/matrix-command";
import { matrixWorkbook } from "../../src/cli/matrix-workbook";
import { readWorkbook } from "../../src/files/xlsx-read";
import { starterTables } from "../../src/matrix/starter";
import { headersOf, TABLE_NAMES } from "../../src/matrix/tables";
import { done, scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());
const matrix = (...args: string[]) => done(matrixCommand, args);

describe("the starter matrix from a terminal", () => {
  it("goes into a folder, one file a table, with the headers of its schema", async () => {
    const { status, out } = await matrix("starter", files.at("starter"));
    expect([status, out]).toEqual([0, ""]);
    for (const name of TABLE_NAMES) {
      const [headers] = readFileSync(files.at(`starter/${name}.csv`), "utf8")
        .replace(/^\ufeff/, "")
        .split("\r\n");
      expect(headers).toBe(headersOf(name).join(","));
    }
  });

  it("goes into a workbook, each table as an Excel table, with the cells that formulas watch", async () => {
    expect((await matrix("starter", files.at("starter.xlsx"))).status).toBe(0);
    const workbook = await readWorkbook(readFileSync(files.at("starter.xlsx")), "starter.xlsx");
    expect(workbook.tables.map((table) => table.name)).toEqual([...TABLE_NAMES]);
    expect(workbook.properties).toEqual({ PayerPolicyMatrixFormat: 1 });
    const stamps = workbook.sheets.at(-1);
    expect([stamps?.name, stamps?.hidden]).toEqual(["PolicyMatrixCells", true]);
    expect(stamps?.cells.slice(0, 18).map((row) => row[0])).toEqual(["Matrix", ...TABLE_NAMES]);
  });

  it("is what the plan for an empty workbook says", () => {
    const { sheets, names } = matrixWorkbook(starterTables());
    expect(names).toEqual([{ name: "PolicyMatrix", refersTo: "PolicyMatrixCells!$B$1" }]);
    const stamps = sheets.at(-1);
    expect(stamps?.formulas).toContainEqual({ row: 0, column: 1, formula: "=PAYER.MATRIX(B2:B18)" });
    expect(stamps?.formulas).toContainEqual({
      row: 2,
      column: 1,
      formula: '=PAYER.TABLE("PriorAuth",PriorAuth[#All])',
    });
    const priorAuth = sheets.find((sheet) => sheet.name === "PriorAuth");
    expect(priorAuth?.columns[5]).toMatchObject({
      format: "@",
      choices: { words: ["Required", "Not required", "Notification", "Predetermination"] },
    });
    expect(priorAuth?.columns[7]).toMatchObject({ format: "yyyy-mm-dd" });
  });

  it("does not write over rules of somebody's own, unless it is forced to", async () => {
    const own = files.at("starter/PriorAuth.csv");
    expect((await matrix("starter", files.at("starter"))).status).toBe(0);
    writeFileSync(own, "my own rules");
    const refused = await matrix("starter", files.at("starter"));
    expect([refused.status, readFileSync(own, "utf8")]).toEqual([2, "my own rules"]);
    expect(refused.notes).toMatch(/PriorAuth\.csv: is there already/);
    expect((await matrix("starter", files.at("starter.xlsx"))).status).toBe(2);
    expect((await matrix("starter", files.at("starter"), "--force")).status).toBe(0);
    expect(readFileSync(own, "utf8")).toMatch(/^Rule ID,/);
  });
});

describe("the health of a matrix from a terminal", () => {
  it("is told as JSON with exactly the documented fields", async () => {
    await matrix("starter", files.at("health"));
    const { status, out } = await matrix("health", files.at("health"), "--format", "json", "--as-of", "2026-11-23");
    expect(status).toBe(0);
    for (const item of JSON.parse(out)) {
      expect(Object.keys(item)).toEqual(["kind", "severity", "table", "row", "column", "rule", "message", "fix"]);
    }
  });

  it("ends with 1 where a row is wrong, in text and in JSON", async () => {
    const folder = scratch();
    folder.write("Payers.csv", "Payer ID,Name,Kind\nA,Acme,Commercial\n");
    folder.write(
      "PriorAuth.csv",
      "Rule ID,Payer,Codes,Diagnoses,Place of Service,Requirement,Max Units,From,To,Source,Source Date,Reviewed,Note\nPA-1,A,J9271,,,Required,,soon,,B,,,\n",
    );
    const json = await matrix("health", folder.at(""), "--format", "json");
    expect(json.status).toBe(1);
    expect(JSON.parse(json.out)).toContainEqual({
      kind: "unusable",
      severity: "error",
      table: "PriorAuth",
      row: 2,
      column: "From",
      rule: "PA-1",
      message: expect.stringContaining('"soon" is not a date'),
      fix: null,
    });
    const text = await matrix("health", folder.at(""));
    expect(text.status).toBe(1);
    expect(text.out).toMatch(/ERROR unusable · PriorAuth, row 2, From, PA-1\n {2}"soon" is not a date/);
    folder.remove();
  });

  it.each([
    ["nothing to do", [], /^Say what to do: starter, health/],
    ["an unknown command", ["stop"], /^There is no command "stop"/],
    ["no path", ["health"], /^Name the matrix: health FOLDER/],
    ["too much", ["health", "a", "b"], /^"b" is one argument too many/],
    ["an unknown format", ["health", ".", "--format", "csv"], /^--format csv is not one of: text, json/],
    ["a matrix that is not there", ["health", "nowhere"], /^nowhere: there is no such file or folder/],
  ])("%s ends with 2", async (_, args, message) => {
    const { status, out, notes } = await matrix(...args);
    expect([status, out]).toEqual([2, ""]);
    expect(notes).toMatch(message);
  });

  it("shows how it is used", async () => {
    const { status, out } = await matrix("--help");
    expect(status).toBe(0);
    expect(out).toContain("npm run matrix -- health PATH");
  });
});
