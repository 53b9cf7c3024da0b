import { BRACHYTHERAPY, type BrachytherapyRow } from "../../codes/data/radiation";
import { inFamily } from "../../codes/families";
import type { ClaimLine } from "../../claims/line";
import { about } from "../about";
import type { LineCheck } from "../check";
import { ask } from "../ask";
import { hasFields } from "../context";
import { payerGiven } from "../given";
import type { Report } from "../report";

/** Words of a note that name a technique. */
const TECHNIQUES: readonly { readonly words: RegExp; readonly fits: readonly BrachytherapyRow["technique"][] }[] = [
  { words: /\b(skin|surface|superficial)\b/i, fits: ["skin surface"] },
  { words: /\binterstitial\b/i, fits: ["interstitial", "high dose rate"] },
  { words: /\bintracavitary\b/i, fits: ["intracavitary", "high dose rate"] },
  { words: /\b(HDR|high dose rate)\b/i, fits: ["high dose rate", "skin surface"] },
];

const rowOf = (own: string): BrachytherapyRow | undefined => BRACHYTHERAPY.find(({ code }) => code === own);

/** RT-13: brachytherapy by technique and number. */
export const brachytherapyCode: LineCheck = {
  id: "RT-13",
  name: "Brachytherapy code",
  family: "Radiation",
  scope: "line",
  severity: "error",
  why: "77761-77763 are intracavitary, by 1 to 4, 5 to 10 or more sources; 77767 and 77768 are high dose rate on the skin; 77770-77772 are other high dose rate, by 1, 2 to 12 or more channels; 77778 is interstitial. There is no 77769.",
  fields: ["Line Note"],
  source: { title: "CPT radiation oncology guidelines; NCCI pairs", mark: "D" },
  about: (code) => rowOf(code) !== undefined,
  run(context, report) {
    const rows = context.lines.flatMap((line) => {
      const row = rowOf(line.code);
      return row ? [{ line, row }] : [];
    });
    if (
      rows.length === 0 ||
      !hasFields(
        context,
        report,
        rows.map(({ line }) => line),
        ["Line Note"],
      )
    )
      return;
    for (const { line, row } of rows) {
      if (line.lineNote === "")
        report.notChecked({
          lines: [line],
          reason: "field",
          missing: ["Line Note"],
          because: "the line's note does not say technique, sources or channels",
        });
      else if (!wrongTechnique(report, line, row)) wrongNumber(report, line, row);
    }
  },
};

function wrongTechnique(report: Report, line: ClaimLine, row: BrachytherapyRow): boolean {
  const named = TECHNIQUES.filter(({ words }) => words.test(line.lineNote));
  const [first] = named;
  if (!first || named.every(({ fits }) => fits.includes(row.technique))) return false;
  const right = BRACHYTHERAPY.filter(({ technique }) => named.every(({ fits }) => fits.includes(technique)));
  report.find({
    lines: [line],
    message: `${line.code} is ${row.technique}, and the note says "${line.lineNote}"`,
    fix: {
      text:
        right.length > 0
          ? `By the note: ${right.map(({ code }) => code).join(", ")}`
          : "Choose the code by technique from the record",
      changes: [],
    },
  });
  return true;
}

function wrongNumber(report: Report, line: ClaimLine, row: BrachytherapyRow): void {
  if (row.counts === null) return;
  const noun = row.counts === "sources" ? "(?:sources?|ribbons?)" : "channels?";
  const found = new RegExp(`(\\d+)\\s*${noun}|${noun}\\s*:?\\s*(\\d+)`, "i").exec(line.lineNote);
  if (!found) return;
  const count = Number(found[1] ?? found[2]);
  if (count >= row.from && (row.to === null || count <= row.to)) return;
  const right = BRACHYTHERAPY.find(
    ({ technique, from, to }) => technique === row.technique && count >= from && (to === null || count <= to),
  );
  report.find({
    lines: [line],
    message: `${line.code} is for ${row.from}${row.to === null ? " or more" : row.to === row.from ? "" : ` to ${row.to}`} ${row.counts}, and the note says ${count}`,
    fix: right
      ? {
          text: `${line.code} to ${right.code} on line ${line.index}`,
          changes: [{ line: line.index, field: "CPT", from: line.code, to: right.code }],
        }
      : { text: "Choose the code by the number in the record", changes: [] },
  });
}

/** RT-14: protons without an authorisation, where the matrix has no row of it. */
export const protonsAuthorised: LineCheck = {
  id: "RT-14",
  name: "Protons without authorisation",
  family: "Radiation",
  scope: "line",
  severity: "error",
  why: "Nearly every payer but original Medicare wants protons authorised, often by a benefit manager (Carelon, Evicore). A row of PriorAuth for the payer decides over this.",
  fields: ["Auth"],
  source: { title: "Benefit managers' guidelines on proton therapy", mark: "K" },
  about: about("protons"),
  run(context, report) {
    const lines = context.lines.filter(({ code, dos }) => inFamily(code, "protons", dos));
    if (lines.length === 0 || !hasFields(context, report, lines, ["Auth"]) || !payerGiven(context, report, lines))
      return;
    for (const line of lines) {
      if (line.auth !== "" || context.payer?.kind === "Medicare") continue;
      const asked = ask(context, "PriorAuth", line);
      // Where a row speaks, AUTH-01 speaks for it.
      if (asked.kind !== "none") continue;
      report.find({
        lines: [line],
        message: `${line.code} (protons) has no authorisation number, and PriorAuth has no row of it for ${context.payerName}`,
        fix: {
          text: `Ask ${context.payerName} or its benefit manager, and add what they say to PriorAuth`,
          changes: [],
        },
        nearMisses: asked.nearMisses(),
      });
    }
  },
};
