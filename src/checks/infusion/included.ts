import { inFamily } from "../../codes/families";
import { about } from "../about";
import type { EncounterCheck } from "../check";
import { tellPairs } from "../pair-findings";

/** Lines started, which pairs bundle into an administration. */
const LINES_STARTED: readonly string[] = ["36000", "36410"];
const isIncluded = about("administration_included", "local_anaesthetic");

/** INF-17: what is part of the administration. */
export const includedInAdministration: EncounterCheck = {
  id: "INF-17",
  name: "Included in the administration",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "Starting the line, local anaesthetic, flushing, tubing and mixing the drug are part of an infusion or injection. A venipuncture for the laboratory (36415) is not.",
  fields: [],
  source: { title: "NCCI pairs; NCCI policy manual, chapter 11", mark: "D" },
  about: (code) => LINES_STARTED.includes(code) || isIncluded(code),
  run(context, report) {
    tellPairs(context, report, "INF-17");
    if (context.institutional) return;
    const given = context.lines.filter(
      ({ code, dos }) => inFamily(code, "drug_administration", dos) && !inFamily(code, "port_flush", dos),
    );
    const [first] = given;
    if (!first) return;
    for (const line of context.lines) {
      const supply = inFamily(line.code, "administration_included", line.dos);
      const numbing = inFamily(line.code, "local_anaesthetic", line.dos);
      if (!supply && !numbing) continue;
      if (given.some(({ drug }) => drug === line.code)) continue;
      // Without drug links lidocaine may have been the infusion itself.
      if (numbing && given.some(({ drug }) => drug === "")) continue;
      report.find({
        lines: [line, first],
        severity: "warning",
        message: `${line.code} is billed beside ${first.code}: ${numbing ? "local anaesthetic" : "flushes and supplies"} are included in the administration`,
        fix: { text: `Remove line ${line.index}, unless the record shows another use`, changes: [] },
      });
    }
  },
};
