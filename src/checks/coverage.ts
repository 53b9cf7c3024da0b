import { referenceDrugOf } from "../codes/biosimilars";
import { diagnosesOf, includesDiagnosis } from "../codes/diagnosis-list";
import { inFamily } from "../codes/families";
import { diagnosisText } from "../codes/shapes";
import type { ClaimLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { Matrix } from "../matrix/matrix";
import type { DrugCoverageRule, GenomicRule } from "../matrix/rules";
import { joinWords } from "../values/lists";
import { about } from "./about";
import type { LineCheck } from "./check";
import { ask, macOf, whyUndecided, type Undecided } from "./ask";
import type { EncounterContext, PatientContext } from "./context";
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
      nearMisses(): readonly NearMiss[];
    }
  | { readonly kind: "none"; readonly asked: Undecided<T>; nearMisses(): readonly NearMiss[] }
  | { readonly kind: "undecided"; readonly asked: Undecided<T>; report(report: Report): void };

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
  if (asked.kind === "none") return { kind: "none", asked, nearMisses: asked.nearMisses };
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
    asked,
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

/** A list that decided about a line's diagnoses. */
export type DecidedCoverage = Extract<Coverage<CoverageTable>, { kind: "covered" | "not covered" }>;

/** Why a row does not cover the line's diagnoses: it follows the name of its list. */
export function whyNotCovered({ rule }: Pick<DecidedCoverage, "rule">, line: Pick<ClaimLine, "dx">): string {
  if (rule.covered !== null) return `does not list ${joinWords(line.dx.map(diagnosisText), "or")}`;
  if (coversNothing(rule)) return "does not list the code for any diagnosis";
  const excluded = line.dx.filter((dx) => names(rule.excluded, dx));
  return `excludes ${joinWords(excluded.map(diagnosisText), "and")}`;
}

/** Whether a row says that no diagnosis is covered. */
export const coversNothing = ({ covered, excluded }: Pick<GenomicRule, "covered" | "excluded">): boolean =>
  covered === null && names(excluded, "");

/** That a row was found under the code of the reference drug; "" where it names the code itself. */
export const inheritedText = ({ code }: Pick<DecidedCoverage, "code">, line: Pick<ClaimLine, "code">): string =>
  code === line.code ? "" : ` (as for its reference drug ${code})`;

/** A finding that a row does not cover the line's diagnoses. */
export function notCovered(
  context: EncounterContext | PatientContext,
  line: ClaimLine,
  coverage: DecidedCoverage,
): FindingDraft {
  const { rule, nearMisses } = coverage;
  const mac = context.payer ? macOf(context.payer, line) : null;
  const list = `${rule.article === "" ? rule.id : rule.article} of ${rule.table === "GenomicLCD" && mac !== null ? mac : context.payerName}`;
  return {
    lines: [line],
    message: `${line.code}${inheritedText(coverage, line)}: ${list} ${whyNotCovered(coverage, line)}`,
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
      if (listWanted(context.matrix, line) === "drug") checkCoverage(context, report, line, "required");
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
  about: about("lab"),
  run(context, report) {
    for (const line of context.lines) {
      const wanted = listWanted(context.matrix, line);
      if (wanted === "listed test") checkCoverage(context, report, line, "required");
      if (wanted === "other test") checkCoverage(context, report, line, "where there is one");
    }
  },
};

/** What a code is to `DrugCoverage`: a drug and a listed test have a list of diagnoses, another test may have one; `null` for others. */
export function listWanted(
  matrix: Matrix,
  { code, dos }: Pick<ClaimLine, "code" | "dos">,
): "drug" | "listed test" | "other test" | null {
  if (inFamily(code, "lab", dos)) {
    return inFamily(code, "tumor_marker", dos) || inFamily(code, "blood_count", dos) ? "listed test" : "other test";
  }
  return matrix.drugs.has(code) ? "drug" : null;
}

/** What the payer's list says of a line; a biosimilar goes by its reference drug unless it has a row of its own. */
export function listCoverage(context: EncounterContext | PatientContext, line: ClaimLine): Coverage<"DrugCoverage"> {
  const own = coverageOf(context, "DrugCoverage", line);
  const reference = referenceDrugOf(line.code);
  return own.kind === "none" && reference !== undefined ? coverageOf(context, "DrugCoverage", line, reference) : own;
}

/** @param row whether a missing row is *not checked*, or means that there is no list */
function checkCoverage(
  context: EncounterContext,
  report: Report,
  line: ClaimLine,
  row: "required" | "where there is one",
): void {
  const coverage = listCoverage(context, line);
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
