import { showSheet } from "../../excel/show-sheet";
import type { ExportSheet } from "../../files/export-file";
import { openExportPlan } from "../../plans/open-export";
import { jobsOf } from "./job";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";

/** An export that was read and not written yet. */
export interface ReadExport {
  readonly file: string;
  readonly sheets: readonly ExportSheet[];
}

/** The export of a pane that is being read: it goes on while somebody looks at another screen. */
export const exportOf = jobsOf<Pane, null, ReadExport>();

/** Reads the file of an export; where it has one sheet, that is opened at once. */
export async function readExportFile(pane: Pane, file: File): Promise<void> {
  const job = exportOf(pane);
  await job.start(async (_, signal) => {
    const { readExport } = await loadFiles();
    const bytes = new Uint8Array(await file.arrayBuffer());
    await pane.parts.pace.breathe();
    const sheets = await readExport(bytes, file.name);
    return signal.aborted ? null : { file: file.name, sheets };
  });
  const state = job.state();
  const [only, other] = state.kind === "done" ? state.result.sheets : [];
  if (only && !other) await openExportSheet(pane, only);
}

/**
 * Brings a sheet of an export into the workbook as a new sheet, opens and checks it. Stopped or failed, nothing is left behind.
 * @returns false where it was not: a notice says why
 */
export async function openExportSheet(pane: Pane, { name, cells, formats }: ExportSheet): Promise<boolean> {
  if (pane.store.state().busy) return false;
  let isDone = false;
  pane.store.dispatch({ type: "noticed", notice: null });
  pane.store.dispatch({ type: "busy", busy: { doing: "export", done: 0, of: 0 } });
  await pane.attempt(async () => {
    const { sheets } = await pane.parts.host.readWorkbookState();
    const { sheet, plan } = openExportPlan(
      { name, cells, formats },
      sheets.map((each) => each.name),
    );
    if (!(await pane.apply(plan, "export"))) return;
    exportOf(pane).clear();
    await showSheet(sheet);
    isDone = true;
  });
  pane.store.dispatch({ type: "busy", busy: null });
  if (isDone) await pane.check();
  return isDone;
}
