import { compareResults, isUnchanged } from "../checks/compare-results";
import { runChecks } from "../checks/engine";
import { diffMatrices, isSame } from "../matrix/diff";
import { tableHash, type MatrixCells } from "../matrix/matrix";
import type { TableCells } from "../matrix/read-rows";
import { isBlank } from "../values/cell";
import { joinWords } from "../values/lists";
import { claimsAt, compiledAt, matrixCellsAt, referenceAt } from "./inputs";
import type { MatrixOptions } from "./matrix-options";
import { diffJson, diffText, type Differing, type DifferingClaims } from "./reports/diff";
import { Exit, type Terminal } from "./terminal";

/** Tells what differs between two matrices, and with claim lines, which of them get another result. */
export async function diffCommand(options: MatrixOptions, terminal: Terminal): Promise<Exit> {
  const { path, second, format } = options;
  const [oldCells, newCells] = [await matrixCellsAt(path), await matrixCellsAt(second)];
  const before = { path, matrix: compiledAt(path, oldCells, terminal) };
  const after = { path: second, matrix: compiledAt(second, newCells, terminal) };
  const diff = diffMatrices(oldCells, newCells);
  if (options.claims !== undefined) noteLedgers(options, oldCells, newCells, terminal);
  const claims = await claimsOf(options, before, after, terminal);
  const told: Differing = { before, after, diff, claims };
  terminal.out(format === "json" ? diffJson(told) : diffText(told));
  return isSame(diff) && (claims === null || isUnchanged(claims.change)) ? Exit.fine : Exit.errors;
}

/** Tables of patients are not compared, but the checks ask them: where they differ, so may lines for that reason alone. */
function noteLedgers(
  { path, second }: MatrixOptions,
  before: MatrixCells,
  after: MatrixCells,
  terminal: Pick<Terminal, "note">,
): void {
  // A table of a workbook keeps one blank row where it is empty.
  const hashIn = (table: TableCells | undefined): string =>
    table?.rows.some((row) => !row.every(isBlank)) ? tableHash(table) : "";
  const differing = (["Authorizations", "Courses"] as const).filter(
    (name) => hashIn(before[name]) !== hashIn(after[name]),
  );
  if (differing.length > 0)
    terminal.note(
      `${path} and ${second} do not have the same ${joinWords(differing, "and")}: lines may get another result for that alone. Put the same tables into both to see what the rules change`,
    );
}

async function claimsOf(
  { claims, sheet, map, reference: folder, asOf }: MatrixOptions,
  before: Differing["before"],
  after: Differing["after"],
  terminal: Terminal,
): Promise<DifferingClaims | null> {
  if (claims === undefined) return null;
  const toRead = { claims, ...(sheet === undefined ? {} : { sheet }), ...(map === undefined ? {} : { map }) };
  const lines = await claimsAt(toRead, after.matrix.payers, terminal);
  const reference = await referenceAt(folder, terminal);
  const [was, is] = [before, after].map(({ matrix }) => runChecks({ sheet: lines, matrix, reference, asOf }));
  if (!was || !is) throw new Error("two matrices give two results");
  return { claims, sheet: lines, asOf, change: compareResults(was, is, lines, after.matrix.payers) };
}
