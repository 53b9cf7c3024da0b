import { isBlank, isErrorCell, type CellValue } from "../../values/cell";
import { remembered } from "../../values/remembered";
import { isDateField } from "../fields";
import type { SheetColumns } from "../reading-plan";
import { columnOrder, withKnownOrders, type ColumnOrder } from "./date-orders";
import type { DateContext } from "./dates";
import { NOTHING_KNOWN, type CountedDamage } from "./damage";
import {
  asTold,
  hasRecent,
  isJudgedByColumn,
  judgeOf,
  readVerdict,
  turnTogether,
  type DamageOptions,
  type ReadVerdict,
} from "./damage-of";

/** Counts damage in rows that come one after the other: it says what `damageOf` says of all of them, without the cells. */
export interface DamageCounter {
  /** Looks at a row that holds lines. */
  add(row: readonly CellValue[]): void;
  done(): CountedDamage[];
}

/** Values of which is known what is wrong with them, so that each is judged seldom. */
const MOST_KNOWN = 5000;

interface Column {
  look(value: CellValue): void;
  counts(context: DateContext, said: ColumnOrder | undefined): CountedDamage[];
  /** The different values of a column of dates; none of any other. */
  dates(): readonly CellValue[];
}

/** @param options `orders` with what columns that hold no field say, besides what was known before */
export function damageCounter(
  columns: SheetColumns,
  { asOf, known = NOTHING_KNOWN, isTyped = true, orders = [] }: Omit<DamageOptions, "firstRow">,
): DamageCounter {
  const fields = [...columns].flatMap(([field, own]) => own.map((column) => ({ field, ...column })));
  const all = fields.map(({ field, index, header }): Column => {
    const counted = tally((kind, isRead, count): CountedDamage => ({
      kind,
      field,
      header,
      column: index,
      count,
      isRead,
    }));
    if (isJudgedByColumn(field)) {
      const values = new Map<CellValue, number>();
      return {
        look: (value) => void values.set(value, (values.get(value) ?? 0) + 1),
        dates: () => (isDateField(field) ? [...values.keys()] : []),
        counts(context, said) {
          const { judge } = judgeOf(field, [...values.keys()], known, context, said);
          const verdicts = new Map<CellValue, ReadVerdict>();
          for (const value of values.keys()) {
            const verdict = readVerdict(field, value, judge);
            if (verdict) verdicts.set(value, verdict);
          }
          turnTogether(verdicts);
          for (const [value, verdict] of verdicts) counted.add(verdict, values.get(value) ?? 0);
          return counted.all();
        },
      };
    }
    const { judge } = judgeOf(field, [], known, { asOf, isTyped, hasRecent: false, orders: [] });
    const verdictOf = remembered((value: CellValue) => readVerdict(field, value, judge), MOST_KNOWN);
    return {
      look(value) {
        const verdict = verdictOf(value);
        if (verdict) counted.add(verdict, 1);
      },
      counts: () => counted.all(),
      dates: () => [],
    };
  });
  return {
    add(row) {
      fields.forEach(({ index }, i) => {
        const value = row[index];
        if (!isBlank(value) && !isErrorCell(value)) all[i]?.look(value);
      });
    },
    done() {
      const values = all.map((column) => column.dates());
      const said = fields.map(({ field, header }, i) =>
        isDateField(field) ? columnOrder(header, values[i] ?? [], asOf) : undefined,
      );
      const context: DateContext = {
        asOf,
        isTyped,
        hasRecent: values.some((own) => hasRecent(own, asOf)),
        orders: withKnownOrders(
          said.flatMap((each) => each ?? []),
          orders,
        ),
      };
      return all.flatMap((column, i) => column.counts(context, said[i])).sort(asTold);
    },
  };
}

/** Counts by kind, and by whether the check reads them all the same. */
function tally(told: (kind: ReadVerdict["kind"], isRead: boolean, count: number) => CountedDamage): {
  add(verdict: ReadVerdict, count: number): void;
  all(): CountedDamage[];
} {
  const groups = new Map<string, CountedDamage>();
  return {
    add({ kind, isRead }, count) {
      const key = `${kind}\u0000${isRead}`;
      groups.set(key, told(kind, isRead, (groups.get(key)?.count ?? 0) + count));
    },
    all: () => [...groups.values()],
  };
}
