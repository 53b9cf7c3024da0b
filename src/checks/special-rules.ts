import { ESA_EC_EXCLUDES, PET_CANCERS, PET_LATER_WITHOUT_KX } from "../codes/data/special-rules";
import { diagnosesOf, includesDiagnosis } from "../codes/diagnosis-list";
import { inFamily } from "../codes/families";
import { hasRole, modifiersOf, type ModifierRole } from "../codes/modifiers";
import { diagnosisText } from "../codes/shapes";
import type { ClaimLine } from "../claims/line";
import { joinWords } from "../values/lists";
import { about } from "./about";
import type { EncounterCheck, LineCheck, PatientCheck } from "./check";
import type { EncounterContext, PatientContext } from "./context";
import { given, payerGiven } from "./given";
import type { Report } from "./report";

const withRole = (line: ClaimLine, role: ModifierRole): string[] => line.mods.filter((mod) => hasRole(mod, role));

const EC_EXCLUDES = diagnosesOf(ESA_EC_EXCLUDES);

/** ESA-01: what a line of an erythropoietin must say. */
export const esaRecord: LineCheck = {
  id: "ESA-01",
  name: "ESA without its modifier or value",
  family: "Special rules",
  scope: "line",
  severity: "error",
  why: "An ESA says exactly one of EA (anaemia from chemotherapy), EB (from radiotherapy) and EC (from neither), and the latest haemoglobin or haematocrit. EC with a chemotherapy diagnosis is not covered.",
  fields: ["Hgb"],
  source: { title: "NCD 110.21; Palmetto, Horizon", mark: "S" },
  about: about("esa"),
  run(context, report) {
    for (const line of context.lines) {
      if (!inFamily(line.code, "esa", line.dos)) continue;
      tellReason(line, report);
      tellValue(context, line, report);
    }
  },
};

function tellReason(line: ClaimLine, report: Report): void {
  const reasons = withRole(line, "esa");
  const against = reasons.includes("EC") ? line.dx.filter((dx) => includesDiagnosis(EC_EXCLUDES, dx)) : [];
  const wrong =
    reasons.length === 0
      ? "none of EA, EB and EC says what the anaemia comes from"
      : reasons.length > 1
        ? `${joinWords(reasons, "and")} stand together: one of them says what the anaemia comes from`
        : against.length > 0
          ? `EC says that it comes from neither chemotherapy nor radiotherapy, and ${joinWords(against.map(diagnosisText), "and")} says otherwise`
          : null;
  if (wrong === null) return;
  report.find({
    lines: [line],
    ...(reasons.length === 0 ? { lacking: ["Mods"] } : {}),
    message: `${line.code}: ${wrong}`,
    fix: {
      text: `Take the cause from the record: EA chemotherapy, EB radiotherapy, EC neither; one of them on line ${line.index}`,
      changes: [],
    },
  });
}

function tellValue(context: EncounterContext, line: ClaimLine, report: Report): void {
  if (!context.has("Hgb")) {
    given(context, report, line, { Hgb: line.hgb });
    return;
  }
  if (/^\d+(\.\d+)?\s*(g\/dl|%)?$/i.test(line.hgb)) return;
  report.find({
    lines: [line],
    message:
      line.hgb === ""
        ? `${line.code} carries no haemoglobin or haematocrit`
        : `${line.code}: "${line.hgb}" is no haemoglobin (g/dL) or haematocrit (%)`,
    fix: { text: `Put the latest value before the dose on line ${line.index}, such as 9.8 g/dL or 29%`, changes: [] },
  });
}

const CANCERS = diagnosesOf(PET_CANCERS);

/** PET-01: PI or PS on Medicare's PET scans for cancer. */
export const petStrategy: PatientCheck = {
  id: "PET-01",
  name: "PET scan without PI, PS, KX or tracer",
  family: "Special rules",
  scope: "patient",
  severity: "error",
  why: "For cancer Medicare wants PI (initial treatment strategy) or PS (later strategy) on a PET scan, KX from the fourth PS on, and the tracer beside the scan.",
  fields: ["Dx"],
  source: { title: "NCD 220.6.17", mark: "S" },
  about: about("pet"),
  run(context, report) {
    const scans = context.lines.filter((line) => inFamily(line.code, "pet", line.dos) && !otherTracer(context, line));
    if (!payerGiven(context, report, scans) || context.payer?.kind !== "Medicare") return;
    let later = 0;
    for (const line of scans) {
      if (line.mods.includes("PS")) later++;
      if (!given(context, report, line, { Dx: line.dx })) continue;
      if (!line.dx.some((dx) => includesDiagnosis(CANCERS, dx))) continue;
      tellStrategy(line, later, report);
      tellTracer(context, line, report);
    }
  },
};

const sameDay = (context: PatientContext, line: ClaimLine): ClaimLine[] =>
  context.lines.filter((other) => other.dos === line.dos && other !== line);

/** A scan with another tracer than FDG is not what the determination speaks of. */
const otherTracer = (context: PatientContext, line: ClaimLine): boolean =>
  sameDay(context, line).some((other) => inFamily(other.code, "pet_other_tracer", other.dos));

function tellStrategy(line: ClaimLine, later: number, report: Report): void {
  const said = withRole(line, "pet");
  const tooMany = said.length === 1 && said[0] === "PS" && later > PET_LATER_WITHOUT_KX && !line.mods.includes("KX");
  if (said.length === 1 && !tooMany) return;
  report.find({
    lines: [line],
    lacking: ["Mods"],
    message: tooMany
      ? `${line.code} is scan ${later} for the later strategy: from the fourth on it carries KX`
      : said.length === 0
        ? `${line.code} for cancer carries neither ${modifiersOf("pet").join(" nor ")}`
        : `${line.code} carries ${joinWords(said, "and")}: a scan is for one strategy`,
    fix: {
      text: tooMany
        ? `Add KX to line ${line.index} if the record shows why another scan was needed`
        : `PI if the scan was for the first treatment's strategy, PS if for a later one: one of them on line ${line.index}`,
      changes: [],
    },
  });
}

function tellTracer(context: PatientContext, line: ClaimLine, report: Report): void {
  // The physician who only reads the scan does not bill the tracer.
  if (line.mods.includes("26") || sameDay(context, line).some((other) => inFamily(other.code, "pet_tracer", other.dos)))
    return;
  report.find({
    lines: [line],
    lacking: ["Mods"],
    severity: "warning",
    denied: [],
    message: `${line.code} stands without its tracer: FDG is A9552, in one unit`,
    fix: { text: "Add the tracer's line, unless another supplier bills it", changes: [] },
  });
}

const TRIAL_DIAGNOSIS = "Z006";
const NCT = /^(NCT)?\s*\d{8}$/i;

/** TRIAL-01: what a clinical trial's claim says. */
export const trialComplete: EncounterCheck = {
  id: "TRIAL-01",
  name: "Clinical trial not fully said",
  family: "Special rules",
  scope: "encounter",
  severity: "error",
  why: "A clinical trial's claim has three things together: diagnosis Z00.6, Q0 or Q1 on the trial's lines, and the trial's number of 8 digits.",
  fields: ["NCT"],
  source: { title: "CGS, Palmetto on clinical trials; NCD 310.1", mark: "S" },
  run(context, report) {
    const marked = context.lines.filter((line) => withRole(line, "trial").length > 0);
    const diagnosed = context.lines.filter((line) => line.dx.includes(TRIAL_DIAGNOSIS));
    const numbered = context.lines.filter((line) => line.nct !== "");
    const lines = [...new Set([...marked, ...diagnosed, ...numbered])];
    const [first] = lines;
    if (!first) return;
    const bad = numbered.find((line) => !NCT.test(line.nct));
    const lacking = [
      ...(diagnosed.length === 0 ? ["diagnosis Z00.6"] : []),
      ...(marked.length === 0 && context.has("Mods") ? ["Q0 or Q1 on the trial's lines"] : []),
      ...(numbered.length === 0 && context.has("NCT") ? ["the trial's number (NCT)"] : []),
    ];
    if (marked.length === 0 && !context.has("Mods")) given(context, report, first, { Mods: first.mods });
    if (numbered.length === 0 && !context.has("NCT")) given(context, report, first, { NCT: "" });
    if (lacking.length === 0 && !bad) return;
    const number = bad ? `"${bad.nct}" is not a trial's number of 8 digits` : null;
    report.find({
      lines: bad && lacking.length === 0 ? [bad] : lines,
      message: [
        ...(lacking.length > 0 ? [`The trial's claim lacks ${joinWords(lacking, "and")}`] : []),
        ...(number ? [number] : []),
      ].join("; "),
      fix: {
        text: "Add what is missing from the study's record, or take off what does not belong if this was no trial service",
        changes: [],
      },
    });
  },
};
