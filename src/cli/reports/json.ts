import { linesOf } from "../../checks/batches";
import type { DecidedBy, Finding } from "../../checks/finding";
import { positionOf, serviceOf } from "../../claims/line";
import type { Summary } from "../../checks/summary";
import type { FileProblem } from "../../files/problem";
import { isoOf } from "../../values/day";
import type { Told } from "./checked";

/** Version of the object; it rises when a field changes its meaning or goes. */
const JSON_VERSION = 1;

/**
 * The check as one JSON object in pieces, stable and documented in docs/terminal.md. Dates are ISO text, amounts whole cents. The text of a large
 * file is longer than one string can be.
 */
export function* jsonReport(told: Told): Generator<string, void> {
  yield `{"version":${JSON_VERSION},"asOf":${JSON.stringify(isoOf(told.asOf))},"matrix":${matrixJson(told)},`;
  yield* checkJson(told);
  yield "}\n";
}

/** A file of a folder that was checked, or that could not be used. */
export type FolderPart<T> =
  { readonly kind: "checked"; readonly told: T } | { readonly kind: "unusable"; readonly problem: FileProblem };

/** The beginning of what a folder's object says. */
export function folderJsonBegins(told: Pick<Told, "asOf" | "matrix">): string {
  return `{"version":${JSON_VERSION},"asOf":${JSON.stringify(isoOf(told.asOf))},"matrix":${matrixJson(told)},"files":[`;
}

/** One file of a folder. */
export function* folderJsonFile(part: FolderPart<Told>): Generator<string, void> {
  if (part.kind === "unusable") {
    const { file, sheet = null, row = null, column = null, message } = part.problem;
    yield JSON.stringify({ file, problem: { sheet, row, column, message } });
    return;
  }
  yield `{"file":${JSON.stringify(part.told.claims)},`;
  yield* checkJson(part.told);
  yield "}";
}

/** The end: the counts of all files together. */
export function folderJsonEnds(summary: Summary): string {
  return `],"summary":${JSON.stringify(summary)}}\n`;
}

const matrixJson = ({ matrix }: Pick<Told, "matrix">): string =>
  JSON.stringify({
    revision: matrix.revision,
    issues: matrix.issues.map(({ table, row, column, message }) => ({ table, row, column, message })),
  });

/** What a file's check says: the same fields for a file alone and for one of a folder. */
function* checkJson({ sheet, result }: Told): Generator<string, void> {
  yield `"summary":${JSON.stringify(result.summary)},"findings":[`;
  yield* listed(result.findings, findingJson);
  yield `],"notChecked":[`;
  yield* listed(result.notChecked, ({ check, packed, reason, missing, rules, message }) => ({
    check,
    ...linesJson(linesOf({ packed })),
    reason,
    missing,
    rules,
    message,
  }));
  yield `],"input":{"sheet":${JSON.stringify(sheet.name)},"headerRow":${sheet.headerRow},`;
  yield `"mapping":${JSON.stringify(sheet.mapping)},`;
  if (sheet.layout.fixed.size > 0) yield `"fixed":${JSON.stringify(Object.fromEntries(sheet.layout.fixed))},`;
  if (sheet.skipped.length > 0) yield `"skipped":${JSON.stringify(sheet.skipped)},`;
  yield `"problems":[`;
  yield* listed(sheet.problems, ({ row, column, message }) => ({ row, column, message }));
  yield "]}";
}

function* listed<T>(items: readonly T[], jsonOf: (item: T) => object): Generator<string, void> {
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? "" : ","}${JSON.stringify(jsonOf(item))}`;
    isFirst = false;
  }
}

function findingJson(finding: Finding): object {
  const { check, name, severity, lines, claim, message, why, fix, nearMisses, amount } = finding;
  return {
    check,
    name,
    severity,
    ...linesJson(lines),
    claim,
    message,
    why,
    fix: fix && {
      text: fix.text,
      changes: fix.changes.map(({ line, ...change }) => ({ ...lineJson(line), ...change })),
    },
    decidedBy: decidedByJson(finding.decidedBy),
    nearMisses,
    amount,
  };
}

/** Lines by the position of their row; where rows hold several services, with which of them. */
function linesJson(lines: readonly number[]): { lines: number[]; part?: number[] } {
  const parts = lines.map(serviceOf);
  return { lines: lines.map(positionOf), ...(parts.some((part) => part > 0) ? { part: parts } : {}) };
}

function lineJson(line: number): { line: number; part?: number } {
  const part = serviceOf(line);
  return { line: positionOf(line), ...(part > 0 ? { part } : {}) };
}

function decidedByJson(decided: DecidedBy): object {
  if (decided.kind === "public") return decided;
  const { kind, table, rule, row, from, to, source } = decided;
  return {
    kind,
    table,
    rule,
    row,
    from: from === null ? null : isoOf(from),
    to: to === null ? null : isoOf(to),
    source,
  };
}
