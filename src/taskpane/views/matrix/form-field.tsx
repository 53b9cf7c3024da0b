import { Field, Input, makeStyles, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { fieldInput } from "../../core/field-choices";
import type { MatrixCells } from "../../../matrix/matrix";
import type { Column, TableName } from "../../../matrix/tables";
import { SuggestInput } from "./suggest-input";

const useStyles = makeStyles({
  field: { minWidth: 0 },
  // Fluent's inputs are wider than half of a narrow pane.
  control: { width: "100%", minWidth: 0 },
});

export interface FormFieldProps {
  readonly cells: MatrixCells;
  readonly table: TableName;
  readonly column: Column;
  readonly fields: Readonly<Record<string, string>>;
  /** What is wrong with it; "" where nothing is, or where nobody filled it in yet. */
  readonly fault: string;
  /** What stands in it where it is blank. */
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

/** One column of a row, filled in as its kind wants: a drop-down, a date, codes that are completed. */
export function FormField({
  cells,
  table,
  column,
  fields,
  fault,
  placeholder,
  onChange,
}: FormFieldProps): ReactElement {
  const styles = useStyles();
  const { header, help, required = false } = column;
  const value = fields[header] ?? "";
  const input = fieldInput(cells, table, column, fields);
  const props = {
    label: header,
    size: "small",
    required,
    className: styles.field,
    title: help,
    ...(fault === "" ? {} : { validationMessage: fault, validationState: "error" as const }),
  } as const;
  if (input.kind === "choice") {
    return (
      <Field {...props}>
        <Select size="small" value={value} onChange={(_, data) => onChange(data.value)}>
          {input.groups.map(({ title, options }, i) =>
            title === "" ? (
              options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))
            ) : (
              <optgroup key={i} label={title}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </Select>
      </Field>
    );
  }
  if (input.kind === "codes" || input.kind === "diagnoses") {
    return (
      <Field {...props}>
        <SuggestInput what={input.kind} label={header} value={value} placeholder={placeholder} onChange={onChange} />
      </Field>
    );
  }
  return (
    <Field {...props}>
      <Input
        size="small"
        className={styles.control}
        type={input.kind === "date" ? "date" : "text"}
        {...(input.kind === "number" ? { inputMode: "decimal" as const } : {})}
        value={value}
        placeholder={placeholder}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
