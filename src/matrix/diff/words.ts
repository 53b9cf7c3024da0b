import { isBlank, textOf, type CellValue } from "../../values/cell";
import { isoOf, wordsOf } from "../../values/day";
import type { RowValues } from "../edit/edit";
import { schemaColumn } from "../edit/table";
import type { PayerBook } from "../payers";
import { dayInCell, parsePayerScope } from "../read-rows";
import { schemaOf, type TableName } from "../tables";
import type { ColumnDiff, RowDiff } from "./index";
import { subjectHeaders } from "./match";

/** A difference in the words of a billing manager. */

/** Columns that are told apart from what a row says. */
const ASIDE: ReadonlySet<string> = new Set(["Rule ID", "Payer", "From", "To", "Source Date", "Reviewed"]);

/** What is told of a row after everything else. */
const LAST: ReadonlySet<string> = new Set(["Source", "Note"]);

/**
 * Whom the rows under a payer cell speak of.
 * @example payerWords("Kind:Medicare", payers) //=> "Every payer of kind Medicare"
 */
export function payerWords(payer: string, payers: Pick<PayerBook, "byId">): string {
  if (payer === "") return "Drugs, codes, check settings and national tables";
  const scope = parsePayerScope(payer);
  if (typeof scope === "string") return payer;
  switch (scope.kind) {
    case "all":
      return "Every payer";
    case "kind":
      return `Every payer of kind ${scope.payerKind}`;
    case "mac":
      return `Medicare in the territory of ${scope.mac}`;
    case "payer": {
      const name = payers.byId(scope.id)?.name;
      return name === undefined || name === scope.id ? scope.id : `${name} (${scope.id})`;
    }
  }
}

/** What a row speaks of: its codes, diagnoses and places, its topic, its drug. @example subjectText("PriorAuth", { Codes: "J9271" }) //=> "J9271" */
export function subjectText(table: TableName, values: RowValues): string {
  const said = subjectHeaders(table)
    .filter((header) => header !== "Payer")
    .map((header) => textOf(values[header]))
    .filter((text) => text !== "");
  return said.join(" · ");
}

/** Everything else that a row says, when it is in force, and by which source. @example saysText("Wastage", { JZ: "Required", From: 46388 }) //=> "JZ: Required; from 1 Jan 2027" */
export function saysText(table: TableName, values: RowValues): string {
  const { columns } = schemaOf(table);
  const subject = subjectHeaders(table);
  const said = columns.filter(
    ({ header }) => !ASIDE.has(header) && !subject.includes(header) && !isBlank(values[header]),
  );
  const words = (last: boolean): string[] =>
    said.filter(({ header }) => LAST.has(header) === last).map(({ header }) => `${header}: ${textOf(values[header])}`);
  const dated = columns.some(({ header }) => header === "From");
  return [...words(false), ...(dated ? [periodText(values["From"], values["To"])] : []), ...words(true)].join("; ");
}

function periodText(from: CellValue, to: CellValue): string {
  if (isBlank(from)) return isBlank(to) ? "always" : `until ${dateText(to)}`;
  return isBlank(to) ? `from ${dateText(from)}` : `${dateText(from)} to ${dateText(to)}`;
}

const dateText = (value: CellValue): string => {
  const day = dayInCell(value);
  return typeof day === "number" ? wordsOf(day) : textOf(value);
};

/** What became of a cell. @example changeText("PriorAuth", { column: "To", from: "", to: 46387 }) //=> "To: (blank) becomes 31 Dec 2026" */
export function changeText(table: TableName, { column, from, to }: ColumnDiff): string {
  const dated = schemaColumn(table, column)?.kind === "date";
  const said = (value: CellValue): string => (isBlank(value) ? "(blank)" : dated ? dateText(value) : textOf(value));
  return `${column}: ${said(from)} becomes ${said(to)}`;
}

/** What happened to a row, after its table and Rule ID. @example diffText(ended) //=> "ends 31 Dec 2026; it was open" */
export function diffText({ kind, table, before, after, columns }: RowDiff): string {
  switch (kind) {
    case "added":
      return saysText(table, after?.values ?? {});
    case "removed":
      return saysText(table, before?.values ?? {});
    case "changed":
      return columns.map((column) => changeText(table, column)).join("; ");
    case "ended": {
      const [was, is] = [before?.values["To"], after?.values["To"]];
      const more = columns.filter(({ column }) => column !== "To").map((column) => changeText(table, column));
      return [`ends ${dateText(is)}`, isBlank(was) ? "it was open" : `it ended ${dateText(was)}`, ...more].join("; ");
    }
  }
}

/** A cell of a row as a file of text holds it: dates as ISO text. */
export function plainValue(table: TableName, header: string, value: CellValue): CellValue {
  return schemaColumn(table, header)?.kind === "date" && typeof value === "number" && value > 0 ? isoOf(value) : value;
}
