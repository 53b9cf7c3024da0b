import { Field, Input, makeStyles, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { isCodeShape, normalCode } from "../../codes/shapes";
import type { Matrix } from "../../matrix/matrix";
import { codeMeant, suggestions, type AskFault } from "../core/ask";
import type { AskFields } from "../core/state";
import { ASK_WORDS } from "../words-ask";
import { DayInput } from "./day-input";
import { CodeField } from "./code-field";

const useStyles = makeStyles({
  form: { display: "grid", alignItems: "start", gridTemplateColumns: "repeat(12, minmax(0, 1fr))", gap: "6px 8px" },
  half: { gridColumn: "span 6", minWidth: 0 },
  diagnoses: { gridColumn: "span 5", minWidth: 0 },
  code2: { gridColumn: "span 4", minWidth: 0 },
  place: { gridColumn: "span 3", minWidth: 0 },
  // Fluent's inputs are wider than half of a narrow pane.
  control: { minWidth: 0, width: "100%" },
});

export interface AskFormProps {
  readonly matrix: Matrix | null;
  readonly fields: AskFields;
  readonly faults: readonly AskFault[];
  readonly onChange: (fields: Partial<AskFields>) => void;
}

/** What is asked: one payer or two, a code or a drug, a date, and what else may decide. */
export function AskForm({ matrix, fields, faults, onChange }: AskFormProps): ReactElement {
  const styles = useStyles();
  const payers = matrix?.payers.all ?? [];
  const faultOf = (field: AskFault["field"]): string | null => {
    const found = faults.find((each) => each.field === field);
    return found ? ASK_WORDS.faults[field](found.text) : null;
  };
  const code = (field: "code" | "code2", label: string, placeholder: string, align: "start" | "end"): ReactElement => {
    const typed = fields[field];
    const meant = matrix ? codeMeant(matrix, typed, fields.date) : "";
    const isNamed = isCodeShape(meant) && meant !== normalCode(typed);
    return (
      <CodeField
        label={label}
        value={typed}
        placeholder={placeholder}
        choices={matrix ? suggestions(matrix, typed, fields.date) : []}
        fault={faultOf(field)}
        hint={isNamed ? ASK_WORDS.meant(typed, meant) : null}
        align={align}
        onChange={(value) => onChange({ [field]: value })}
      />
    );
  };
  const text = (field: "diagnoses" | "place", label: string, placeholder: string): ReactElement => {
    const fault = faultOf(field);
    return (
      <Field label={label} size="small" {...(fault === null ? {} : { validationMessage: fault })}>
        <Input
          className={styles.control}
          size="small"
          value={fields[field]}
          placeholder={placeholder}
          onChange={(_, { value }) => onChange({ [field]: value })}
        />
      </Field>
    );
  };
  const payer = (field: "payer" | "payer2", label: string, none: string): ReactElement => (
    <Field label={label} size="small" className={styles.half}>
      <Select
        className={styles.control}
        size="small"
        value={fields[field]}
        onChange={(_, { value }) =>
          onChange({ [field]: value, ...(field === "payer" && value === fields.payer2 ? { payer2: "" } : {}) })
        }
      >
        <option value="">{none}</option>
        {payers
          .filter(({ id }) => field === "payer" || id !== fields.payer)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Select>
    </Field>
  );
  return (
    <div className={styles.form}>
      {payer("payer", ASK_WORDS.payer, ASK_WORDS.noPayers)}
      {payer("payer2", ASK_WORDS.payer2, ASK_WORDS.noSecond)}
      <div className={styles.half}>{code("code", ASK_WORDS.code, ASK_WORDS.codeHint, "start")}</div>
      <Field label={ASK_WORDS.date} size="small" className={styles.half}>
        <DayInput className={styles.control} value={fields.date} onDay={(date) => onChange({ date })} />
      </Field>
      <div className={styles.diagnoses}>{text("diagnoses", ASK_WORDS.diagnoses, ASK_WORDS.diagnosesHint)}</div>
      <div className={styles.code2}>{code("code2", ASK_WORDS.code2, ASK_WORDS.code2Hint, "end")}</div>
      <div className={styles.place}>{text("place", ASK_WORDS.place, ASK_WORDS.placeHint)}</div>
    </div>
  );
}
