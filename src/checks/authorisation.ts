import { includesCode } from "../codes/code-list";
import type { ClaimLine } from "../claims/line";
import type { Authorization } from "../matrix/rules";
import { wordsOf } from "../values/day";
import { groupBy, joinWords } from "../values/lists";
import type { LineCheck, PatientCheck, PublicSource } from "./check";
import { hasFields, ruleFor, type EncounterContext, type PatientContext } from "./context";
import type { DecidedBy, Fix } from "./finding";
import { decidedByRule, type Report } from "./report";

const SOURCE: PublicSource = { title: "CMS-1500 box 23, REF G1; CARC 197, 198 and 15", mark: "K" };

/** Days before the end of an authorisation in which a renewal is due. */
const RENEWAL_DAYS = 30;

/** The row of `Authorizations` that decided. */
function decidedByLedger(auth: Authorization): DecidedBy {
  return {
    kind: "matrix",
    table: "Authorizations",
    rule: auth.number,
    row: auth.row,
    from: auth.from,
    to: auth.to,
    source: `authorisation ${auth.number}`,
  };
}

const fold = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The rows of the ledger under a line's number; `undefined` where the ledger does not know it. */
function ledgerRows(context: Pick<EncounterContext, "matrix">, line: ClaimLine): readonly Authorization[] | undefined {
  return context.matrix.authorizations.get(line.auth.toUpperCase());
}

const isPatient = (auth: Authorization, patient: string): boolean => fold(auth.patient) === fold(patient);

function isPayer(context: Pick<EncounterContext, "matrix" | "payer" | "payerText">, auth: Authorization): boolean {
  const payer = context.matrix.payers.find(auth.payerText);
  return payer && context.payer ? payer.id === context.payer.id : fold(auth.payerText) === fold(context.payerText);
}

const coversDate = (auth: Authorization, line: ClaimLine): boolean =>
  (auth.from === null || auth.from <= line.dos) && (auth.to === null || line.dos <= auth.to);

/** Lines with a number, after saying what of them cannot be looked up. */
function lookedUp(context: EncounterContext | PatientContext, report: Report): ClaimLine[] {
  if (!context.has("Auth")) return [];
  const numbered = context.lines.filter((line) => line.auth !== "");
  const known = numbered.filter((line) => ledgerRows(context, line));
  const unknown = numbered.filter((line) => !ledgerRows(context, line));
  if (unknown.length > 0) {
    report.notChecked({
      lines: unknown,
      reason: "rule",
      because: "the authorisation number is not in the table Authorizations",
    });
  }
  return known;
}

/** AUTH-01: a code that requires authorisation carries no number. */
export const authorisationMissing: LineCheck = {
  id: "AUTH-01",
  name: "Authorisation missing",
  family: "Authorisation",
  scope: "line",
  severity: "error",
  why: "The payer's rule requires prior authorisation for this code, and a claim line without its number denies (CARC 197).",
  fields: ["Auth"],
  source: SOURCE,
  run(context, report) {
    if (!context.payer) {
      report.notChecked({
        lines: context.lines,
        reason: "payer",
        because: `the payer "${context.payerText}" is not in the matrix`,
      });
      return;
    }
    if (!hasFields(context, report, context.lines, ["Auth"])) return;
    for (const line of context.lines) {
      if (line.auth !== "") continue;
      const asked = ruleFor(context, report, "PriorAuth", line);
      if (!asked) continue;
      const { rule } = asked;
      const beyond = rule.maxUnits !== null && (line.units ?? 0) > rule.maxUnits;
      const needed = rule.requirement === "Required" || (rule.requirement === "Not required" && beyond);
      if (!needed) continue;
      const known = fittingAuthorisation(context, line);
      report.find({
        lines: [line],
        message:
          rule.requirement === "Required"
            ? `${line.code}: ${context.payerName} requires prior authorisation, and the line has no number`
            : `${line.code}: ${context.payerName} requires prior authorisation above ${rule.maxUnits} units, and the line has ${line.units} and no number`,
        fix: known
          ? {
              text: `Put authorisation ${known.number} on line ${line.index}: it is this patient's and covers ${line.code} on ${wordsOf(line.dos)}`,
              changes: [{ line: line.index, field: "Auth", from: "", to: known.number }],
            }
          : {
              text: `Get the authorisation number from ${context.payerName} and put it on line ${line.index}`,
              changes: [],
            },
        decidedBy: decidedByRule(rule),
        nearMisses: asked.nearMisses(),
      });
    }
  },
};

/** The one authorisation of the ledger that fits a line; `null` where none or several do. */
function fittingAuthorisation(context: EncounterContext, line: ClaimLine): Authorization | null {
  const fitting = [...context.matrix.authorizations.values()]
    .flat()
    .filter(
      (auth) =>
        isPatient(auth, line.patient) &&
        isPayer(context, auth) &&
        includesCode(auth.codes, line.code) &&
        coversDate(auth, line),
    );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** AUTH-02: the date of service is outside the authorisation. */
export const authorisationDates: LineCheck = {
  id: "AUTH-02",
  name: "Outside the authorisation's dates",
  family: "Authorisation",
  scope: "line",
  severity: "error",
  why: "An authorisation holds from its first to its last day, both included; a service outside denies (CARC 198 or 197).",
  fields: ["Auth"],
  source: SOURCE,
  run(context, report) {
    for (const line of lookedUp(context, report)) {
      const rows = (ledgerRows(context, line) ?? []).filter(
        (auth) => isPatient(auth, line.patient) && includesCode(auth.codes, line.code),
      );
      const [first] = rows;
      if (!first || rows.some((auth) => coversDate(auth, line))) continue;
      const period = `${first.from === null ? "the beginning" : wordsOf(first.from)} to ${first.to === null ? "open" : wordsOf(first.to)}`;
      report.find({
        lines: [line],
        message: `${line.code} on ${wordsOf(line.dos)} is outside authorisation ${line.auth}, which runs from ${period}`,
        fix: {
          text: `Ask ${context.payerName} to extend or backdate the authorisation, or use the number that covers ${wordsOf(line.dos)}`,
          changes: [],
        },
        decidedBy: decidedByLedger(first),
      });
    }
  },
};

/** AUTH-03: the number is for other codes, another patient or another payer. */
export const authorisationMatches: LineCheck = {
  id: "AUTH-03",
  name: "Authorisation of something else",
  family: "Authorisation",
  scope: "line",
  severity: "error",
  why: "The number must be this patient's, this payer's, and list the code (CARC 15).",
  fields: ["Auth"],
  source: SOURCE,
  run(context, report) {
    for (const line of lookedUp(context, report)) {
      const rows = ledgerRows(context, line) ?? [];
      const ofPatient = rows.filter((auth) => isPatient(auth, line.patient));
      const ofPayer = ofPatient.filter((auth) => isPayer(context, auth));
      const wrong =
        ofPatient.length === 0
          ? `is another patient's`
          : ofPayer.length === 0
            ? `was given by another payer (${ofPatient[0]?.payerText ?? ""})`
            : ofPayer.some((auth) => includesCode(auth.codes, line.code))
              ? null
              : needsNumber(context, line)
                ? `does not list ${line.code}; it lists ${joinWords(
                    ofPayer.map((auth) => auth.codes.text),
                    "and",
                  )}`
                : null;
      if (wrong === null) continue;
      const shown = ofPayer[0] ?? ofPatient[0] ?? rows[0];
      report.find({
        lines: [line],
        message: `Authorisation ${line.auth} on ${line.code} ${wrong}`,
        fix: {
          text: `Put the number that ${context.payerName} gave for this patient and ${line.code}, or ask for the code to be added`,
          changes: [],
        },
        ...(shown ? { decidedBy: decidedByLedger(shown) } : {}),
      });
    }
  },
};

/**
 * Whether a number on a line matters. One claim's number often stands on all its lines; on a code of which the matrix says
 * that no authorisation is required, a number that does not list the code harms nobody.
 */
function needsNumber(context: EncounterContext, line: ClaimLine): boolean {
  const { payer, matrix } = context;
  if (!payer) return true;
  const decision = matrix.tables.PriorAuth.decide({
    payer,
    code: line.code,
    diagnoses: line.dx,
    place: line.pos,
    date: line.dos,
  });
  return !(decision.kind === "decided" && decision.rule.requirement === "Not required");
}

/** One authorisation's lines of one code, in date order, with the units before each. */
interface Usage {
  readonly auth: Authorization;
  readonly lines: readonly ClaimLine[];
}

function usagesOf(context: PatientContext): Usage[] {
  const usages: Usage[] = [];
  for (const [number, lines] of groupBy(
    context.lines.filter((line) => line.auth !== ""),
    (line) => line.auth.toUpperCase(),
  )) {
    for (const auth of context.matrix.authorizations.get(number) ?? []) {
      if (!isPatient(auth, context.patient)) continue;
      const own = lines.filter((line) => includesCode(auth.codes, line.code) && coversDate(auth, line));
      if (own.length > 0) usages.push({ auth, lines: own });
    }
  }
  return usages;
}

/** AUTH-04: more units than were approved. */
export const authorisedUnits: PatientCheck = {
  id: "AUTH-04",
  name: "Authorised units exceeded",
  family: "Authorisation",
  scope: "patient",
  severity: "error",
  why: "Units used before and on this sheet together may not exceed the units approved; what is above denies (CARC 198).",
  fields: ["Auth", "Units"],
  source: SOURCE,
  run(context, report) {
    if (!context.has("Auth")) return;
    lookedUp(context, report);
    for (const { auth, lines } of usagesOf(context)) {
      if (auth.unitsApproved === null) continue;
      let used = auth.unitsUsed;
      for (const line of lines) {
        if (line.units === null) {
          report.notChecked({ lines: [line], reason: "field", missing: ["Units"], because: "Units is missing" });
          continue;
        }
        const before = used;
        used += line.units;
        if (used <= auth.unitsApproved) continue;
        report.find({
          lines: [line],
          message: `${line.code}: ${before} units used and ${line.units} on this line are ${used}; authorisation ${auth.number} approves ${auth.unitsApproved}`,
          fix: {
            text: `Ask ${context.payerName} for ${used - auth.unitsApproved} more units before the claim leaves`,
            changes: [],
          },
          decidedBy: decidedByLedger(auth),
        });
      }
    }
  },
};

/** AUTH-05: the authorisation is about to end. */
export const authorisationRenewal: PatientCheck = {
  id: "AUTH-05",
  name: "Authorisation about to end",
  family: "Authorisation",
  scope: "patient",
  severity: "warning",
  why: `An authorisation that ends within ${RENEWAL_DAYS} days, or whose units do not reach for another like dose, must be renewed before the next treatment.`,
  fields: ["Auth", "Units"],
  needsAsOf: true,
  source: SOURCE,
  run(context, report) {
    if (!context.has("Auth")) return;
    for (const { auth, lines } of usagesOf(context)) {
      const last = lines[lines.length - 1] as ClaimLine;
      if (context.asOf === null) return;
      if (auth.to !== null && auth.to < context.asOf) continue;
      const used = auth.unitsUsed + lines.reduce((sum, line) => sum + (line.units ?? 0), 0);
      const left = auth.unitsApproved === null ? null : auth.unitsApproved - used;
      const runsOut = left !== null && left >= 0 && last.units !== null && left < last.units;
      const ends = auth.to !== null && auth.to - context.asOf <= RENEWAL_DAYS;
      if (!runsOut && !ends) continue;
      const reasons = [
        ...(ends && auth.to !== null ? [`ends ${wordsOf(auth.to)}`] : []),
        ...(runsOut ? [`has ${left} units left, and the next like dose needs ${last.units}`] : []),
      ];
      const fix: Fix = {
        text: `Ask ${context.payerName} to renew ${auth.number} before the next treatment`,
        changes: [],
      };
      report.find({
        lines: [last],
        denied: [],
        message: `Authorisation ${auth.number} for ${last.code} ${joinWords(reasons, "and")}: renew it`,
        fix,
        decidedBy: decidedByLedger(auth),
      });
    }
  },
};
