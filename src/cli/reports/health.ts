import type { HealthItem } from "../../matrix/health";
import type { Matrix } from "../../matrix/matrix";
import { wordsOf, type Day } from "../../values/day";
import { counted } from "../../values/lists";
import { SEVERITIES } from "./checked";
import { wrapped } from "./wrap";

/** The state of a matrix, ready to be told. */
export interface Examined {
  readonly path: string;
  readonly matrix: Matrix;
  readonly items: readonly HealthItem[];
  readonly asOf: Day;
}

/** The state of a matrix as one JSON list, documented in docs/terminal.md. */
export function healthJson(items: readonly HealthItem[]): string {
  const rows = items.map(({ kind, severity, table, row, column, rule, message, fix }) => ({
    kind,
    severity,
    table,
    row,
    column,
    rule,
    message,
    fix,
  }));
  return `${JSON.stringify(rows)}\n`;
}

/** The state of a matrix in words, the gravest first. */
export function healthText({ path, matrix, items, asOf }: Examined): string {
  const counts = SEVERITIES.map((severity) =>
    counted(
      items.filter((item) => item.severity === severity).length,
      severity,
      severity === "info" ? "info" : undefined,
    ),
  );
  const told = SEVERITIES.flatMap((severity) => items.filter((item) => item.severity === severity)).flatMap(itemLines);
  return [
    ...wrapped(
      `${path}: ${counted(matrix.payers.all.length, "payer")}, ${counted(matrix.ruleCount, "rule")}, as of ${wordsOf(asOf)}; revision ${matrix.revision}`,
    ),
    items.length === 0 ? "Nothing is wrong." : counts.join(", "),
    "",
    ...told,
  ].join("\n");
}

function itemLines({ severity, kind, table, row, column, rule, message, fix }: HealthItem): string[] {
  const place = [
    table,
    ...(row > 0 ? [`row ${row}`] : []),
    ...(column === "" ? [] : [column]),
    ...(rule === "" ? [] : [rule]),
  ].join(", ");
  return [
    ...wrapped(`${severity.toUpperCase()} ${kind} · ${place}`, "", "  "),
    ...wrapped(message, "  "),
    ...(fix === null ? [] : wrapped(fix, "  Fix: ", "       ")),
    "",
  ];
}
