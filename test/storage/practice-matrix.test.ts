import "fake-indexeddb/auto";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { headersOf, TABLE_NAMES } from "../../src/matrix/tables";
import { closeStorage, inTransaction } from "../../src/storage/database";
import { onMatrixPublished } from "../../src/storage/matrix-published";
import {
  forgetMatrix,
  publishable,
  publishedInfo,
  publishedMatrix,
  publishMatrix,
} from "../../src/storage/practice-matrix";
import { withRows } from "../checks/case-file";

const PATIENT = "ZZ-PATIENT-4711";
const NAME = "Practice policies.xlsx";

beforeEach(() => forgetMatrix());

/** The starter with a row about a patient in every table that may hold one, and in a column that the practice added. */
function withPatients(): MatrixCells {
  const tables = ["Authorizations", "Courses", "MatrixTests", "MatrixLog"] as const;
  const cells = withRows(
    starterTables(),
    tables.map((table) => ({ table, cells: Object.fromEntries(headersOf(table).map((header) => [header, PATIENT])) })),
  );
  const priorAuth = cells.PriorAuth;
  if (!priorAuth) throw new Error("the starter has PriorAuth");
  const headers = ["Remark", ...priorAuth.headers];
  return { ...cells, PriorAuth: { ...priorAuth, headers, rows: priorAuth.rows.map((row) => [PATIENT, ...row]) } };
}

describe("the practice's matrix on this computer", () => {
  it("is there after everything was closed and opened again, with name, revision and date", async () => {
    const info = await publishMatrix({ name: NAME, on: 1_000, cells: starterTables() });
    await closeStorage();
    const found = await publishedMatrix();
    expect(found).toMatchObject({ name: NAME, on: 1_000, revision: info.revision, issues: 0 });
    expect(compileMatrix(found?.cells ?? {}).revision).toBe(info.revision);
    expect(found?.rules).toBe(compileMatrix(starterTables()).ruleCount);
    expect(await publishedInfo()).toEqual(info);
  });

  it("holds nothing of patients, in none of the stores", async () => {
    await publishMatrix({ name: NAME, on: 1, cells: withPatients() });
    const kept = await inTransaction("readonly", async (stores) => [
      await stores.getAll("practice"),
      await stores.getAll("sets"),
      await stores.getAll("contents"),
    ]);
    expect(JSON.stringify(kept)).not.toContain(PATIENT);
    expect(JSON.stringify(kept)).toContain("J9271");
    const { cells } = (await publishedMatrix()) ?? {};
    expect(Object.keys(cells ?? {}).sort()).toEqual(
      TABLE_NAMES.filter((name) => !["Authorizations", "Courses", "MatrixTests", "MatrixLog"].includes(name)).sort(),
    );
  });

  it("decides as the workbook does, row for row, where a column of the practice stands in front", () => {
    const rows = compileMatrix(withPatients()).tables.PriorAuth.rules.map(({ id, row }) => [id, row]);
    expect(rows.length).toBeGreaterThan(0);
    expect(compileMatrix(publishable(withPatients())).tables.PriorAuth.rules.map(({ id, row }) => [id, row])).toEqual(
      rows,
    );
  });

  it("is one: the last that was published, whose name says of which workbook", async () => {
    await publishMatrix({ name: NAME, on: 1, cells: starterTables() });
    await publishMatrix({ name: "Other.xlsx", on: 2, cells: withPatients() });
    expect(await publishedInfo()).toMatchObject({ name: "Other.xlsx", on: 2 });
    await forgetMatrix();
    expect(await publishedInfo()).toBeNull();
    expect(await publishedMatrix()).toBeNull();
  });

  it("is published with its issues, and says how many", async () => {
    const cells = withRows(starterTables(), [{ table: "PriorAuth", cells: { Payer: "NOBODY", Codes: "J9271" } }]);
    expect((await publishMatrix({ name: NAME, on: 1, cells })).issues).toBeGreaterThan(0);
    expect((await publishedMatrix())?.issues).toBe((await publishedInfo())?.issues);
  });

  it("does not answer where it was damaged", async () => {
    await publishMatrix({ name: NAME, on: 1, cells: starterTables() });
    await inTransaction("readwrite", (stores) =>
      stores.put("practice", "cells", { PriorAuth: { headers: [], rows: [] } }),
    );
    await expect(publishedMatrix()).rejects.toThrow(/Practice policies\.xlsx, published on this computer, is damaged/);
  });

  it("tells this window and the others", async () => {
    const other = new BroadcastChannel("payer-policy-matrix");
    const heard = new Promise((resolve) => (other.onmessage = ({ data }) => resolve(data)));
    const listener = jest.fn();
    const stop = onMatrixPublished(listener);
    await publishMatrix({ name: NAME, on: 1, cells: starterTables() });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(await heard).toBe("matrix published");
    other.postMessage("matrix published");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(listener).toHaveBeenCalledTimes(2);
    other.close();
    stop();
    await forgetMatrix();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});

describe("a browser that keeps nothing", () => {
  const { indexedDB: kept } = globalThis;
  afterEach(async () => {
    Object.assign(globalThis, { indexedDB: kept });
    await closeStorage();
  });

  it("is said, and nothing is published", async () => {
    await closeStorage();
    Object.assign(globalThis, { indexedDB: undefined });
    await expect(publishMatrix({ name: NAME, on: 1, cells: starterTables() })).rejects.toThrow(
      /this browser keeps nothing/,
    );
    await expect(publishedMatrix()).rejects.toThrow(/this browser keeps nothing/);
  });
});
