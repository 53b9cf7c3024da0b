import type { ImportedContents } from "../../files/cms/imported";
import type { ImportProgress } from "../../files/cms/progress";
import { referenceSetsEdit } from "../../matrix/import/reference-sets";
import { importSummary, type SetSummary } from "../../matrix/import/summary";
import { saveSets } from "../../storage/sets";
import { WORDS } from "../words";
import { SETUP } from "../words-setup";
import { deskOf } from "./desk";
import { jobsOf } from "./job";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";
import { practiceCodes } from "./reference-sets";

/** What was read from CMS's files: whole tables, not used yet. */
export interface CmsTables {
  readonly imported: ImportedContents;
  /** What is new for the codes of this practice, set by set. */
  readonly summaries: readonly SetSummary[];
}

/** The import of a pane: it goes on while somebody looks at another screen. */
export const cmsImportOf = jobsOf<Pane, ImportProgress, CmsTables>();

/** Reads files of CMS's. What answers now stays in use until the new tables are accepted. */
export function readCmsFiles(pane: Pane, files: readonly File[]): Promise<void> {
  return cmsImportOf(pane).start(async (onProgress, signal) => {
    const { loaded, check } = pane.store.state();
    if (!loaded) return null;
    const { importReference } = await loadFiles();
    const before = await pane.parts.reference(loaded.matrix);
    const imported = await importReference(files, { onProgress, signal, over: before });
    if (!imported) return null;
    await pane.parts.pace.breathe();
    const summaries = importSummary(before, imported, practiceCodes(loaded.matrix, check.checked));
    return { imported, summaries };
  });
}

/**
 * Keeps the tables on this computer, whole or not at all, and then names them in the workbook.
 * @returns false where nothing was written: a notice says why
 */
export async function acceptCmsTables(pane: Pane, { imported }: CmsTables): Promise<boolean> {
  let isDone = false;
  await pane.attempt(async () => {
    const { loaded } = pane.store.state();
    if (loaded?.origin !== "workbook") return;
    await saveSets(imported.contents);
    const { outcome } = referenceSetsEdit(loaded.cells, imported.contents, pane.parts.today());
    if (outcome.kind === "fault") {
      const text = `${SETUP.reference.keptOnly} ${WORDS.sentence(outcome.message)}`;
      pane.store.dispatch({ type: "noticed", notice: { kind: "info", text } });
      isDone = true;
      return;
    }
    isDone = await deskOf(pane).save(outcome.edit);
  });
  if (isDone) cmsImportOf(pane).clear();
  return isDone;
}
