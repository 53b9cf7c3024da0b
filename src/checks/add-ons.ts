import { primariesOf } from "../codes/add-ons";
import { joinWords } from "../values/lists";
import type { EncounterCheck } from "./check";
import { allReadable } from "./context";

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
    const medicare = context.payer?.kind === "Medicare" || context.payer?.kind === "Medicare Advantage";
    const present = new Set(context.lines.map((line) => line.code));
    for (const line of context.lines) {
      const primaries = primariesOf(context.reference, line.code, medicare ? "medicare" : "other", line.dos);
      if (!primaries || primaries.some((code) => present.has(code))) continue;
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
