import { inFamily } from "../../codes/families";
import { normalNdc } from "../../codes/shapes";
import type { ClaimLine } from "../../claims/line";
import { unanswered } from "../../matrix/unanswered";
import type { CodingPolicyRule } from "../../matrix/rules";
import { inForce } from "../../values/day";
import { groupBy, joinWords } from "../../values/lists";
import type { EncounterCheck, LineCheck } from "../check";
import { ask, whyUndecided } from "../ask";
import type { EncounterContext } from "../context";
import { drugsOfNdc } from "../facts";
import { given } from "../given";
import type { DecidedBy, Fix } from "../finding";
import { decidedByRule, type FindingDraft, type Report } from "../report";
import { isDrugLine } from "./drug-day";

/** Units in which an NDC quantity is said. */
const NDC_UNITS: readonly string[] = ["UN", "ML", "GR", "ME", "F2"];

type Decided = Pick<FindingDraft, "decidedBy" | "nearMisses">;

/** Whether the payer wants NDCs on a line: its row, else for Medicaid the law; `null` after reporting *not checked*. */
function wantsNdc(
  context: EncounterContext,
  report: Report,
  line: ClaimLine,
): { readonly wanted: boolean; decided(): Decided } | null {
  const asked = ask(context, "CodingPolicy", line, { topic: "ndc" });
  if (asked.kind === "rule") {
    const rule: CodingPolicyRule = asked.rule;
    return {
      wanted: rule.value === "required",
      decided: () => ({ decidedBy: decidedByRule(rule), nearMisses: asked.nearMisses() }),
    };
  }
  const left = asked.kind === "none" && context.payer ? unanswered("ndc", context.payer, line.dos) : null;
  if (left?.kind === "national") {
    const { title, from } = left;
    return { wanted: left.value === "required", decided: () => ({ decidedBy: { kind: "public", title, from } }) };
  }
  report.notChecked({
    lines: [line],
    ...whyUndecided(context, "CodingPolicy", asked.kind, "ndc"),
    ...("rules" in asked ? { rules: asked.rules } : {}),
  });
  return null;
}

/** DRUG-09: the NDC where the payer requires it. */
export const ndcPresent: LineCheck = {
  id: "DRUG-09",
  name: "NDC missing or malformed",
  family: "Drugs and wastage",
  scope: "line",
  severity: "error",
  why: "Where the payer requires it, a drug line carries the NDC in 11 digits (5-4-2), its unit (UN, ML, GR, ME or F2) and its quantity. Medicaid always does.",
  fields: ["NDC", "NDC Unit", "NDC Qty"],
  source: { title: "Deficit Reduction Act of 2005 §6002; payers' NDC policies", mark: "S" },
  run(context, report) {
    for (const line of context.lines) {
      if (!isDrugLine(context.matrix, line)) continue;
      const policy = wantsNdc(context, report, line);
      if (!policy?.wanted) continue;
      if (!context.has("NDC")) {
        given(context, report, line, { NDC: "" });
        continue;
      }
      const fault = ndcFault(line.ndc);
      const also = (["NDC Unit", "NDC Qty"] as const).filter((field) => context.has(field) && blank(line, field));
      const noQuantity = line.ndcQty !== null && line.ndcQty <= 0;
      const wrongUnit = line.ndcUnit !== "" && !NDC_UNITS.includes(line.ndcUnit);
      if (fault !== null || also.length > 0 || wrongUnit || noQuantity) {
        const faults = [
          ...(fault === null ? [] : [fault]),
          ...(also.length > 0 && line.ndc !== ""
            ? [`${joinWords(also, "and")} ${also.length > 1 ? "are" : "is"} blank`]
            : []),
          ...(wrongUnit ? [`NDC Unit "${line.ndcUnit}" is not ${joinWords(NDC_UNITS, "or")}`] : []),
          ...(noQuantity ? [`NDC Qty ${line.ndcQty} is no quantity`] : []),
        ];
        report.find({
          lines: [line],
          message: `${line.code}: ${joinWords(faults, "and")}; ${context.payerName} requires the NDC`,
          fix: { text: `Take NDC, unit and quantity from the package that was used`, changes: [] },
          ...policy.decided(),
        });
      }
      const absent = (["NDC Unit", "NDC Qty"] as const).filter((field) => !context.has(field));
      if (absent.length > 0)
        report.notChecked({
          lines: [line],
          reason: "field",
          missing: absent,
          because: `the sheet has no column ${joinWords(absent, "or")}`,
        });
    }
  },
};

const blank = (line: ClaimLine, field: "NDC Unit" | "NDC Qty"): boolean =>
  field === "NDC Unit" ? line.ndcUnit === "" : line.ndcQty === null;

/** What is wrong with an NDC, in words; `null` where it is 11 digits. */
function ndcFault(ndc: string): string | null {
  if (ndc === "") return "the NDC is missing";
  if (normalNdc(ndc) !== null) return null;
  if (/^\d(\.\d+)?E\+?\d+$/i.test(ndc))
    return `the NDC was turned into the number ${ndc} (make the column text and type it again)`;
  const digits = ndc.replace(/\D/g, "").length;
  return `the NDC "${ndc}" has ${digits} digits and needs 11 (5-4-2)`;
}

/** DRUG-11: one line for each NDC. */
export const oneLinePerNdc: EncounterCheck = {
  id: "DRUG-11",
  name: "One line for each NDC",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "warning",
  why: "Where the payer requires NDCs, each NDC of a drug stands on a line of its own, and the line with JW repeats the NDC of the vial it came from.",
  fields: ["NDC"],
  source: { title: "UnitedHealthcare Community Plan, Maryland; payers' NDC policies", mark: "S" },
  silentWithout: "ndc",
  run(context, report) {
    const drugs = context.lines.filter(({ code, dos, ndc }) => isDrugLine(context.matrix, { code, dos }) && ndc !== "");
    for (const lines of groupBy(drugs, ({ code }) => code).values()) {
      const [first] = lines as [ClaimLine, ...ClaimLine[]];
      const several = lines.filter(({ ndc }) => ndcsIn(ndc).length > 1);
      const given = lines.filter(({ mods }) => !mods.includes("JW"));
      const known = new Set(given.flatMap(({ ndc }) => ndcsIn(ndc)));
      const strange = lines.filter(
        ({ mods, ndc }) => mods.includes("JW") && given.length > 0 && ndcsIn(ndc).some((own) => !known.has(own)),
      );
      const twice = [...groupBy(given, ({ ndc }) => normalNdc(ndc) ?? ndc).values()].filter((own) => isSplit(own));
      if (several.length + strange.length + twice.length === 0) continue;
      const policy = wantsNdc(context, report, first);
      if (!policy?.wanted) continue;
      for (const line of several)
        tell(
          report,
          [line],
          `${line.code}: ${ndcsIn(line.ndc).length} NDCs on one line`,
          {
            text: `Split line ${line.index}: one line for each NDC, with the units out of it`,
            changes: [],
          },
          policy.decided(),
        );
      for (const line of strange)
        tell(
          report,
          [line, ...given],
          `${line.code}: the line with JW has an NDC that no line of the drug given has`,
          {
            text: "Put the NDC of the vial that was opened on both lines",
            changes: [],
          },
          policy.decided(),
        );
      for (const own of twice)
        tell(
          report,
          [...own].reverse(),
          `${first.code}: NDC ${own[0]?.ndc} stands on ${own.length} lines`,
          {
            text: "Combine the lines of one NDC into one, with the sum of their units",
            changes: [],
          },
          policy.decided(),
        );
    }
  },
};

function tell(report: Report, lines: readonly ClaimLine[], message: string, fix: Fix, decided: Decided): void {
  report.find({ lines, message: `${message}: one line for each NDC`, fix, ...decided });
}

/** Lines of one NDC that differ in modifiers: equal ones are ADM-02's. */
function isSplit(lines: readonly ClaimLine[]): boolean {
  const modifiers = lines.map(({ mods }) => [...mods].sort().join(" "));
  return lines.length > 1 && new Set(modifiers).size === lines.length;
}

/** The NDCs in a cell; some exports put several into one. */
function ndcsIn(text: string): readonly string[] {
  return text
    .split(/[;,|\s]+/)
    .map((part) => normalNdc(part))
    .filter((ndc) => ndc !== null);
}

/** The code that an NDC belongs to, and what says so: the practice's own Drugs first, then the crosswalk. */
export function codeOfNdc(
  context: Pick<EncounterContext, "matrix" | "reference" | "missingSets" | "reads">,
  ndc: string,
  line: ClaimLine,
): { readonly code: string; readonly decidedBy: DecidedBy } | null {
  const { reference, missingSets } = context;
  const rows = drugsOfNdc(context, ndc).filter(({ from, to }) => inForce(from, to, line.dos));
  const row = rows.find(({ code }) => code === line.code) ?? rows[0];
  if (row)
    return {
      code: row.code,
      decidedBy: {
        kind: "matrix",
        table: "Drugs",
        rule: row.code,
        row: row.row,
        from: row.from,
        to: row.to,
        source: "NDCs of the drug",
      },
    };
  if (missingSets.has("NDC") || !reference.ndc) return null;
  const code = reference.ndc.codeOf(ndc);
  const title = `NDC crosswalk ${reference.ndc.edition} (${reference.ndc.origin})`;
  return code === undefined ? null : { code, decidedBy: { kind: "public", title, from: null } };
}

/** DRUG-12: the NDC of another drug. */
export const ndcOfTheCode: LineCheck = {
  id: "DRUG-12",
  name: "NDC of another code",
  family: "Drugs and wastage",
  scope: "line",
  severity: "error",
  why: "The NDC says which product was given, and each product has its billing code: the two must belong together on the date.",
  fields: ["NDC"],
  source: { title: "CMS ASP NDC to HCPCS crosswalk", mark: "D" },
  silentWithout: "ndc",
  run(context, report) {
    for (const line of context.lines) {
      // An unclassified code stands for products without a code of their own: DRUG-14.
      if (line.ndc === "" || inFamily(line.code, "unclassified_drug", line.dos) || !isDrugLine(context.matrix, line))
        continue;
      for (const ndc of ndcsIn(line.ndc)) {
        const found = codeOfNdc(context, ndc, line);
        if (!found) {
          report.notChecked({
            lines: [line],
            reason: "reference",
            because: "neither Drugs nor the loaded crosswalk lists the NDC",
          });
        } else if (found.code !== line.code)
          report.find({
            lines: [line],
            message: `NDC ${ndc} belongs to ${found.code}, not to ${line.code}`,
            fix: {
              text: `Look at the package: bill ${found.code} if it was that product, else correct the NDC`,
              changes: [],
            },
            decidedBy: found.decidedBy,
          });
      }
    }
  },
};
