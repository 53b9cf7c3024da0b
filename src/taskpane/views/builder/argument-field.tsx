import { Field, Input, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SUBJECT_NAMES } from "../../../checks/answers/subject";
import type { Matrix } from "../../../matrix/matrix";
import { TOPICS } from "../../../matrix/topics";
import { WIDE_SUBJECTS } from "../../../matrix/wide-view";
import type { Source } from "../../core/builder/formula";
import type { ConstantKind, QuestionArgument } from "../../core/builder/questions";
import { COLUMN_WORDS } from "../../words-columns";
import { useColumnStyles } from "./column-styles";

export interface ArgumentFieldProps {
  readonly argument: QuestionArgument;
  readonly source: Source;
  readonly choices: readonly { readonly at: number; readonly name: string }[];
  readonly matrix: Matrix;
  readonly onChange: (source: Source) => void;
}

const CONSTANT = "constant";
const keyOf = (columns: readonly number[]): string => `columns ${columns.join(" ")}`;

/** What an argument is taken from: a column by its header, one value for all rows, or nothing. */
export function ArgumentField({ argument, source, choices, matrix, onChange }: ArgumentFieldProps): ReactElement {
  const styles = useColumnStyles();
  const { label, mayBeBlank } = argument;
  const value = source.kind === "columns" ? keyOf(source.columns) : source.kind === "constant" ? CONSTANT : "";
  const choose = (chosen: string): void => {
    if (chosen === CONSTANT) return onChange({ kind: "constant", text: "" });
    if (chosen === "") return onChange({ kind: "blank" });
    onChange({ kind: "columns", columns: chosen.split(" ").slice(1).map(Number) });
  };
  const nameOf = (at: number): string => choices.find((choice) => choice.at === at)?.name ?? "";
  const constantInput = source.kind === "constant" && (
    <ConstantInput
      constant={argument.constant}
      label={COLUMN_WORDS.value(label)}
      text={source.text}
      matrix={matrix}
      onChange={(text) => onChange({ kind: "constant", text })}
    />
  );
  if (argument.isOne) {
    return (
      <Field label={label} size="small">
        {constantInput}
      </Field>
    );
  }
  const together = source.kind === "columns" && source.columns.length > 1 ? source.columns : null;
  return (
    <div>
      <Field label={label} size="small">
        <Select className={styles.control} size="small" value={value} onChange={(_, data) => choose(data.value)}>
          <option value="">{mayBeBlank ? COLUMN_WORDS.leaveOut : COLUMN_WORDS.choose}</option>
          <option value={CONSTANT}>{COLUMN_WORDS.oneValue}</option>
          {together && <option value={keyOf(together)}>{COLUMN_WORDS.together(together.map(nameOf))}</option>}
          {choices.map(({ at, name }) => (
            <option key={at} value={keyOf([at])}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {constantInput}
    </div>
  );
}

export interface ConstantInputProps {
  readonly constant: ConstantKind;
  /** What it is, for those who cannot see the label above. */
  readonly label: string;
  readonly matrix: Matrix;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A value in place of cells. */
export function ConstantInput({ constant, label, text, matrix, onChange }: ConstantInputProps): ReactElement {
  const styles = useColumnStyles();
  const named = { "aria-label": label, className: styles.control, size: "small" } as const;
  const choices = choicesOf(constant, matrix);
  if (choices) {
    return (
      <Select {...named} value={text} onChange={(_, { value }) => onChange(value)}>
        <option value="">{label}</option>
        {choices.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
    );
  }
  return (
    <Input
      {...named}
      type={constant.kind === "date" ? "date" : "text"}
      value={text}
      placeholder={constant.kind === "text" ? constant.hint : ""}
      onChange={(_, { value }) => onChange(value)}
    />
  );
}

function choicesOf(
  constant: ConstantKind,
  matrix: Matrix,
): readonly { readonly value: string; readonly title: string }[] | null {
  switch (constant.kind) {
    case "payer":
      return matrix.payers.all.map(({ id, name }) => ({ value: id, title: name }));
    case "topic":
      return TOPICS.map(({ name, title }) => ({ value: name, title }));
    case "subject":
      return SUBJECT_NAMES.map((name) => ({
        value: name,
        title: WIDE_SUBJECTS.find((each) => each.name === name)?.title ?? name,
      }));
    case "words":
      return constant.words.map((word) => ({ value: word, title: word }));
    default:
      return null;
  }
}
