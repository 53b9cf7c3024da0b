import type { ClaimLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { CodingPolicyRule } from "../matrix/rules";
import type { TopicName } from "../matrix/topics";
import { unanswered } from "../matrix/unanswered";
import { ask, tellUndecided, type AskOptions, type Undecided } from "./ask";
import type { EncounterContext, PatientContext } from "./context";
import { decidedByRule, type FindingDraft, type Report } from "./report";

/** A payer's answer to a coding topic, or the answer that holds where no row says another. */
export interface Policy {
  readonly value: string;
  readonly rule: CodingPolicyRule | null;
  nearMisses(): readonly NearMiss[];
}

/** What holds for a topic that has a national answer: the payer's row, else that answer; or why no single row decides. */
export function policyOf(
  context: EncounterContext | PatientContext,
  line: ClaimLine,
  topic: TopicName,
  options: Pick<AskOptions, "code"> = {},
): Policy | Undecided<"CodingPolicy"> {
  const asked = ask(context, "CodingPolicy", line, { topic, ...options });
  if (asked.kind === "rule") return { value: asked.rule.value, rule: asked.rule, nearMisses: asked.nearMisses };
  if (asked.kind !== "none") return asked;
  const left = context.payer && unanswered(topic, context.payer, line.dos);
  return { value: left?.kind === "national" ? left.value : "", rule: null, nearMisses: () => [] };
}

/**
 * What holds for a topic that has a national answer: the payer's row, else that answer.
 * @returns `null` after reporting *not checked*: the payer is not in the matrix, rows contradict each other, or the date is missing
 */
export function policyOr(
  context: EncounterContext | PatientContext,
  report: Report,
  line: ClaimLine,
  topic: TopicName,
  options: Pick<AskOptions, "code"> = {},
): Policy | null {
  const policy = policyOf(context, line, topic, options);
  if (!("kind" in policy)) return policy;
  tellUndecided(context, report, "CodingPolicy", line, policy, topic);
  return null;
}

/** The part of a finding that names a policy's row; nothing where no row decided. */
export function decidedByPolicy({ rule, nearMisses }: Policy): Pick<FindingDraft, "decidedBy" | "nearMisses"> {
  return rule ? { decidedBy: decidedByRule(rule), nearMisses: nearMisses() } : {};
}
