// Formulas of a workbook that has no matrix of its own.
import "fake-indexeddb/auto";
import type { MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { closeStorage, inTransaction } from "../../src/storage/database";
import { forgetMatrix, publishMatrix } from "../../src/storage/practice-matrix";
import { parseDay } from "../../src/values/day";
import { withRows } from "../checks/case-file";
import { loadFunctions, policyMatrixOf } from "./runtime";

// The workbook that is open has no matrix.
jest.mock("../../src/excel/read-matrix", () => ({ readMatrix: async () => ({ cells: {}, places: new Map() }) }));

const DOS = parseDay("2026-10-14") ?? 0;
const NAME = "Practice policies.xlsx";
let call: (name: string, ...args: readonly unknown[]) => unknown;

beforeAll(async () => {
  const functions = await loadFunctions();
  call = (name, ...args) => {
    const asked = functions[name];
    if (!asked) throw new Error(`no function ${name}`);
    return asked(...args);
  };
});
beforeEach(() => forgetMatrix());

/** The starter with another payer, so that no other test has it in memory. */
function matrixOf(payer: string): MatrixCells {
  return withRows(starterTables(), [
    { table: "Payers", cells: { "Payer ID": payer, Name: payer, Kind: "Commercial" } },
    { table: "PriorAuth", cells: { "Rule ID": "PA-9", Payer: payer, Codes: "J9271", Requirement: "Required" } },
  ]);
}

const publish = (payer: string) => publishMatrix({ name: NAME, on: 1, cells: matrixOf(payer) });

describe('MATRIX("practice")', () => {
  test("is the text of the matrix published last, and formulas answer from it", async () => {
    const { revision } = await publish("LAKESIDE");
    const text = await call("MATRIX", [["practice"]]);
    expect(text).toMatch(new RegExp(`^Matrix ${revision} · \\d+ payers · \\d+ rules`));
    expect(call("AUTH", text, "Lakeside", "J9271", DOS)).toEqual([["Required"]]);
  });

  test("answers with the newer one when it is calculated anew, and what was answered before stays", async () => {
    await publish("RIVER");
    const before = await call("MATRIX", [["practice"]]);
    const { revision } = await publish("VALLEY");
    const after = await call("MATRIX", [["Practice"]], [[revision]]);
    expect(after).not.toBe(before);
    expect(after).toContain(revision);
    expect(call("AUTH", before, "River", "J9271", DOS)).toEqual([["Required"]]);
    expect(call("AUTH", after, "Valley", "J9271", DOS)).toEqual([["Required"]]);
  });

  test("two workbooks do not mix: each formula answers from the revision that its own cell names", async () => {
    const own = policyMatrixOf(matrixOf("OWN"));
    await publish("OTHER");
    const practice = await call("MATRIX", [["practice"]]);
    expect(call("AUTH", own, "Own", "J9271", DOS)).toEqual([["Required"]]);
    expect(call("AUTH", practice, "Other", "J9271", DOS)).toEqual([["Required"]]);
    expect(() => call("AUTH", own, "Other", "J9271", DOS)).toThrow(/is not in the matrix/);
    expect(() => call("AUTH", practice, "Own", "J9271", DOS)).toThrow(/is not in the matrix/);
  });

  test("a formula of a workbook that has just opened finds it by the revision in its cell", async () => {
    const { revision } = await publish("JUST-OPENED");
    expect(await call("AUTH", `Matrix ${revision} · 6 payers`, "Just-opened", "J9271", DOS)).toEqual([["Required"]]);
    await publish("NEWER-ONE");
    const gone = call("AUTH", "Matrix 0123456789abcdef · 6 payers", "Newer-one", "J9271", DOS);
    await expect(gone).rejects.toThrow(/neither in this workbook nor the one published on this computer/);
  });

  test("says what to do where none was published, or it cannot be read", async () => {
    const none = call("MATRIX", [["practice"]]);
    await expect(none).rejects.toThrow(
      /no matrix was published on this computer\. Open the workbook that has the matrix/,
    );
    await publish("DAMAGED");
    await inTransaction("readwrite", (stores) => stores.put("practice", "cells", { PriorAuth: 1 }));
    await expect(call("MATRIX", [["practice"]])).rejects.toThrow(
      /cannot be read: the matrix of Practice policies\.xlsx/,
    );
    const { indexedDB: kept } = globalThis;
    await closeStorage();
    Object.assign(globalThis, { indexedDB: undefined });
    await expect(call("MATRIX", [["practice"]])).rejects.toThrow(/cannot be read: this browser keeps nothing/);
    Object.assign(globalThis, { indexedDB: kept });
  });
});
