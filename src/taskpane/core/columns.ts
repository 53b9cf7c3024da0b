import type { LayoutPicks, SheetMapping } from "../../claims/mapping/mapping";
import { HEAD_ROWS, type MapHead, type SheetCells, type SheetRef } from "../../excel/read-sheet";
import type { Matrix } from "../../matrix/matrix";
import { loadMapping } from "./load-mapping";
import type { PaneParts } from "./pane-parts";
import type { LoadedMatrix, SheetColumns } from "./state";
import type { PaneStore } from "./store";

/** What the pane knows of the columns of sheets. What can fail throws. */
export interface Columns {
  /** Finds the fields of a sheet: as picked here, as remembered in the workbook or on this computer, else by names and cells. */
  mapHeadBy(matrix: Pick<Matrix, "payers">): Promise<MapHead>;
  /** Reads the head of the open sheet and shows what its columns hold. */
  open(): Promise<void>;
  /** Remembers what was picked: by the headers in the workbook and on this computer, and here for the sheet. */
  keep(ref: SheetRef, mapping: SheetMapping, picks: LayoutPicks): Promise<void>;
}

export function createColumns(
  { host, layouts }: Pick<PaneParts, "host" | "layouts">,
  { dispatch }: PaneStore,
  loaded: () => Promise<Pick<LoadedMatrix, "matrix">>,
): Columns {
  /** What was picked for sheets, as long as the pane is open. */
  const picked = new Map<string, { readonly picks: LayoutPicks; readonly fingerprint: string }>();

  async function mapHeadBy({ payers }: Pick<Matrix, "payers">): Promise<MapHead> {
    const { mapSheet, recall, rememberedLayouts } = await loadMapping();
    // What the workbook knows goes before what this computer knows of others.
    const known = [await host.readColumnMemory(), await layouts.read()].flatMap(rememberedLayouts);
    const options = {
      remembered: (fingerprint: string) => recall(known, fingerprint),
      isPayer: (text: string) => payers.find(text) !== undefined,
    };
    return (head, { id }) => {
      const own = picked.get(id);
      const mapping = own && mapSheet(head, { ...options, picks: own.picks });
      // Picks go by position: other headers since then make them worthless.
      const holds = mapping?.kind === "mapping" && mapping.fingerprint === own?.fingerprint;
      return holds ? mapping : mapSheet(head, options);
    };
  }

  return {
    mapHeadBy,
    async open() {
      const mapHead = await mapHeadBy((await loaded()).matrix);
      // The head says everything; what stands below it is not read.
      const found: { mapping?: SheetCells["mapping"] } = {};
      const cells = await host.readActiveSheet({
        mapHead(head, sheet) {
          found.mapping = mapHead(head, sheet);
          return { kind: "no header" };
        },
      });
      if (!cells) return;
      dispatch({ type: "columns read", columns: columnsOf({ ...cells, ...found }) });
      dispatch({ type: "columns opened", open: true });
    },
    async keep(ref, mapping, picks) {
      picked.set(ref.id, { picks, fingerprint: mapping.fingerprint });
      const { remember, rememberedLayouts } = await loadMapping();
      const added = (kept: string): string => JSON.stringify(remember(rememberedLayouts(kept), mapping));
      await host.saveColumnMemory(added(await host.readColumnMemory()));
      await layouts.keep(added(await layouts.read()));
    },
  };
}

/** What a screen of the columns needs of a sheet that was read. */
export function columnsOf({ sheet, firstRow, firstColumn, cells, mapping }: SheetCells): SheetColumns {
  return { ref: sheet, firstRow, firstColumn, head: cells.slice(0, HEAD_ROWS), mapping };
}
