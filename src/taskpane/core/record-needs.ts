import type { RecordNeed } from "../../audits/documentation";
import { reportSheet } from "../../plans/report";
import { loadAnswers } from "./load-answers";
import type { Pane } from "./pane";
import type { CheckedSheet } from "./state";
import { ANSWER_WORDS } from "../words-answers";
import { writeReport, removeReportSheet } from "./write-report";

/** What the record must hold to defend a line. */
export async function needsOfLine(pane: Pane, checked: CheckedSheet, line: number): Promise<readonly RecordNeed[]> {
  const { recordNeeds } = await loadAnswers();
  const { sheet, loaded, asOf } = checked;
  const reference = await pane.parts.reference(loaded.matrix);
  return recordNeeds({ sheet, matrix: loaded.matrix, reference, asOf }, line) ?? [];
}

/** Adds the checklist of a line's claim as a sheet to print. @returns what takes it away; `null` where nothing was written: a notice says why */
export async function writeRecordSheet(
  pane: Pane,
  checked: CheckedSheet,
  line: number,
): Promise<{ readonly sheet: string; readonly undo: () => Promise<void> } | null> {
  const { recordSheetCells } = await loadAnswers();
  const own = checked.sheet.lines.find(({ index }) => index === line);
  if (!own) return null;
  const lines =
    own.claim === ""
      ? [own]
      : checked.sheet.lines.filter(({ claim, patient }) => claim === own.claim && patient === own.patient);
  const needs = await Promise.all(
    lines.map(async (each) => ({ line: each, needs: await needsOfLine(pane, checked, each.index) })),
  );
  const cells = recordSheetCells(needs);
  const width = cells[1]?.length ?? 1;
  const made = await writeReport(
    pane,
    "Add the checklist of the record",
    (taken) =>
      reportSheet(
        `Record line ${line}`,
        {
          cells: cells.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? "")),
          headings: [
            { row: 0, level: "title" },
            { row: 1, level: "header" },
          ],
          widths: [7, 12, 18, 12, 9, 10, 60, 30, 40],
        },
        2,
        taken,
      ),
    pane.apply,
  );
  const undo = async (): Promise<void> => {
    if (made && (await removeReportSheet(made, pane.apply)))
      pane.store.dispatch({ type: "noticed", notice: { kind: "info", text: ANSWER_WORDS.record.undone } });
  };
  return made && { sheet: made.sheet, undo };
}
