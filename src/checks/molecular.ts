import { HOSPITAL_PLACES } from "../codes/data/places";
import { diagnosesOf, includesDiagnosis } from "../codes/diagnosis-list";
import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import { wordsOf } from "../values/day";
import { about } from "./about";
import type { LineCheck, PatientCheck } from "./check";
import { ask } from "./ask";
import type { EncounterContext, PatientContext } from "./context";
import { coverageOf, notCovered } from "./coverage";
import { isMolecular, whyNoArticle, zCodeOf } from "./genomic";
import { given, payerGiven } from "./given";
import { decidedByRule, type Report } from "./report";

const isMedicare = (context: EncounterContext | PatientContext): boolean => context.payer?.kind === "Medicare";

/** MOL-01: the contractor's article does not list the diagnosis. */
export const genomicCoverage: LineCheck = {
  id: "MOL-01",
  name: "Genomic test not covered for the diagnosis",
  family: "Laboratory and molecular",
  scope: "line",
  severity: "error",
  why: "The contractors' billing articles list the diagnoses for which a genomic test is covered, and they differ: one lists metastases, another only the primary tumour.",
  fields: ["Dx", "State"],
  source: { title: "Medicare billing articles A57901, A56867 and A52986", mark: "D", from: "2026-01-01" },
  about: about("molecular_panel", "single_gene"),
  run(context, report) {
    for (const line of context.lines) {
      if (!isMolecular(line)) continue;
      const coverage = coverageOf(context, "GenomicLCD", line);
      if (coverage.kind === "undecided") coverage.report(report);
      if (coverage.kind === "none") report.notChecked({ lines: [line], ...whyNoArticle(context, line) });
      if (coverage.kind !== "not covered" || !given(context, report, line, { Dx: line.dx })) continue;
      report.find(notCovered(context, line, coverage));
    }
  },
};

const Z_CODE = /^Z[A-Z0-9]{4}$/;
const MOLDX = { title: "MolDX programme, A57873 and A60309", mark: "S" } as const;

/** MOL-02: the Z-code that a MolDX contractor wants. */
export const zCode: LineCheck = {
  id: "MOL-02",
  name: "DEX Z-code",
  family: "Laboratory and molecular",
  scope: "line",
  severity: "error",
  why: "Contractors of the MolDX programme want the test's DEX Z-code beside the code: in SV101-7, or box 19 on paper, with nothing else in that field, and one unit.",
  fields: ["Z-Code", "State"],
  source: MOLDX,
  about: about("molecular_panel", "single_gene"),
  run(context, report) {
    for (const line of context.lines) {
      if (!isMolecular(line)) continue;
      const wanted = zCodeOf(context, line);
      if (wanted.kind === "unknown") wanted.report(report);
      if (wanted.kind !== "wanted") continue;
      if (line.zCode === "" && !context.has("Z-Code")) {
        given(context, report, line, { "Z-Code": line.zCode });
        continue;
      }
      const wrong =
        line.zCode === ""
          ? "the line has no DEX Z-code"
          : !Z_CODE.test(line.zCode.toUpperCase())
            ? `"${line.zCode}" is not a Z-code alone: Z and four characters, and nothing else`
            : line.units !== null && line.units !== 1
              ? `${line.units} units stand beside one Z-code, which is one test`
              : null;
      if (wrong === null) continue;
      report.find({
        lines: [line],
        message: `${line.code}: ${wanted.who} wants the Z-code of the test, and ${wrong}`,
        fix: {
          text: `Take the test's Z-code from the laboratory or the DEX registry and put it on line ${line.index}, with one unit`,
          changes: [],
        },
        ...(wanted.decidedBy ? { decidedBy: wanted.decidedBy } : {}),
      });
    }
  },
};

/** Diagnoses that say themselves that the cancer is advanced. */
const METASTASES = diagnosesOf("C77-C79;C7B;C80.0");

/** MOL-03: a panel without advanced cancer, or once more. */
export const advancedCancer: PatientCheck = {
  id: "MOL-03",
  name: "Genomic panel without advanced cancer, or repeated",
  family: "Laboratory and molecular",
  scope: "patient",
  severity: "warning",
  why: "Medicare covers a panel for advanced cancer, ordered by the treating physician, once for the same cancer's genetic content. Germline tests for breast and ovarian cancer have conditions of their own.",
  fields: ["Advanced Cancer"],
  source: { title: "NCD 90.2", mark: "K" },
  about: about("advanced_cancer_panel"),
  run(context, report) {
    const panels = context.lines.filter((line) => inFamily(line.code, "advanced_cancer_panel", line.dos));
    if (!payerGiven(context, report, panels)) return;
    panels.forEach((line, at) => {
      const before = panels.slice(0, at).filter((other) => other.code === line.code && other.dos < line.dos);
      tellRepeated(context, report, line, before);
      if (isMedicare(context)) tellStage(context, report, line);
    });
  },
};

function tellStage(context: PatientContext, report: Report, line: ClaimLine): void {
  if (line.advancedCancer === true || line.dx.some((dx) => includesDiagnosis(METASTASES, dx))) return;
  if (!given(context, report, line, { "Advanced Cancer": line.advancedCancer })) return;
  report.find({
    lines: [line],
    message: `${line.code} is covered for advanced cancer, and the line says Advanced Cancer: No`,
    fix: {
      text: "Look in the record for recurrent, relapsed, refractory, metastatic or stage III or IV cancer; without it the test is not covered",
      changes: [],
    },
  });
}

function tellRepeated(context: PatientContext, report: Report, line: ClaimLine, before: readonly ClaimLine[]): void {
  const last = before.at(-1);
  if (!last) return;
  const asked = ask(context, "GenomicLCD", line);
  const limit = asked.kind === "rule" ? asked.rule.perLifetime : null;
  // Without a number in the matrix, Medicare's rule is once for the same cancer.
  const allowed = limit ?? (isMedicare(context) && sameCancer(line, last) ? 1 : null);
  if (allowed === null || before.length < allowed) return;
  report.find({
    lines: [line, ...before],
    denied: [line],
    message: `${line.code} was billed for this patient on ${wordsOf(last.dos)}: ${
      limit === null
        ? "the same test is not repeated for the same cancer"
        : `${context.payerName} covers it ${limit === 1 ? "once" : `${limit} times`}`
    }`,
    fix: {
      text: "Look in the record for a new primary cancer or new genetic content that the test was for",
      changes: [],
    },
    ...(asked.kind === "rule" && limit !== null
      ? { decidedBy: decidedByRule(asked.rule), nearMisses: asked.nearMisses() }
      : {}),
  });
}

/** Whether two lines name a neoplasm of one category. */
function sameCancer(a: ClaimLine, b: ClaimLine): boolean {
  const categories = (line: ClaimLine): string[] =>
    line.dx.filter((dx) => dx.startsWith("C")).map((dx) => dx.slice(0, 3));
  const known = new Set(categories(a));
  return categories(b).some((category) => known.has(category));
}

/** MOL-05: a test on a hospital's specimen. */
export const hospitalSpecimen: LineCheck = {
  id: "MOL-05",
  name: "Genomic test on a hospital's specimen",
  family: "Laboratory and molecular",
  scope: "line",
  severity: "warning",
  why: "The 14-day rule sets who bills a molecular test on a hospital's specimen and with which date: for an inpatient, or within 14 days of the stay, the hospital pays for it; for an outpatient the laboratory bills it with the date on which it was performed.",
  fields: ["POS"],
  source: { title: "Medicare laboratory date of service policy (14-day rule)", mark: "K", from: "2018-01-01" },
  about: about("molecular_panel", "single_gene"),
  run(context, report) {
    const lines = context.lines.filter((line) => isMolecular(line) && HOSPITAL_PLACES.includes(line.pos));
    if (!payerGiven(context, report, lines) || !isMedicare(context)) return;
    for (const line of lines) {
      const inpatient = line.pos === "21";
      report.find({
        lines: [line],
        message: inpatient
          ? `${line.code} in place of service 21: a test ordered within 14 days of an inpatient stay is the hospital's`
          : `${line.code} in place of service ${line.pos}: the laboratory that performs it bills it, with the date on which it was performed`,
        fix: {
          text: inpatient
            ? `Compare the order's date with the discharge: from the 14th day after it the test may be billed, with the date on which it was performed`
            : `Check who performed the test; the laboratory's own claim has place of service 81`,
          changes: [],
        },
      });
    }
  },
};
