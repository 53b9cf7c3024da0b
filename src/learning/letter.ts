import { authorisationRule } from "../checks/authorisation-rule";
import type { CheckInput } from "../checks/engine";
import { explainLine } from "../checks/explain";
import type { CheckId } from "../checks/ids";
import { includesCode } from "../codes/code-list";
import { diagnosisText } from "../codes/shapes";
import type { Authorization, Rule } from "../matrix/rules";
import { periodWords, ruleWords, subjectWords } from "../matrix/rule-words";
import { reasonsText } from "../remittances/join";
import { folded } from "../values/cell";
import { wordsOf } from "../values/day";
import { counted, joinWords } from "../values/lists";
import { moneyText } from "../values/money";
import type { Judged } from "./outcomes";
import { reasonRows } from "./reasons";

/** Whether the matrix says that a denied line was right, and what speaks for it. */
export interface Appeal {
  /** `right`: every check that speaks of the reason passed. */
  readonly kind: "right" | "not checked" | "found";
  /** The facts, to be copied into a letter; of a line that was not right, why there is nothing to appeal. */
  readonly text: string;
}

/**
 * The facts of an appeal for a denied line: what was billed, what the payer says, and what speaks for the line, each with its row, source and
 * dates. It is text to copy: nothing is sent, and what only the record can say is left to whoever signs.
 */
export function appealOf(judged: Judged, input: CheckInput): Appeal {
  const { line, outcome, expected, found } = judged;
  const spoken = found.filter(({ check }) => expected.includes(check));
  if (spoken.length > 0)
    return {
      kind: "found",
      text: `The checks found it too: ${joinWords(
        spoken.map(({ check, message }) => `${check}, ${message}`),
        "and",
      )}. There is nothing to appeal before that is put right.`,
    };
  // Filing is in time or not as of the day on which the payer received the claim.
  const explained = explainLine({ ...input, asOf: outcome.answer.received ?? input.asOf }, line.index);
  const checks = explained?.checks.filter(({ check }) => expected.includes(check.id)) ?? [];
  const [first] = expected;
  const passed = checks.filter(({ outcome: of }) => of.kind === "passed").map(({ check }) => check);
  if (first === undefined)
    return {
      kind: "not checked",
      text: `No check speaks of ${reasonsText(outcome)}: the matrix cannot say whether the line was right.`,
    };
  if (!passed.some(({ id }) => id === first))
    return {
      kind: "not checked",
      text: `The matrix does not say that the line was right: ${first} could not be checked. Add what it lacks first, as Check says it.`,
    };
  const authorised = expected.includes("AUTH-01") && line.auth !== "" ? authorisationRule(input.matrix, line) : null;
  const rules = [...(authorised ? [authorised] : []), ...checks.flatMap((each) => each.rules)];
  const ledger = expected.some((id) => id.startsWith("AUTH-"))
    ? (input.matrix.authorizations.get(line.auth.toUpperCase()) ?? [])
    : [];
  const approved = ledger.filter(
    ({ patient, codes }) => folded(patient) === folded(line.patient) && includesCode(codes, line.code),
  );
  return { kind: "right", text: lettered({ judged, rules, approved, passed }) };
}

interface Said {
  readonly id: CheckId;
  readonly name: string;
  readonly why: string;
  readonly source: { readonly title: string };
}

/** What a letter is made of. */
interface Facts {
  readonly judged: Judged;
  readonly rules: readonly Rule[];
  /** What the ledger has of the number on the claim, for this patient and code. */
  readonly approved: readonly Authorization[];
  readonly passed: readonly Said[];
}

/** `- PA-0003 of PriorAuth (J9271;J9299): Required, in force always. Source: Bulletin 26-117, 1 Sep 2026`. */
const ruleFact = (rule: Rule): string =>
  `- ${rule.id} of ${rule.table} (${subjectWords(rule)}): ${ruleWords(rule)}, in force ${periodWords(rule)}. Source: ${rule.source || "none is recorded"}${rule.sourceDate === null ? "" : `, ${wordsOf(rule.sourceDate)}`}`;

function authorisationFact({ number, codes, from, to, unitsApproved, row }: Authorization): string {
  const units = unitsApproved === null ? "" : `, ${counted(unitsApproved, "unit")} approved`;
  return `- Authorisation ${number}, row ${row} of Authorizations: ${codes.text}, in force ${periodWords({ from, to })}${units}`;
}

function lettered({ judged: { line, outcome }, rules, approved, passed }: Facts): string {
  const { answer } = outcome;
  const what = reasonRows(outcome.reasons, outcome.remarks).map(({ means }) => means);
  return [
    `Claim ${line.claim || "(no number)"}, line ${line.line || line.index}, ${line.patient}`,
    `Payer: ${line.payer}`,
    `Service: ${line.code}${line.mods.length > 0 ? `-${line.mods.join("-")}` : ""}, ${wordsOf(line.dos)}, ${counted(line.units ?? 0, "unit")}, ${moneyText(line.charge ?? 0)}`,
    ...(line.dx.length > 0 ? [`Diagnoses: ${line.dx.map(diagnosisText).join(", ")}`] : []),
    ...(line.auth === "" ? [] : [`Authorisation on the claim: ${line.auth}`]),
    ...(answer.received === null
      ? []
      : [
          `Received by the payer: ${wordsOf(answer.received)}, ${counted(answer.received - line.dos, "day")} after the service`,
        ]),
    "",
    `Denied: ${reasonsText(outcome)}${what.length > 0 ? ` (${joinWords([...new Set(what)], "and")})` : ""}${answer.paidOn === null ? "" : `, ${wordsOf(answer.paidOn)}`}${answer.payment === "" ? "" : `, payment ${answer.payment}`}`,
    "",
    "What speaks for the line:",
    ...approved.map(authorisationFact),
    ...[...new Set(rules)].map(ruleFact),
    ...passed.map(
      ({ id, name, source }) =>
        `- ${id} (${name.toLowerCase()}) was checked and found nothing. Source: ${source.title}`,
    ),
    "",
    "To be added from the record: what was ordered, given and documented.",
  ].join("\n");
}
