import fc from "fast-check";
import type { NotChecked } from "../../src/checks/finding";
import { checksFound, groupNotChecked, visibleFindings, visibleNotChecked } from "../../src/taskpane/core/select";
import { linesByIndex } from "../../src/taskpane/core/line-views";
import { NO_FILTER, type Filter } from "../../src/taskpane/core/state";
import { checkedSheet } from "./claims";

const checked = checkedSheet();
const { findings } = checked.result;
const ORDER = ["error", "warning", "info"];
const shown = (filter: Partial<Filter>) =>
  visibleFindings(checked, { ...NO_FILTER, ...filter }).map((at) => findings[at]);

test("without a filter all findings are shown: errors first, the most money first", () => {
  const all = shown({});
  expect(all).toHaveLength(findings.length);
  expect(all.slice(0, 2)).toMatchObject([
    { check: "AUTH-01", amount: 980_000 },
    { check: "EM-02", amount: 24_000 },
  ]);
  const severities = all.map((finding) => finding?.severity);
  expect(severities).toEqual([...severities].sort((a, b) => ORDER.indexOf(a!) - ORDER.indexOf(b!)));
});

test("by severity, check and payer", () => {
  expect(shown({ show: "error" }).every((finding) => finding?.severity === "error")).toBe(true);
  expect(shown({ show: "warning" }).map((finding) => finding?.check)).toContain("ADM-06");
  expect(shown({ check: "AUTH-01" })).toMatchObject([{ check: "AUTH-01", lines: [3] }]);
  const ofPayer = shown({ payer: "Example Commercial Plan" });
  expect(ofPayer.map((finding) => finding?.check)).toContain("AUTH-01");
  expect(new Set(ofPayer.map((finding) => finding?.payer))).toEqual(new Set(["Example Commercial Plan"]));
  expect(shown({ show: "notChecked" })).toEqual([]);
});

test("by words: check, message, line, code or patient, in any case", () => {
  for (const text of ["auth-01", "JONES", "j9271 jones", "line 3"]) {
    expect(shown({ text }).map((finding) => finding?.check)).toContain("AUTH-01");
  }
  expect(shown({ text: "jones 99214" })).toEqual([]);
});

test("a selected line alone decides", () => {
  const ofLine = shown({ line: 3, show: "warning", text: "nothing" });
  expect(ofLine.map((finding) => finding?.check)).toContain("AUTH-01");
  expect(ofLine.every((finding) => finding?.lines.includes(3))).toBe(true);
  expect(shown({ line: 8 })).toEqual([]);
  expect(visibleNotChecked(checked, { ...NO_FILTER, line: 4 }).every((entry) => entry.lines.includes(4))).toBe(true);
});

test("the severities part the findings", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 4 }), (text) => {
      const parts = (["error", "warning", "info"] as const).flatMap((show) => shown({ show, text }));
      expect(parts).toHaveLength(shown({ text }).length);
    }),
  );
});

test("lines are known by their position, those that cannot be used too", () => {
  const lines = linesByIndex(checked);
  expect(lines.get(3)).toEqual({
    index: 3,
    row: 4,
    code: "J9271",
    patient: "Jones A",
    payer: "Example Commercial Plan",
    charge: 980_000,
    provider: "",
  });
  expect(lines.get(6)).toMatchObject({ row: 7, code: "", patient: "Green P", charge: null });
});

test("checks are counted behind the list that is shown", () => {
  const errors = checksFound(checked, "error");
  expect(errors.find(({ check }) => check === "AUTH-01")).toEqual({
    check: "AUTH-01",
    name: "Authorisation missing",
    count: 1,
  });
  expect(checksFound(checked, "all").reduce((sum, { count }) => sum + count, 0)).toBe(findings.length);
  expect(checksFound(checked, "notChecked").map(({ check }) => check)).toContain("AUTH-01");
});

test("a reason that several checks share is said once", () => {
  const entry = (check: NotChecked["check"], lines: readonly number[], message: string): NotChecked => ({
    check,
    lines,
    reason: "field",
    missing: ["Start"],
    rules: [],
    message,
  });
  expect(
    groupNotChecked([
      entry("INF-03", [1, 2], "2 lines: Start is missing"),
      entry("AUTH-01", [1, 2, 3], "3 lines: the payer is not in the matrix"),
      entry("INF-04", [1, 2], "2 lines: Start is missing"),
      entry("INF-07", [5, 6], "2 lines: Start is missing"),
    ]),
  ).toEqual([
    { checks: ["AUTH-01"], message: "3 lines: the payer is not in the matrix", lines: [1, 2, 3] },
    { checks: ["INF-03", "INF-04"], message: "2 lines: Start is missing", lines: [1, 2] },
    { checks: ["INF-07"], message: "2 lines: Start is missing", lines: [5, 6] },
  ]);
});
