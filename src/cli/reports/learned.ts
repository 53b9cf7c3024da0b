import type { Matrix } from "../../matrix/matrix";
import type { Learned } from "../../learning/learn";
import type { Judged } from "../../learning/outcomes";
import { MEETINGS, type Meeting, type MonthOutcome } from "../../learning/table";
import { reasonsText } from "../../remittances/join";
import { isoOf, type Day } from "../../values/day";
import { counted, grouped } from "../../values/lists";
import { moneyText } from "../../values/money";
import { wrapped } from "./wrap";

const JSON_VERSION = 1;
const KINDS = Object.keys(MEETINGS) as Meeting[];
const percent = (part: number, of: number): string => (of === 0 ? "-" : `${Math.round((100 * part) / of)}%`);

/** What was learned, as one JSON object, documented in docs/terminal.md. */
export function learnedJson(learned: Learned, matrix: Matrix, asOf: Day): string {
  const { total, table, trend, proposals, unjoined, notes } = learned;
  const cell = (lines: readonly Judged[], billed: number) => ({ lines: lines.map(({ line }) => line.index), billed });
  const report = {
    version: JSON_VERSION,
    asOf: isoOf(asOf),
    matrix: { revision: matrix.revision },
    summary: summaryOf(total),
    trend: trend.map((month) => ({ month: month.month, ...summaryOf(month) })),
    table: table.map(({ payer, check, reason, cells }) => ({
      payer,
      check,
      reason,
      predictedDenied: cell(cells.hit.lines, cells.hit.billed),
      predictedPaid: cell(cells["false alarm"].lines, cells["false alarm"].billed),
      deniedNotPredicted: cell(cells.hole.lines, cells.hole.billed),
      cleanPaid: cell(cells.clean.lines, cells.clean.billed),
      deniedOtherwise: cell(cells.other.lines, cells.other.billed),
    })),
    proposals: proposals.map(
      ({ kind, check, payer, table: name, title, words, edit, supporting, against, billed }, i) => ({
        number: i + 1,
        kind,
        check,
        payer,
        table: name,
        title,
        words,
        supporting: supporting.map(({ line }) => line.index),
        against: against.map(({ line }) => line.index),
        billed,
        changes: edit.changes,
      }),
    ),
    unjoined: unjoined.map(({ answer, why }) => ({
      ...answer.from,
      claim: answer.claim,
      line: answer.line,
      code: answer.code,
      why,
    })),
    notes,
  };
  return `${JSON.stringify(report)}\n`;
}

const summaryOf = ({ answered, denied, predicted, falseAlarms, deniedBilled, predictedBilled }: MonthOutcome) => ({
  answered,
  denied,
  predicted,
  falseAlarms,
  deniedBilled,
  predictedBilled,
});

/** Answers that are named, of those that belong to no line. */
const UNJOINED_SHOWN = 10;
/** Lines that are named behind a proposal. */
const LINES_SHOWN = 12;

/** The same in words: the counts, the table, the trend, and each proposal with its evidence. */
export function learnedText(
  { total, table, trend, proposals, unjoined, judged }: Learned,
  { path, claims }: { readonly path: string; readonly claims: string },
): string {
  const lines = [
    ...wrapped(
      `${claims} against ${path}: ${counted(total.answered, "answered line")}, ${grouped(total.denied)} denied (${moneyText(total.deniedBilled)}), ${grouped(total.predicted)} of them predicted (${percent(total.predicted, total.denied)}, ${moneyText(total.predictedBilled)}), ${counted(total.falseAlarms, "false alarm")}`,
    ),
    "",
    ...table.flatMap(({ payer, check, reason, cells }) =>
      wrapped(
        `${payer} ${check ?? reason}: ${KINDS.filter((kind) => cells[kind].lines.length > 0)
          .map((kind) => `${MEETINGS[kind]} ${grouped(cells[kind].lines.length)} (${moneyText(cells[kind].billed)})`)
          .join(", ")}`,
        "",
        "  ",
      ),
    ),
    "",
    "Month of service: denied, predicted, share",
    ...trend.map(
      ({ month, denied, predicted }) =>
        `${month}  ${String(denied).padStart(5)} ${String(predicted).padStart(5)}  ${percent(predicted, denied).padStart(4)}`,
    ),
    "",
    proposals.length === 0
      ? "The answers speak for no change of the matrix"
      : `${counted(proposals.length, "proposal")}, of which none is made by itself (--accept 1,3 --out PATH):`,
    ...proposals.flatMap(({ words, supporting, billed }, i) => [
      ...wrapped(words, `${i + 1}. `),
      ...wrapped(`${moneyText(billed)}; ${shownLines(supporting)}`, "   "),
    ]),
    ...(unjoined.length === 0
      ? []
      : [
          "",
          `${counted(unjoined.length, "answer")} could not be joined to a line:`,
          ...unjoined
            .slice(0, UNJOINED_SHOWN)
            .flatMap(({ answer, why }) => wrapped(`${answer.from.file}, ${answer.from.place}: ${why}`, "  ")),
          ...(unjoined.length > UNJOINED_SHOWN
            ? [`  and ${grouped(unjoined.length - UNJOINED_SHOWN)} more (--format json names all)`]
            : []),
        ]),
    ...deniedRight(judged),
  ];
  return `${lines.join("\n")}\n`;
}

function shownLines(judged: readonly Judged[]): string {
  const all = judged.map(({ line }) => line.index);
  return `line${all.length === 1 ? "" : "s"} ${all.slice(0, LINES_SHOWN).join(", ")}${all.length > LINES_SHOWN ? ` and ${grouped(all.length - LINES_SHOWN)} more` : ""}`;
}

/** Denied lines of which nothing was predicted, to ask for the facts of an appeal. */
function deniedRight(judged: readonly Judged[]): string[] {
  const denied = judged.filter(({ outcome, predicted }) => outcome.kind === "denied" && !predicted);
  if (denied.length === 0) return [];
  const named = denied
    .slice(0, LINES_SHOWN)
    .map(({ line, outcome }) => `${line.index} (${line.code}, ${reasonsText(outcome)})`);
  return [
    "",
    ...wrapped(
      `Denied and not predicted; --letter LINE tells whether the matrix says that the line was right, and the facts: ${named.join(", ")}${denied.length > LINES_SHOWN ? ", …" : ""}`,
    ),
  ];
}
