import { inFamily } from "../codes/families";
import { mueFor, type MueSet } from "../codes/reference/reference";
import { providerRelation } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { UnitLimitRule } from "../matrix/rules";
import type { EncounterCheck, Severity } from "./check";
import { ask } from "./ask";
import type { EncounterContext } from "./context";
import type { DecidedBy, Fix } from "./finding";
import { linesByCode } from "./lines-by-code";
import { decidedByRule, type NotCheckedDraft, type Report } from "./report";

/** Kinds of payer whom a national limit of 0 binds: Medicare does not pay the code (matrix, which rule decides). */
const BOUND_BY_ZERO: readonly string[] = ["Medicare", "Medicare Advantage"];

/** More units than the payer's rule or the national limit allows. */
export const unitLimit: EncounterCheck = {
  id: "NCCI-MUE",
  name: "More units than the limit",
  family: "Pairs, modifiers and units",
  scope: "encounter",
  severity: "error",
  why: "A code has a largest number of units: per line (MAI 1), or per date over all lines, by policy (MAI 2) or as a clinical benchmark (MAI 3) that an appeal with the record can pass.",
  fields: ["Units"],
  source: { title: "NCCI medically unlikely edits, practitioner", mark: "D" },
  byCode: true,
  run(context, report) {
    for (const lines of linesByCode(context)) {
      if (lines.length === 1) checkCode(context, report, lines);
      else for (const own of byProvider(lines)) checkCode(context, report, own);
    }
  },
};

/** Lines of one practitioner, or of one group and specialty; a line without NPI belongs to the first. */
function byProvider(lines: readonly ClaimLine[]): ClaimLine[][] {
  const groups: [ClaimLine, ...ClaimLine[]][] = [];
  for (const line of lines) {
    const group = groups.find(([first]) => providerRelation(first, line) === "same");
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** A number of units, and what says so. */
export interface Limit {
  readonly units: number;
  readonly mai: 1 | 2 | 3 | null;
  /** What says so: made where it is told. */
  decidedBy(): DecidedBy;
  readonly text: string;
  readonly likely: boolean;
  /** Rows of the payer that nearly said another. */
  nearMisses(): readonly NearMiss[];
}

/** The limit that holds for a line; `none` where the code has no limit for this payer, `unknown` where it cannot be told. */
export type UnitLimit =
  | { readonly kind: "limit"; readonly limit: Limit }
  | { readonly kind: "none"; nearMisses(): readonly NearMiss[] }
  | { readonly kind: "unknown"; readonly draft: Omit<NotCheckedDraft, "lines"> };

/** The unit limit for a line: the payer's row, else the national table. */
export function unitLimitOf(context: EncounterContext, line: ClaimLine): UnitLimit {
  const unknown = (draft: Omit<NotCheckedDraft, "lines">): UnitLimit => ({ kind: "unknown", draft });
  const asked = ask(context, "UnitLimits", line);
  const { payer, reference } = context;
  if (asked.kind === "conflict") {
    return unknown({
      reason: "conflict",
      rules: asked.rules,
      because: `UnitLimits rules for ${context.payerName} contradict each other`,
    });
  }
  if (asked.kind === "rule") return { kind: "limit", limit: limitOfRule(asked.rule, asked.nearMisses) };
  if (!payer) return unknown({ reason: "payer", because: `the payer "${context.payerText}" is not in the matrix` });
  const nearMisses = asked.kind === "none" ? asked.nearMisses : () => [];
  if (payer.edits === "None") return { kind: "none", nearMisses };
  if (payer.edits === null)
    return unknown({ reason: "rule", because: `Payers does not say which Edits ${context.payerName} applies` });
  if (context.institutional) {
    return unknown({
      reason: "reference",
      because: "the loaded limits are the practitioner table, and these lines are institutional",
    });
  }
  const missing = context.missingSets.get("MUE");
  if (missing !== undefined) {
    return unknown({
      reason: "reference",
      because: `the limits of edition ${missing}, which the workbook names, are not on this computer`,
    });
  }
  const set = mueFor(reference, line.code, line.dos);
  if (!set) return unknown({ reason: "reference", because: `the loaded unit limits do not hold ${line.code}` });
  const limit = limitOfTable(context, set, line.code, nearMisses);
  return limit ? { kind: "limit", limit } : { kind: "none", nearMisses };
}

function limitOfRule(rule: UnitLimitRule, nearMisses: () => readonly NearMiss[]): Limit {
  return {
    units: rule.maxUnits,
    mai: rule.mai === null ? null : (Number(rule.mai) as 1 | 2 | 3),
    decidedBy: () => decidedByRule(rule),
    text: rule.id,
    likely: false,
    nearMisses,
  };
}

function limitOfTable(
  context: EncounterContext,
  set: MueSet,
  code: string,
  nearMisses: () => readonly NearMiss[],
): Limit | null {
  const limit = set.limit(code);
  if (!limit || (limit.units === 0 && !BOUND_BY_ZERO.includes(context.payer?.kind ?? ""))) return null;
  return {
    units: limit.units,
    mai: limit.mai,
    decidedBy: () => ({
      kind: "public",
      title: `MUE of ${code}: ${limit.units}, MAI ${limit.mai}, edition ${set.edition} (${set.origin})`,
      from: null,
    }),
    text: `MUE ${set.edition}`,
    likely: context.payer?.edits !== "NCCI",
    nearMisses,
  };
}

function checkCode(context: EncounterContext, report: Report, lines: readonly ClaimLine[]): void {
  const isBlank = ({ units }: ClaimLine): boolean => units === null;
  const someBlank = lines.some(isBlank);
  if (someBlank)
    report.notChecked({
      lines: lines.filter(isBlank),
      reason: "field",
      missing: ["Units"],
      because: "Units is missing",
    });
  const counted = someBlank ? lines.filter((line) => !isBlank(line)) : lines;
  if (counted.length === 0) return;
  const found = unitLimitOf(context, counted[0] as ClaimLine);
  if (found.kind === "unknown") report.notChecked({ ...found.draft, lines: counted });
  if (found.kind !== "limit") return;
  const { limit } = found;
  if (limit.mai === 1) {
    for (const line of counted)
      if ((line.units ?? 0) > limit.units) tell(context, report, limit, [line], line.units ?? 0);
    return;
  }
  const total = counted.reduce((sum, line) => sum + (line.units ?? 0), 0);
  if (total > limit.units) tell(context, report, limit, [...counted].reverse(), total);
}

function tell(
  context: EncounterContext,
  report: Report,
  limit: Limit,
  lines: readonly ClaimLine[],
  units: number,
): void {
  const [line] = lines as [ClaimLine, ...ClaimLine[]];
  const severity: Severity = limit.likely ? "warning" : "error";
  const per = limit.mai === 1 ? "on a line" : "a day";
  const zero = limit.units === 0;
  report.find({
    lines,
    denied: lines,
    severity,
    message: zero
      ? `${context.payerName} does not pay ${line.code} to a practitioner: its unit limit is 0 (${limit.text})`
      : `${line.code}: ${units} units, and the limit is ${limit.units} ${per} (${limit.text}${limit.mai === null ? "" : `, MAI ${limit.mai}`})`,
    fix: fixFor(limit, line, units, lines.length),
    decidedBy: limit.decidedBy(),
  });
}

function fixFor(limit: Limit, line: ClaimLine, units: number, lineCount: number): Fix {
  if (limit.units === 0)
    return { text: `Remove line ${line.index}, or bill the code that this payer takes`, changes: [] };
  if (limit.mai === 3) {
    return {
      text: `Compare the units with the record. If ${units} were given, bill them: the line denies, appeal with the record`,
      changes: [],
    };
  }
  if (limit.mai === 1)
    return { text: `Compare the units with the record; ${limit.units} at most stand on one line`, changes: [] };
  if (lineCount === 1 && !inFamily(line.code, "radiation_management", line.dos)) {
    return {
      text: `Units ${units} to ${limit.units}: more are never paid on one date`,
      changes: [{ line: line.index, field: "Units", from: String(line.units), to: String(limit.units) }],
    };
  }
  return {
    text: `${limit.units} a day is the most that is ever paid: correct the units, or the dates if they were on several days`,
    changes: [],
  };
}
