import { compareResults, isUnchanged } from "../checks/compare-results";
import { runChecks } from "../checks/engine";
import { diffMatrices, isSame } from "../matrix/diff";
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
  const claims = await claimsOf(options, before, after, terminal);
  const told: Differing = { before, after, diff, claims };
  terminal.out(format === "json" ? diffJson(told) : diffText(told));
  return isSame(diff) && (claims === null || isUnchanged(claims.change)) ? Exit.fine : Exit.errors;
}

async function claimsOf(
  { claims, sheet, map, reference: folder, asOf }: MatrixOptions,
  before: Differing["before"],
  after: Differing["after"],
  terminal: Terminal,
): Promise<DifferingClaims | null> {
  if (claims === undefined) return null;
  const lines = await claimsAt({
    claims,
    ...(sheet === undefined ? {} : { sheet }),
    ...(map === undefined ? {} : { map }),
  });
  const reference = await referenceAt(folder, terminal);
  const [was, is] = [before, after].map(({ matrix }) => runChecks({ sheet: lines, matrix, reference, asOf }));
  if (!was || !is) throw new Error("two matrices give two results");
  return { claims, sheet: lines, asOf, change: compareResults(was, is, lines, after.matrix.payers) };
}
