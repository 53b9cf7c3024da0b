import type { LineExplanation } from "../../checks/explain";
import type { ClaimSheet } from "../../claims/sheet";
import { payerScopeText } from "../../matrix/payers";
import type { Rule } from "../../matrix/rules";
import { wordsOf } from "../../values/day";
import { counted } from "../../values/lists";
import { wrapped } from "./wrap";

/** Why a line has its status: what was found, what was not checked, what passed, and the rows that decided. */
export function explanationReport(sheet: Pick<ClaimSheet, "lines">, explained: LineExplanation): string {
  const line = sheet.lines.find(({ index }) => index === explained.line);
  const found = explained.checks.flatMap(({ outcome }) => (outcome.kind === "found" ? outcome.findings : []));
  const reasons = explained.checks.flatMap(({ outcome }) => (outcome.kind === "not checked" ? outcome.reasons : []));
  const passed = explained.checks.filter(({ outcome }) => outcome.kind === "passed").map(({ check }) => check.id);
  return [
    `Line ${explained.line} (row ${line?.row ?? 0}): ${line?.code ?? ""}, ${line?.payer ?? ""}, ${line ? wordsOf(line.dos) : ""}`,
    "",
    `Found: ${found.length === 0 ? "nothing" : counted(found.length, "finding")}`,
    ...found.flatMap(({ severity, check, message }) => wrapped(`${severity} ${check}: ${message}`, "  ", "    ")),
    `Not checked: ${reasons.length === 0 ? "nothing" : counted(reasons.length, "reason")}`,
    ...reasons.flatMap(({ check, message }) =>
      wrapped(`${check}: ${message.replace(/^[\d,]+ lines?: /, "")}`, "  ", "    "),
    ),
    ...wrapped(
      `Passed: ${passed.length === 0 ? "nothing" : `${passed.length} checks: ${passed.join(", ")}`}`,
      "",
      "  ",
    ),
    `Rows of the matrix that decided: ${explained.rules.length === 0 ? "none" : ""}`.trimEnd(),
    ...explained.rules.flatMap((rule) => wrapped(ruleText(rule), "  ", "    ")),
    "",
  ].join("\n");
}

function ruleText(rule: Rule): string {
  const from = rule.from === null ? "" : `, from ${wordsOf(rule.from)}`;
  const to = rule.to === null ? "" : `, to ${wordsOf(rule.to)}`;
  const source = rule.source === "" ? "" : `: ${rule.source}`;
  const says = rule.says.split(" · ").filter(Boolean).join(" · ");
  return `${rule.table} ${rule.id} (row ${rule.row}), ${payerScopeText(rule.payer)}, ${says}${from}${to}${source}`;
}
