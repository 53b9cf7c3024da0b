import { wordsOf, type Day } from "../../values/day";
import { counted, groupBy } from "../../values/lists";
import { eachInSteps, groupInSteps, type Steps } from "../../values/steps";
import { payerNarrowness, payerScopeText, type PayerBook } from "../payers";
import type { Rule } from "../rules";
import { RULE_TABLES, schemaOf, type RuleTableName } from "../tables";
import { ruleItem, type HealthItem, type Repair } from "./item";
import { isDueForReview, isExample, isKept } from "./marks";

/** Rows without a source, and rows that were not reviewed. Examples and rows that have ended need neither. */
export function upkeep(rules: readonly Rule[], asOf: Day): HealthItem[] {
  const items: HealthItem[] = [];
  for (const rule of rules) {
    if (!isKept(rule, asOf)) continue;
    if (rule.source === "") {
      items.push(
        ruleItem(rule, "no-source", "warning", "Source", "names no source. Write the bulletin's name, page or link"),
      );
    }
    if (!isDueForReview(rule, asOf)) continue;
    const { reviewed } = rule;
    const since =
      reviewed === null ? "was never reviewed" : `was last reviewed ${wordsOf(reviewed)}, ${asOf - reviewed} days ago`;
    items.push(
      ruleItem(rule, "not-reviewed", "info", "Reviewed", `${since}. Compare it with its source and write the date`),
    );
  }
  return items;
}

/** Rule IDs that stand on two rows: history and findings could not tell them apart. */
export function* duplicateIds(rules: readonly Rule[]): Steps<HealthItem[]> {
  const items: HealthItem[] = [];
  const rulesById = yield* groupInSteps(rules, (rule) => rule.id.toLowerCase());
  yield* eachInSteps(rulesById.values(), ([first, ...others]) => {
    for (const rule of others) {
      if (!first) continue;
      items.push(
        ruleItem(
          rule,
          "duplicate-id",
          "warning",
          "Rule ID",
          `${rule.id} is also the Rule ID of row ${first.row} of ${first.table}`,
          `Clear the Rule ID of row ${rule.row} of ${rule.table}: the add-in makes a new one`,
          { kind: "new-id" },
        ),
      );
    }
  });
  return items;
}

/** How many rows of each table are examples. */
export function examples(rules: readonly Rule[]): HealthItem[] {
  return [
    ...groupBy(
      rules.filter((rule) => isExample(rule.source)),
      (rule) => rule.table,
    ),
  ].map(([table, rows]) => ({
    kind: "example",
    severity: "info",
    table,
    row: 0,
    column: "Source",
    rule: "",
    message: `${counted(rows.length, "row is an example", "rows are examples")} of how rules are written. Replace ${rows.length === 1 ? "it" : "them"} by your payers' rules, or delete ${rows.length === 1 ? "it" : "them"}`,
    fix: null,
    repair: null,
  }));
}

/** Tables whose rows stand over national tables: a payer that goes by those needs none of its own. */
const OVER_NATIONAL: ReadonlySet<RuleTableName> = new Set(["Bundling", "UnitLimits"]);

/** Payers about whom a family of rules says nothing, or nothing about codes that no row names. */
export function silentFamilies(tables: ReadonlyMap<RuleTableName, readonly Rule[]>, payers: PayerBook): HealthItem[] {
  const items: HealthItem[] = [];
  for (const table of RULE_TABLES) {
    const byScope = [...groupBy(tables.get(table) ?? [], (rule) => payerScopeText(rule.payer)).values()];
    const scopes = byScope.map((rules) => ({
      payer: rules[0]?.payer ?? { kind: "all" as const },
      hasDefault: rules.some((rule) => rule.codes.terms.some((term) => term.kind === "all")),
    }));
    for (const payer of payers.all) {
      if (OVER_NATIONAL.has(table) && (payer.edits === "NCCI" || payer.edits === "NCCI Medicaid")) continue;
      const own = scopes.filter((scope) => payerNarrowness(scope.payer, payer, payer.mac) > 0);
      const place = { table: "Payers", row: payer.row, column: "Payer ID", rule: payer.id } as const;
      const fix = table === "PriorAuth" ? `Add to PriorAuth: ${payer.id}, *, Not required` : null;
      const repair: Repair | null = fix === null ? null : { kind: "add-default", payer: payer.id };
      if (own.length === 0) {
        items.push({
          ...place,
          kind: "payer-without-rules",
          severity: table === "PriorAuth" ? "warning" : "info",
          message: `${payer.id} has no row in ${table}, so its lines are not checked for ${schemaOf(table).title.toLowerCase()}`,
          fix,
          repair,
        });
      } else if (table === "PriorAuth" && !own.some((scope) => scope.hasDefault)) {
        items.push({
          ...place,
          kind: "no-default",
          severity: "info",
          message: `${payer.id} has rows in PriorAuth, and none says what holds for all other codes: they are not checked`,
          fix,
          repair,
        });
      }
    }
  }
  return items;
}
