import { wordsOf, type Day } from "../../values/day";
import type { Cells } from "../../values/cell";
import { endsSoon, isExample } from "../health";
import { firstDay } from "../health/terms";
import type { Matrix } from "../matrix";
import { payerNarrowness, payerScopeText } from "../payers";
import type { Payer, PayerScope, Rule } from "../rules";
import { RULE_TABLES, schemaOf, type RuleTableName } from "../tables";
import { decidingRules, type Deciding } from "./deciding";
import { aboutWords, wantsWords } from "./wants";

/** A table of the hand-over: what it is about, and its rows in words. */
export interface HandOverSection {
  readonly heading: string;
  readonly headers: readonly string[];
  readonly rows: Cells;
}

/** What a payer wants, as somebody reads it who has no add-in: dated, with sources, and without anything that may name a patient. */
export interface HandOver {
  readonly payer: string;
  readonly title: string;
  /** As of when, and of which matrix. */
  readonly notes: readonly (readonly [string, string])[];
  readonly sections: readonly HandOverSection[];
}

const RULE_HEADERS = [
  "Of what",
  "What it wants",
  "From",
  "To",
  "Holds for",
  "Source",
  "Source date",
  "Reviewed",
  "Note",
  "Rule",
];

/**
 * What one payer wants on a day: its own rules and those for its kind, its contractor or all payers that decide for it; then what ends soon,
 * what is to come, and what nothing is said about.
 * @example handOver(matrix, payer, asOf).sections.map((section) => section.heading)
 */
export function handOver(matrix: Matrix, payer: Payer, asOf: Day): HandOver {
  const tables = RULE_TABLES.map((name) => ({
    name,
    rules: decidingRules<Rule>(matrix.tables[name].rules, payer, asOf),
  }));
  const isNow = ({ rule }: Deciding): boolean => firstDay(rule) <= asOf;
  const inForce = tables.flatMap(({ name, rules }): HandOverSection[] => {
    const rows = rules.filter(isNow);
    return rows.length === 0 ? [] : [{ heading: schemaOf(name).title, headers: RULE_HEADERS, rows: rows.map(ruleRow) }];
  });
  const all = tables.flatMap(({ rules }) => rules);
  const ending = all.filter((each) => isNow(each) && endsSoon(each.rule, asOf));
  const coming = all.filter((each) => !isNow(each)).sort((a, b) => firstDay(a.rule) - firstDay(b.rule));
  const settings = settingRows(matrix, payer);
  return {
    payer: payer.id,
    title: `What ${payer.name} wants`,
    notes: [["As of", wordsOf(asOf)], ["Revision of the matrix", matrix.revision], ...exampleNote(all)],
    sections: [
      { heading: "The payer", headers: ["", ""], rows: payerRows(payer) },
      ...inForce,
      ...datedSection("Ends within 30 days", ending),
      ...datedSection("To come", coming),
      ...(settings.length === 0
        ? []
        : [{ heading: "Severity of checks", headers: ["Check", "Severity", "Holds for"], rows: settings }]),
      ...silentSection(
        payer,
        tables.filter(({ rules }) => !rules.some(isNow)).map(({ name }) => name),
      ),
    ],
  };
}

function payerRows(payer: Payer): Cells {
  const { id, kind, mac, edits, dateBasis, filingDays, aliases } = payer;
  const rows: readonly (readonly [string, string])[] = [
    ["Payer ID", id],
    ["Kind", kind],
    ["Medicare contractor", mac ?? ""],
    ["National pair edits", edits ?? "not said, so national pairs and limits are not checked"],
    ["A rule holds by", dateBasis === "Service" ? "date of service" : "date of processing"],
    ["Days to file", filingDays === null ? "" : String(filingDays)],
    ["Other names", aliases.join("; ")],
  ];
  return rows.filter(([, said]) => said !== "");
}

const dateText = (day: Day | null): string => (day === null ? "" : wordsOf(day));

function ruleRow({ rule }: Deciding): Cells[number] {
  return [
    aboutWords(rule),
    wantsWords(rule),
    rule.from === null ? "always" : wordsOf(rule.from),
    rule.to === null ? "open" : wordsOf(rule.to),
    holdsFor(rule.payer),
    rule.source,
    dateText(rule.sourceDate),
    dateText(rule.reviewed),
    rule.note,
    rule.id,
  ];
}

/** Whom a row speaks of besides this payer. @example holdsFor({ kind: "all" }) //=> "every payer" */
function holdsFor(scope: PayerScope): string {
  switch (scope.kind) {
    case "payer":
      return "this payer";
    case "mac":
      return `Medicare of ${scope.mac}`;
    case "kind":
      return `every payer of kind ${scope.payerKind}`;
    case "all":
      return "every payer";
  }
}

function datedSection(heading: string, rules: readonly Deciding[]): HandOverSection[] {
  if (rules.length === 0) return [];
  const rows = rules.map((each) => [schemaOf(each.rule.table).title, ...ruleRow(each)]);
  return [{ heading, headers: ["Table", ...RULE_HEADERS], rows }];
}

function settingRows(matrix: Matrix, payer: Payer): Cells {
  return matrix.checkSettings
    .filter((setting) => payerNarrowness(setting.payer, payer, payer.mac) > 0)
    .map(({ check, severity, payer: scope }) => [
      check,
      severity,
      scope.kind === "payer" ? "this payer" : scope.kind === "all" ? "every payer" : payerScopeText(scope),
    ]);
}

/** What no row of the matrix says: not a permission, and said so. */
function silentSection({ edits }: Payer, tables: readonly RuleTableName[]): HandOverSection[] {
  if (tables.length === 0) return [];
  const national = (name: RuleTableName): string | null =>
    edits === null || edits === "None"
      ? null
      : name === "Bundling"
        ? `the national pairs (${edits}) alone`
        : name === "UnitLimits"
          ? "the national limits (MUE) alone"
          : null;
  const rows = tables.map((name) => [schemaOf(name).title, national(name) ?? "no rule in the matrix: not checked"]);
  return [{ heading: "No rule today", headers: ["About", "What holds"], rows }];
}

function exampleNote(rules: readonly Deciding[]): [string, string][] {
  return rules.some(({ rule }) => isExample(rule.source))
    ? [["Examples", "Some rows only show how a rule is written: their source says so. They are nobody's policy"]]
    : [];
}
