import { isBlank, textOf } from "../../values/cell";
import { wordsOf } from "../../values/day";
import { normalCode } from "../../codes/shapes";
import { cellChanges, draftOf, setRow, type Draft } from "../edit/draft";
import type { MatrixEdit, RowChange, RowValues } from "../edit/edit";
import { nextRuleIds } from "../edit/ids";
import { cellsAt, columnAt, isRuleTable, RULE_ID, wholeRow } from "../edit/table";
import type { MatrixCells } from "../matrix";
import type { HealthItem } from "./item";

/** What the note of an offered row says: that nobody has read it from the payer yet. */
const CONFIRM = "Offered by Health: confirm with the payer, and write the source";

/**
 * The edit that repairs an item of health, where one thing is safe to do; else `null`.
 * @param cells the matrix as it stood when health was asked
 */
export function healthFix({ table, row, column, message, repair }: HealthItem, cells: MatrixCells): MatrixEdit | null {
  if (repair === null) return null;
  if (repair.kind === "add-default") return defaultRow(repair.payer, cells);
  const draft = draftOf(cells, table, row);
  if ("kind" in draft) return null;
  const made = (title: string, reason: string, change: RowChange): MatrixEdit => ({
    title,
    action: "Repaired",
    reason,
    changes: [change],
  });
  switch (repair.kind) {
    case "end":
      return made(
        `End ${draft.called} on ${wordsOf(repair.lastDay)}`,
        `${draft.called} ${message}`,
        changed(draft, { To: repair.lastDay }),
      );
    case "remove": {
      const values = wholeRow(table, draft.table, cellsAt(draft.table, row) ?? []);
      return made(`Remove ${draft.called} (row ${row})`, `${draft.called} ${repair.why}`, {
        kind: "remove",
        table,
        row,
        ruleId: draft.ruleId,
        values,
      });
    }
    case "new-id": {
      if (!isRuleTable(table)) return null;
      const [id = ""] = nextRuleIds(cells, table, 1);
      return made(`Give row ${row} of ${table} the Rule ID ${id}`, message, changed(draft, { [RULE_ID]: id }));
    }
    case "replace-code": {
      const next = withCodeReplaced(textOf(draft.values[column]), repair.code, repair.by);
      return made(
        `Write ${repair.by} instead of ${repair.code} in ${draft.called}`,
        message,
        changed(draft, { [column]: next }),
      );
    }
  }
}

const changed = (draft: Draft, values: RowValues): RowChange => setRow(draft, cellChanges(draft, values), "");

/** The row that says what holds for everything that no other row names. It is a claim about a payer, so it is offered without a source. */
function defaultRow(payer: string, cells: MatrixCells): MatrixEdit | null {
  const table = cells.PriorAuth;
  if (!table) return null;
  const values: RowValues = {
    [RULE_ID]: nextRuleIds(cells, "PriorAuth", 1)[0],
    Payer: payer,
    Codes: "*",
    Requirement: "Not required",
    Note: CONFIRM,
  };
  const kept = Object.entries(values).filter(
    ([header, value]) => columnAt(table, header) !== undefined && !isBlank(value),
  );
  return {
    title: `Add to PriorAuth: ${payer}, *, Not required`,
    action: "Repaired",
    reason: "No row said what holds for all other codes",
    changes: [{ kind: "add", table: "PriorAuth", values: Object.fromEntries(kept) }],
  };
}

/** A cell of codes with one of them written otherwise; what stands between stays as somebody wrote it. */
function withCodeReplaced(text: string, code: string, by: string): string {
  const parts = text.split(/([;,|\n\r]+)/);
  const isThere = parts.some((part) => normalCode(part) === normalCode(by));
  const out: string[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const part = parts[i] ?? "";
    const isOld = normalCode(part) === code;
    if (isOld && isThere) continue;
    if (out.length > 0) out.push(parts[i - 1] ?? ";");
    out.push(isOld ? part.replace(part.trim(), by) : part);
  }
  return out.join("");
}
