import { authorisationRule } from "../checks/authorisation-rule";
import { CHECKS } from "../checks/catalogue";
import type { CheckInput } from "../checks/engine";
import { explainLine } from "../checks/explain";
import type { CheckId } from "../checks/ids";
import { diagnosisText } from "../codes/shapes";
import type { ClaimLine } from "../claims/line";
import { ruleWords } from "../matrix/rule-words";
import type { Rule } from "../matrix/rules";
import { wordsOf } from "../values/day";
import type { CellValue } from "../values/cell";
import { NEEDS } from "./record-needs";

/** One thing that the record must hold to defend a line, and who asks for it. */
export interface RecordNeed {
  readonly id: string;
  readonly need: string;
  readonly question: string;
  /** The check, or the row of the matrix. */
  readonly because: string;
  readonly source: string;
}

const SOURCES = new Map(CHECKS.map(({ id, source }) => [id, source.title]));
const sourceOf = (checks: readonly CheckId[]): string =>
  checks.map((id) => SOURCES.get(id)).find((title) => title !== undefined) ?? "";

/** What the codes of a line ask of the record, whoever pays. */
export function needsOfCode(line: ClaimLine): RecordNeed[] {
  return NEEDS.filter(({ when }) => when(line)).map(({ id, need, question, checks }) => ({
    id,
    need,
    question,
    because: checks.join(", "),
    source: sourceOf(checks),
  }));
}

/**
 * What the record must hold to defend a line: what its codes and modifiers ask, then what the payer's rows ask that decided something for it.
 * @example recordNeeds(input, 3).map(({ need }) => need)
 * @returns `null` where the sheet has no such line
 */
export function recordNeeds(input: CheckInput, index: number): RecordNeed[] | null {
  const line = input.sheet.lines.find((own) => own.index === index);
  const explained = line && explainLine(input, index);
  if (!line || !explained) return null;
  const authorised = line.auth === "" ? null : authorisationRule(input.matrix, line);
  const rules = new Set<Rule>([...(authorised ? [authorised] : []), ...explained.rules]);
  return [...needsOfCode(line), ...[...rules].flatMap((rule) => needOfRule(rule, line) ?? [])];
}

function needOfRule(rule: Rule, line: ClaimLine): RecordNeed | null {
  const asked = askedBy(rule, line);
  if (!asked) return null;
  const [need, question] = asked;
  const dates =
    `${rule.from === null ? "" : `from ${wordsOf(rule.from)}`}${rule.to === null ? "" : ` to ${wordsOf(rule.to)}`}`.trim();
  return {
    id: rule.id,
    need,
    question,
    because: `${rule.id}, ${rule.table}: ${ruleWords(rule)}${dates === "" ? "" : `, ${dates}`}`,
    source: rule.source,
  };
}

function askedBy(rule: Rule, line: ClaimLine): readonly [string, string] | null {
  const dx = line.dx.map(diagnosisText).join(", ");
  switch (rule.table) {
    case "PriorAuth":
      return rule.requirement === "Not required"
        ? null
        : [
            `${rule.requirement === "Required" ? "The authorisation" : rule.requirement}${line.auth === "" ? "" : ` ${line.auth}`}: its letter, with ${line.code}, the units and dates that cover ${wordsOf(line.dos)}`,
            `Does the payer's letter cover ${line.code} on ${wordsOf(line.dos)}?`,
          ];
    case "DrugCoverage":
    case "GenomicLCD":
      return [
        `The diagnosis that ${rule.article || "the payer's list"} names${dx === "" ? "" : ` (billed: ${dx})`}, with its pathology or staging`,
        `Does the record bear out the diagnosis billed${dx === "" ? "" : ` (${dx})`}?`,
      ];
    case "UnitLimits":
      return (line.units ?? 0) > rule.maxUnits
        ? [
            `Why more than ${rule.maxUnits} units were needed that day`,
            `Does the record say why more than ${rule.maxUnits} units were needed?`,
          ]
        : null;
    case "IncidentTo":
      return rule.allowed && line.performedBy !== line.billedAs
        ? [
            "What the payer's incident-to row asks: the physician's plan, and the supervision that it accepts",
            "Does the record meet the payer's incident-to row?",
          ]
        : null;
    default:
      return null;
  }
}

/** The checklist of lines as a sheet to print: one row for each thing, with a box to tick. */
export function recordSheetCells(
  lines: readonly { readonly line: ClaimLine; readonly needs: readonly RecordNeed[] }[],
): CellValue[][] {
  return [
    ["Documentation to defend these lines"],
    ["Line", "Claim", "Patient", "Date", "Code", "In the record", "What must be there", "Asked by", "Source"],
    ...lines.flatMap(({ line, needs }) =>
      needs.map(({ need, because, source }): CellValue[] => [
        line.index,
        line.claim,
        line.patient,
        wordsOf(line.dos),
        line.code,
        "",
        need,
        because,
        source,
      ]),
    ),
  ];
}
