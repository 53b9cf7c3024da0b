import { isBlank } from "../../values/cell";
import type { Day } from "../../values/day";
import type { MatrixCells } from "../matrix";
import { payerBook, unknownPayer, type PayerBook } from "../payers";
import { blankFault, LEFT_OUT, type TableCells } from "../read-rows";
import {
  readAuthorizations,
  readCheckSettings,
  readCodeStatus,
  readCourses,
  readDrugs,
  readPayers,
  readReferenceSets,
  readRules,
  TO_BEFORE_FROM,
} from "../read-tables";
import type { MatrixIssue, Payer, RuleBase } from "../rules";
import { headersOf, schemaOf, type TableName } from "../tables";
import type { RowValues } from "./edit";
import { isRuleTable } from "./table";

/**
 * Everything that is wrong with one row, as reading the matrix would tell it, so that a form tells it while somebody types.
 * @param row the row that is edited; 0 for one that is to be added
 * @example validateRow("PriorAuth", { Payer: "*", Codes: "J9271-J9200", Requirement: "Required" }, cells)[0]?.column //=> "Codes"
 */
export function validateRow(table: TableName, values: RowValues, cells: MatrixCells, row = 0): MatrixIssue[] {
  const headers = headersOf(table);
  if (headers.every((header) => isBlank(values[header]))) return blankIssues(table, row);
  const issues: MatrixIssue[] = [];
  const one: TableCells = { headers, rows: [headers.map((header) => values[header])], firstRow: row };
  if (isRuleTable(table)) {
    const rules: readonly RuleBase[] = readRules(table, one, issues);
    const book = payersOf(cells.Payers);
    for (const rule of rules) {
      const issue = unknownPayer(rule, book);
      if (issue) issues.push(issue);
    }
  } else if (table === "Payers") {
    const others = (cells.Payers ? readPayers(cells.Payers, []) : []).filter((payer) => payer.row !== row);
    // This row comes last, so that what it shares with another is its own issue.
    payerBook([...others, ...readPayers(one, issues)], issues);
  } else {
    for (const { from, to } of readFacts(table, one, issues)) {
      if (from == null || to == null || to >= from) continue;
      issues.push({ table, row, column: "To", rule: "", severity: "error", message: `${TO_BEFORE_FROM}${LEFT_OUT}` });
    }
  }
  return issues.filter((issue) => issue.row === row);
}

/** What must be said, of a row that says nothing yet. Reading a table passes over such a row. */
function blankIssues(table: TableName, row: number): MatrixIssue[] {
  return schemaOf(table)
    .columns.filter((column) => column.required)
    .map(({ header }) => ({
      table,
      row,
      column: header,
      rule: "",
      severity: "error",
      message: `${blankFault(header)}${LEFT_OUT}`,
    }));
}

interface Dated {
  readonly from?: Day | null;
  readonly to?: Day | null;
}

function readFacts(table: TableName, cells: TableCells, issues: MatrixIssue[]): readonly Dated[] {
  switch (table) {
    case "Drugs":
      return readDrugs(cells, issues);
    case "CodeStatus":
      return readCodeStatus(cells, issues);
    case "Authorizations":
      return readAuthorizations(cells, issues);
    case "Courses":
      return readCourses(cells, issues);
    case "CheckSettings":
      readCheckSettings(cells, issues);
      return [];
    case "ReferenceSets":
      readReferenceSets(cells, issues);
      return [];
    default:
      return [];
  }
}

const NOBODY: readonly Payer[] = [];
const books = new WeakMap<TableCells, PayerBook>();

/** The payers of a matrix, read once for as long as the table stands as it is. */
export function payersOf(table: TableCells | undefined): PayerBook {
  if (!table) return payerBook(NOBODY, []);
  let book = books.get(table);
  if (!book) books.set(table, (book = payerBook(readPayers(table, []), [])));
  return book;
}
