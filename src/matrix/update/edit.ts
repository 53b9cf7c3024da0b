import { normalCode } from "../../codes/shapes";
import { textOf } from "../../values/cell";
import { wordsOf, type Day } from "../../values/day";
import { counted, groupBy, splitList } from "../../values/lists";
import { cellChanges, draftOf, edited, fault, setRow, type Draft } from "../edit/draft";
import type { EditOutcome, RowChange, RowValues } from "../edit/edit";
import { nextRuleIds } from "../edit/ids";
import { withoutBlanks } from "../edit/rules";
import { RULE_ID } from "../edit/table";
import type { MatrixCells } from "../matrix";
import { dayInCell } from "../read-rows";
import type { RuleTableName } from "../tables";
import type { ProposedChange } from "./steps";

/**
 * The edit that carries proposals out: each rule ends with its code and is followed by a row with the replacement, which nobody has reviewed
 * yet. Several codes of a rule that end on one day make one new row, on several days one after the other. Rows that would say the same are
 * added once.
 * @param cells the matrix of which the proposals were made
 * @param chosen those that are to be made; the others are left out
 * @example updateEdit(cells, updateSteps(matrix, reference, asOf).changes, asOf)
 */
export function updateEdit(cells: MatrixCells, chosen: readonly ProposedChange[], asOf: Day): EditOutcome {
  if (chosen.length === 0) return fault("", "Nothing is chosen. Choose at least one change");
  const sets: RowChange[] = [];
  const added = new Map<RuleTableName, RowValues[]>();
  const known = new Set<string>();
  const withoutId: { readonly draft: Draft; readonly end: Day }[] = [];
  for (const own of groupBy(chosen, ({ table, row }) => `${table}|${row}`).values()) {
    const [{ table, row }] = own as [ProposedChange, ...ProposedChange[]];
    const draft = draftOf(cells, table, row);
    if ("kind" in draft) return draft;
    const moved = own.find(({ column, code }) => !partsOf(textOf(draft.values[column])).includes(code));
    if (moved)
      return fault(moved.column, `${draft.called} does not name ${moved.code} any more. Look at the changes again`);
    const { end, rows } = successors(draft, own);
    if (draft.ruleId === "") withoutId.push({ draft, end });
    else sets.push(setRow(draft, cellChanges(draft, { To: end }), ""));
    for (const values of rows) {
      const key = `${table}|${sameKey(values)}`;
      if (known.has(key)) continue;
      known.add(key);
      added.set(table, [...(added.get(table) ?? []), values]);
    }
  }
  const adds: RowChange[] = [];
  for (const table of new Set<RuleTableName>(chosen.map((change) => change.table))) {
    const rows = added.get(table) ?? [];
    const bare = withoutId.filter(({ draft }) => draft.name === table);
    const ids = nextRuleIds(cells, table, bare.length + rows.length);
    bare.forEach(({ draft, end }, i) => sets.push(setRow(draft, cellChanges(draft, { To: end }), ids[i] ?? "")));
    rows.forEach((values, i) =>
      adds.push({ kind: "add", table, values: withoutBlanks({ ...values, [RULE_ID]: ids[bare.length + i] }) }),
    );
  }
  const codes = [...new Set(chosen.map(({ code, replacement }) => `${code} to ${replacement}`))];
  const named =
    codes.length > 3 ? `${codes.slice(0, 3).join(", ")} and ${counted(codes.length - 3, "other")}` : codes.join(", ");
  return edited(
    `Update codes as of ${wordsOf(asOf)}: ${counted(sets.length, "rule")}`,
    "Updated",
    `CodeStatus: ${named}`,
    [...sets, ...adds],
  );
}

/** The end of a rule, and the rows that follow it: one from the day after each day on which codes of it end. */
function successors(
  draft: Draft,
  own: readonly ProposedChange[],
): { readonly end: Day; readonly rows: readonly RowValues[] } {
  const days = [...new Set(own.map((change) => change.lastDay))].sort((a, b) => a - b);
  const last = dayInCell(draft.values["To"]) ?? null;
  let values = draft.values;
  const rows: RowValues[] = [];
  days.forEach((day, i) => {
    for (const change of own)
      if (change.lastDay === day) values = { ...values, [change.column]: replaced(values, change) };
    const end = days[i + 1] ?? last ?? "";
    // A rule whose only code goes, because another rule speaks of what replaces it, has no successor; exclusions alone would name all others.
    const names = own.every(({ column }) => splitList(textOf(values[column])).some((part) => !part.startsWith("!")));
    if (names) rows.push({ ...values, From: day + 1, To: end, Reviewed: "" });
  });
  return { end: days[0] ?? 0, rows };
}

const SEPARATORS = /([;,|\n\r]+)/;
const partsOf = (text: string): string[] => text.split(SEPARATORS).map(normalCode);

/** A cell of codes in which one gives way to another; what stands between stays as somebody wrote it. */
function replaced(values: RowValues, { column, code, replacement, alreadyThere }: ProposedChange): string {
  const parts = textOf(values[column]).split(SEPARATORS);
  const stays = alreadyThere === null && !parts.some((part) => normalCode(part) === replacement);
  let written = false;
  let text = "";
  for (let i = 0; i < parts.length; i += 2) {
    const part = parts[i] ?? "";
    const isOld = normalCode(part) === code;
    if (isOld && (!stays || written)) continue;
    if (text !== "") text += parts[i - 1] ?? ";";
    text += isOld ? part.replace(part.trim(), replacement) : part;
    written ||= isOld;
  }
  return text.trim();
}

/** What a new row says, apart from what is known of it. */
function sameKey(values: RowValues): string {
  const { [RULE_ID]: _id, Source: _source, "Source Date": _date, Reviewed: _reviewed, Note: _note, ...says } = values;
  return JSON.stringify(Object.entries(says).sort(([a], [b]) => (a < b ? -1 : 1)));
}
