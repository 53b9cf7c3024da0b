import { repairable, type Damage, type DamagedCell } from "../../claims/damage/damage";
import { DAMAGE_TITLES } from "../../claims/damage/damage-words";
import { readCellsNow } from "../../excel/read-cells-now";
import { inversePlan } from "../../plans/inverse";
import type { Plan } from "../../plans/operations";
import { repairPlan, type CellRepair } from "../../plans/repair-cells";
import { groupBy } from "../../values/lists";
import { DAMAGE_WORDS, shownValue } from "../words-damage";
import { momentText } from "./desk-log";
import type { Pane } from "./pane-api";
import { logRepairs, unlogRepairs, type RepairRecord } from "./repair-log";
import type { SheetDamage } from "./state";
import { writePlan } from "./write-plan";

/** The cells that are repaired: those of which the true value is known, or all as somebody has chosen. */
export function cellsToRepair({ cells, choices }: Damage, choice: number | null): readonly DamagedCell[] {
  const chosen = choice === null ? undefined : choices[choice]?.cells;
  return repairable(chosen ? [...repairable(cells), ...chosen] : cells);
}

/**
 * Writes what damaged cells were, in one step that can be taken back, and reads the sheet again. Cells with formulas, and cells that changed
 * since they were read, stay as they are and are told.
 */
export async function repairDamage(
  pane: Pane,
  { ref, firstColumn }: SheetDamage,
  damage: Damage,
  choice: number | null,
): Promise<void> {
  const { dispatch, state } = pane.store;
  if (state().busy || state().check.running) return;
  const isDate = damage.field === "DOS" || damage.field === "DOS To" || damage.field === "Last Visit";
  const wanted = cellsToRepair(damage, choice).map(({ row, column, from, to }) => ({
    row: row - 1,
    column: firstColumn + column,
    from,
    to,
  }));
  dispatch({ type: "busy", busy: { doing: "save", done: 0, of: 0 } });
  let done: (() => void) | null = null;
  await pane.attempt(async () => {
    const now = await readCellsNow(ref.id, wanted, isDate);
    const { sheet, repairs } = now;
    if (repairs.length === 0) {
      dispatch({ type: "noticed", notice: { kind: "error", text: DAMAGE_WORDS.nothing(now) } });
      return;
    }
    const plan = repairPlan(DAMAGE_WORDS.plan(damage, repairs.length), sheet, repairs, isDate);
    if (!(await pane.apply(plan, "save"))) return;
    const records = recordsOf(damage, repairs, { sheetId: ref.id, when: momentText(new Date(pane.parts.clock())) });
    logRepairs(pane.store, records);
    done = () =>
      dispatch({
        type: "noticed",
        notice: {
          kind: "success",
          text: DAMAGE_WORDS.repaired(repairs.length, DAMAGE_TITLES[damage.kind], now),
          undo: () => takeBack(pane, plan, records),
        },
      });
  });
  dispatch({ type: "busy", busy: null });
  await readAgain(pane, done);
}

/** @param say what was done, which a new reading would take off the screen */
async function readAgain(pane: Pane, say: (() => void) | null): Promise<void> {
  if (!say) return;
  await (pane.store.state().check.checked ? pane.check() : pane.lookForDamage());
  say();
}

async function takeBack(pane: Pane, plan: Plan, records: readonly RepairRecord[]): Promise<void> {
  const { dispatch } = pane.store;
  if (!(await writePlan(pane, inversePlan(plan), "undo"))) return;
  unlogRepairs(pane.store, records);
  await readAgain(pane, () => dispatch({ type: "noticed", notice: { kind: "success", text: DAMAGE_WORDS.undone } }));
}

/** One record for all cells that had one value and got another. */
function recordsOf(
  { field, kind }: Damage,
  repairs: readonly CellRepair[],
  where: Pick<RepairRecord, "sheetId" | "when">,
): RepairRecord[] {
  const isPatients = field === "Patient";
  const same = groupBy(repairs, ({ from, to }) => (isPatients ? "" : `${typeof from} ${from}\u0000${to}`));
  return [...same.values()].map((own) => {
    const [first] = own;
    const told = (value: CellRepair["from"]): string => (isPatients ? DAMAGE_WORDS.withheld : shownValue(value, field));
    return {
      ...where,
      what: DAMAGE_WORDS.what(
        field,
        DAMAGE_TITLES[kind].toLowerCase(),
        own.map(({ row }) => row + 1),
      ),
      old: told(first?.from),
      new: told(first?.to),
    };
  });
}
