import { inFamily } from "../codes/families";
import { hasRole } from "../codes/modifiers";
import { providerRelation } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import { sendingOf } from "../claims/standing";
import { about } from "./about";
import type { EncounterCheck, LineCheck } from "./check";
import { ask } from "./ask";
import type { EncounterContext } from "./context";
import { modifiersFix } from "./modifiers";
import type { Report } from "./report";
import { unitLimitOf } from "./unit-limits";

/** A modifier that says why a test or draw stands on a second line. */
const saysWhyTwice = (modifier: string): boolean =>
  hasRole(modifier, "repeat") || hasRole(modifier, "distinct") || hasRole(modifier, "xSubset");

const isTest = (line: ClaimLine): boolean =>
  inFamily(line.code, "lab", line.dos) && !inFamily(line.code, "pathology", line.dos);

/** Lines of one code and practitioner whose later ones do not say why they stand again: each with the line before it. */
function repeats(lines: readonly ClaimLine[]): { readonly line: ClaimLine; readonly first: ClaimLine }[] {
  return lines.flatMap((line, at) => {
    const first = lines
      .slice(0, at)
      .find((other) => other.code === line.code && providerRelation(other, line) === "same");
    const told = line.mods.some(saysWhyTwice) || first?.mods.some(saysWhyTwice);
    return first && !told && sendingOf(line.frequency) === "original" ? [{ line, first }] : [];
  });
}

/** LAB-04: a test repeated on one day. */
export const repeatedTest: EncounterCheck = {
  id: "LAB-04",
  name: "Test repeated without 91",
  family: "Laboratory and molecular",
  scope: "encounter",
  severity: "warning",
  why: "The second line of a test on one day denies as a duplicate unless 91 says that it was repeated to get a later value.",
  fields: [],
  source: { title: "CPT appendix A", mark: "K" },
  about: about("lab", "lab_panel", "blood_count"),
  run(context, report) {
    for (const line of context.lines) {
      if (isOneADay(line) && (line.units ?? 0) > 1 && !overLimit(context, line, line.units ?? 0))
        tellUnits(line, report);
    }
    for (const { line, first } of repeats(context.lines.filter(isTest))) {
      report.find({
        lines: [line, first],
        lacking: ["Mods"],
        message: `${line.code} stands twice that day (lines ${first.index} and ${line.index}) without 91: the second denies as a duplicate`,
        fix: {
          text: `Add 91 to line ${line.index} if the test was run again for a later value; else remove the line`,
          changes: [],
        },
      });
    }
  },
};

/** Tests of which one line is one run: a second run has a line of its own, with 91. */
const isOneADay = (line: ClaimLine): boolean =>
  inFamily(line.code, "lab_panel", line.dos) || inFamily(line.code, "blood_count", line.dos);

function tellUnits(line: ClaimLine, report: Report): void {
  report.find({
    lines: [line],
    message: `${line.code}: ${line.units} units on one line; a test that was run again stands on a line of its own with 91`,
    fix: {
      text: `Bill 1 unit on line ${line.index}, and each repeat on a line with 91 if the record shows it`,
      changes: [],
    },
  });
}

/** A laboratory's certificate number: two digits, D, seven digits. */
const CLIA = /^\d\dD\d{7}$/i;

/** LAB-05: the laboratory's certificate. */
export const laboratoryCertificate: LineCheck = {
  id: "LAB-05",
  name: "CLIA number and QW",
  family: "Laboratory and molecular",
  scope: "line",
  severity: "warning",
  why: "A laboratory test carries the CLIA number of whoever ran it, and QW where it was a waived test. On paper box 23 holds either that number or an authorisation, never both.",
  fields: [],
  source: { title: "CMS-1500 box 23; CLIA waived tests", mark: "K" },
  run(context, report) {
    for (const line of context.lines) {
      const isLab = inFamily(line.code, "lab", line.dos);
      if (line.mods.includes("QW") && !isLab) {
        report.find({
          lines: [line],
          message: `QW on ${line.code}: it stands on waived laboratory tests only`,
          fix: modifiersFix(
            line,
            `Remove QW from line ${line.index}`,
            line.mods.filter((mod) => mod !== "QW"),
          ),
        });
      }
      if (isLab && !line.mods.includes("26")) checkCertificate(context, report, line);
    }
  },
};

function checkCertificate(context: EncounterContext, report: Report, line: ClaimLine): void {
  if (!CLIA.test(line.auth)) {
    report.notChecked({
      lines: [line],
      reason: "field",
      because: "the sheet does not hold the laboratory's CLIA number",
    });
    return;
  }
  const asked = ask(context, "PriorAuth", line);
  if (asked.kind !== "rule" || asked.rule.requirement !== "Required") return;
  report.find({
    lines: [line],
    message: `${line.code}: box 23 holds the CLIA number ${line.auth}, and ${context.payerName} requires an authorisation: it holds one of them`,
    fix: {
      text: "Send the claim electronically with both numbers, or the authorisation in box 23 and the test on a claim of its own",
      changes: [],
    },
  });
}

/** LAB-07: a second venipuncture. */
export const secondVenipuncture: EncounterCheck = {
  id: "LAB-07",
  name: "Second venipuncture",
  family: "Laboratory and molecular",
  scope: "encounter",
  severity: "warning",
  why: "One venipuncture a day is paid, however many tubes; a second must have been a separate draw that the record shows. With blood from a port the venipuncture is paid and the port's draw is not (INF-12).",
  fields: ["Units"],
  source: { title: "NCCI pairs and medically unlikely edits", mark: "D" },
  about: about("routine_venipuncture"),
  run(context, report) {
    const draws = context.lines.filter((line) => inFamily(line.code, "routine_venipuncture", line.dos));
    const again = new Map(repeats(draws).map(({ line, first }) => [line, first]));
    const total = draws.reduce((sum, line) => sum + (line.units ?? 0), 0);
    for (const line of draws) {
      const first = again.get(line);
      const several = line.units !== null && line.units > 1 && !line.mods.some(saysWhyTwice);
      if ((!first && !several) || overLimit(context, line, total)) continue;
      report.find({
        lines: first ? [line, first] : [line],
        lacking: ["Mods"],
        message: first
          ? `${line.code} stands twice that day (lines ${first.index} and ${line.index}): one venipuncture is paid`
          : `${line.code}: ${line.units} venipunctures on one day, and one is paid`,
        fix: first
          ? {
              text: `Remove line ${line.index}, or say with 59 that it was a separate draw if the record shows one`,
              changes: [],
            }
          : {
              text: `Units ${line.units} to 1 on line ${line.index}, unless the record shows separate draws`,
              changes: [],
            },
      });
    }
  },
};

/** Above the unit limit the line is NCCI-MUE's. */
function overLimit(context: EncounterContext, line: ClaimLine, total: number): boolean {
  const found = unitLimitOf(context, line);
  return found.kind === "limit" && total > found.limit.units;
}
