import { matrixWorkbookBytes } from "../../src/cli/matrix-workbook";
import { matrixCommand } from "../../src/cli/matrix-command";
import { matrixFiles } from "../../src/files/matrix-files";
import type { MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { tableOf } from "../../src/matrix/starter/row";
import { headersOf, type TableName } from "../../src/matrix/tables";
import { mkdirSync } from "node:fs";
import { day } from "../day";
import { done, scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());
const diff = (...args: string[]) => done(matrixCommand, ["diff", ...args]);

function withCells(
  name: TableName,
  change: (row: Record<string, unknown>, i: number) => Record<string, unknown>[],
): MatrixCells {
  const starter = starterTables();
  const headers = headersOf(name);
  const rows = starter[name].rows.flatMap((row, i) =>
    change(Object.fromEntries(headers.map((header, at) => [header, row[at]])), i).map((fields) =>
      headers.map((header) => fields[header] as string),
    ),
  );
  return { ...starter, [name]: { ...starter[name], rows } };
}

function folder(name: string, cells: MatrixCells): string {
  mkdirSync(files.at(name));
  for (const file of matrixFiles(cells)) files.write(`${name}/${file.name}`, file.text);
  return files.at(name);
}

/** The commercial example's row for everything else: ends with the year, and from then on everything needs an authorisation. */
const changed = withCells("PriorAuth", (row) =>
  row["Rule ID"] === "PA-0002"
    ? [
        { ...row, To: day("2026-09-30") },
        { ...row, "Rule ID": "PA-0099", From: day("2026-10-01"), Requirement: "Required", Source: "Bulletin 7" },
      ]
    : [row],
);
const OLD = folder("old", starterTables());
const NEW = folder("new", changed);
const claims = files.write(
  "claims.csv",
  "Payer,Patient,DOS,CPT,Units,Charge,Dx,POS,Auth,Level Basis\n" +
    "EXAMPLE-COMMERCIAL,Doe,2026-10-14,99214,1,200.50,C34.11,11,,MDM\n" +
    "EXAMPLE-COMMERCIAL,Roe,2026-10-14,99213,1,900,C34.11,11,,MDM\n",
);

describe("the difference of two matrices from a terminal", () => {
  it("of a folder and a workbook of the same is none, and the status is 0", async () => {
    const workbook = files.write("same.xlsx", await matrixWorkbookBytes(starterTables(), 46351));
    const { status, out } = await diff(OLD, workbook);
    expect([status, out]).toEqual([0, expect.stringContaining("The matrices mean the same.")]);
  });

  it("is told by payer, in words, and the status is 1", async () => {
    const { status, out } = await diff(OLD, NEW);
    expect(status).toBe(1);
    expect(out).toContain("Rows: 1 added, 1 ended");
    expect(out).toMatch(/\(EXAMPLE-COMMERCIAL\): 1 added, 1 ended\n/);
    expect(out).toMatch(/ {2}ended {4}PriorAuth PA-0002, \*: ends 30 Sep 2026; it was open\n/);
    expect(out).toMatch(
      / {2}added {4}PriorAuth PA-0099, \*: Requirement: Required; from 1 Oct 2026; Source: Bulletin\s+7/,
    );
  });

  it("as JSON, with ISO dates", async () => {
    const report = JSON.parse((await diff(OLD, NEW, "--format", "json")).out);
    expect(Object.keys(report)).toEqual(["version", "old", "new", "counts", "missing", "rows"]);
    expect(report).toMatchObject({
      version: 1,
      old: { path: OLD, revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
      counts: { added: 1, changed: 0, ended: 1, removed: 0 },
      missing: [],
    });
    expect(report.rows[0]).toMatchObject({
      kind: "ended",
      table: "PriorAuth",
      payer: "EXAMPLE-COMMERCIAL",
      rule: "PA-0002",
      upkeep: false,
      columns: [{ column: "To", from: "", to: "2026-09-30" }],
    });
    expect(report.rows[1]).toMatchObject({ before: null, after: { values: { From: "2026-10-01" } } });
  });

  it("with claim lines tells which of them get another result, the most money first", async () => {
    const { status, out } = await diff(OLD, NEW, "--claims", claims);
    expect(status).toBe(1);
    expect(out).toMatch(/claims\.csv, checked as of 23 Nov 2026 with both: 2 lines of 2 get\s+another result/);
    expect(out).toMatch(/Newly found:\n {2}- ERROR AUTH-01 · line 2 .*\$900\n(.*\n)* {2}- ERROR AUTH-01 · line 1 /);
    const { claims: told } = JSON.parse((await diff(OLD, NEW, "--claims", claims, "--format", "json")).out);
    expect(Object.keys(told)).toEqual([
      "file",
      "sheet",
      "asOf",
      "lines",
      "amountBefore",
      "amountAfter",
      "newlyFound",
      "noLongerFound",
      "newlyNotChecked",
      "newlyChecked",
    ]);
    expect(told).toMatchObject({ lines: [1, 2], asOf: "2026-11-23" });
    expect(told.newlyFound[0]).toMatchObject({
      line: 2,
      lines: [2],
      check: "AUTH-01",
      severity: "error",
      amount: 90_000,
    });
    expect(JSON.stringify(told)).not.toMatch(/Doe|Roe/);
  });

  it("says where lines may differ because the authorisations do, which are not compared", async () => {
    const auth = { "Auth Number": "A1", Payer: "MEDICARE", Patient: "Doe", Codes: "*" };
    const other = folder("ledger", { ...starterTables(), Authorizations: tableOf("Authorizations", [auth]) });
    const { status, notes } = await diff(OLD, other, "--claims", claims);
    expect([status, notes]).toEqual([
      0,
      expect.stringMatching(/do not have the same Authorizations: lines may get another/),
    ]);
    expect((await diff(OLD, NEW, "--claims", claims)).notes).not.toMatch(/do not have the same/);
    expect((await diff(OLD, other)).notes).not.toMatch(/do not have the same/);
  });

  it("takes the blank row of an empty table in a workbook for no row", async () => {
    const blank = { ...starterTables(), Authorizations: tableOf("Authorizations", [{}]) };
    const workbook = folder("blank-row", blank);
    expect((await diff(OLD, workbook, "--claims", claims)).notes).not.toMatch(/do not have the same/);
  });

  it("names a table that the newer one lacks, and does not call its rows removed", async () => {
    const { Drugs: _, ...rest } = starterTables();
    const lacking = files.at("lacking");
    mkdirSync(lacking);
    for (const file of matrixFiles(rest)) if (file.name !== "Drugs.csv") files.write(`lacking/${file.name}`, file.text);
    const { status, out } = await diff(OLD, lacking);
    expect([status, out]).toEqual([
      1,
      expect.stringMatching(/has no table Drugs: the rows of .*\s+there are not compared/),
    ]);
  });

  it("rows that were only reviewed are named, and not told one by one", async () => {
    const reviewed = withCells("PriorAuth", (row) => [{ ...row, Reviewed: day("2026-11-20") }]);
    const { out } = await diff(OLD, folder("reviewed", reviewed));
    expect(out).toMatch(/PA-0001.*: only source, review or note changed/s);
    expect(out).not.toContain("Reviewed:");
  });

  it.each([
    [["diff"], /Name the two matrices: diff OLD NEW/],
    [["diff", OLD], /Name the newer matrix too/],
    [["diff", OLD, NEW, "more"], /"more" is one argument too many/],
    [["diff", OLD, NEW, "--format", "csv"], /--format csv is not one of: text, json/],
    [["diff", OLD, NEW, "--sheet", "x"], /--sheet says how claim lines are checked: name them with --claims/],
    [["diff", OLD, NEW, "--force"], /diff takes no --force/],
    [["health", OLD, "--claims", claims], /health takes no --claims/],
    [["diff", OLD, NEW, "--claims", claims, "--as-of", "soon"], /--as-of soon is not a date/],
    [["compare", OLD, NEW], /There is no command "compare"/],
  ])("%j is wrong use: status 2, with words and the usage", async (args, message) => {
    const { status, out, notes } = await done(matrixCommand, args);
    expect([status, out]).toEqual([2, ""]);
    expect(notes).toMatch(message);
    expect(notes).toContain("npm run matrix -- diff");
  });

  it("a path that is no matrix ends with 2 and its name", async () => {
    const { status, notes } = await diff(OLD, files.at("nowhere"));
    expect([status, notes]).toEqual([2, expect.stringMatching(/nowhere: there is no such file or folder/)]);
    expect((await diff(OLD, claims)).status).toBe(2);
  });
});
