import {
  BATCH_REPEATED_ROWS,
  batchListCells,
  recordCells,
  releaseInSteps,
  type FixRecord,
  type Release,
} from "../../checks/release";
import type { Reference } from "../../codes/reference/reference";
import { workbookName } from "../../excel/workbook-settings";
import { reportSheet } from "../../plans/report";
import { isoOf } from "../../values/day";
import { atOnce, type Steps } from "../../values/steps";
import { RELEASE_WORDS } from "../words-release";
import { momentText, rememberedName, stamp } from "./desk-log";
import type { Pane } from "./pane";
import { repairsOf } from "./repair-log";
import type { CheckedSheet } from "./state";
import { removeReportSheet, writeReport, type WrittenSheet } from "./write-report";

export type { WrittenSheet };

const releases = new WeakMap<CheckedSheet, Release>();

/** What is done with the claims of a result, counted once. */
export function releaseOfSheet(checked: CheckedSheet): Release {
  return atOnce(releaseOfSheetInSteps(checked));
}

/** The same in steps. */
export function* releaseOfSheetInSteps(checked: CheckedSheet): Steps<Release> {
  const known = releases.get(checked);
  if (known) return known;
  const { sheet, result, loaded, memory } = checked;
  const dismissed = memory?.dismissed.map(({ finding }) => finding) ?? [];
  const { findings, notChecked } = result;
  const release = yield* releaseInSteps({ sheet, payers: loaded.matrix.payers, findings, notChecked, dismissed });
  releases.set(checked, release);
  return release;
}

/** Adds the list for the batch. @returns `null` where nothing was written: a notice says why */
export async function writeBatchList(pane: Pane, checked: CheckedSheet): Promise<WrittenSheet | null> {
  const { sheet, asOf, madeAt, loaded } = checked;
  const cells = batchListCells({
    sheet,
    release: releaseOfSheet(checked),
    asOf,
    checkedAt: momentText(new Date(madeAt)),
    revision: loaded.matrix.revision,
  });
  const { batchName, batchTitle } = RELEASE_WORDS.release;
  const name = batchName(isoOf(pane.parts.today()));
  return writeReport(pane, batchTitle, (taken) => reportSheet(name, cells, BATCH_REPEATED_ROWS, taken), pane.apply);
}

/** What was fixed and repaired in the sheet since the pane was opened, and not taken back. */
function fixesMade({ store }: Pane, { ref }: CheckedSheet): FixRecord[] {
  return [...repairsOf(store), ...store.state().fixLog]
    .filter(({ sheetId }) => sheetId === ref.id)
    .sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
}

/**
 * Adds the record of a check as a dated sheet.
 * @param fixes what was fixed after the check
 * @returns `null` where nothing was written: a notice says why
 */
export async function writeRecord(
  pane: Pane,
  checked: CheckedSheet,
  fixes: readonly FixRecord[] = fixesMade(pane, checked),
): Promise<WrittenSheet | null> {
  const { sheet, asOf, madeAt, loaded, result, memory } = checked;
  const { matrix } = loaded;
  const day = isoOf(pane.parts.today());
  const was = memory?.since;
  const cells = recordCells({
    day,
    checkedAt: momentText(new Date(madeAt)),
    who: stamp(rememberedName(), madeAt).who,
    sheet,
    asOf,
    matrix,
    matrixName: await matrixName(checked),
    editions: editionsOf(await pane.parts.reference(matrix)),
    result,
    release: releaseOfSheet(checked),
    dismissed: (memory?.dismissed ?? []).map(({ finding, reason, at }) => ({
      finding,
      reason,
      when: momentText(new Date(at)),
    })),
    fixes,
    since: was ? { ...was, at: momentText(new Date(was.at)), fresh: memory.fresh.size } : null,
  });
  const { recordName, recordTitle } = RELEASE_WORDS.release;
  return writeReport(pane, recordTitle, (taken) => reportSheet(recordName(day), cells, 1, taken), pane.apply);
}

/** Which matrix it was: its workbook, and when it was published or read. */
async function matrixName({ loaded: { origin, from }, madeAt }: CheckedSheet): Promise<string> {
  const words = RELEASE_WORDS.matrix;
  const read = momentText(new Date(madeAt));
  if (origin === "workbook") return words.workbook(await workbookName(), read);
  if (!from) return words.starter;
  return from.on === null ? words.file(from.name, read) : words.practice(from.name, momentText(new Date(from.on)));
}

/** Takes a sheet away again; one that somebody changed is refused. */
export const removeWritten = (pane: Pane, sheet: WrittenSheet): Promise<boolean> =>
  removeReportSheet(sheet, pane.apply);

/** The national tables that answered, by kind and edition. */
function editionsOf({ ptp, mue, addOns, ndc }: Reference): string[] {
  return [ptp, ...mue, addOns, ndc].flatMap((set) => (set ? [`${set.kind} ${set.edition} (${set.origin})`] : []));
}
