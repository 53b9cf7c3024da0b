import { primariesOf } from "../codes/add-ons";
import type { ClaimLine } from "../claims/line";
import { joinWords } from "../values/lists";
import type { EncounterCheck } from "./check";
import { allReadable, type EncounterContext } from "./context";

/**
 * The codes of which one must be billed the same day as an add-on code, where none is.
 * @returns `null` where one is, or the code is no add-on
 * @example missingPrimaries(context, { code: "96415", dos }, new Set(["96413"])) //=> null
 */
export function missingPrimaries(
  { payer, reference }: Pick<EncounterContext, "payer" | "reference">,
  { code, dos }: Pick<ClaimLine, "code" | "dos">,
  billed: ReadonlySet<string>,
): readonly string[] | null {
  const medicare = payer?.kind === "Medicare" || payer?.kind === "Medicare Advantage";
  const primaries = primariesOf(reference, code, medicare ? "medicare" : "other", dos);
  return primaries && !primaries.some((primary) => billed.has(primary)) ? primaries : null;
}

/** INF-13: an add-on code without its primary. */
export const addOnPrimary: EncounterCheck = {
  id: "INF-13",
  name: "Add-on without its primary",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "An add-on code is paid only beside one of its primary codes, on the same day and by the same practitioner: CARC 107.",
  fields: [],
  source: { title: "NCCI add-on code edits; CPT add-on instructions", mark: "D" },
  run(context, report) {
    const billed = new Set(context.lines.map((line) => line.code));
    for (const line of context.lines) {
      const primaries = missingPrimaries(context, line, billed);
      if (!primaries) continue;
      if (!allReadable(context, report, [line])) continue;
      const missing = context.missingSets.get("Add-on");
      if (missing !== undefined) {
        report.notChecked({
          lines: [line],
          reason: "reference",
          because: `the add-on codes of edition ${missing}, which the workbook names, are not on this computer`,
        });
        continue;
      }
      report.find({
        lines: [line],
        message: `${line.code} is an add-on and none of its primaries is billed that day: ${joinWords(primaries, "or")}`,
        fix: { text: `Add the primary that the record shows, or correct ${line.code}`, changes: [] },
      });
    }
  },
};
