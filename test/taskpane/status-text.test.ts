import { statusTexts } from "../../src/checks/status-text";
import { isOwnStatus, isStatusText } from "../../src/claims/own-status";
import { mapSheet } from "../../src/claims/mapping/map-sheet";
import { statusCells } from "../../src/functions/check";
import { findingsRows } from "../../src/checks/findings-rows";
import { statusByRow } from "../../src/taskpane/core/status-by-row";
import { checkedSheet, CLAIMS, STARTER } from "./claims";

const checked = checkedSheet();

test("a row says what CHECK says of it", () => {
  const [, ...rows] = CLAIMS;
  const formula = statusCells(checked.result, { headers: CLAIMS[0] ?? [], rows, height: rows.length });
  expect(statusByRow(checked)).toEqual(formula.map(([text]) => text));
  expect(statusByRow(checked).every(isStatusText)).toBe(true);
  expect(statusByRow(checked).map((text) => /^[^:]+/.exec(text)?.[0])).toEqual([
    "Error",
    "OK",
    "Error",
    "Warning",
    "Error",
    "Error",
    "Error",
    "OK",
  ]);
});

test("of a row with several services the worst is said, with what stands behind it", () => {
  const text = statusTexts(checked.result);
  expect(text([8, 3, 4])).toMatch(/^Error: .* \(\+\d+ more\)$/);
  expect(text([8])).toBe("OK");
});

test("rows that are no lines stay blank, and a finding that was dismissed is not forgotten", () => {
  const total = ["", "Total", "", "", "", "", "", 21_000, "", "", ""];
  const withTotal = checkedSheet(STARTER, [...CLAIMS.slice(0, 3), total, ...CLAIMS.slice(3)]);
  expect(withTotal.sheet.skipped).toMatchObject([{ row: 4, kind: "total" }]);
  expect(statusByRow(withTotal)[2]).toBe("");
  const [finding] = checked.result.findings.filter(({ check }) => check === "EM-02");
  if (!finding) throw new Error("no EM-02");
  const result = { ...checked.result, findings: checked.result.findings.filter((each) => each !== finding) };
  const dismissed = [{ finding, reason: "two sites", at: 0 }];
  const memory = { dismissed, returned: new Map(), fresh: new Set<never>(), since: null };
  expect(statusByRow({ ...checked, result, memory })[0]).toBe("OK (1 dismissed)");
});

test("the table has every finding and, apart, all that was not checked", () => {
  const rows = findingsRows(checked);
  const { findings, notChecked } = checked.result;
  expect(rows).toHaveLength(findings.length + notChecked.length);
  expect(rows.slice(findings.length).every(([, , severity]) => severity === "Not checked")).toBe(true);
  expect(rows.find(([, check]) => check === "AUTH-01")).toMatchObject([
    3,
    "AUTH-01",
    "Error",
    expect.any(String),
    expect.any(String),
    expect.any(String),
    9_800,
    "Example Commercial Plan",
    "C2",
  ]);
  const clean = findingsRows({ sheet: checked.sheet, result: { findings: [], notChecked: [] } });
  expect(clean).toEqual([["", "", "OK", "No findings in 8 lines", "", "", 0, "", ""]]);
});

test("a status column is no part of the claims: no field, and the layout is the same", () => {
  const [headers = [], ...rows] = CLAIMS;
  const texts = statusByRow(checked);
  const plain = mapSheet(CLAIMS);
  const own = mapSheet([[...headers, "Status"], ...rows.map((row, i) => [...row, texts[i] ?? ""])]);
  const foreign = mapSheet([[...headers, "Status"], ...rows.map((row) => [...row, "Billed"])]);
  if (plain.kind !== "mapping" || own.kind !== "mapping" || foreign.kind !== "mapping") throw new Error("no header");
  expect(own.columns.at(-1)).toMatchObject({ header: "Status", slot: null });
  expect(own.fingerprint).toBe(plain.fingerprint);
  expect(foreign.fingerprint).not.toBe(plain.fingerprint);
  expect(isOwnStatus("Status 2", [["OK"], [""], ["Error: x"]], 0)).toBe(true);
  expect(isOwnStatus("Status", [["OK"], ["OKAY"]], 0)).toBe(false);
  expect(isOwnStatus("Status", [[""]], 0)).toBe(false);
  expect(isOwnStatus("State", [["OK"]], 0)).toBe(false);
});
