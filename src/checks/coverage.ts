import { referenceDrugOf } from "../codes/biosimilars";
import { diagnosesOf, includesDiagnosis } from "../codes/diagnosis-list";
import { inFamily } from "../codes/families";
import { diagnosisText } from "../codes/shapes";
import type { ClaimLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { DrugCoverageRule, GenomicRule } from "../matrix/rules";
import { joinWords } from "../values/lists";
import type { LineCheck } from "./check";
import { ask, macOf, whyUndecided, type EncounterContext, type PatientContext } from "./context";
import { given } from "./given";
import { decidedByRule, type FindingDraft, type Report } from "./report";

type CoverageTable = "GenomicLCD" | "DrugCoverage";
type CoverageRule<T extends CoverageTable> = T extends "GenomicLCD" ? GenomicRule : DrugCoverageRule;

/** What a payer's coverage rows say of a line's diagnoses. */
export type Coverage<T extends CoverageTable> =
  | {
      readonly kind: "covered" | "not covered";
      readonly rule: CoverageRule<T>;
      /** The code under which the row was found: the line's own, or its reference drug's. */
      readonly code: string;
      nearMisses(): NearMiss[];
    }
  | { readonly kind: "none"; nearMisses(): NearMiss[] }
  | { readonly kind: "undecided"; report(report: Report): void };

/**
 * Whether the diagnoses of a line are covered. An article often has several groups, each a row with its own diagnoses: where rows of one
 * rank differ, those that name a diagnosis of the line decide, and one that covers is enough.
 */
export function coverageOf<T extends CoverageTable>(
  context: EncounterContext | PatientContext,
  table: T,
  line: ClaimLine,
  code = line.code,
): Coverage<T> {
  const asked = ask(context, table, line, { code });
  if (asked.kind === "none") return { kind: "none", nearMisses: asked.nearMisses };
  if (asked.kind === "rule") {
    const rule = asked.rule as CoverageRule<T>;
    return { kind: covers(rule, line.dx) ? "covered" : "not covered", rule, code, nearMisses: asked.nearMisses };
  }
  const rules = asked.rules as readonly CoverageRule<T>[];
  const [first] = rules;
  const refusing = rules.some((rule) => rule.excluded !== null && line.dx.some((dx) => names(rule.excluded, dx)));
  const covering = rules.find((rule) => covers(rule, line.dx));
  if (first && !(refusing && covering))
    return { kind: covering ? "covered" : "not covered", rule: covering ?? first, code, nearMisses: () => [] };
  return {
    kind: "undecided",
    report(report) {
      report.notChecked({ lines: [line], ...whyUndecided(context, table, asked.kind, undefined), rules: asked.rules });
    },
  };
}

const names = (list: GenomicRule["covered"], dx: string): boolean => list !== null && includesDiagnosis(list, dx);

/** What a visit is for, which neither supports a service nor speaks against it. */
const TREATMENT = diagnosesOf("Z51.0;Z51.1");

/**
 * Whether some diagnosis supports the service: one on the covered list. Where there is only an excluded list, one that is not on it,
 * or that none of the diagnoses is.
 */
function covers(
  { covered, excluded }: Pick<GenomicRule, "covered" | "excluded">,
  diagnoses: readonly string[],
): boolean {
  if (covered !== null) return diagnoses.some((dx) => names(covered, dx) && !names(excluded, dx));
  if (!diagnoses.some((dx) => names(excluded, dx))) return true;
  return diagnoses.some((dx) => !names(excluded, dx) && !includesDiagnosis(TREATMENT, dx));
}

/** A finding that a row does not cover the line's diagnoses. */
export function notCovered(
  context: EncounterContext | PatientContext,
  line: ClaimLine,
  coverage: Extract<Coverage<CoverageTable>, { kind: "covered" | "not covered" }>,
): FindingDraft {
  const { rule, code, nearMisses } = coverage;
  const mac = context.payer ? macOf(context.payer, line) : null;
  const list = `${rule.article === "" ? rule.id : rule.article} of ${rule.table === "GenomicLCD" && mac !== null ? mac : context.payerName}`;
  const inherited = code === line.code ? "" : ` (as for its reference drug ${code})`;
  const excluded = line.dx.filter((dx) => names(rule.excluded, dx));
  const what =
    rule.covered !== null
      ? `does not list ${joinWords(line.dx.map(diagnosisText), "or")}`
      : names(rule.excluded, "")
        ? "does not list the code for any diagnosis"
        : `excludes ${joinWords(excluded.map(diagnosisText), "and")}`;
  return {
    lines: [line],
    message: `${line.code}${inherited}: ${list} ${what}`,
    fix: {
      text: "Look in the record for the diagnosis that the service was for, to the full number of characters; without one the payer denies it as not medically necessary (CARC 50)",
      changes: [],
    },
    decidedBy: decidedByRule(rule),
    nearMisses: nearMisses(),
  };
}

const LISTS = { title: "The payer's coverage rows (table DrugCoverage)", mark: "K" } as const;

/** COV-01: a drug and a diagnosis that the payer's list does not have. */
export const drugCovered: LineCheck = {
  id: "COV-01",
  name: "Drug not covered for the diagnosis",
  family: "Place and coverage",
  scope: "line",
  severity: "error",
  why: "The payer covers the drug for the diagnoses of its list only; another one denies as not medically necessary (CARC 50). A biosimilar goes by its reference drug unless it has a row of its own.",
  fields: ["Dx"],
  source: LISTS,
  run(context, report) {
    for (const line of context.lines) {
      if (context.matrix.drugs.has(line.code)) checkCoverage(context, report, line, "required");
    }
  },
};

/** LAB-08: a tumour marker or blood count and a diagnosis that is not on its list. */
export const labCovered: LineCheck = {
  id: "LAB-08",
  name: "Test not covered for the diagnosis",
  family: "Laboratory and molecular",
  scope: "line",
  severity: "warning",
  why: "Tumour markers and blood counts are covered for the diagnoses of their national coverage lists.",
  fields: ["Dx"],
  source: { title: "NCD 190.15 and 190.25 to 190.31, as rows of DrugCoverage", mark: "K" },
  run(context, report) {
    for (const line of context.lines) {
      if (!inFamily(line.code, "lab", line.dos)) continue;
      const listed = inFamily(line.code, "tumor_marker", line.dos) || inFamily(line.code, "blood_count", line.dos);
      checkCoverage(context, report, line, listed ? "required" : "where there is one");
    }
  },
};

/** @param row whether a missing row is *not checked*, or means that there is no list */
function checkCoverage(
  context: EncounterContext,
  report: Report,
  line: ClaimLine,
  row: "required" | "where there is one",
): void {
  let coverage = coverageOf(context, "DrugCoverage", line);
  const reference = referenceDrugOf(line.code);
  if (coverage.kind === "none" && reference !== undefined)
    coverage = coverageOf(context, "DrugCoverage", line, reference);
  if (coverage.kind === "undecided") {
    // An unknown payer is told for the codes that surely have a list.
    if (row === "required" || context.payer) coverage.report(report);
    return;
  }
  if (coverage.kind === "none") {
    if (row === "required")
      report.notChecked({ lines: [line], ...whyUndecided(context, "DrugCoverage", "none", undefined) });
    return;
  }
  if (coverage.kind === "covered" || !given(context, report, line, { Dx: line.dx })) return;
  report.find(notCovered(context, line, coverage));
}
