import type { Finding } from "../../checks/finding";
import { loadEngine } from "../../checks/load";
import { addRow } from "../../matrix/edit/rules";
import { textOf } from "../../values/cell";
import { WORDS } from "../words";
import { SETUP } from "../words-setup";
import { deskOf } from "./desk";
import type { Pane } from "./pane";
import { cellsByHeader } from "./row-values";

/** Keeps a finding of the checked sheet as a test of the matrix. What cannot be kept, and what is kept already, is said. */
export async function keepAsTest(pane: Pane, finding: Finding): Promise<void> {
  const { store, parts } = pane;
  const say = (kind: "success" | "info" | "error", text: string, undo = false): void =>
    store.dispatch({ type: "noticed", notice: { kind, text, undo } });
  await pane.attempt(async () => {
    const { loaded, check } = store.state();
    const { checked } = check;
    if (!checked || !loaded) return;
    if (loaded.origin !== "workbook") return say("error", SETUP.tests.keepNeedsMatrix);
    const { testOfFinding } = await loadEngine();
    const { matrix } = checked.loaded;
    const reference = await parts.reference(matrix);
    const kept = testOfFinding(finding, checked.sheet, { matrix, reference, asOf: checked.asOf });
    if (kept.kind === "fault") return say("error", WORDS.ended(kept.message));
    const { values } = kept;
    const table = loaded.cells.MatrixTests;
    const same = table?.rows.findIndex((_, i) => {
      const text = cellsByHeader(loaded.cells, "MatrixTests", table.firstRow + i);
      return ["Payer", "Lines", "Expect"].every((header) => text(header) === textOf(values[header]));
    });
    if (table && same !== undefined && same >= 0)
      return say("info", SETUP.tests.keptAlready(SETUP.place("MatrixTests", table.firstRow + same)));
    const made = addRow(loaded.cells, "MatrixTests", values);
    if (made.kind === "fault") return say("error", WORDS.sentence(made.message));
    if (await deskOf(pane).save(made.edit)) say("success", SETUP.tests.kept(textOf(values["Test"]), kept.kept), true);
  });
}
