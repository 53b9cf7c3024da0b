import type { Damage } from "../../claims/damage/damage";
import type { ColumnOrder } from "../../claims/damage/date-orders";
import type { PaneStore } from "./store";

/** In which order the dates of a column were before they were repaired: they tell it no more, and the other columns of the sheet need it. */
export interface RepairedOrder {
  readonly sheetId: string;
  readonly order: ColumnOrder;
}

const kept = new WeakMap<PaneStore, readonly RepairedOrder[]>();

/** What columns of a sheet said, or somebody chose, before they were repaired. */
export function repairedOrders(store: PaneStore, sheetId: string): readonly ColumnOrder[] {
  return (kept.get(store) ?? []).filter((each) => each.sheetId === sheetId).map(({ order }) => order);
}

export function keepOrders(store: PaneStore, orders: readonly RepairedOrder[]): void {
  kept.set(store, [...(kept.get(store) ?? []), ...orders]);
}

/** Forgets what was taken back. */
export function forgetOrders(store: PaneStore, orders: readonly RepairedOrder[]): void {
  kept.set(
    store,
    (kept.get(store) ?? []).filter((each) => !orders.includes(each)),
  );
}

/** The order that a repair makes sure of; none where it is about no order. @param choice which of the ways that were open was taken */
export function orderOfRepair(
  { header, order, choices }: Pick<Damage, "header" | "order" | "choices">,
  choice: number | null,
): readonly ColumnOrder[] {
  const known = (choice === null ? undefined : choices[choice]?.order) ?? order;
  return known === null ? [] : [{ header, possible: [known], orders: [known], by: "choice" }];
}
