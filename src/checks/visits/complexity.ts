import { inFamily } from "../../codes/families";
import { keepsComplexity } from "../../codes/visits";
import { providerRelation } from "../../claims/groups";
import type { ClaimLine } from "../../claims/line";
import type { EncounterCheck, Severity } from "../check";
import { ruleFor } from "../ask";
import type { EncounterContext } from "../context";
import { decidedByRule } from "../report";

const COMPLEXITY_CODE = "G2211";

/** EM-10: G2211 where it is not payable. */
export const complexityAddOn: EncounterCheck = {
  id: "EM-10",
  name: "G2211 not payable",
  family: "Visits",
  scope: "encounter",
  severity: "error",
  why: "G2211 goes with an office visit (from 2026 also a home visit). It is not paid when that visit carries 25, unless a preventive service, a vaccination or a wellness visit stands beside it (since 2025).",
  fields: [],
  source: { title: "CY2024, CY2025 and CY2026 physician fee schedules", mark: "S", from: "2024-01-01" },
  about: (code) => code === COMPLEXITY_CODE,
  run(context, report) {
    for (const line of context.lines) {
      if (line.code !== COMPLEXITY_CODE) continue;
      const asked = ruleFor(context, report, "CodingPolicy", line, { topic: "visit_complexity_addon" });
      if (!asked) continue;
      const refused = asked.rule.value === "not_paid" ? null : unpayable(context, line);
      if (asked.rule.value !== "not_paid" && !refused) continue;
      report.find({
        lines: [line, ...(refused?.visit ? [refused.visit] : [])],
        severity: refused ? severityFor(context) : "error",
        message: refused?.message ?? `${context.payerName} does not pay ${COMPLEXITY_CODE}`,
        fix: {
          text: refused?.visit
            ? `Remove line ${line.index}, or 25 from line ${refused.visit.index} if nothing that day needs it`
            : `Remove line ${line.index}`,
          changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
        },
        ...(refused ? {} : { decidedBy: decidedByRule(asked.rule), nearMisses: asked.nearMisses() }),
      });
    }
  },
};

/** Medicare's conditions bind Medicare and Medicare Advantage; another plan that pays the code may have its own. */
const severityFor = ({ payer }: EncounterContext): Severity =>
  payer?.kind === "Medicare" || payer?.kind === "Medicare Advantage" ? "error" : "warning";

function unpayable(
  context: EncounterContext,
  line: ClaimLine,
): { readonly message: string; readonly visit?: ClaimLine } | null {
  const own = context.lines.filter((other) => other !== line && providerRelation(other, line) !== "different");
  const bases = own.filter((other) => inFamily(other.code, "complexity_base", other.dos));
  if (bases.length === 0)
    return { message: `${COMPLEXITY_CODE} stands without a visit that it goes with (${basesText(line)})` };
  const free = bases.find((visit) => !visit.mods.includes("25"));
  if (free || own.some((other) => keepsComplexity(other.code, other.dos))) return null;
  const [visit] = bases as [ClaimLine, ...ClaimLine[]];
  return {
    message: `${COMPLEXITY_CODE} is not paid beside ${visit.code} with 25, and no preventive service, vaccination or wellness visit stands beside it`,
    visit,
  };
}

const basesText = (line: ClaimLine): string =>
  inFamily("99341", "complexity_base", line.dos)
    ? "99202-99205, 99211-99215 or 99341-99350"
    : "99202-99205 or 99211-99215";
