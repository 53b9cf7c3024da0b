import { isBlank } from "../../values/cell";
import { wordsOf, type Day } from "../../values/day";
import { counted } from "../../values/lists";
import { cellChanges, draftOf, edited, fault, newFault, noTable, setRow } from "../edit/draft";
import type { EditOutcome, RowChange, RowValues } from "../edit/edit";
import { nextRuleIds } from "../edit/ids";
import { RULE_ID } from "../edit/table";
import type { MatrixCells } from "../matrix";
import { schemaOf } from "../tables";
import type { ListCandidate } from "./code-list";
import { dayOf, keyAndDay, type ListComparison, type ListRule } from "./compare-list";

export interface CodeListEditOptions {
  /** Rules whose codes are not on the list any more end the day before it begins; they stay as they are unless the user says so. */
  readonly endNotListed: boolean;
  /** Rules that the list confirms get this day as Reviewed; `null` leaves them. */
  readonly reviewed: Day | null;
  /** Why, as the history keeps it: the list's name. */
  readonly reason: string;
}

/**
 * The edit that accepts a list: new rows, changed ones from its first day (the old row ends the day before), and on request an end for what is
 * not listed any more. A rule that began on that very day is corrected in place. Columns that the practice added stay as they are.
 */
export function codeListEdit(
  cells: MatrixCells,
  comparison: ListComparison,
  options: CodeListEditOptions,
): EditOutcome {
  const { table, payer, fresh, changed, same, notListed, from } = comparison;
  const found = cells[table];
  if (!found) return noTable(table);
  const inPlace = changed.filter(
    ({ candidate, rule, wider }) => !wider && beginsNoEarlier(rule, firstDay(candidate, from)),
  );
  const replaced = changed.filter((pair) => !inPlace.includes(pair));
  const added = [...fresh, ...replaced.map(({ candidate }) => candidate)];
  const ids = nextRuleIds(cells, table, added.length);
  const rows = added.map((candidate, i): RowValues => ({ [RULE_ID]: ids[i], ...cut(candidate, comparison) }));
  const [first] = rows;
  const wrong = first && newFault(cells, table, first, null);
  if (wrong) return wrong;
  const ended = [
    ...replaced.flatMap(({ candidate, rule, wider }) => (wider ? [] : [{ rule, before: firstDay(candidate, from) }])),
    ...(options.endNotListed
      ? notListed.flatMap(({ rule, partly }) => (partly || beginsNoEarlier(rule, from) ? [] : [{ rule, before: from }]))
      : []),
  ];
  const set = (rule: ListRule, values: RowValues): RowChange[] => {
    const draft = draftOf(cells, table, rule.row);
    if ("kind" in draft) return [];
    const changes = cellChanges(draft, values);
    return changes.length === 0 ? [] : [setRow(draft, changes, "")];
  };
  const changes: RowChange[] = [
    ...ended.flatMap(({ rule, before }) => (before === null ? [] : set(rule, { To: before - 1 }))),
    ...inPlace.flatMap(({ candidate, rule }) => set(rule, withoutScope(cut(candidate, comparison)))),
    ...(options.reviewed === null
      ? []
      : [...new Set(same.map(({ rule }) => rule))].flatMap((rule) => set(rule, { Reviewed: options.reviewed }))),
    ...rows.map((values): RowChange => ({ kind: "add", table, values: filled(values) })),
  ];
  if (changes.length === 0) return fault("", `The matrix says all that the list of ${payer} says already`);
  const count = counted(fresh.length + changed.length, "row");
  const since = from === null ? "" : ` from ${wordsOf(from)}`;
  return edited(
    `Import ${count} of ${payer} into ${schemaOf(table).title}${since}`,
    "Imported",
    options.reason,
    changes,
  );
}

const firstDay = ({ values }: ListCandidate, from: Day | null): Day | null => dayOf(values["From"]) ?? from;

/** Whether a rule begins on a day or later, so that it cannot end the day before. */
function beginsNoEarlier(rule: ListRule, day: Day | null): boolean {
  return day === null || (rule.from !== null && rule.from >= day);
}

/** The row as it will stand: it ends where a later rule of the same codes begins. */
function cut(candidate: ListCandidate, { later }: ListComparison): RowValues {
  const next = later.get(keyAndDay(candidate));
  const to = dayOf(candidate.values["To"]);
  return next === undefined || (to !== null && to < next) ? candidate.values : { ...candidate.values, To: next - 1 };
}

/** Whom a rule decides stays as it is spelled. */
function withoutScope({
  Payer: _,
  Codes: __,
  Diagnoses: ___,
  "Place of Service": ____,
  ...values
}: RowValues): RowValues {
  return values;
}

const filled = (values: RowValues): RowValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
