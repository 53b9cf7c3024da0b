import { inFamily } from "../codes/families";
import { usesZCodes } from "../codes/macs";
import type { ClaimLine } from "../claims/line";
import { macOf, whyUndecided } from "./ask";
import type { EncounterContext } from "./context";
import { coverageOf } from "./coverage";
import type { DecidedBy } from "./finding";
import { decidedByRule, type NotCheckedDraft, type Report } from "./report";

/** Genes and panels: what the contractors' articles and the MolDX programme speak of. */
export const isMolecular = (line: Pick<ClaimLine, "code" | "dos">): boolean =>
  inFamily(line.code, "molecular_panel", line.dos) || inFamily(line.code, "single_gene", line.dos);

/** Medicare's contractor is not known, and everything about a genomic test differs by it. */
const NO_CONTRACTOR = {
  reason: "field",
  missing: ["State"],
  because: "neither MAC in Payers nor State on the line says which contractor decides",
} as const satisfies Omit<NotCheckedDraft, "lines">;

/** Why no row of `GenomicLCD` decides about a genomic test. */
export function whyNoArticle(context: EncounterContext, line: ClaimLine): Omit<NotCheckedDraft, "lines"> {
  const { payer } = context;
  return payer?.kind === "Medicare" && macOf(payer, line) === null
    ? NO_CONTRACTOR
    : whyUndecided(context, "GenomicLCD", "none", undefined);
}

/** Who wants the test's Z-code: a row of GenomicLCD, or the contractor's programme. */
export type ZCodeWanted =
  | { readonly kind: "wanted"; readonly who: string; readonly decidedBy: DecidedBy | null }
  | { readonly kind: "not wanted" }
  | { readonly kind: "unknown"; report(report: Report): void };

/** Whether the Z-code must stand beside a genomic test. */
export function zCodeOf(context: EncounterContext, line: ClaimLine): ZCodeWanted {
  const coverage = coverageOf(context, "GenomicLCD", line);
  const rule = "rule" in coverage ? coverage.rule : null;
  const mac = context.payer ? macOf(context.payer, line) : null;
  if (rule && rule.zCode !== null)
    return rule.zCode === "Required"
      ? { kind: "wanted", who: mac ?? context.payerName, decidedBy: decidedByRule(rule) }
      : { kind: "not wanted" };
  if (mac !== null) return usesZCodes(mac) ? { kind: "wanted", who: mac, decidedBy: null } : { kind: "not wanted" };
  return {
    kind: "unknown",
    report(report) {
      if (coverage.kind === "undecided") return coverage.report(report);
      const why = rule
        ? ({ reason: "rule", because: `${rule.id} does not say whether a Z-code is wanted` } as const)
        : whyNoArticle(context, line);
      report.notChecked({ lines: [line], ...why });
    },
  };
}
