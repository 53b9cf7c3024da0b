import type { MatrixEdit } from "../matrix/edit/edit";
import { nextRuleIds } from "../matrix/edit/ids";
import { RULE_ID } from "../matrix/edit/table";
import type { MatrixCells } from "../matrix/matrix";
import { RULE_TABLES } from "../matrix/tables";

/**
 * The edit of a proposal for the matrix as it stands now: proposals that were made together claim the same next Rule ID, and only the
 * first that is accepted gets it.
 */
export function editNow(edit: MatrixEdit, cells: MatrixCells): MatrixEdit {
  const changes = edit.changes.map((change) => {
    const table = RULE_TABLES.find((name) => name === change.table);
    if (change.kind !== "add" || !table) return change;
    return { ...change, values: { ...change.values, [RULE_ID]: nextRuleIds(cells, table, 1)[0] } };
  });
  return { ...edit, changes };
}
