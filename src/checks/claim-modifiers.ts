import { JG_LAST_DAY } from "../codes/data/special-rules";
import { dayIn } from "../codes/data/dates";
import { hasRole } from "../codes/modifiers";
import type { ClaimLine } from "../claims/line";
import { joinWords } from "../values/lists";
import type { LineCheck } from "./check";
import type { EncounterContext } from "./context";
import { given, payerGiven } from "./given";
import { modifiersFix } from "./modifiers";
import type { Report } from "./report";

const JG_ENDS = dayIn(JG_LAST_DAY) ?? 0;

/** MOD-04: 340B drugs say so, and others do not. */
export const drug340b: LineCheck = {
  id: "MOD-04",
  name: "340B modifier",
  family: "Pairs, modifiers and units",
  scope: "line",
  severity: "warning",
  why: "A covered entity says with TB that Medicare's drug was bought under 340B (JG ended with 2024); nobody else uses it.",
  fields: ["340B"],
  source: { title: "CMS 340B modifier guidance", mark: "S", from: "2025-01-01" },
  run(context, report) {
    for (const line of context.lines) {
      if (context.matrix.drugs.has(line.code)) check340b(context, report, line);
    }
  },
};

function check340b(context: EncounterContext, report: Report, line: ClaimLine): void {
  const said = line.mods.filter((modifier) => hasRole(modifier, "drug340b"));
  if (said.length > 0) {
    if (!given(context, report, line, { "340B": line.entity340b }) || line.entity340b) return;
    report.find({
      lines: [line],
      message: `${joinWords(said, "and")} on ${line.code}, and the sheet says that the drug was not bought under 340B`,
      fix: modifiersFix(
        line,
        `Remove ${joinWords(said, "and")} from line ${line.index}`,
        line.mods.filter((modifier) => !said.includes(modifier)),
      ),
    });
  } else if (line.entity340b === true && payerGiven(context, report, [line]) && context.payer?.kind === "Medicare") {
    report.find({
      lines: [line],
      lacking: ["Mods"],
      message: `${line.code} was bought under 340B, and ${line.dos > JG_ENDS ? "TB does" : "neither TB nor JG does"} not stand on the line`,
      fix: modifiersFix(line, `Add TB to line ${line.index}`, [...line.mods, "TB"]),
    });
  }
}

/** Of the four only these two go together: a voluntary notice for what is never covered. */
const TOGETHER: readonly string[] = ["GX", "GY"];

/** MOD-05: notices of non-coverage that contradict each other, or could not have been given. */
export const liabilityNotice: LineCheck = {
  id: "MOD-05",
  name: "Notice of non-coverage",
  family: "Pairs, modifiers and units",
  scope: "line",
  severity: "warning",
  why: "GA says that a notice was given, GZ that none was, GY that the service is never covered, GX that a voluntary notice was given for it. Only GX and GY go together, and the notice is original Medicare's.",
  fields: [],
  source: { title: "IOM 100-04 chapter 30", mark: "K", from: "2010-04-01" },
  silentWithout: "mods",
  run(context, report) {
    for (const line of context.lines) {
      const said = [...new Set(line.mods.filter((modifier) => hasRole(modifier, "liability")))];
      if (said.length === 0 || !payerGiven(context, report, [line]) || !context.payer) continue;
      const wrong =
        context.payer.kind !== "Medicare"
          ? `${context.payerName} is not original Medicare, and the notice (ABN) is original Medicare's`
          : said.length > 1 && !said.every((modifier) => TOGETHER.includes(modifier))
            ? `they contradict each other`
            : null;
      if (wrong === null) continue;
      report.find({
        lines: [line],
        message: `${joinWords(said, "and")} on ${line.code}: ${wrong}`,
        fix: { text: `Keep on line ${line.index} what the notice in the record says, if there is one`, changes: [] },
      });
    }
  },
};
