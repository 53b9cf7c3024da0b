import type { LineChange, ResultChange } from "../../checks/compare-results";
import type { ClaimSheet } from "../../claims/sheet";
import { diffByPayer, isSame, type MatrixDiff, type RowAt, type RowDiff, type RowDiffKind } from "../../matrix/diff";
import { diffText as happenedText, payerWords, plainValue, subjectText } from "../../matrix/diff/words";
import type { Matrix } from "../../matrix/matrix";
import type { TableName } from "../../matrix/tables";
import { textOf } from "../../values/cell";
import { isoOf, wordsOf, type Day } from "../../values/day";
import { counted, joinWords } from "../../values/lists";
import { moneyText } from "../../values/money";
import { numbersText } from "./checked";
import { wrapped } from "./wrap";

/** Two matrices and how they differ, ready to be told. */
export interface Differing {
  readonly before: { readonly path: string; readonly matrix: Matrix };
  readonly after: { readonly path: string; readonly matrix: Matrix };
  readonly diff: MatrixDiff;
  /** `null` where no claim lines were named. */
  readonly claims: DifferingClaims | null;
}

/** Claim lines that both matrices checked. */
export interface DifferingClaims {
  readonly claims: string;
  readonly sheet: ClaimSheet;
  readonly asOf: Day;
  readonly change: ResultChange;
}

/** Version of the object; it rises when a field changes its meaning or goes. */
const JSON_VERSION = 1;

/** The difference as one JSON object, documented in docs/terminal.md. Dates are ISO text, amounts whole cents. */
export function diffJson({ before, after, diff, claims }: Differing): string {
  const side = ({ path, matrix }: Differing["before"]) => ({ path, revision: matrix.revision });
  const report = {
    version: JSON_VERSION,
    old: side(before),
    new: side(after),
    counts: diff.counts,
    missing: diff.missing,
    rows: diff.rows.map((row) => ({
      kind: row.kind,
      table: row.table,
      payer: row.payer,
      rule: row.rule,
      upkeep: row.upkeep,
      before: rowJson(row.table, row.before),
      after: rowJson(row.table, row.after),
      columns: row.columns.map(({ column, from, to }) => ({
        column,
        from: plainValue(row.table, column, from),
        to: plainValue(row.table, column, to),
      })),
    })),
    ...(claims ? { claims: claimsJson(claims) } : {}),
  };
  return `${JSON.stringify(report)}\n`;
}

function rowJson(table: TableName, at: RowAt | null): unknown {
  if (!at) return null;
  const values = Object.entries(at.values).map(
    ([header, value]) => [header, plainValue(table, header, value)] as const,
  );
  return { row: at.row, values: Object.fromEntries(values) };
}

function claimsJson({ claims, sheet, asOf, change }: DifferingClaims): unknown {
  const list = (changes: readonly LineChange[]) =>
    changes.map(({ line, lines, check, severity, payer, message, amount }) => ({
      line,
      lines,
      check,
      severity,
      payer,
      message,
      amount,
    }));
  return {
    file: claims,
    sheet: sheet.name,
    asOf: isoOf(asOf),
    lines: change.lines,
    amountBefore: change.amountBefore,
    amountAfter: change.amountAfter,
    newlyFound: list(change.newlyFound),
    noLongerFound: list(change.noLongerFound),
    newlyNotChecked: list(change.newlyNotChecked),
    newlyChecked: list(change.newlyChecked),
  };
}

const KINDS = ["added", "changed", "ended", "removed"] as const satisfies readonly RowDiffKind[];

const countsText = (counts: Readonly<Record<RowDiffKind, number>>): string =>
  KINDS.filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kind}`)
    .join(", ");

/** The difference in words, payer by payer; then the claim lines whose result changes, by money. */
export function diffText(differing: Differing): string {
  const { before, after, diff, claims } = differing;
  const summary = countsText(diff.counts);
  return [
    ...wrapped(`${before.path} (revision ${before.matrix.revision})`, "Old: "),
    ...wrapped(`${after.path} (revision ${after.matrix.revision})`, "New: "),
    summary !== ""
      ? `Rows: ${summary}`
      : isSame(diff)
        ? "The matrices mean the same."
        : "The tables that both have mean the same.",
    ...(diff.missing.length === 0
      ? []
      : wrapped(
          `${after.path} has no table ${joinWords(diff.missing, "and")}: the rows of ${before.path} there are not compared`,
        )),
    "",
    ...diffByPayer(diff).flatMap((group) => payerLines(differing, group)),
    ...(claims ? claimLines(claims) : []),
  ].join("\n");
}

function payerLines(
  { before, after }: Differing,
  { payer, rows }: { readonly payer: string; readonly rows: readonly RowDiff[] },
): string[] {
  const payers = after.matrix.payers.byId(payer) ? after.matrix.payers : before.matrix.payers;
  const counts = { added: 0, changed: 0, ended: 0, removed: 0 };
  for (const row of rows) counts[row.kind]++;
  // Rows that were only reviewed decide as before: they are named and not told.
  const upkeep = rows.filter((row) => row.upkeep);
  return [
    ...wrapped(`${payerWords(payer, payers)}: ${countsText(counts)}`),
    ...rows.filter((row) => !row.upkeep).flatMap(rowLines),
    ...(upkeep.length === 0
      ? []
      : wrapped(
          `${upkeep.map(({ table, rule }) => rule || table).join(", ")}: only source, review or note changed`,
          "  ",
        )),
    "",
  ];
}

const WIDEST_KIND = 9;

function rowLines(row: RowDiff): string[] {
  const { kind, table, rule, before, after } = row;
  const values = after?.values ?? before?.values ?? {};
  const named = [table, ...(rule === "" ? [] : [rule])].join(" ");
  const subject = table === "Payers" ? textOf(values["Name"]) : subjectText(table, before?.values ?? values);
  return wrapped(
    `${named}${subject === "" ? "" : `, ${subject}`}: ${happenedText(row)}`,
    `  ${kind.padEnd(WIDEST_KIND)}`,
    " ".repeat(WIDEST_KIND + 2),
  );
}

function claimLines({ claims, sheet, asOf, change }: DifferingClaims): string[] {
  const { newlyFound, noLongerFound, newlyNotChecked, newlyChecked, lines, amountBefore, amountAfter } = change;
  const title = sheet.name === claims ? claims : `${claims}, sheet "${sheet.name}"`;
  const total = sheet.lines.length + sheet.unusable.length;
  return [
    ...wrapped(
      `${title}, checked as of ${wordsOf(asOf)} with both: ${counted(lines.length, "line")} of ${total} ${lines.length === 1 ? "gets" : "get"} another result; at risk ${moneyText(amountBefore)} becomes ${moneyText(amountAfter)}`,
    ),
    "",
    ...changeLines("Newly found", newlyFound, true),
    ...changeLines("No longer found", noLongerFound, true),
    ...changeLines("Newly not checked", newlyNotChecked, false),
    ...changeLines("No longer not checked", newlyChecked, false),
  ];
}

/** Changes under a heading, those with the same words once with all their lines, by the money of all of them. */
function changeLines(heading: string, changes: readonly LineChange[], severe: boolean): string[] {
  if (changes.length === 0) return [];
  const groups = new Map<string, { first: LineChange; lines: number[]; amount: number }>();
  for (const change of changes) {
    const key = [change.check, change.severity, change.payer, change.message].join("\u0000");
    const group = groups.get(key);
    if (group) {
      group.lines.push(change.line);
      group.amount += change.amount;
    } else groups.set(key, { first: change, lines: [change.line], amount: change.amount });
  }
  const told = [...groups.values()].sort((a, b) => b.amount - a.amount);
  return [
    `${heading}:`,
    ...told.flatMap(({ first: { check, severity, payer, message }, lines, amount }) => {
      const where = `${lines.length === 1 ? "line" : "lines"} ${numbersText([...lines].sort((a, b) => a - b))}`;
      const head = [
        severe ? `${(severity ?? "").toUpperCase()} ${check}` : check,
        where,
        ...(payer === "" ? [] : [payer]),
        ...(amount === 0 ? [] : [moneyText(amount)]),
      ];
      return [...wrapped(head.join(" · "), "  - ", "    "), ...wrapped(message, "    ")];
    }),
    "",
  ];
}
