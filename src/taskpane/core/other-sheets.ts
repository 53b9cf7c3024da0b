import { mapSheet } from "../../claims/mapping/map-sheet";
import { readOtherHeads } from "../../excel/read-heads";
import { showSheet } from "../../excel/show-sheet";
import { matrixTableOn } from "./matrix-rows";
import type { Pane } from "./pane-api";

/** Sheets of the workbook, but for the open one, whose headers name all that a claim line must have. */
export async function otherClaimSheets({ store }: Pick<Pane, "store">, openId: string): Promise<string[]> {
  const { loaded } = store.state();
  const payers = loaded?.matrix.payers;
  const heads = await readOtherHeads(openId);
  return heads.flatMap(({ sheet, head }) => {
    if (matrixTableOn(loaded, sheet.id)) return [];
    const mapping = mapSheet(head, { isPayer: (text) => payers?.find(text) !== undefined });
    return mapping.kind === "mapping" && mapping.missing.length === 0 ? [sheet.name] : [];
  });
}

/** Goes to another sheet and checks it. */
export async function checkOther(pane: Pane, name: string): Promise<void> {
  pane.store.dispatch({ type: "columns opened", open: false });
  await showSheet(name);
  await pane.check();
}
