import { payersOf } from "../../matrix/edit/validate";
import type { MatrixCells } from "../../matrix/matrix";
import { MACS, PAYER_KINDS, type Column, type TableName } from "../../matrix/tables";
import { TOPICS, topicOf } from "../../matrix/topics";
import { folded } from "../../values/cell";
import { MATRIX_WORDS } from "../words-matrix";

/** A word that a field can hold. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

/** How a field is filled in. */
export type FieldInput =
  | { readonly kind: "text" | "date" | "number" }
  | { readonly kind: "codes" | "diagnoses" }
  /** Groups of options; a group without a title stands on top. */
  | {
      readonly kind: "choice";
      readonly groups: readonly { readonly title: string; readonly options: readonly FieldOption[] }[];
    };

const TEXT: FieldInput = { kind: "text" };
const plain = (words: readonly string[]): FieldOption[] => words.map((word) => ({ value: word, label: word }));
const blank: FieldOption = { value: "", label: MATRIX_WORDS.form.blankChoice };

/**
 * How a column is filled in, with what stands in the row beside it: a topic decides which values it takes.
 * @param text what the field holds: it stays among the choices even where it is none of them, so that it is seen
 */
export function fieldInput(
  cells: MatrixCells,
  table: TableName,
  column: Column,
  fields: Readonly<Record<string, string>>,
): FieldInput {
  const input = ownInput(cells, table, column, fields);
  const text = fields[column.header] ?? "";
  if (input.kind !== "choice" || text === "") return input;
  const known = input.groups.some(({ options }) => options.some(({ value }) => folded(value) === folded(text)));
  if (known) return input;
  const isPayer = column.kind === "payer" || column.kind === "payerId";
  const label = isPayer ? MATRIX_WORDS.form.notInPayers(text) : MATRIX_WORDS.form.notAChoice(text);
  return { kind: "choice", groups: [...input.groups, { title: "", options: [{ value: text, label }] }] };
}

function ownInput(
  cells: MatrixCells,
  table: TableName,
  column: Column,
  fields: Readonly<Record<string, string>>,
): FieldInput {
  switch (column.kind) {
    case "date":
    case "number":
    case "codes":
    case "diagnoses":
      return { kind: column.kind };
    case "code":
      return { kind: "codes" };
    case "payer":
      return payerScopes(cells);
    case "payerId":
      // The payer's own row names it for the first time.
      return table === "Payers"
        ? TEXT
        : { kind: "choice", groups: [{ title: "", options: [blank, ...payers(cells)] }] };
    case "choice":
      return {
        kind: "choice",
        groups: [{ title: "", options: [blank, ...(column.choices ? plain(column.choices) : topics())] }],
      };
    default:
      return table === "CodingPolicy" && column.header === "Value" ? topicValue(fields["Topic"] ?? "") : TEXT;
  }
}

const payers = (cells: MatrixCells): FieldOption[] =>
  payersOf(cells.Payers).all.map(({ id, name }) => ({ value: id, label: name === "" ? id : name }));

const topics = (): FieldOption[] => TOPICS.map(({ name, title }) => ({ value: name, label: title }));

function payerScopes(cells: MatrixCells): FieldInput {
  const { scopes } = MATRIX_WORDS.form;
  const { kind, mac } = MATRIX_WORDS.scope;
  return {
    kind: "choice",
    groups: [
      { title: "", options: [blank, { value: "*", label: scopes.all }] },
      { title: scopes.payers, options: payers(cells) },
      { title: scopes.kinds, options: PAYER_KINDS.map((word) => ({ value: `Kind:${word}`, label: kind(word) })) },
      { title: scopes.macs, options: MACS.map((word) => ({ value: `MAC:${word}`, label: mac(word) })) },
    ],
  };
}

function topicValue(topic: string): FieldInput {
  const values = topicOf(topic)?.values;
  if (values === undefined || values === "code>code") return TEXT;
  if (values === "codes") return { kind: "codes" };
  if (values === "days" || values === "minutes") return { kind: "number" };
  return {
    kind: "choice",
    groups: [{ title: "", options: [blank, ...values.map((value) => ({ value, label: value.replaceAll("_", " ") }))] }],
  };
}
