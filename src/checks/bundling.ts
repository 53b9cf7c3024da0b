import { groupBy, joinWords } from "../values/lists";
import type { EncounterCheck } from "./check";
import { pairSource, tellPairs } from "./pair-findings";
import { pairsOf, type PairHit } from "./pairs";

const PTP = { title: "NCCI procedure-to-procedure edits, practitioner", mark: "D" } as const;

/** Two codes of which the payer pays one: what no narrower check explains. */
export const nccPairs: EncounterCheck = {
  id: "NCCI-PTP",
  name: "Bundled pair",
  family: "Pairs, modifiers and units",
  scope: "encounter",
  severity: "error",
  why: "The second code of a pair is part of the first on the same day. Indicator 0: it is never paid beside it. Indicator 1: it is paid if it was a separate service and a modifier says so.",
  fields: [],
  source: PTP,
  run(context, report) {
    for (const draft of pairsOf(context).undecided) report.notChecked(draft);
    tellPairs(context, report, "NCCI-PTP");
  },
};

/** A modifier keeps a pair apart: the record must carry it. */
export const bypassToDocument: EncounterCheck = {
  id: "NCCI-DOC",
  name: "Modifier to be documented",
  family: "Pairs, modifiers and units",
  scope: "encounter",
  severity: "info",
  why: "A modifier that keeps a bundled pair apart says that the services were separate. The payer may ask for the record that shows it.",
  fields: [],
  source: PTP,
  run(context, report) {
    const kept = pairsOf(context).hits.filter((hit) => hit.bypass !== null);
    for (const hits of groupBy(kept, ({ bypass }) => `${bypass?.line.index} ${bypass?.modifier}`).values()) {
      const [first] = hits as [PairHit, ...PairHit[]];
      const { bypass } = first;
      if (!bypass) continue;
      const others = joinWords(
        [...new Set(hits.map((hit) => (hit.column1 === bypass.line ? hit.column2.code : hit.column1.code)))],
        "and",
      );
      report.find({
        lines: [bypass.line, ...hits.map((hit) => (hit.column1 === bypass.line ? hit.column2 : hit.column1))],
        denied: [],
        message: `${bypass.modifier} on ${bypass.line.code} keeps it apart from ${others} (${pairSource(first)}): the record must show the separate service`,
        fix: {
          text:
            bypass.modifier === "25"
              ? "Look in the record for a visit that stands on its own: reason, assessment and plan beyond the day's treatment"
              : "Look in the record for the separate service: other site, other session, other access or other reason, with its times",
          changes: [],
        },
      });
    }
  },
};
