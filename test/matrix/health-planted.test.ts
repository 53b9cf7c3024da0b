import { applyEdit } from "../../src/matrix/edit/apply";
import type { MatrixEdit, RowValues } from "../../src/matrix/edit/edit";
import { removeRow } from "../../src/matrix/edit/rules";
import { cellsAt, columnAt, rowsWithId } from "../../src/matrix/edit/table";
import { healthFix, matrixHealth, type HealthItem, type HealthKind } from "../../src/matrix/health";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import type { RuleTableName, TableName } from "../../src/matrix/tables";
import { textOf } from "../../src/values/cell";
import { day } from "../day";
import { editOf } from "./edit/practice";

const asOf = day("2026-11-25");
const starter: MatrixCells = starterTables();

const edit = (changes: MatrixEdit["changes"]): MatrixEdit => ({
  title: "",
  action: "Typed in the sheet",
  reason: "",
  changes,
});

const added = (cells: MatrixCells, table: TableName, ...rows: RowValues[]): MatrixCells =>
  applyEdit(cells, edit(rows.map((values) => ({ kind: "add", table, values }))));

/** The matrix with one cell typed over, in the row of that Rule ID. */
function typed(cells: MatrixCells, table: TableName, ruleId: string, column: string, to: string | number): MatrixCells {
  const found = cells[table];
  const [index] = found ? rowsWithId(found, ruleId) : [];
  if (!found || index === undefined) throw new Error(`no ${ruleId}`);
  const row = found.firstRow + index;
  const from = cellsAt(found, row)?.[columnAt(found, column) ?? -1];
  return applyEdit(cells, edit([{ kind: "set", table, row, ruleId, cells: [{ column, from, to }] }]));
}

/** The matrix without the row of that Rule ID. */
function without(cells: MatrixCells, table: RuleTableName, ruleId: string): MatrixCells {
  const found = cells[table];
  const [index] = found ? rowsWithId(found, ruleId) : [];
  if (!found || index === undefined) throw new Error(`no ${ruleId}`);
  return applyEdit(cells, editOf(removeRow(cells, table, found.firstRow + index, "Deleted")));
}

/** A sound row of a payer of its own, which no other row speaks of. */
const FINE = { Source: "Bulletin 1", Reviewed: day("2026-11-01") };
const auth = (id: string, codes: string, more: RowValues = {}): RowValues => ({
  "Rule ID": id,
  Payer: "EXAMPLE-COMMERCIAL",
  Codes: codes,
  Requirement: "Required",
  ...FINE,
  ...more,
});

/** One fault: how somebody makes it, and the item that names it. */
interface Planted {
  readonly fault: string;
  readonly plant: (cells: MatrixCells) => MatrixCells;
  readonly kind: HealthKind;
  readonly table: TableName;
  readonly column: string;
  /** Rule ID, Payer ID, or "" where the table knows none. */
  readonly rule: string;
  readonly says: string;
  /** Whether one click repairs it. */
  readonly isRepaired?: boolean;
}

const authorisation = (
  fault: string,
  kind: HealthKind,
  column: string,
  rule: string,
  says: string,
  rows: readonly RowValues[],
  isRepaired = false,
): Planted => ({
  fault,
  kind,
  table: "PriorAuth",
  column,
  rule,
  says,
  isRepaired,
  plant: (cells) => added(cells, "PriorAuth", ...rows),
});

const PLANTED: readonly Planted[] = [
  authorisation("two rows that differ from the same day", "overlap", "From", "PA-0102", "contradicts PA-0101", [
    auth("PA-0101", "J9035"),
    auth("PA-0102", "J9035", { Requirement: "Not required" }),
  ]),
  authorisation(
    "a row that still runs when the next begins",
    "overlap",
    "To",
    "PA-0111",
    "still runs when PA-0112",
    [auth("PA-0111", "J9041"), auth("PA-0112", "J9041", { Requirement: "Notification", From: day("2027-01-01") })],
    true,
  ),
  authorisation(
    "a gap between dated rows",
    "gap",
    "From",
    "PA-0122",
    "ends 31 May 2026 and this row begins 1 Jul 2026",
    [auth("PA-0121", "J9045", { To: day("2026-05-31") }), auth("PA-0122", "J9045", { From: day("2026-07-01") })],
  ),
  authorisation(
    "a row that can never decide",
    "shadowed",
    "",
    "PA-0131",
    "can never decide",
    [auth("PA-0131", "J9060;J9070"), auth("PA-0132", "J9060"), auth("PA-0133", "J9070")],
    true,
  ),
  authorisation("a code that nobody knows", "unknown-code", "Codes", "PA-0141", "J9998 is not in CodeStatus", [
    auth("PA-0141", "J9998"),
  ]),
  authorisation(
    "a code that ended before the row begins",
    "ended-code",
    "Codes",
    "PA-0151",
    "G6013 ended 31 Dec 2025, before this row begins",
    [auth("PA-0151", "G6013", { From: day("2026-01-01") })],
  ),
  authorisation(
    "a code that one other code replaced",
    "ended-code",
    "Codes",
    "PA-0156",
    "99201 ended 31 Dec 2020, before this row begins",
    [auth("PA-0156", "99211; 99201", { From: day("2026-01-01") })],
    true,
  ),
  authorisation("an end before its start", "to-before-from", "To", "PA-0161", "To is before From", [
    auth("PA-0161", "J9171", { From: day("2026-07-01"), To: day("2026-06-30") }),
  ]),
  authorisation("a row that was reviewed 91 days ago", "not-reviewed", "Reviewed", "PA-0171", "91 days ago", [
    auth("PA-0171", "J9173", { Reviewed: asOf - 91 }),
  ]),
  authorisation("a row without a source", "no-source", "Source", "PA-0181", "names no source", [
    auth("PA-0181", "J9176", { Source: "" }),
  ]),
  authorisation("a row that ends within 30 days", "ends-soon", "To", "PA-0191", "ends 25 Dec 2026", [
    auth("PA-0191", "J9177", { To: day("2026-12-25") }),
  ]),
  authorisation(
    "a row that is there twice",
    "duplicate",
    "",
    "PA-0202",
    "says the same as PA-0201",
    [auth("PA-0201", "J9179"), auth("PA-0202", "j9179 ")],
    true,
  ),
  authorisation("a payer that does not exist", "unusable", "Payer", "PA-0211", 'the payer "ACME" is not in Payers', [
    auth("PA-0211", "J9181", { Payer: "ACME" }),
  ]),
  authorisation("a code range the wrong way round", "unusable", "Codes", "PA-0221", "write J9000-J9999", [
    auth("PA-0221", "J9999-J9000"),
  ]),
  authorisation("a diagnosis that cannot be one", "unusable", "Diagnoses", "PA-0231", '"lung" is not a diagnosis', [
    auth("PA-0231", "J9185", { Diagnoses: "C34;lung" }),
  ]),
  authorisation("a date that cannot be one", "unusable", "From", "PA-0241", '"2026-02-30" is not a date', [
    auth("PA-0241", "J9190", { From: "2026-02-30" }),
  ]),
  authorisation("an answer that is none", "unusable", "Requirement", "PA-0251", '"Requird" is not one of', [
    auth("PA-0251", "J9200", { Requirement: "Requird" }),
  ]),
  authorisation(
    "a place of service that is none",
    "unusable",
    "Place of Service",
    "PA-0261",
    "is not a place of service",
    [auth("PA-0261", "J9201", { "Place of Service": "office" })],
  ),
  authorisation(
    "a Rule ID that stands twice",
    "duplicate-id",
    "Rule ID",
    "PA-0271",
    "is also the Rule ID of row",
    [auth("PA-0271", "J9202"), auth("PA-0271", "J9206")],
    true,
  ),
  {
    fault: "a topic that nobody knows",
    kind: "unusable",
    table: "CodingPolicy",
    column: "Topic",
    rule: "CP-0101",
    says: '"jw_policy" is not a topic',
    plant: (cells) =>
      added(cells, "CodingPolicy", {
        "Rule ID": "CP-0101",
        Payer: "EXAMPLE-COMMERCIAL",
        Topic: "jw_policy",
        Value: "required",
        ...FINE,
      }),
  },
  {
    fault: "a value that its topic does not take",
    kind: "unusable",
    table: "CodingPolicy",
    column: "Value",
    rule: "CP-0001",
    says: '"sometimes" cannot answer consult_codes',
    plant: (cells) => typed(cells, "CodingPolicy", "CP-0001", "Value", "sometimes"),
  },
  {
    fault: "a payer without any row in a family",
    kind: "payer-without-rules",
    table: "Payers",
    column: "Payer ID",
    rule: "EXAMPLE-MEDICAID",
    says: "has no row in Wastage",
    plant: (cells) => without(cells, "Wastage", "WA-0005"),
  },
  {
    fault: "a payer without any row of prior authorisation",
    kind: "payer-without-rules",
    table: "Payers",
    column: "Payer ID",
    rule: "DELTA",
    says: "DELTA has no row in PriorAuth",
    isRepaired: true,
    plant: (cells) => families(cells, "DELTA", "Delta Health", (table) => table !== "PriorAuth"),
  },
  {
    fault: "a payer whose rows say nothing of all other codes",
    kind: "no-default",
    table: "Payers",
    column: "Payer ID",
    rule: "GAMMA",
    says: "none says what holds for all other codes",
    isRepaired: true,
    plant: (cells) => families(cells, "GAMMA", "Gamma Health", () => true),
  },
  {
    fault: "a name that two payers claim",
    kind: "alias-twice",
    table: "Payers",
    column: "Aliases",
    rule: "KAPPA",
    says: '"mcr b" is claimed by MEDICARE and KAPPA',
    plant: (cells) => families(cells, "KAPPA", "Kappa Health", () => true, { Aliases: "MCR-B" }, "*"),
  },
  {
    fault: "a Payer ID that stands twice",
    kind: "unusable",
    table: "Payers",
    column: "Payer ID",
    rule: "MEDICARE",
    says: 'the Payer ID "MEDICARE" stands in row 2 too',
    plant: (cells) => added(cells, "Payers", { "Payer ID": "MEDICARE", Name: "Medicare again", Kind: "Medicare" }),
  },
  {
    fault: "a setting for a check that does not exist",
    kind: "unusable",
    table: "CheckSettings",
    column: "Check",
    rule: "CheckSettings!2",
    says: 'there is no check "AUTH-99"',
    plant: (cells) => added(cells, "CheckSettings", { Check: "AUTH-99", Payer: "*", Severity: "off" }),
  },
  {
    fault: "a setting for a payer that does not exist",
    kind: "unusable",
    table: "CheckSettings",
    column: "Payer",
    rule: "",
    says: 'the payer "ACME" is not in Payers, so the setting holds for nobody',
    plant: (cells) => added(cells, "CheckSettings", { Check: "INF-04", Payer: "ACME", Severity: "off" }),
  },
  {
    fault: "an authorisation of a payer that does not exist",
    kind: "unusable",
    table: "Authorizations",
    column: "Payer",
    rule: "",
    says: 'the payer "Acme Health" is not in Payers, so no claim line finds the authorisation',
    plant: (cells) =>
      added(cells, "Authorizations", { "Auth Number": "A1", Payer: "Acme Health", Patient: "P1", Codes: "J9271" }),
  },
  {
    fault: "a drug that ends before it begins",
    kind: "to-before-from",
    table: "Drugs",
    column: "To",
    rule: "",
    says: "To is before From: 2025-12-31 is before 2026-01-01",
    plant: (cells) => added(cells, "Drugs", { Code: "J9999", From: day("2026-01-01"), To: day("2025-12-31") }),
  },
  {
    fault: "a table that is missing",
    kind: "missing-table",
    table: "Courses",
    column: "",
    rule: "",
    says: "the table Courses was not found",
    plant: ({ Courses: _, ...cells }) => cells,
  },
];

/** A payer with a row in every family that is asked for. */
function families(
  cells: MatrixCells,
  id: string,
  name: string,
  has: (table: TableName) => boolean,
  more: RowValues = {},
  codes = "J9271",
): MatrixCells {
  const row = { Payer: id, ...FINE };
  const rows: readonly (readonly [TableName, RowValues])[] = [
    ["PriorAuth", { ...row, "Rule ID": `PA-${id}`, Codes: codes, Requirement: "Required" }],
    ["IncidentTo", { ...row, "Rule ID": `IT-${id}`, Allowed: "No" }],
    ["Wastage", { ...row, "Rule ID": `WA-${id}`, Codes: "*", JW: "Required" }],
    ["GenomicLCD", { ...row, "Rule ID": `GL-${id}`, Codes: "81455" }],
    ["DrugCoverage", { ...row, "Rule ID": `DC-${id}`, Codes: "J0897" }],
    ["CodingPolicy", { ...row, "Rule ID": `CP-${id}`, Topic: "ndc", Value: "required" }],
  ];
  const payer = { "Payer ID": id, Name: name, Kind: "Commercial", Edits: "NCCI", ...more };
  return rows
    .filter(([table]) => has(table))
    .reduce((grown, [table, values]) => added(grown, table, values), added(cells, "Payers", payer));
}

const healthOf = (cells: MatrixCells): HealthItem[] => matrixHealth(compileMatrix(cells), { asOf });

/** An item without its row, which moves as others are planted, and without what is counted. */
const keyOf = ({ kind, table, column, rule, message }: HealthItem): string =>
  [kind, table, column, rule, kind === "example" ? "" : message.replace(/row \d+/g, "row")].join("|");

/** Items of a matrix that the starter does not have. */
function beyondStarter(cells: MatrixCells): HealthItem[] {
  const known = new Map<string, number>();
  for (const item of healthOf(starter)) known.set(keyOf(item), (known.get(keyOf(item)) ?? 0) + 1);
  return healthOf(cells).filter((item) => {
    const left = known.get(keyOf(item)) ?? 0;
    known.set(keyOf(item), left - 1);
    return left <= 0;
  });
}

/** Whether an item names the fault where it is. */
const names = (item: HealthItem, { kind, table, column, rule, says }: Planted): boolean =>
  item.kind === kind &&
  item.table === table &&
  item.column === column &&
  item.rule === rule &&
  item.message.includes(says);

/** First column of the faulty row: its Rule ID, or what stands there in a table that knows none. */
const calledIn = ({ table, column, rule }: Planted): string => {
  if (table === "CheckSettings") return column === "Check" ? "AUTH-99" : "INF-04";
  return table === "Drugs" ? "J9999" : table === "Authorizations" ? "A1" : rule;
};

/** What the row that an item names says of itself: its Rule ID, or its first column. */
function rowNamed(cells: MatrixCells, item: HealthItem): string {
  const table = cells[item.table];
  return table && item.row > 0 ? textOf(cellsAt(table, item.row)?.[0]) : "";
}

test("the starter has no fault: only its examples are told", () => {
  const items = healthOf(starter);
  expect(items.filter((item) => item.severity !== "info")).toEqual([]);
  expect(items.filter((item) => item.kind !== "example" && !item.rule.startsWith("EXAMPLE-"))).toEqual([]);
  expect(items.some((item) => item.kind === "example")).toBe(true);
});

describe("health names each fault, and nothing else", () => {
  test.each(PLANTED.map((planted) => [planted.fault, planted] as const))("%s", (_, planted) => {
    const cells = planted.plant(starter);
    const items = beyondStarter(cells);
    expect(items.map((item) => [item.kind, item.table, item.column, item.rule])).toEqual([
      [planted.kind, planted.table, planted.column, planted.rule],
    ]);
    const [item] = items;
    if (!item) throw new Error("no item");
    expect(item.message).toContain(planted.says);
    expect(rowNamed(cells, item)).toBe(calledIn(planted));
  });

  test("all of them at once", () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
    const cells = PLANTED.reduce((grown, { plant }) => plant(grown), starter);
    const items = beyondStarter(cells);
    const found = PLANTED.filter((planted) => items.filter((item) => names(item, planted)).length !== 1);
    expect(found.map(({ fault }) => fault)).toEqual([]);
    expect(items.length).toBe(PLANTED.length);
    for (const planted of PLANTED) {
      const item = items.find((each) => names(each, planted));
      expect(item && rowNamed(cells, item)).toBe(calledIn(planted));
    }
  });

  test.each(PLANTED.map((planted) => [planted.fault, planted] as const))(
    "%s: its fix, where it has one, leaves none",
    (_, planted) => {
      const cells = planted.plant(starter);
      const [item] = beyondStarter(cells);
      const fix = item ? healthFix(item, cells) : null;
      expect(fix !== null).toBe(planted.isRepaired ?? false);
      if (!item || !fix) return;
      expect(item.fix).not.toBeNull();
      expect(fix.title).not.toBe("");
      const left = beyondStarter(applyEdit(cells, fix));
      // An offered row is a claim about a payer: it has no source until somebody confirms it.
      const offered = fix.changes[0]?.kind === "add" ? ["no-source", "not-reviewed"] : [];
      expect(left.map((each) => each.kind)).toEqual(offered);
    },
  );
});
