import { folded, textOf } from "../../values/cell";
import type { MatrixCells } from "../matrix";
import { parsePayerScope, type TableCells } from "../read-rows";
import { RULE_TABLES, type RuleTableName } from "../tables";
import { draftOf, edited, fault, newFault, noTable } from "./draft";
import type { AddRow, EditOutcome, RowValues } from "./edit";
import { nextRuleIds } from "./ids";
import { ruleNames, withoutBlanks } from "./rules";
import { columnAt, rowValues, RULE_ID } from "./table";
import { payersOf } from "./validate";

/**
 * Copies rules to another payer. Dates and answers are copied; the source is not, because it is the other payer's:
 * the note says where the row comes from, and Health names it until somebody writes a source.
 * @param rows in their sheet or file, 1-based
 * @param payer as a Payer cell says it
 */
export function copyToPayer(
  cells: MatrixCells,
  table: RuleTableName,
  rows: readonly number[],
  payer: string,
  reason: string,
): EditOutcome {
  const to = payer.trim();
  if (to === "") return fault("Payer", "Payer is blank. Say which payer the copies are for");
  if (rows.length === 0) return fault("", "No rule is chosen. Choose the rules to copy");
  const ids = nextRuleIds(cells, table, rows.length);
  const names: string[] = [];
  const changes: AddRow[] = [];
  for (const [i, row] of rows.entries()) {
    const draft = draftOf(cells, table, row);
    if ("kind" in draft) return draft;
    const of = textOf(draft.values["Payer"]);
    if (folded(of) === folded(to))
      return fault("Payer", `${draft.called} is a rule of ${of} already. Choose another payer`);
    const values: RowValues = {
      ...draft.values,
      [RULE_ID]: ids[i],
      Payer: to,
      Source: "",
      "Source Date": "",
      Reviewed: "",
      Note: `Copied from ${draft.called} of ${of}: confirm with the payer's own source`,
    };
    const wrong = newFault(cells, table, values, null);
    if (wrong) return { ...wrong, message: `${draft.called} cannot be copied: ${wrong.message}` };
    names.push(draft.called);
    changes.push({ kind: "add", table, values: withoutBlanks(values) });
  }
  return edited(`Copy ${ruleNames(names)} to ${to}`, "Copied", reason, changes);
}

/**
 * Adds a payer with a copy of every rule that one of the starter's examples has. The copies keep the source of the example,
 * so that Health counts them until each says what this payer wants.
 * @param payerValues the row of Payers
 */
export function addPayerFromExample(cells: MatrixCells, exampleId: string, payerValues: RowValues): EditOutcome {
  const example = payersOf(cells.Payers).byId(exampleId);
  if (!cells.Payers) return noTable("Payers");
  if (!example)
    return fault("", `The example ${exampleId} is not in Payers any more. Add the payer without an example`);
  const wrong = newFault(cells, "Payers", payerValues, null);
  if (wrong) return wrong;
  const id = textOf(payerValues["Payer ID"]);
  const scope = parsePayerScope(id);
  if (typeof scope === "string" || scope.kind !== "payer")
    return fault("Payer ID", `Payer ID: "${id}" means more than one payer in a rule. Choose another`);
  const copies = RULE_TABLES.flatMap((name): AddRow[] => {
    const table = cells[name];
    if (!table) return [];
    const rows = rowsOfPayer(table, example.id);
    const ids = nextRuleIds(cells, name, rows.length);
    return rows.flatMap((row, i) => {
      const values = rowValues(name, cells, row);
      return values
        ? [{ kind: "add", table: name, values: withoutBlanks({ ...values, [RULE_ID]: ids[i], Payer: id }) }]
        : [];
    });
  });
  return edited(`Add payer ${id} from ${example.id}`, "Payer added", "", [
    { kind: "add", table: "Payers", values: withoutBlanks(payerValues) },
    ...copies,
  ]);
}

function rowsOfPayer(table: TableCells, id: string): number[] {
  const at = columnAt(table, "Payer");
  if (at === undefined) return [];
  return table.rows.flatMap((row, i) =>
    textOf(row[at]).toLowerCase() === id.toLowerCase() ? [table.firstRow + i] : [],
  );
}
