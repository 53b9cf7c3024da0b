import { drugsFromCrosswalk, type CrosswalkReading } from "../../matrix/import/crosswalk";
import type { MatrixEdit } from "../../matrix/edit/edit";
import { SETUP } from "../words-setup";
import { jobsOf } from "./job";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";

/** A crosswalk that was read, against the drugs of the matrix. */
export interface ReadCrosswalk {
  /** Name of the file, inside an archive behind the archive's. */
  readonly file: string;
  readonly reading: CrosswalkReading;
}

export const crosswalkOf = jobsOf<Pane, never, ReadCrosswalk>();

/** Reads CMS's crosswalk of NDCs, as text, workbook or the archive. @throws UnusableFile where it is none, or damaged */
export function readCrosswalk(pane: Pane, file: File): Promise<void> {
  return crosswalkOf(pane).start(async (_onProgress, signal) => {
    const { allRows, fileOfBlob, importMeter, tableFilesOf, UnusableFile } = await loadFiles();
    const { tables } = await tableFilesOf([fileOfBlob(file)]);
    const found = tables.find(({ layout }) => layout.kind === "NDC");
    if (!found) throw new UnusableFile({ file: file.name, message: SETUP.crosswalk.noCrosswalk });
    const meter = importMeter(found.file.size, () => pane.parts.pace.breathe());
    const { cells } = await allRows(found.file, meter);
    const { loaded } = pane.store.state();
    if (!loaded || signal.aborted) return null;
    return { file: found.file.name, reading: drugsFromCrosswalk(loaded.cells, cells) };
  });
}

/**
 * The edit that takes the crosswalk over.
 * @param withNew also adds drugs that the matrix does not have; the crosswalk lists every drug that Medicare pays
 * @returns `null` where nothing is left to change
 */
export function crosswalkEdit({ reading: { outcome } }: ReadCrosswalk, withNew: boolean): MatrixEdit | null {
  if (outcome.kind === "fault") return null;
  const changes = outcome.edit.changes.filter(({ kind }) => withNew || kind !== "add");
  return changes.length === 0 ? null : { ...outcome.edit, changes };
}
