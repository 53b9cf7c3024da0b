import { cellText } from "../../matrix/edit/apply";
import type { RowValues } from "../../matrix/edit/edit";
import { dayInCell, parsePayerScope } from "../../matrix/read-rows";
import type { Matrix } from "../../matrix/matrix";
import { RULE_TABLES, schemaOf, type Column, type TableName } from "../../matrix/tables";
import type { Rule } from "../../matrix/rules";
import { topicOf } from "../../matrix/topics";
import { topicWords } from "../../matrix/rule-words";
import { isBlank, textOf } from "../../values/cell";
import { wordsOf } from "../../values/day";
import { MATRIX_WORDS } from "../words-matrix";
import { scopeWords } from "./rule-list";

/** A cell of a row in words. */
export interface CellInWords {
  readonly header: string;
  readonly text: string;
}

/** The compiled rule of a row; `undefined` where the row cannot be used, or its table holds no rules. */
export function ruleOfRow(matrix: Matrix, table: TableName, row: number): Rule | undefined {
  const name = RULE_TABLES.find((each) => each === table);
  const rules: readonly Rule[] = name ? matrix.tables[name].rules : [];
  return rules.find((rule) => rule.row === row);
}

/** Columns that say nothing where they are blank. */
const SAID_WHEN_BLANK: Readonly<Record<string, string>> = {
  Codes: MATRIX_WORDS.rule.everyCode,
  Diagnoses: MATRIX_WORDS.rule.everyDiagnosis,
  "Covered Diagnoses": MATRIX_WORDS.rule.blank,
  "Place of Service": MATRIX_WORDS.rule.everyPlace,
  From: MATRIX_WORDS.rule.always,
  To: MATRIX_WORDS.rule.open,
  Source: MATRIX_WORDS.rule.blank,
  Reviewed: MATRIX_WORDS.rule.never,
};

/** The cells of a row in words: those that hold something, and those whose blank means something. */
export function rowInWords(matrix: Matrix, table: TableName, values: RowValues): CellInWords[] {
  const { columns, isRules } = schemaOf(table);
  return columns.flatMap((column) => {
    const { header, kind } = column;
    if (kind === "id") return [];
    const value = values[header];
    if (!isBlank(value)) return [{ header, text: cellInWords(matrix, table, column, values) }];
    const said = isRules ? SAID_WHEN_BLANK[header] : undefined;
    return said === undefined ? [] : [{ header, text: said }];
  });
}

function cellInWords(matrix: Matrix, table: TableName, { header, kind }: Column, values: RowValues): string {
  const value = values[header];
  const text = textOf(value);
  switch (kind) {
    case "date": {
      const day = dayInCell(value);
      return day === null || day === undefined ? text : wordsOf(day);
    }
    case "payer": {
      const scope = parsePayerScope(text);
      if (typeof scope === "string") return text;
      const words = scopeWords(scope, matrix.payers);
      return words === text ? text : `${words} (${text})`;
    }
    case "codes":
      return text === "*" ? MATRIX_WORDS.rule.everyCode : text;
    default:
      if (table !== "CodingPolicy") return cellText(table, header, value);
      return policyWords(header, values);
  }
}

function policyWords(header: string, values: RowValues): string {
  const text = textOf(values[header]);
  const topic = topicOf(textOf(values["Topic"]));
  if (header === "Topic") return topic?.title ?? text;
  return header === "Value" && topic ? topicWords(topic.name, text) : text;
}
