import fc from "fast-check";
import { diffMatrices } from "../../../src/matrix/diff";
import { editBetween } from "../../../src/matrix/diff/edit-between";
import { applyEdit } from "../../../src/matrix/edit/apply";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { tableOf } from "../../../src/matrix/starter/row";
import { day } from "../../day";
import { rewritten, someMatrix } from "./states";

const edit = (current: MatrixCells, wanted: MatrixCells) => editBetween(current, wanted, "Restore", "Restored");

test("applied to the one, it makes it mean the other", () => {
  fc.assert(
    fc.property(someMatrix, someMatrix, fc.boolean(), (current, wanted, foreign) => {
      const target = foreign ? rewritten(wanted) : wanted;
      const now = applyEdit(current, edit(current, target));
      expect(diffMatrices(now, target).rows).toEqual([]);
      expect(diffMatrices(target, now).rows).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("between two writings of the same there is nothing to do", () => {
  expect(edit(starterTables(), rewritten(starterTables()))).toEqual({
    title: "Restore",
    action: "Restored",
    reason: "",
    changes: [],
  });
});

test("says what stands where, and writes dates as days and codes as text", () => {
  const table = (...rows: Parameters<typeof tableOf>[1]) => ({ PriorAuth: tableOf("PriorAuth", rows) });
  const row = { "Rule ID": "PA-0001", Payer: "ACME", Codes: "J9271", Requirement: "Required", From: "2026-01-01" };
  const gone = { "Rule ID": "PA-0002", Payer: "ACME", Codes: 99214, Requirement: "Required" };
  const added = { "Rule ID": "PA-0003", Payer: "ACME", Codes: 99215, Requirement: "Required", To: "12/31/2026" };
  const current = table(row, gone);
  const wanted = table({ ...row, From: "2027-01-01", "Max Units": "1,000" }, added);
  expect(edit(current, wanted).changes).toEqual([
    {
      kind: "set",
      table: "PriorAuth",
      row: 2,
      ruleId: "PA-0001",
      cells: [
        { column: "Max Units", from: "", to: 1000 },
        { column: "From", from: "2026-01-01", to: day("2027-01-01") },
      ],
    },
    { kind: "remove", table: "PriorAuth", row: 3, ruleId: "PA-0002", values: gone },
    { kind: "add", table: "PriorAuth", values: { ...added, Codes: "99215", To: day("2026-12-31") } },
  ]);
});

test("tables that the other lacks, and those with patients, are left as they are", () => {
  const auths = tableOf("Authorizations", [{ "Auth Number": "A1", Payer: "ACME", Patient: "Doe", Codes: "*" }]);
  const current = { ...starterTables(), Authorizations: auths };
  expect(edit(current, { PriorAuth: starterTables().PriorAuth }).changes).toEqual([]);
  expect(edit(current, starterTables()).changes).toEqual([]);
});
