import { openWorkbook } from "../../excel/open-workbook";
import { handOver } from "../../matrix/hand-over";
import type { Payer } from "../../matrix/rules";
import { handOverSheet } from "../../plans/hand-over";
import type { AddReportSheet, Plan } from "../../plans/operations";
import { isoOf } from "../../values/day";
import { SETUP } from "../words-setup";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";

/** Adds a printable sheet for each payer. @returns the names of the sheets, none where nothing was written: a notice says why */
export async function makeHandOverSheets(pane: Pane, payers: readonly Payer[]): Promise<readonly string[]> {
  const { loaded, asOf } = pane.store.state();
  if (!loaded || payers.length === 0) return [];
  const taken = (await pane.parts.host.readWorkbookState()).sheets.map(({ name }) => name);
  const operations = payers.map((payer): AddReportSheet => {
    const sheet = handOverSheet(handOver(loaded.matrix, payer, asOf), taken);
    taken.push(sheet.sheet);
    return sheet;
  });
  const plan: Plan = { title: SETUP.handOver.planTitle(payers.length), operations };
  return (await pane.apply(plan, "save")) ? operations.map(({ sheet }) => sheet) : [];
}

/** The matrix with a sheet for each payer as the bytes of an .xlsx file, and its name. */
export async function handOverFile(
  pane: Pane,
  payers: readonly Payer[],
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const { loaded, asOf } = pane.store.state();
  if (!loaded) return null;
  const { handOverBytes } = await loadFiles();
  return { name: `payer-policies-${isoOf(asOf)}.xlsx`, bytes: await handOverBytes(loaded.cells, asOf, payers) };
}

/** Opens the file as a new workbook, which is saved from Excel like any other. */
export async function openHandOver(pane: Pane, payers: readonly Payer[]): Promise<void> {
  const file = await handOverFile(pane, payers);
  if (file) await openWorkbook(base64Of(file.bytes));
}

/** Bytes as Office.js takes a file. Piece by piece, since a call takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
