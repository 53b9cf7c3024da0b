import { matrixWorkbookBytes } from "../../src/cli/matrix-workbook";
import { matrixFileName, matrixFiles, readMatrixFolder, readMatrixWorkbook } from "../../src/files/matrix-files";
import { writeWorkbook } from "../../src/files/xlsx-write";
import { FORMAT_PROPERTY, MATRIX_FORMAT } from "../../src/matrix/format";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import type { TableName } from "../../src/matrix/tables";
import { utf8 } from "./archive";

const starter = starterTables();
const texts = new Map(matrixFiles(starter).map(({ name, text }) => [name, text]));
const folder = (changed: Partial<Record<TableName, string | null>> = {}): MatrixCells =>
  readMatrixFolder((table) => {
    const text = table in changed ? changed[table] : texts.get(matrixFileName(table));
    return text === null || text === undefined ? undefined : utf8(text);
  }, "matrix");
const issuesOf = (cells: MatrixCells): string[] =>
  compileMatrix(cells).issues.map(({ table, row, column, message }) => `${table} ${row} ${column}: ${message}`);

describe("a matrix in files", () => {
  it("is the same in a folder, in a workbook, and as it was", async () => {
    const revision = compileMatrix(starter).revision;
    const workbook = await readMatrixWorkbook(await matrixWorkbookBytes(starter, 46351), "m.xlsx");
    expect(compileMatrix(folder()).revision).toBe(revision);
    expect(compileMatrix(workbook).revision).toBe(revision);
    expect(compileMatrix(workbook).issues).toEqual([]);
    expect(compileMatrix(folder()).missing).toEqual([]);
  });

  it("writes dates as ISO text and keeps codes as text", () => {
    const rows = (texts.get("CodeStatus.csv") ?? "").split("\r\n");
    expect(rows.find((row) => row.startsWith("77014,"))).toMatch(/^77014,(\d{4}-\d\d-\d\d)?,2025-12-31,/);
  });

  it("reads a missing table as empty and says which", () => {
    const matrix = compileMatrix(folder({ Drugs: null, PriorAuth: null }));
    expect(matrix.missing).toEqual(["PriorAuth", "Drugs"]);
    expect(matrix.tables.PriorAuth.rules).toEqual([]);
  });

  it("refuses a folder without any table", () => {
    expect(() => readMatrixFolder(() => undefined, "here")).toThrow(
      /here: no matrix is in it: it holds none of Payers\.csv/,
    );
  });

  it("names the row and column of a bad date, and reads the other rows", () => {
    const cells = folder({
      PriorAuth:
        "Rule ID,Payer,Codes,Diagnoses,Place of Service,Requirement,Max Units,From,To,Source,Source Date,Reviewed,Note\r\n" +
        "PA-1,*,J9271,,,Required,,soon,,B,,,\r\nPA-2,*,J9299,,,Required,,11/01/2026,,B,,,\r\n",
    });
    expect(issuesOf(cells)).toEqual([expect.stringMatching(/^PriorAuth 2 From: "soon" is not a date/)]);
    expect(compileMatrix(cells).tables.PriorAuth.rules.map((rule) => [rule.id, rule.row])).toEqual([["PA-2", 3]]);
  });

  it("names a missing column", () => {
    const cells = folder({
      UnitLimits: "Rule ID,Payer,Codes,MAI,From,To,Source,Source Date,Reviewed,Note\r\nUL-1,*,J9271,2,,,B,,,\r\n",
    });
    expect(issuesOf(cells)).toEqual([
      expect.stringMatching(/^UnitLimits 0 Max Units: the table UnitLimits has no column "Max Units"/),
    ]);
  });

  it("finds a table by its name wherever it stands, else a sheet of that name", async () => {
    const bytes = await writeWorkbook({
      sheets: [
        {
          name: "Sheet1",
          rows: [
            ["Payer ID", "Name", "Kind"],
            ["A", "Acme", "Commercial"],
          ],
          columns: [{}, {}, {}],
          table: "Payers",
        },
        {
          name: "priorauth",
          rows: [
            ["Rule ID", "Payer", "Codes", "Requirement"],
            ["PA-1", "A", "J9271", "Required"],
          ],
          columns: [],
        },
        { name: "Drugs", rows: [["My own", "notes"]], columns: [] },
      ],
    });
    const matrix = compileMatrix(await readMatrixWorkbook(bytes, "m.xlsx"));
    expect(matrix.payers.find("acme")?.id).toBe("A");
    expect(matrix.tables.PriorAuth.rules.map((rule) => [rule.id, rule.row])).toEqual([["PA-1", 2]]);
    expect(matrix.missing).toContain("Drugs");
  });

  it("refuses a workbook without a matrix, and one of a newer format", async () => {
    const plain = await writeWorkbook({ sheets: [{ name: "A", rows: [["x"]], columns: [] }] });
    await expect(readMatrixWorkbook(plain, "m.xlsx")).rejects.toThrow(/m\.xlsx: no matrix is in it/);
    const newer = await writeWorkbook({
      sheets: [{ name: "Payers", rows: [["Payer ID", "Name", "Kind"]], columns: [] }],
      properties: { [FORMAT_PROPERTY]: MATRIX_FORMAT + 1 },
    });
    await expect(readMatrixWorkbook(newer, "m.xlsx")).rejects.toThrow(/format 2, and this version reads format 1/);
  });
});
