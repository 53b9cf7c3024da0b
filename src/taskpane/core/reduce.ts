import type { Day } from "../../values/day";
import { reduceMatrixPlace, type MatrixPlaceEvent } from "./matrix-place";
import {
  NO_FILTER,
  type AskFields,
  type BarsBy,
  type Busy,
  type CheckedSheet,
  type CheckScreen,
  type CheckState,
  type Filter,
  type LoadedMatrix,
  type LoggedFix,
  type Notice,
  type PaneState,
  type RunProgress,
  type SheetColumns,
  type SheetDamage,
  type Tab,
} from "./state";
import type { Trouble } from "./trouble";

/** Everything that can happen to the pane. */
export type PaneEvent =
  | { readonly type: "tab opened"; readonly tab: Tab }
  | { readonly type: "matrix read"; readonly loaded: LoadedMatrix }
  | { readonly type: "sheet opened"; readonly sheetId: string }
  | { readonly type: "sheet deleted"; readonly sheetId: string }
  | { readonly type: "cells edited"; readonly sheetId: string; readonly byAddIn: boolean }
  | { readonly type: "row selected"; readonly sheetId: string; readonly row: number; readonly column: number }
  | { readonly type: "check started" }
  | { readonly type: "check progressed"; readonly progress: RunProgress }
  | { readonly type: "check failed"; readonly message: string }
  | { readonly type: "check cancelled" }
  | { readonly type: "columns read"; readonly columns: SheetColumns }
  | { readonly type: "columns opened"; readonly open: boolean }
  | { readonly type: "damage read"; readonly damage: SheetDamage }
  | { readonly type: "damage opened"; readonly open: boolean }
  | { readonly type: "check done"; readonly checked: CheckedSheet }
  /** The same lines as another matrix decides them, after it was edited. */
  | { readonly type: "check rebased"; readonly checked: CheckedSheet }
  /** The same result with what this computer remembers of its findings. */
  | { readonly type: "check remembered"; readonly checked: CheckedSheet }
  | { readonly type: "check screen"; readonly screen: CheckScreen }
  /** The same matrix, and lines that were edited since. */
  | { readonly type: "check refreshed"; readonly checked: CheckedSheet }
  | { readonly type: "fixes opened"; readonly fixing: CheckState["fixing"] }
  | { readonly type: "fixes logged"; readonly fixes: readonly LoggedFix[] }
  | { readonly type: "fixes taken back"; readonly batch: number }
  | { readonly type: "filtered"; readonly filter: Partial<Filter> }
  | { readonly type: "bars by"; readonly by: BarsBy }
  | { readonly type: "row active"; readonly finding: number | null }
  | { readonly type: "finding opened"; readonly finding: number }
  | { readonly type: "finding closed" }
  | { readonly type: "as-of changed"; readonly day: Day }
  | { readonly type: "asked"; readonly fields: Partial<AskFields> }
  | MatrixPlaceEvent
  | { readonly type: "busy"; readonly busy: Busy | null }
  | { readonly type: "noticed"; readonly notice: Notice | null }
  | { readonly type: "troubled"; readonly trouble: Trouble | null };

/** The pane after something happened. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "tab opened":
      return { ...state, tab: event.tab };
    case "matrix read":
      return { ...matrixRead(state, event.loaded), loaded: event.loaded };
    case "sheet opened":
      return { ...state, activeSheet: event.sheetId };
    case "sheet deleted":
      return state.check.checked?.ref.id === event.sheetId
        ? withCheck(state, {
            checked: null,
            stale: null,
            screen: "list",
            filter: NO_FILTER,
            opened: null,
            active: null,
            fixing: null,
          })
        : state;
    case "cells edited":
      return cellsEdited(state, event.sheetId, event.byAddIn);
    case "row selected":
      return {
        ...rowSelected(state, event.sheetId, event.row),
        selected: { sheetId: event.sheetId, row: event.row, column: event.column },
      };
    case "check started":
      return {
        ...withCheck(state, { running: { phase: "reading", done: 0, of: 0 }, failure: null, columnsOpen: false }),
        tab: "check",
        notice: null,
      };
    case "check progressed":
      return state.check.running ? withCheck(state, { running: event.progress }) : state;
    case "check failed":
      return withCheck(state, { running: null, failure: event.message });
    case "columns read":
      // What was found in another sheet is not this one's.
      return withCheck(state, {
        columns: event.columns,
        ...(state.check.damage?.ref.id === event.columns.ref.id ? {} : { damage: null, damageOpen: false }),
      });
    case "columns opened":
      return { ...withCheck(state, { columnsOpen: event.open }), ...(event.open ? { tab: "check" as const } : {}) };
    case "damage read":
      return withCheck(state, { damage: event.damage });
    case "damage opened":
      return { ...withCheck(state, { damageOpen: event.open }), ...(event.open ? { tab: "check" as const } : {}) };
    case "check cancelled":
      return withCheck(state, { running: null });
    case "check done":
      return {
        ...withCheck(state, {
          running: null,
          failure: null,
          checked: event.checked,
          stale: null,
          filter: filterAfter(state.check, event.checked),
          opened: null,
          active: null,
          fixing: null,
        }),
        loaded: event.checked.loaded,
        activeSheet: event.checked.ref.id,
      };
    case "check rebased":
      return withCheck(state, rebased(state.check, event.checked));
    case "check remembered":
      return state.check.checked?.baseline === event.checked.baseline
        ? withCheck(state, { ...rebased(state.check, event.checked), stale: state.check.stale })
        : state;
    case "check screen":
      return withCheck(state, { screen: event.screen, opened: null });
    case "check refreshed": {
      const isOther = state.loaded?.matrix.revision !== event.checked.loaded.matrix.revision;
      return withCheck(state, { ...rebased(state.check, event.checked), stale: isOther ? "matrix" : null });
    }
    case "fixes opened":
      return withCheck(state, { fixing: event.fixing });
    case "fixes logged":
      return { ...state, fixLog: [...state.fixLog, ...event.fixes] };
    case "fixes taken back":
      return { ...state, fixLog: state.fixLog.filter(({ batch }) => batch !== event.batch) };
    case "filtered":
      return withCheck(state, { filter: { ...state.check.filter, ...event.filter }, active: null });
    case "bars by":
      return withCheck(state, { barsBy: event.by });
    case "row active":
      return withCheck(state, { active: event.finding });
    case "finding opened":
      return withCheck(state, { opened: event.finding, active: event.finding, fixing: null });
    case "finding closed":
      return withCheck(state, { opened: null });
    case "as-of changed":
      return { ...state, asOf: event.day };
    case "asked":
      return { ...state, ask: { ...state.ask, ...event.fields } };
    case "matrix counted": {
      const matrix = reduceMatrixPlace(state.matrix, event);
      return matrix === state.matrix ? state : { ...state, matrix };
    }
    case "matrix opened":
    case "matrix closed":
    case "matrix overview":
    case "matrix replaced":
    case "matrix payer":
      return { ...state, matrix: reduceMatrixPlace(state.matrix, event) };
    case "matrix selected": {
      const matrix = reduceMatrixPlace(state.matrix, event);
      return matrix === state.matrix ? state : { ...state, matrix, tab: "matrix" };
    }
    case "busy":
      return { ...state, busy: event.busy };
    case "noticed":
      return { ...state, notice: event.notice };
    case "troubled":
      // The first error tells most: others come of it.
      return event.trouble && state.trouble ? state : { ...state, trouble: event.trouble };
  }
}

function withCheck(state: PaneState, change: Partial<CheckState>): PaneState {
  return { ...state, check: { ...state.check, ...change } };
}

/** A second check of the same sheet keeps what was looked for; another sheet begins anew. */
function filterAfter(before: CheckState, checked: CheckedSheet): Filter {
  return before.checked?.ref.id === checked.ref.id ? { ...before.filter, line: null } : NO_FILTER;
}

/** The result under an edited matrix. The finding that is open stays open where it is still found. */
function rebased({ checked, opened, active, stale }: CheckState, next: CheckedSheet): Partial<CheckState> {
  const now = (at: number | null): number | null => {
    const was = at === null ? undefined : checked?.result.findings[at];
    const found = next.result.findings.findIndex(
      (each) => each.check === was?.check && each.lines[0] === was.lines[0] && each.message === was.message,
    );
    return found < 0 ? null : found;
  };
  return { checked: next, stale: stale === "sheet" ? "sheet" : null, opened: now(opened), active: now(active) };
}

function matrixRead(state: PaneState, loaded: LoadedMatrix): PaneState {
  const { checked, stale } = state.check;
  if (!checked || stale === "sheet") return state;
  // An edit that was undone leaves the same content, and so the same revision.
  const isOther = checked.loaded.matrix.revision !== loaded.matrix.revision;
  return withCheck(state, { stale: isOther ? "matrix" : null });
}

function cellsEdited(state: PaneState, sheetId: string, byAddIn: boolean): PaneState {
  const { checked } = state.check;
  // What the add-in writes beside the lines, such as a formula, does not change them.
  if (!checked || byAddIn || checked.ref.id !== sheetId) return state;
  return withCheck(state, { stale: "sheet" });
}

/** The pane follows the sheet: a claim line that is selected there is shown here; any other row lets go of it. */
function rowSelected(state: PaneState, sheetId: string, row: number): PaneState {
  const { checked, filter, opened } = state.check;
  // What was written to the sheet is looked at without leaving its screen.
  if (!checked || checked.ref.id !== sheetId || state.check.screen === "write") return state;
  // Where rows hold several services, the row stands for its first.
  const line = [...checked.sheet.lines, ...checked.sheet.unusable].find((each) => each.row === row)?.index ?? null;
  const isOpen = opened !== null && line !== null && checked.result.findings[opened]?.lines.includes(line);
  if (line === filter.line || isOpen) return state;
  const screen = line === null ? state.check.screen : "list";
  return withCheck(state, { screen, filter: { ...filter, line }, opened: null, active: null, fixing: null });
}
