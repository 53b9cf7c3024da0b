import { counted, grouped } from "../../values/lists";
import { wordsOf } from "../../values/day";
import { moneyText } from "../../values/money";
import type { Finding } from "../../checks/finding";
import { RELEASE_STATES, STATE_WORDS } from "../../checks/release";
import { decidedByText, numbersText, releaseOfCheck, rowsOf, type Checked } from "./checked";
import { bySeverity, causesOf } from "./rows";
import { wrapped } from "./wrap";

/** Cells that cannot be read are listed up to this many; the other formats have them all. */
const MOST_PROBLEMS = 20;

/** The check in words for a terminal of 80 columns or more: the summary, the findings, and what was not checked. */
export function textReport(checked: Checked): string {
  return [
    ...summaryLines(checked),
    ...findingLines(checked),
    ...notCheckedLines(checked),
    ...problemLines(checked),
    "",
  ].join("\n");
}

function summaryLines(checked: Checked): string[] {
  const { claims, sheet, matrix, asOf, result } = checked;
  const { lines, encounters, clean, error, warning, info, notChecked, amountAtRisk } = result.summary;
  const title = sheet.name === claims ? claims : `${claims}, sheet "${sheet.name}"`;
  return [
    ...wrapped(
      `${title}: ${counted(lines, "line")} in ${counted(encounters, "encounter")}, checked as of ${wordsOf(asOf)}`,
    ),
    ...wrapped(
      `Matrix ${matrix.revision}: ${counted(matrix.payers.all.length, "payer")}, ${counted(matrix.ruleCount, "rule")}, ${counted(matrix.issues.length, "issue")}`,
    ),
    "",
    `Lines by their worst finding: ${[counted(error, "error"), counted(warning, "warning"), `${info} info`, `${notChecked} not checked`, `${clean} clean`].join(", ")}`,
    `At risk: ${moneyText(amountAtRisk)}`,
    ...wrapped(`Claims: ${claimsText(checked)}`, "", "  "),
    "",
  ];
}

/** The claims by what is done with them, each with its money. */
function claimsText(checked: Checked): string {
  const { totals } = releaseOfCheck(checked);
  return RELEASE_STATES.filter((state) => state !== "void" || totals.void.claims > 0)
    .map(
      (state) =>
        `${grouped(totals[state].claims)} ${STATE_WORDS[state].toLowerCase()} (${moneyText(totals[state].amount)})`,
    )
    .join(", ");
}

function findingLines(checked: Checked): string[] {
  const { findings } = checked.result;
  if (findings.length === 0) return ["Nothing was found.", ""];
  return bySeverity(findings).flatMap((finding) => oneFinding(checked, finding));
}

function oneFinding({ sheet }: Checked, finding: Finding): string[] {
  const { severity, check, lines, claim, payer, message, why, fix, decidedBy, nearMisses, amount } = finding;
  const [first = 0] = lines;
  const head = [
    `${severity.toUpperCase()} ${check}`,
    `${lines.length === 1 ? "line" : "lines"} ${numbersText(lines)} (row ${rowsOf(sheet, [first]).join()})`,
    ...(claim === "" ? [] : [`claim ${claim}`]),
    ...(payer === "" ? [] : [payer]),
    ...(amount === 0 ? [] : [moneyText(amount)]),
  ];
  return [
    ...wrapped(head.join(" · "), "", "  "),
    ...wrapped(message, "  "),
    ...wrapped(why, "  Why: ", "       "),
    ...(fix ? wrapped(fix.text, "  Fix: ", "       ") : []),
    ...wrapped(decidedByText(decidedBy), "  Decided by: ", "       "),
    ...nearMisses.flatMap(({ table, rule, row, why: reason }) =>
      wrapped(`${table} ${rule} (row ${row}): ${reason}`, "  Nearly: ", "       "),
    ),
    "",
  ];
}

function notCheckedLines(checked: Checked): string[] {
  const causes = causesOf(checked);
  if (causes.length === 0) return [];
  return [
    "Not checked, which is not the same as passed:",
    ...causes.flatMap(({ checks, lines, because }) =>
      wrapped(`${counted(lines.length, "line")}: ${because} (${checks.join(", ")})`, "  - ", "    "),
    ),
    "",
  ];
}

function problemLines({ sheet }: Checked): string[] {
  const { problems } = sheet;
  if (problems.length === 0) return [];
  const more = problems.length - MOST_PROBLEMS;
  return [
    "Cells that could not be read:",
    ...problems
      .slice(0, MOST_PROBLEMS)
      .flatMap(({ row, column, message }) => wrapped(`row ${row}, column "${column}": ${message}`, "  - ", "    ")),
    ...(more > 0 ? [`  and ${counted(more, "other")}; --format json lists them all`] : []),
    "",
  ];
}
