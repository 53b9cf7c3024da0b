import { problemText, type FileProblem } from "../../files/problem";
import { counted, grouped } from "../../values/lists";
import { wordsOf } from "../../values/day";
import { moneyText } from "../../values/money";
import type { BatchedResult } from "../../checks/batches";
import type { Finding } from "../../checks/finding";
import { RELEASE_STATES, STATE_WORDS } from "../../checks/release";
import { decidedByText, numbersText, rowsOf, type Told } from "./checked";
import { bySeverity, causesOf } from "./rows";
import { wrapped } from "./wrap";

/** Cells that cannot be read are listed up to this many; the other formats have them all. */
const MOST_PROBLEMS = 20;

/** The check in words for a terminal of 80 columns or more, in pieces: the summary, the findings, and what was not checked. */
export function* textReport(told: Told): Generator<string, void> {
  yield textOfLines(summaryLines(told));
  const { findings } = told.result;
  if (findings.length === 0) yield textOfLines(["Nothing was found.", ""]);
  for (const finding of bySeverity(findings)) yield textOfLines(oneFinding(told, finding));
  yield textOfLines([...notCheckedLines(told), ...problemLines(told)]);
}

/** What the files of a folder come to together, and which of them could not be used. */
export function* folderText({ checked, summary, totals, unused }: FolderTotal): Generator<string, void> {
  const { lines, encounters } = summary;
  yield textOfLines([
    ...wrapped(
      `Together: ${counted(checked, "file")}, ${counted(lines, "line")} in ${counted(encounters, "encounter")}; each file was checked for itself`,
    ),
    "",
    ...resultLines({ summary, totals }),
    "",
    ...(unused.length === 0 ? [] : ["Files that could not be used, and were not checked:"]),
    ...unused.flatMap((problem) => wrapped(problemText(problem), "  - ", "    ")),
    ...(unused.length === 0 ? [] : [""]),
  ]);
}

/** What a folder's files come to. */
interface FolderTotal extends Pick<BatchedResult, "summary" | "totals"> {
  /** Files that were checked. */
  readonly checked: number;
  readonly unused: readonly FileProblem[];
}

const textOfLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

function summaryLines({ claims, sheet, matrix, asOf, result }: Told): string[] {
  const { lines, encounters } = result.summary;
  const title = sheet.name === claims ? claims : `${claims}, sheet "${sheet.name}"`;
  return [
    ...wrapped(
      `${title}: ${counted(lines, "line")} in ${counted(encounters, "encounter")}, checked as of ${wordsOf(asOf)}`,
    ),
    ...wrapped(
      `Matrix ${matrix.revision}: ${counted(matrix.payers.all.length, "payer")}, ${counted(matrix.ruleCount, "rule")}, ${counted(matrix.issues.length, "issue")}`,
    ),
    "",
    ...resultLines(result),
    "",
  ];
}

/** The claims by what is done with them, each with its money. */
function claimsText({ totals }: Pick<BatchedResult, "totals">): string {
  return RELEASE_STATES.filter((state) => state !== "void" || totals.void.claims > 0)
    .map(
      (state) =>
        `${grouped(totals[state].claims)} ${STATE_WORDS[state].toLowerCase()} (${moneyText(totals[state].amount)})`,
    )
    .join(", ");
}

/** What a check comes to: its lines by their worst finding, the money, the claims. */
export function resultLines(result: Pick<BatchedResult, "summary" | "totals">): string[] {
  const { clean, error, warning, info, notChecked, amountAtRisk } = result.summary;
  return [
    `Lines by their worst finding: ${[counted(error, "error"), counted(warning, "warning"), `${info} info`, `${notChecked} not checked`, `${clean} clean`].join(", ")}`,
    `At risk: ${moneyText(amountAtRisk)}`,
    ...wrapped(`Claims: ${claimsText(result)}`, "", "  "),
  ];
}

function oneFinding({ sheet }: Told, finding: Finding): string[] {
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

function notCheckedLines(told: Told): string[] {
  const causes = causesOf(told);
  if (causes.length === 0) return [];
  return [
    "Not checked, which is not the same as passed:",
    ...causes.flatMap(({ checks, packed, because }) =>
      wrapped(`${counted(packed.length, "line")}: ${because} (${checks.join(", ")})`, "  - ", "    "),
    ),
    "",
  ];
}

function problemLines({ sheet }: Told): string[] {
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
