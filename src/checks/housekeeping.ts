import { diagnosisTooShort } from "../codes/diagnosis-detail";
import { hasRole } from "../codes/modifiers";
import { diagnosisText, isNpi } from "../codes/shapes";
import type { Field } from "../claims/fields";
import type { ClaimLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import { sendingOf } from "../claims/standing";
import type { CodeLife } from "../matrix/rules";
import { wordsOf } from "../values/day";
import { counted, groupBy, joinWords } from "../values/lists";
import type { EncounterCheck, LineCheck } from "./check";
import { lifeOfLine } from "./facts";
import type { Fix } from "./finding";
import { linesByCode } from "./lines-by-code";
import { decidedByLife, type Collector, type Report } from "./report";

/** Most modifiers and diagnoses that a professional claim carries (CMS-1500 boxes 24D and 21). */
const MOST_MODIFIERS = 4;
const MOST_DIAGNOSES = 12;

/** ADM-06: the payer is not in the matrix. */
export const payerKnown: LineCheck = {
  id: "ADM-06",
  name: "Payer not in the matrix",
  family: "Housekeeping",
  scope: "line",
  severity: "warning",
  once: true,
  why: "Without the payer in the matrix no rule that differs by payer can be checked; the lines must not pass for clean.",
  fields: [],
  source: { title: "The table Payers of the matrix", mark: "K" },
  run(context, report) {
    if (context.payer) return;
    report.find({
      lines: context.lines,
      denied: [],
      message: `The payer "${context.payerText}" is not in the matrix: no payer-dependent check was made`,
      fix: { text: `Add "${context.payerText}" to Payers, or to the Aliases of the payer it is`, changes: [] },
    });
  },
};

/** ADM-01: a code that is not valid on the date of service. */
export const codeValid: LineCheck = {
  id: "ADM-01",
  name: "Code not valid on the date",
  family: "Housekeeping",
  scope: "line",
  severity: "error",
  why: "A code that has ended, has not begun or never existed on the date of service denies: CARC 181.",
  fields: [],
  source: { title: "Annual and quarterly code files of CPT and HCPCS", mark: "D" },
  run(context, report) {
    for (const line of context.lines) {
      const found = lifeOfLine(context, line);
      if (found.kind === "active") continue;
      if (found.kind === "unknown") {
        report.notChecked({ lines: [line], reason: "rule", because: "CodeStatus does not list the code" });
        continue;
      }
      const { life } = found;
      const what =
        found.kind === "never"
          ? `${line.code} is no code: it never existed`
          : found.kind === "ended"
            ? `${line.code} ended ${life.to === null ? "" : wordsOf(life.to)}, before ${wordsOf(line.dos)}`
            : `${line.code} begins ${life.from === null ? "" : wordsOf(life.from)}, after ${wordsOf(line.dos)}`;
      report.find({
        lines: [line],
        message: life.replacement.length > 0 ? `${what}: use ${joinWords(life.replacement, "or")}` : what,
        ...(life.note === "" ? {} : { why: `${codeValid.why} ${life.note}` }),
        fix: replacementFix(line, life),
        decidedBy: decidedByLife(life),
      });
    }
  },
};

function replacementFix(line: ClaimLine, life: CodeLife): Fix {
  const [only] = life.replacement;
  if (only !== undefined && life.replacement.length === 1) {
    return {
      text: `${line.code} to ${only} on line ${line.index}`,
      changes: [{ line: line.index, field: "CPT", from: line.code, to: only }],
    };
  }
  if (life.replacement.length > 1) {
    return { text: `Choose among ${joinWords(life.replacement, "or")} by the record`, changes: [] };
  }
  return { text: `Correct the code of line ${line.index}, or remove the line`, changes: [] };
}

/** ADM-02: the same line twice. */
export const duplicateLine: EncounterCheck = {
  id: "ADM-02",
  name: "The same line twice",
  family: "Housekeeping",
  scope: "encounter",
  severity: "error",
  why: "Payer, patient, date, code, modifiers and rendering provider are the same: the second line denies as a duplicate (CARC 18). A replacement claim and 76, 77 or 91 are excepted.",
  fields: [],
  source: { title: "CARC 18; IOM 100-04 chapter 1", mark: "K" },
  run(context, report) {
    for (const own of linesByCode(context)) if (own.length > 1) tellDuplicates(own, report);
  },
};

/** Tells the lines of one code that repeat an earlier one. */
function tellDuplicates(lines: readonly ClaimLine[], report: Report): void {
  const originals = lines.filter(
    ({ frequency, mods }) =>
      sendingOf(frequency) === "original" && !mods.some((modifier) => hasRole(modifier, "repeat")),
  );
  for (const alike of groupBy(originals, ({ mods, ndc }) => `${[...mods].sort().join(" ")}|${ndc}`).values())
    for (const [i, line] of alike.entries()) {
      const first = alike.find(
        ({ renderingNpi }, at) =>
          at < i && (renderingNpi === line.renderingNpi || renderingNpi === "" || line.renderingNpi === ""),
      );
      if (!first) continue;
      const sum =
        line.units !== null && first.units !== null
          ? `; if both are right, bill one line of ${first.units + line.units} units`
          : "";
      report.find({
        lines: [line, first],
        lacking: ["Mods"],
        message: `${line.code} stands twice for this patient and date (lines ${first.index} and ${line.index})`,
        fix: {
          text: `Remove line ${line.index}${sum}`,
          changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
          doubtful: true,
        },
      });
    }
}

const NPI_FIELDS = [
  ["Rendering NPI", "renderingNpi"],
  ["Billing NPI", "billingNpi"],
  ["Referring NPI", "referringNpi"],
  ["Ordering NPI", "orderingNpi"],
] as const satisfies readonly (readonly [Field, keyof ClaimLine])[];

/** ADM-03: an NPI that fails its check digit. */
export const npiValid: LineCheck = {
  id: "ADM-03",
  name: "NPI not valid",
  family: "Housekeeping",
  scope: "line",
  severity: "error",
  why: "An NPI has ten digits, the last a check digit over 80840 and the other nine; one that fails is rejected.",
  fields: [],
  source: { title: "45 CFR 162.406; NPI check digit (Luhn)", mark: "K" },
  run(context, report) {
    for (const line of context.lines) {
      for (const [field, key] of NPI_FIELDS) {
        const npi = line[key];
        if (npi === "" || isNpi(npi)) continue;
        report.find({
          lines: [line],
          message: /^\d{10}$/.test(npi)
            ? `${field} ${npi} fails its check digit: a digit is wrong, or two are swapped`
            : `${field} "${npi}" is not a number of ten digits beginning with 1 or 2`,
          fix: { text: `Correct the ${field} on line ${line.index} from the provider's record`, changes: [] },
        });
      }
    }
  },
};

const WHY_SHAPE =
  "A cell that cannot be what its column says is rejected before anybody looks at it, and nothing else of it can be checked.";

/** ADM-04: a cell that cannot be what it should be. */
export const shapes: LineCheck = {
  id: "ADM-04",
  name: "A cell that cannot be right",
  family: "Housekeeping",
  scope: "line",
  severity: "error",
  why: WHY_SHAPE,
  fields: [],
  source: { title: "CMS-1500 and 837P field formats; ICD-10-CM guidelines", mark: "K" },
  run(context, report) {
    for (const line of context.lines) {
      for (const bad of line.bad) {
        report.find({
          lines: [line],
          message: bad.message,
          fix: { text: `Correct ${bad.column} in row ${line.row}`, changes: [] },
        });
      }
      tellCounts(line, report);
      for (let i = 0; i < line.dx.length; i++) {
        const dx = line.dx[i] ?? "";
        const need = diagnosisTooShort(dx);
        if (need === null || line.dx.indexOf(dx) < i) continue;
        report.find({
          lines: [line],
          message: `Diagnosis ${diagnosisText(dx)} is not specific enough: it needs ${need} characters`,
          fix: { text: `Take the full diagnosis from the record`, changes: [] },
        });
      }
    }
  },
};

function tellCounts(line: ClaimLine, report: Report): void {
  if (line.units !== null && line.units <= 0) {
    report.find({
      lines: [line],
      message: `Units are ${line.units} on ${line.code}`,
      fix: { text: `Type the units of line ${line.index}`, changes: [] },
    });
  }
  if (line.mods.length > MOST_MODIFIERS) {
    report.find({
      lines: [line],
      message: `${counted(line.mods.length, "modifier")} on ${line.code}: a line carries ${MOST_MODIFIERS} at most`,
      fix: {
        text: `Keep the ${MOST_MODIFIERS} that decide payment; 99 tells of more where the payer takes it`,
        changes: [],
      },
    });
  }
  if (line.dx.length > MOST_DIAGNOSES) {
    report.find({
      lines: [line],
      message: `${counted(line.dx.length, "diagnosis", "diagnoses")} on ${line.code}: a claim carries ${MOST_DIAGNOSES} at most`,
      fix: { text: `Keep the ${MOST_DIAGNOSES} that support the services`, changes: [] },
    });
  }
}

/** Rows that are no claim lines: their bad cells are ADM-04, and their blank required fields are *not checked*. */
export function unusableFindings(sheet: Pick<ClaimSheet, "unusable">, collector: Pick<Collector, "reportFor">): void {
  for (const [payer, lines] of groupBy(sheet.unusable, (line) => line.payer)) {
    const report = collector.reportFor(shapes, undefined, payer);
    for (const line of lines) {
      for (const bad of line.bad) {
        report.find({
          lines: [line],
          message: bad.message,
          fix: { text: `Correct ${bad.column} in row ${line.row}; the row is not checked until then`, changes: [] },
        });
      }
      for (const field of line.missing) {
        report.notChecked({
          lines: [line],
          reason: "field",
          missing: [field],
          because: `${field} is blank, so nothing of the row was checked`,
        });
      }
    }
  }
}
