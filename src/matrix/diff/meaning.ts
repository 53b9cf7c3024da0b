import { parseCodeList, termText } from "../../codes/code-list";
import { parseDiagnosisList, type DiagnosisTerm } from "../../codes/diagnosis-list";
import { normalCode, normalNdc } from "../../codes/shapes";
import { folded, isBlank, numberOf, textOf, type CellValue } from "../../values/cell";
import { isoOf } from "../../values/day";
import { splitList } from "../../values/lists";
import { payerKey, payerScopeText } from "../payers";
import { dayInCell, parsePayerScope } from "../read-rows";
import type { Column, TableName } from "../tables";
import { topicOf } from "../topics";

/**
 * What the cells of a matrix mean, as text that compares: two cells have the same text where no reader of the matrix could tell them apart.
 * A cell that cannot be read means what it says.
 */

/** Cells of one row by header, as they stand. */
export type CellOf = (header: string) => CellValue;

/** What a blank cell stands for, where it stands for something. */
const BLANKS: ReadonlyMap<string, string> = new Map([
  ["CheckSettings.Payer", "*"],
  ["CodingPolicy.Codes", "*"],
  ["Wastage.Containers", "single"],
  ["Payers.Date Basis", "service"],
]);
/** Text that is read as a code or an id of a check. */
const CAPITALS: ReadonlySet<string> = new Set(["IncidentTo.Modifier", "CheckSettings.Check"]);

/**
 * What a cell means.
 * @param cellOf the cells of its row: a topic says how its value reads
 * @example meaningOf("PriorAuth", codesColumn, " j9271;J9035", () => "") //=> "J9035;J9271"
 */
export function meaningOf(table: TableName, column: Column, cellOf: CellOf): string {
  const value = cellOf(column.header);
  const place = `${table}.${column.header}`;
  if (isBlank(value)) return BLANKS.get(place) ?? "";
  const text = textOf(value);
  switch (column.kind) {
    case "id":
      return text;
    case "text":
      if (place === "CodingPolicy.Value") return topicValueMeaning(textOf(cellOf("Topic")), text);
      return CAPITALS.has(place) ? text.toUpperCase() : text;
    case "payer":
    case "payerId":
      return payerMeaning(text);
    case "code":
      return normalCode(text);
    case "codes":
      return codesMeaning(text);
    case "diagnoses":
      return diagnosesMeaning(text);
    case "places":
      return sorted(splitList(text).map((part) => part.padStart(2, "0")));
    case "date": {
      const day = dayInCell(value);
      return day === undefined ? text : day === null ? "" : isoOf(day);
    }
    case "number":
      return String(numberOf(value) ?? text);
    case "choice":
      return text.toLowerCase();
    case "list":
      return sorted(splitList(text).map(listPartOf(column.header)));
  }
}

const sorted = (parts: readonly string[]): string => [...new Set(parts)].sort().join(";");

/** A payer's cell as it is compared. @example payerMeaning("kind: medicare") //=> "kind:medicare" */
export function payerMeaning(text: string): string {
  const scope = parsePayerScope(text);
  return (typeof scope === "string" ? text : payerScopeText(scope)).toLowerCase();
}

// A code that stands twice in a list is no longer named alone, so that doubles are kept.
const listed = (terms: readonly string[], excluded: readonly string[]): string =>
  [...[...terms].sort(), ...excluded.map((term) => `!${term}`).sort()].join(";");

function codesMeaning(text: string): string {
  const parsed = parseCodeList(text);
  return "list" in parsed ? listed(parsed.list.terms.map(termText), parsed.list.excluded.map(termText)) : text;
}

const diagnosisTermText = ({ low, high }: DiagnosisTerm): string => (low === high ? low || "*" : `${low}-${high}`);

function diagnosesMeaning(text: string): string {
  const parsed = parseDiagnosisList(text);
  if (!("list" in parsed)) return text;
  return listed(parsed.list.terms.map(diagnosisTermText), parsed.list.excluded.map(diagnosisTermText));
}

function topicValueMeaning(topic: string, text: string): string {
  const values = topicOf(topic.toLowerCase())?.values;
  if (values === "codes") return sorted(splitList(text).map((part) => part.toUpperCase().replace(/\s+/g, "")));
  if (values === "code>code") return text.toUpperCase().replace(/\s+/g, "");
  if (values === "days" || values === "minutes") return String(numberOf(text) ?? text);
  return text.toLowerCase();
}

function listPartOf(header: string): (part: string) => string {
  switch (header) {
    case "NDCs":
      return (part) => normalNdc(part) ?? part;
    case "Vial Units":
      return (part) => String(numberOf(part) ?? part);
    case "Aliases":
      return payerKey;
    default:
      return (part) => folded(part).toUpperCase();
  }
}
