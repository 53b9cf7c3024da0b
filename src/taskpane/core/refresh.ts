import { loadEngine } from "../../checks/load";
import { isClaimSheet, type ClaimSheet } from "../../claims/sheet";
import { isVisitCode } from "../../codes/families";
import { readRows } from "../../excel/read-rows";
import type { CellsOfSheet } from "../../excel/watch";
import { runInSlices } from "../../values/slices";
import type { PaneCore } from "./pane-parts";
import type { CheckedSheet } from "./state";

/** More rows than these are no small edit: somebody pastes or sorts, and presses Check again when it is done. */
const MOST_ROWS = 500;
/** Sheets of so many lines are read whole again where rows came or went; larger ones wait for Check again. */
const MOST_LINES_READ = 20_000;

/** Refreshes follow one another: each begins with what the last one came to. */
const running = new WeakMap<PaneCore, Promise<void>>();

/** Checks again what an edit by hand touched. A large edit is left for Check again: the pane says that the sheet changed. */
export async function refreshEdited(pane: PaneCore, edits: readonly CellsOfSheet[]): Promise<void> {
  const { checked } = pane.store.state().check;
  if (!checked) return;
  const { firstColumn, columnCount, ref } = checked;
  const own = edits.filter(
    (edit) => edit.sheetId === ref.id && edit.lastColumn >= firstColumn && edit.firstColumn < firstColumn + columnCount,
  );
  // Whole rows came or went: everything below stands elsewhere.
  const moved = own.some((edit) => edit.firstColumn === 0 && edit.lastColumn >= columnCount + firstColumn + 1_000);
  const count = own.reduce((sum, { firstRow, lastRow }) => sum + lastRow - firstRow + 1, 0);
  if (moved) return inTurn(pane, refreshWhole);
  if (count > MOST_ROWS) return;
  const rows = own.flatMap(({ firstRow, lastRow }) =>
    Array.from({ length: lastRow - firstRow + 1 }, (_, i) => firstRow + i),
  );
  return refreshRows(pane, rows);
}

/** Reads rows of the checked sheet again, and checks the patients that they are about. */
export function refreshRows(pane: PaneCore, rows: readonly number[]): Promise<void> {
  return inTurn(pane, (checked) =>
    refreshOnly(
      pane,
      checked,
      [...new Set(rows)].sort((a, b) => a - b),
    ),
  );
}

function inTurn(pane: PaneCore, refresh: (checked: CheckedSheet, pane: PaneCore) => Promise<void>): Promise<void> {
  const next = (running.get(pane) ?? Promise.resolve()).then(() =>
    pane.attempt(async () => {
      const { checked, running: check } = pane.store.state().check;
      if (checked && !check) await refresh(checked, pane);
    }),
  );
  running.set(pane, next);
  return next;
}

async function refreshOnly(pane: PaneCore, checked: CheckedSheet, rows: readonly number[]): Promise<void> {
  const { ref, sheet, firstColumn, columnCount: columns } = checked;
  const { headerRow } = sheet;
  const heads = [headerRow - 1, headerRow].filter((row) => row > 0);
  const wanted = [...new Set([...heads, ...rows])];
  const now = await readRows({ sheetId: ref.id, rows: wanted, firstColumn, columns });
  const cellsOf = (row: number) => now.rows.get(row)?.values ?? [];
  const { rereadRows } = await loadEngine();
  const again = rereadRows(
    sheet,
    rows.map((row) => ({ row, cells: cellsOf(row) })),
    { isVisit: isVisitCode, headers: heads.map(cellsOf) },
  );
  if (!again) return refreshWhole(checked, pane);
  await recheck(pane, checked, again);
}

/** Reads the whole sheet again, by the columns as they were read, and checks what differs. */
async function refreshWhole(checked: CheckedSheet, pane: PaneCore): Promise<void> {
  const { ref, sheet, firstColumn } = checked;
  const { host, pace } = pane.parts;
  const stale = (): void => pane.store.dispatch({ type: "cells edited", sheetId: ref.id, byAddIn: false });
  const isOpen = (await host.activeSheet()).id === ref.id;
  // Lines that were chosen stand elsewhere now.
  if (!isOpen || checked.scope || sheet.lines.length > MOST_LINES_READ) return stale();
  const read = await host.readActiveSheet({ mapHead: () => sheet.layout });
  if (!read || read.firstColumn !== firstColumn || read.firstRow + sheet.layout.headerAt !== sheet.headerRow)
    return stale();
  const { readClaimsInSteps } = await loadEngine();
  const steps = readClaimsInSteps(read.cells, {
    name: read.sheet.name,
    firstRow: read.firstRow,
    isVisit: isVisitCode,
    mapping: sheet.layout,
  });
  const again = await runInSlices(steps, { pace, signal: NEVER, onProgress: () => undefined });
  const hasHeaders = again && isClaimSheet(again) && again.mapping.Payer === sheet.mapping.Payer;
  if (!hasHeaders) return stale();
  await recheck(pane, { ...checked, columnCount: read.cells[0]?.length ?? checked.columnCount }, again);
}

const NEVER = new AbortController().signal;

async function recheck({ store, parts }: PaneCore, checked: CheckedSheet, sheet: ClaimSheet): Promise<void> {
  const { recheckLinesInSteps, resultFor } = await loadEngine();
  const { pace } = parts;
  const done = await runInSlices(recheckLinesInSteps(checked.baseline, sheet), {
    pace,
    signal: NEVER,
    onProgress: () => undefined,
  });
  // A check that began or ended meanwhile knows better.
  const now = store.state().check;
  if (!done || now.checked?.baseline !== checked.baseline || now.running) return;
  const { scope, loaded } = now.checked;
  const result = scope ? resultFor(done.result, sheet, scope.lines, loaded.matrix) : done.result;
  store.dispatch({
    type: "check refreshed",
    checked: { ...now.checked, columnCount: checked.columnCount, sheet, ...done, result },
  });
}
