import fc from "fast-check";
import { CHECKS } from "../../src/checks/catalogue";
import { familyOf } from "../../src/checks/families";
import { CHECK_IDS } from "../../src/checks/ids";
import { providersOf } from "../../src/taskpane/core/providers";
import { groupFindings } from "../../src/taskpane/core/groups";
import { isNarrow, openGroup, showsGroups, visibleFindings } from "../../src/taskpane/core/select";
import { NO_FILTER, type Filter, type Grouping } from "../../src/taskpane/core/state";
import { checkedSheet, CLAIMS, HEADERS, STARTER } from "./claims";

/** The same claims with who rendered them, and the drug twice. */
const NPIS = ["1234567893", "1245319599", ""];
const checked = checkedSheet(STARTER, [
  [...HEADERS, "Rendering NPI"],
  ...[...CLAIMS.slice(1), CLAIMS[3] ?? []].map((row, i) => [...row, NPIS[i % 3] ?? ""]),
]);
const all = visibleFindings(checked, NO_FILTER);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

test("every check has its family", () => {
  expect(CHECKS.map(({ id }) => [id, familyOf(id)])).toEqual(CHECKS.map(({ id, family }) => [id, family]));
  expect(CHECK_IDS.length).toBeGreaterThan(0);
});

test.each(["check", "payer", "provider"] as const)("by %s the findings are parted, and so is the money", (by) => {
  const groups = groupFindings(checked, all, by);
  expect(groups.length).toBeGreaterThan(1);
  expect(sum(groups.map(({ findings }) => findings))).toBe(all.length);
  expect(sum(groups.map(({ error, warning, info }) => error + warning + info))).toBe(all.length);
  expect(sum(groups.map(({ amount }) => amount))).toBe(checked.result.summary.amountAtRisk);
  expect(groups.map(({ amount }) => amount)).toEqual(groups.map(({ amount }) => amount).sort((a, b) => b - a));
});

test("providers are shown with the name that most of their lines have, and known by NPI, else by name", () => {
  const named = (rows: readonly (readonly string[])[]) =>
    providersOf(
      checkedSheet(STARTER, [
        [...HEADERS, "Rendering NPI", "Rendering Name", "Billing NPI", "Billing Name"],
        ...rows.map((row) => [...(CLAIMS[1] ?? []), ...row]),
      ]),
    );
  expect([
    ...named([
      ["1234567893", "Made, A", "1999999984", "Made Oncology"],
      ["1234567893", "Dr. A. Made", "1999999984", "Made Oncology"],
      ["1234567893", "Dr. A. Made", "", ""],
      ["", "Made, B", "1999999984", "Made Oncology"],
      ["", "", "1999999984", "Made Oncology"],
      ["", "", "", ""],
      ["1245319599", "", "", ""],
    ]),
  ]).toEqual([
    ["1234567893", { name: "Dr. A. Made", npi: "1234567893", isBilling: false }],
    ["Made, B", { name: "Made, B", npi: "", isBilling: false }],
    ["1999999984", { name: "Made Oncology", npi: "1999999984", isBilling: true }],
    ["1245319599", { name: "", npi: "1245319599", isBilling: false }],
  ]);
});

test("by line every line to fix has a group, and the money is parted", () => {
  const groups = groupFindings(checked, all, "line");
  expect(sum(groups.map(({ amount }) => amount))).toBe(checked.result.summary.amountAtRisk);
  const drug = groups.find(({ key }) => key === "3");
  expect(drug).toMatchObject({ amount: 980_000 });
});

test("by family the findings and the money are parted", () => {
  const groups = groupFindings(checked, all, "family");
  expect(groups.map(({ key }) => key)).toContain("Authorisation");
  expect(sum(groups.map(({ findings }) => findings))).toBe(all.length);
  expect(sum(groups.map(({ amount }) => amount))).toBe(checked.result.summary.amountAtRisk);
});

test("whatever is filtered, an opened group lists the findings that it counted", () => {
  const shows = ["all", "error", "warning", "info"] as const;
  const field = { check: "check", payer: "payer", provider: "provider" } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...shows),
      fc.constantFrom<Exclude<Grouping, "line">>("check", "payer", "provider"),
      fc.constantFrom("", "medicare", "9921", "nothing of this"),
      (show, by, text) => {
        const filter: Filter = { ...NO_FILTER, show, text, by };
        const positions = visibleFindings(checked, filter);
        const groups = groupFindings(checked, positions, by);
        expect(showsGroups(filter)).toBe(true);
        for (const { key, findings, first } of groups) {
          const opened = { ...filter, [field[by]]: key };
          expect(openGroup(opened)).toBe(key);
          expect(showsGroups(opened)).toBe(false);
          const listed = visibleFindings(checked, opened);
          expect(listed).toHaveLength(findings);
          expect(listed[0]).toBe(first);
        }
      },
    ),
  );
});

test("most money first, whatever the severity", () => {
  const amounts = visibleFindings(checked, { ...NO_FILTER, by: "money" }).map(
    (at) => checked.result.findings[at]?.amount ?? 0,
  );
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  expect(amounts).toHaveLength(all.length);
});

test("a family filters, and a filter knows whether it leaves anything out", () => {
  const checks = CHECK_IDS.filter((check) => familyOf(check) === "Authorisation");
  const shown = visibleFindings(checked, { ...NO_FILTER, family: { name: "Authorisation", checks } });
  expect(new Set(shown.map((at) => checked.result.findings[at]?.check))).toEqual(new Set(["AUTH-01"]));
  expect(isNarrow({ ...NO_FILTER, by: "money" })).toBe(false);
  expect(isNarrow({ ...NO_FILTER, provider: "" })).toBe(true);
});
