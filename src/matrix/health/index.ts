import { isoOf, type Day } from "../../values/day";
import { atOnce, eachInSteps, groupInSteps, type Steps } from "../../values/steps";
import type { Matrix } from "../matrix";
import { TO_BEFORE_FROM } from "../read-tables";
import type { MatrixIssue, Rule } from "../rules";
import { RULE_TABLES, TABLE_NAMES, type RuleTableName, type TableName } from "../tables";
import { codesOfRules } from "./codes";
import { gaps } from "./gaps";
import type { HealthItem, HealthKind } from "./item";
import { overlaps } from "./overlaps";
import { shadows } from "./shadows";
import { duplicateIds, examples, silentFamilies, upkeep } from "./upkeep";

export { healthFix } from "./fix";
export type { HealthItem, HealthKind, Repair } from "./item";
export { endsSoon, isDueForReview, isExample } from "./marks";
export { contradictions } from "./overlaps";

/**
 * What is wrong with a matrix, and what deserves a look: issues of its rows first, then rows that contradict, then upkeep.
 * @param options.asOf the day from which reviews and ends are counted
 * @example matrixHealth(compileMatrix(starterTables()), { asOf }).filter((item) => item.severity === "error") //=> []
 */
export function matrixHealth(matrix: Matrix, options: { readonly asOf: Day }): HealthItem[] {
  return atOnce(matrixHealthInSteps(matrix, options));
}

/**
 * The same in steps.
 * @param options.passOver tables whose rules are not held against each other: somebody knows already what that tells
 */
export function* matrixHealthInSteps(
  matrix: Matrix,
  { asOf, passOver }: { readonly asOf: Day; readonly passOver?: ReadonlySet<RuleTableName> },
): Steps<HealthItem[]> {
  const tables = new Map<RuleTableName, readonly Rule[]>(RULE_TABLES.map((name) => [name, matrix.tables[name].rules]));
  const rules = [...tables.values()].flat();
  const looked = passOver?.size ? rules.filter(({ table }) => !passOver.has(table)) : rules;
  const parts: (readonly HealthItem[])[] = [];
  parts.push([
    ...matrix.issues.map(issueItem),
    ...matrix.missing.map(missingItem),
    ...factDates(matrix),
    ...unknownPayers(matrix),
  ]);
  yield;
  parts.push(yield* overlaps(looked));
  parts.push(yield* gaps(looked, asOf));
  parts.push(yield* shadows(looked, matrix.payers));
  parts.push(yield* duplicateIds(rules));
  parts.push(yield* codesOfRules(looked, matrix.codeLives));
  yield;
  parts.push(silentFamilies(tables, matrix.payers));
  yield;
  parts.push(upkeep(looked, asOf));
  yield;
  parts.push(examples(rules));
  return yield* sorted(parts.flat());
}

const SEVERITIES = ["error", "warning", "info"] as const;

/** By severity, then table, then row; of one row in the order in which they were found. */
function* sorted(items: readonly HealthItem[]): Steps<HealthItem[]> {
  const placeOf = ({ severity, table }: HealthItem): number =>
    SEVERITIES.indexOf(severity) * TABLE_NAMES.length + TABLE_NAMES.indexOf(table);
  const places = yield* groupInSteps(items, placeOf);
  const found: HealthItem[] = [];
  for (const [, own] of [...places].sort(([a], [b]) => a - b)) {
    own.sort((a, b) => a.row - b.row);
    yield* eachInSteps(own, (item) => found.push(item));
  }
  return found;
}

function issueItem(issue: MatrixIssue): HealthItem {
  const kind: HealthKind = issue.message.startsWith(TO_BEFORE_FROM)
    ? "to-before-from"
    : issue.table === "Payers" && issue.column === "Aliases"
      ? "alias-twice"
      : "unusable";
  const { severity, table, row, column, rule, message } = issue;
  return { kind, severity, table, row, column, rule, message, fix: null, repair: null };
}

const missingItem = (table: TableName): HealthItem => ({
  kind: "missing-table",
  severity: "warning",
  table,
  row: 0,
  column: "",
  rule: "",
  message: `the table ${table} was not found and reads as empty`,
  fix: `Create the table ${table}`,
  // Made by the plan that creates and upgrades a matrix, not by an edit of rows.
  repair: null,
});

/** Rows of tables that are no rules, whose To is before their From: they are never in force. */
function factDates(matrix: Matrix): HealthItem[] {
  const facts: readonly (readonly [TableName, Iterable<{ from: Day | null; to: Day | null; row: number }>])[] = [
    ["Drugs", [...matrix.drugs.values()].flat()],
    ["CodeStatus", [...matrix.codeLives.values()].flat()],
    ["Authorizations", [...matrix.authorizations.values()].flat()],
    ["Courses", matrix.courses],
  ];
  return facts.flatMap(([table, rows]) =>
    [...rows]
      .filter(({ from, to }) => from !== null && to !== null && to < from)
      .map(({ from, to, row }) => ({
        kind: "to-before-from" as const,
        severity: "error" as const,
        table,
        row,
        column: "To",
        rule: "",
        message: `${TO_BEFORE_FROM}: ${isoOf(to ?? 0)} is before ${isoOf(from ?? 0)}, so the row is never in force`,
        fix: null,
        repair: null,
      })),
  );
}

/** Rows of tables that are no rules, whose payer the matrix does not have: they can be read, and hold for nobody. */
function unknownPayers({ payers, checkSettings, authorizations }: Matrix): HealthItem[] {
  const item = (table: TableName, row: number, payer: string, holds: string): HealthItem => ({
    kind: "unusable",
    severity: "warning",
    table,
    row,
    column: "Payer",
    rule: "",
    message: `the payer "${payer}" is not in Payers, so ${holds}. Add it there, or write the Payer ID that is meant`,
    fix: null,
    repair: null,
  });
  const settings = checkSettings.flatMap(({ payer, row }) =>
    payer.kind === "payer" && !payers.byId(payer.id)
      ? [item("CheckSettings", row, payer.id, "the setting holds for nobody")]
      : [],
  );
  const authorisations = [...authorizations.values()]
    .flat()
    .filter(({ payerText }) => payerText !== "" && !payers.find(payerText))
    .map(({ payerText, row }) => item("Authorizations", row, payerText, "no claim line finds the authorisation"));
  return [...settings, ...authorisations];
}
