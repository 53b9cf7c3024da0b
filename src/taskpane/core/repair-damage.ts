import { repairable, type Damage, type DamagedCell } from "../../claims/damage/damage";
import { DAMAGE_TITLES } from "../../claims/damage/damage-words";
import { isDateField } from "../../claims/fields";
import { readCellsNow, type WantedCell } from "../../excel/read-cells-now";
import { inversePlan } from "../../plans/inverse";
import type { Plan } from "../../plans/operations";
import { repairPlan, type CellRepair } from "../../plans/repair-cells";
import { groupBy } from "../../values/lists";
import { DAMAGE_WORDS, shownValue } from "../words-damage";
import { momentText } from "./desk-log";
import type { Pane } from "./pane-api";
import { logRepairs, unlogRepairs, type RepairRecord } from "./repair-log";
import { forgetOrders, keepOrders, orderOfRepair, type RepairedOrder } from "./repaired-orders";
import type { SheetDamage } from "./state";
import { writePlan } from "./write-plan";

/** Damage that is to be repaired, and which way where several are open; `null` leaves those cells. */
export interface Repair {
  readonly damage: Damage;
  readonly choice: number | null;
}

/** The cells that are repaired: those of which the true value is known, or all as somebody has chosen. */
export function cellsToRepair({ damage: { cells, choices }, choice }: Repair): readonly DamagedCell[] {
  const chosen = choice === null ? undefined : choices[choice]?.cells;
  return repairable(chosen ? [...repairable(cells), ...chosen] : cells);
}

/**
 * Writes what damaged cells were, of one kind or of many, in one step that can be taken back, and reads the sheet again. Cells with formulas, and
 * cells that changed since they were read, stay as they are and are told.
 */
export async function repairDamage(
  pane: Pane,
  { ref, firstColumn }: SheetDamage,
  repairs: readonly Repair[],
): Promise<void> {
  const { dispatch, state } = pane.store;
  if (state().busy || state().check.running) return;
  const damageAt = new Map<string, Damage>();
  const wanted = repairs.flatMap((repair) =>
    cellsToRepair(repair).map(({ row, column, from, to }): WantedCell => {
      const place = { row: row - 1, column: firstColumn + column };
      damageAt.set(placeOf(place), repair.damage);
      return { ...place, from, to, isDate: isDateField(repair.damage.field) };
    }),
  );
  dispatch({ type: "busy", busy: { doing: "save", done: 0, of: 0 } });
  let done: (() => void) | null = null;
  await pane.attempt(async () => {
    const now = await readCellsNow(ref.id, wanted);
    const { sheet, repairs: cells } = now;
    if (cells.length === 0) {
      dispatch({ type: "noticed", notice: { kind: "error", text: DAMAGE_WORDS.nothing(now) } });
      return;
    }
    const byDamage = groupBy(cells, (cell) => damageAt.get(placeOf(cell)));
    const repaired = [...byDamage.keys()].flatMap((damage) => damage ?? []);
    const plan = repairPlan(DAMAGE_WORDS.plan(repaired, cells.length), sheet, cells);
    if (!(await pane.apply(plan, "save"))) return;
    const when = momentText(new Date(pane.parts.clock()));
    const records = [...byDamage].flatMap(([damage, own]) =>
      damage ? recordsOf(damage, own, { sheetId: ref.id, when }) : [],
    );
    const orders = repairs
      .filter(({ damage }) => byDamage.has(damage))
      .flatMap(({ damage, choice }) => orderOfRepair(damage, choice))
      .map((order): RepairedOrder => ({ sheetId: ref.id, order }));
    logRepairs(pane.store, records);
    keepOrders(pane.store, orders);
    const titles = new Set(repaired.map(({ kind }) => DAMAGE_TITLES[kind]));
    done = () =>
      dispatch({
        type: "noticed",
        notice: {
          kind: "success",
          text: DAMAGE_WORDS.repaired(cells.length, titles, now),
          undo: () => takeBack(pane, plan, records, orders),
        },
      });
  });
  dispatch({ type: "busy", busy: null });
  await readAgain(pane, done);
}

const placeOf = ({ row, column }: Pick<CellRepair, "row" | "column">): string => `${row} ${column}`;

/** @param say what was done, which a new reading would take off the screen */
async function readAgain(pane: Pane, say: (() => void) | null): Promise<void> {
  if (!say) return;
  await (pane.store.state().check.checked ? pane.check() : pane.lookForDamage());
  say();
}

async function takeBack(
  pane: Pane,
  plan: Plan,
  records: readonly RepairRecord[],
  orders: readonly RepairedOrder[],
): Promise<void> {
  const { dispatch } = pane.store;
  if (!(await writePlan(pane, inversePlan(plan), "undo"))) return;
  unlogRepairs(pane.store, records);
  forgetOrders(pane.store, orders);
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
