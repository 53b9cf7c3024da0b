import { topicOf } from "../../matrix/topics";
import { cellAt, wideView, type GridPlace, type WideSubject } from "../../matrix/wide-view";
import { gridPlace } from "../../plans/matrix-sheet";
import type { MatrixScreen } from "./matrix-place";
import type { Pane } from "./pane";
import type { LoadedMatrix, PaneState } from "./state";

type Selected = NonNullable<PaneState["selected"]>;

/** The Matrix place follows the wide view in the sheet: whoever selects a cell of it sees the rules behind that cell. */
export function followGrid(pane: Pick<Pane, "store" | "parts" | "attempt">): void {
  const { store, parts } = pane;
  let seen = store.state().selected;
  /** Sheets that hold no wide view, as the workbook was when the matrix was last read: it is not asked at every selection. */
  let without = new Set<string>();
  let known: LoadedMatrix | null = null;

  store.subscribe(() => {
    const { selected, loaded } = store.state();
    if (loaded !== known) {
      known = loaded;
      without = new Set();
    }
    if (selected === seen) return;
    seen = selected;
    if (!selected || loaded?.origin !== "workbook" || without.has(selected.sheetId)) return;
    void pane.attempt(() => show(selected));
  });

  async function show(selected: Selected): Promise<void> {
    const place = gridPlace(await parts.host.readWorkbookState());
    if (place?.sheetId !== selected.sheetId) {
      without.add(selected.sheetId);
      return;
    }
    const { loaded, asOf, selected: latest } = store.state();
    // Somebody went on while the workbook was asked.
    if (!loaded || latest !== selected) return;
    const { row, column } = place.anchor;
    const at = cellAt(wideView(loaded.matrix, asOf), selected.row - 1 - row, selected.column - column);
    if (at) open(at);
  }

  function open(at: GridPlace): void {
    if (at.kind !== "payer") {
      const payer = at.kind === "cell" ? at.payer.id : null;
      return store.dispatch({ type: "matrix selected", screen: rulesScreen(at.subject), payer });
    }
    if (store.state().matrix.screens.some(({ kind }) => kind === "form")) return;
    store.dispatch({ type: "matrix overview" });
    store.dispatch({ type: "matrix payer", payer: at.payer.id });
    store.dispatch({ type: "tab opened", tab: "matrix" });
  }
}

/** The rules of a family or topic. */
export function rulesScreen({ table, name }: WideSubject): MatrixScreen {
  return { kind: "rules", table, topic: topicOf(name)?.name ?? null };
}
