import { includesCode } from "../codes/code-list";
import type { ClaimLine } from "../claims/line";
import { payerTurn } from "../claims/standing";
import type { Authorization } from "../matrix/rules";
import { wordsOf } from "../values/day";
import { joinWords } from "../values/lists";
import {
  AUTHORISATION_SOURCE,
  coversDate,
  decidedByLedger,
  isPatient,
  isPayer,
  ledgerRows,
  lookedUp,
} from "./authorisation-ledger";
import type { LineCheck } from "./check";
import { ask, ruleFor } from "./ask";
import { hasFields, type EncounterContext } from "./context";
import { authorizationsOf } from "./facts";
import type { Fix } from "./finding";
import { decidedByRule } from "./report";

/** AUTH-01: a code that requires authorisation carries no number. */
export const authorisationMissing: LineCheck = {
  id: "AUTH-01",
  name: "Authorisation missing",
  family: "Authorisation",
  scope: "line",
  severity: "error",
  why: "The payer's rule requires prior authorisation for this code, and a claim line without its number denies (CARC 197).",
  fields: ["Auth"],
  source: AUTHORISATION_SOURCE,
  byCode: true,
  run(context, report) {
    if (!context.payer) {
      report.notChecked({
        lines: context.lines,
        reason: "payer",
        because: `the payer "${context.payerText}" is not in the matrix`,
      });
      return;
    }
    for (const line of context.lines) {
      if (line.auth !== "") continue;
      const asked = ruleFor(context, report, "PriorAuth", line);
      if (!asked) continue;
      const { rule } = asked;
      const beyond = rule.maxUnits !== null && (line.units ?? 0) > rule.maxUnits;
      const needed = rule.requirement === "Required" || (rule.requirement === "Not required" && beyond);
      if (!needed || !hasFields(context, report, [line], ["Auth"])) continue;
      report.find({
        lines: [line],
        ...(payerTurn(line.payerOrder) > 1 ? AS_SECONDARY : {}),
        message:
          rule.requirement === "Required"
            ? `${line.code}: ${context.payerName} requires prior authorisation, and the line has no number`
            : `${line.code}: ${context.payerName} requires prior authorisation above ${rule.maxUnits} units, and the line has ${line.units} and no number`,
        fix: context.brief ? null : numberFix(context, line),
        decidedBy: decidedByRule(rule),
        nearMisses: asked.nearMisses(),
      });
    }
  },
};

function numberFix(context: EncounterContext, line: ClaimLine): Fix {
  const known = fittingAuthorisation(context, line);
  if (!known)
    return {
      text: `Get the authorisation number from ${context.payerName} and put it on line ${line.index}`,
      changes: [],
    };
  return {
    text: `Put authorisation ${known.number} on line ${line.index}: it is this patient's and covers ${line.code} on ${wordsOf(line.dos)}`,
    changes: [{ line: line.index, field: "Auth", from: "", to: known.number }],
  };
}

/** Payers differ in whether they ask for a number of their own where another payer comes first. */
const AS_SECONDARY = {
  severity: "warning",
  why: "The payer's rule requires prior authorisation for this code. The claim is billed to it as secondary: some payers waive it where the primary payer paid, others do not.",
} as const;

/** The one authorisation of the ledger that fits a line; `null` where none or several do. */
function fittingAuthorisation(context: EncounterContext, line: ClaimLine): Authorization | null {
  const fitting = authorizationsOf(context, line.patient).filter(
    (auth) => isPayer(context, auth) && includesCode(auth.codes, line.code) && coversDate(auth, line),
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
  source: AUTHORISATION_SOURCE,
  silentWithout: "auth",
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
  source: AUTHORISATION_SOURCE,
  silentWithout: "auth",
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
  const asked = ask(context, "PriorAuth", line);
  return !(asked.kind === "rule" && asked.rule.requirement === "Not required");
}
