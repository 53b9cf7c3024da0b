import { damageOf, type DamageOptions } from "../../../src/claims/damage/damage-of";
import type { Damage, DamagedCell } from "../../../src/claims/damage/damage";
import { dayOf } from "../../../src/values/day";
import type { CellValue, Cells } from "../../../src/values/cell";
import { mapped } from "../layouts";

/** The day on which the sheets of these tests are checked. */
export const AS_OF = dayOf(2026, 11, 26) ?? 0;

const GOOD: Readonly<Record<string, CellValue>> = { Payer: "Medicare", Patient: "P1", DOS: 46309, CPT: "96413" };

/** A sheet in which one column holds the given values, and the others are whole. */
export function sheetOf(
  header: string,
  values: readonly CellValue[],
  others: Readonly<Record<string, CellValue>> = {},
): Cells {
  const row = { ...GOOD, ...others, [header]: "" };
  const headers = Object.keys(row);
  return [
    headers,
    ...values.map((value) =>
      headers.map((each) => (each === header ? value : (row[each as keyof typeof row] as CellValue))),
    ),
  ];
}

export function damageIn(cells: Cells, options: Partial<DamageOptions> = {}): Damage[] {
  return damageOf(cells, mapped(cells), { asOf: AS_OF, ...options });
}

/** What is said of one column: `from → to`, by kind. */
export function told(header: string, values: readonly CellValue[], options: Partial<DamageOptions> = {}): string[] {
  return damageIn(sheetOf(header, values), options).flatMap(({ kind, cells, isRead }) =>
    cells.map(
      ({ from, to, note }) =>
        `${kind}${isRead ? " (read)" : ""}: ${JSON.stringify(from)} → ${JSON.stringify(to)}${to === null && note !== "" ? ` ${note}` : ""}`,
    ),
  );
}

/** A sheet with cells repaired. */
export function repaired(cells: Cells, damage: readonly { readonly cells: readonly DamagedCell[] }[]): Cells {
  const next = cells.map((row) => [...row]);
  for (const { row, column, to } of damage.flatMap((each) => each.cells)) {
    const line = next[row - 1];
    if (line && to !== null) line[column] = to;
  }
  return next;
}
