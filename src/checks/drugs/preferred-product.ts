import type { ClaimLine } from "../../claims/line";
import { payerNarrowness } from "../../matrix/payers";
import type { CodingPolicyRule } from "../../matrix/rules";
import { inForce } from "../../values/day";
import { questionOf } from "../ask";
import type { EncounterContext } from "../context";
import { preferencesFor } from "../facts";

/**
 * The narrowest row that names the line's product as the one to be replaced. Rows of other products do not contradict it, so they are
 * not asked as answers to one question.
 */
export function preferenceFor(
  context: EncounterContext,
  line: ClaimLine,
): { readonly rule?: CodingPolicyRule; readonly conflict: readonly CodingPolicyRule[] } {
  const question = questionOf(context, line);
  if (!question) return { conflict: [] };
  const rules = preferencesFor(context, line.code).filter(({ from, to }) => inForce(from, to, question.date));
  const rankOf = (rule: CodingPolicyRule): number => payerNarrowness(rule.payer, question.payer, question.mac ?? null);
  const best = Math.max(0, ...rules.map(rankOf));
  const [rule, ...more] = best === 0 ? [] : rules.filter((own) => rankOf(own) === best);
  if (!rule) return { conflict: [] };
  const other = more.filter(({ value }) => value !== rule.value);
  return other.length > 0 ? { conflict: [rule, ...other] } : { rule, conflict: [] };
}
