import { includesCode } from "../codes/code-list";
import type { ClaimLine } from "../claims/line";
import type { Authorization } from "../matrix/rules";
import { wordsOf } from "../values/day";
import { groupBy, joinWords } from "../values/lists";
import { AUTHORISATION_SOURCE, coversDate, decidedByLedger, isPatient, lookedUp } from "./authorisation-ledger";
import type { PatientCheck } from "./check";
import type { PatientContext } from "./context";
import type { Report } from "./report";

/** Days before the end of an authorisation in which a renewal is due. */
const RENEWAL_DAYS = 30;

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
  source: AUTHORISATION_SOURCE,
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
  source: AUTHORISATION_SOURCE,
  run(context, report) {
    if (!context.has("Auth")) return;
    for (const usages of groupBy(usagesOf(context), ({ auth }) => auth.number.toUpperCase()).values())
      tellRenewal(context, report, usages);
  },
};

/** One finding for a number, whatever its rows: it is renewed once. */
function tellRenewal(context: PatientContext, report: Report, usages: readonly Usage[]): void {
  const { asOf } = context;
  if (asOf === null) {
    report.notChecked({ lines: usages.map(lastOf), reason: "field", because: "no as-of date is given" });
    return;
  }
  const open = usages.filter(({ auth }) => auth.to === null || auth.to >= asOf);
  const ending = open.filter(({ auth }) => auth.to !== null && auth.to - asOf <= RENEWAL_DAYS);
  const short = open.filter(runsOut);
  const [first] = [...ending, ...short];
  if (!first) return;
  const reasons = [
    ...[...groupBy(ending, ({ auth }) => auth.to ?? 0)].map(
      ([to, own]) => `for ${joinWords(codesOf(own), "and")} ends ${wordsOf(to)}`,
    ),
    ...short.map(
      (usage) =>
        `has ${unitsLeft(usage)} units left for ${joinWords(codesOf([usage]), "and")}, and the next like dose needs ${lastOf(usage).units}`,
    ),
  ];
  report.find({
    lines: [...new Set([...ending, ...short].map(lastOf))],
    denied: [],
    message: `Authorisation ${first.auth.number} ${joinWords(reasons, "and")}: renew it`,
    fix: { text: `Ask ${context.payerName} to renew ${first.auth.number} before the next treatment`, changes: [] },
    decidedBy: decidedByLedger(first.auth),
  });
}

const lastOf = ({ lines }: Usage): ClaimLine => lines[lines.length - 1] as ClaimLine;

const codesOf = (usages: readonly Usage[]): string[] => [
  ...new Set(usages.flatMap(({ lines }) => lines.map((line) => line.code))),
];

/** Units approved that nobody has used yet; `null` where the authorisation has no limit of units. */
function unitsLeft({ auth, lines }: Usage): number | null {
  if (auth.unitsApproved === null) return null;
  return auth.unitsApproved - auth.unitsUsed - lines.reduce((sum, line) => sum + (line.units ?? 0), 0);
}

/** Whether what is left does not reach for another dose like the last; what is exceeded already is AUTH-04. */
function runsOut(usage: Usage): boolean {
  const left = unitsLeft(usage);
  const next = lastOf(usage).units;
  return left !== null && left >= 0 && next !== null && left < next;
}
