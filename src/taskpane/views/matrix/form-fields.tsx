import { Field, Input, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { payersOf } from "../../../matrix/edit/validate";
import type { MatrixCells } from "../../../matrix/matrix";
import { dayInCell } from "../../../matrix/read-rows";
import { RULE_TABLES, schemaOf, type Column, type TableName } from "../../../matrix/tables";
import { textOf } from "../../../values/cell";
import { parseDay } from "../../../values/day";
import type { Draft } from "../../core/drafts";
import { DAY, examplePayers, formColumns, PAYERS, REASON, tableOf, type FieldFault } from "../../core/forms";
import type { FormTask } from "../../core/matrix-place";
import { WORDS } from "../../words";
import { MATRIX_WORDS } from "../../words-matrix";
import { usePane, usePaneState } from "../use-pane";
import { NARROW } from "../narrow";
import { FormField } from "./form-field";

/** Tables of facts that a row can be added to by a form. */
const FACTS: readonly TableName[] = ["Drugs", "CodeStatus", "CheckSettings"];

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    // One field below the other, all of them as wide as the pane: "wide" ones span what there is.
    [NARROW]: { display: "flex", flexDirection: "column", alignItems: "stretch" },
    alignItems: "start",
    gap: "8px 10px",
  },
  wide: { gridColumn: "1 / -1", minWidth: 0 },
  control: { width: "100%", minWidth: 0 },
  note: {
    margin: "2px 0 0",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  payers: {
    border: "none",
    margin: 0,
    padding: 0,
    gridColumn: "1 / -1",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
  },
  legend: { padding: 0, marginBottom: "2px" },
  payer: { display: "flex", alignItems: "flex-start", gap: "8px", minHeight: "24px" },
  fault: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

export interface FormFieldsProps {
  readonly form: FormTask;
  readonly cells: MatrixCells;
  readonly draft: Draft;
  readonly faults: readonly FieldFault[];
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The fields of a form: what the task asks for first, then the columns of the table. */
export function FormFields({ form, cells, draft, faults, onChange }: FormFieldsProps): ReactElement {
  const styles = useStyles();
  const faultOf = (column: string): string => {
    const found = faults.find((fault) => fault.column === column);
    return found ? WORDS.sentence(found.message) : "";
  };
  const setField = (header: string, text: string): void => onChange({ fields: { ...draft.fields, [header]: text } });
  return (
    <div className={styles.fields}>
      {form.task === "add" || form.task === "payer" ? <KindField form={form} /> : null}
      {form.task === "payer" && <ExampleField cells={cells} draft={draft} onChange={onChange} />}
      {(form.task === "change" || form.task === "end") && (
        <DayField form={form} draft={draft} fault={faultOf(DAY)} onChange={onChange} />
      )}
      {form.task === "copy" && <PayersField cells={cells} draft={draft} fault={faultOf(PAYERS)} onChange={onChange} />}
      {formColumns(form).map((column) => (
        <div key={column.header} className={mergeClasses(isWide(column) && styles.wide)}>
          <FormField
            cells={cells}
            table={tableOf(form)}
            column={column}
            fields={draft.fields}
            fault={faultOf(column.header)}
            placeholder={placeholderOf(form, column, draft)}
            onChange={(text) => setField(column.header, text)}
          />
        </div>
      ))}
      {asksReason(form) && <ReasonField form={form} draft={draft} fault={faultOf(REASON)} onChange={onChange} />}
      {form.task === "remove" && <p className={mergeClasses(styles.note, styles.wide)}>{MATRIX_WORDS.form.removes}</p>}
    </div>
  );
}

type FieldProps = Pick<FormFieldsProps, "draft" | "onChange">;

/** Two short fields stand beside each other; lists, names and text take the whole width. */
const isWide = ({ kind, header }: Column): boolean =>
  kind === "codes" ||
  kind === "diagnoses" ||
  kind === "payer" ||
  kind === "payerId" ||
  kind === "list" ||
  header === "Topic" ||
  header === "Name" ||
  (kind === "text" && (header === "Source" || header === "Note"));

/** Of a row that begins with blank fields the old ones are still seen. */
function placeholderOf(form: FormTask, { header, kind }: Column, draft: Draft): string {
  if (form.task !== "change" || header !== "Source")
    return kind === "codes" ? "J9271; J9*" : kind === "diagnoses" ? "C34.11; C50" : "";
  const was = textOf(draft.base["Source"]);
  return was === "" ? "" : MATRIX_WORDS.form.was(was);
}

const asksReason = (form: FormTask): boolean => form.task !== "add" && form.task !== "payer";

/** What is added: a rule of a family, a payer, or a fact. */
function KindField({ form }: { readonly form: FormTask }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { matrix } = usePaneState();
  const show = (value: string): void => {
    const table = [...RULE_TABLES, ...FACTS].find((name) => name === value);
    const values = matrix.payer === null || !table || !schemaOf(table).isRules ? {} : { Payer: matrix.payer };
    const next: FormTask = table ? { task: "add", table, values } : { task: "payer" };
    pane.store.dispatch({ type: "matrix replaced", screen: { kind: "form", form: next } });
  };
  const option = (table: TableName): ReactElement => (
    <option key={table} value={table}>
      {schemaOf(table).title}
    </option>
  );
  return (
    <Field label={MATRIX_WORDS.form.kind} size="small" className={styles.wide}>
      <Select size="small" value={form.task === "add" ? form.table : "payer"} onChange={(_, { value }) => show(value)}>
        <optgroup label={MATRIX_WORDS.form.kinds.rules}>{RULE_TABLES.map(option)}</optgroup>
        <optgroup label={MATRIX_WORDS.form.kinds.facts}>
          <option value="payer">{MATRIX_WORDS.form.newPayer}</option>
          {FACTS.map(option)}
        </optgroup>
      </Select>
    </Field>
  );
}

function ExampleField({ cells, draft, onChange }: FieldProps & { readonly cells: MatrixCells }): ReactElement {
  const styles = useStyles();
  const [example = ""] = draft.payers;
  return (
    <Field label={MATRIX_WORDS.form.example} hint={MATRIX_WORDS.form.exampleHelp} size="small" className={styles.wide}>
      <Select
        size="small"
        value={example}
        onChange={(_, { value }) => onChange({ payers: value === "" ? [] : [value] })}
      >
        {examplePayers(cells).map((id) => (
          <option key={id} value={id}>
            {payersOf(cells.Payers).byId(id)?.name ?? id}
          </option>
        ))}
        <option value="">{MATRIX_WORDS.form.noExample}</option>
      </Select>
    </Field>
  );
}

function DayField({
  form,
  draft,
  fault,
  onChange,
}: FieldProps & { readonly form: FormTask; readonly fault: string }): ReactElement {
  const styles = useStyles();
  const changes = form.task === "change";
  return (
    <div className={styles.wide}>
      <Field
        label={changes ? MATRIX_WORDS.form.firstDay : MATRIX_WORDS.form.lastDay}
        size="small"
        required
        {...(fault === "" ? {} : { validationMessage: fault, validationState: "error" as const })}
      >
        <Input
          size="small"
          type="date"
          className={styles.control}
          value={draft.day}
          onChange={(_, { value }) => onChange({ day: value })}
        />
      </Field>
      <p aria-live="polite" className={styles.note}>
        {fault === "" ? dayNote(changes, draft) : ""}
      </p>
    </div>
  );
}

/** What becomes of the row that is there. */
function dayNote(changes: boolean, { day, base }: Draft): string {
  const first = parseDay(day);
  if (first === null) return "";
  if (!changes) return MATRIX_WORDS.form.ends;
  const last = dayInCell(base["To"]);
  return last !== null && last !== undefined && last < first
    ? MATRIX_WORDS.form.endedBefore
    : MATRIX_WORDS.form.endsBefore(first);
}

function PayersField({
  cells,
  draft,
  fault,
  onChange,
}: FieldProps & { readonly cells: MatrixCells; readonly fault: string }): ReactElement {
  const styles = useStyles();
  const own = textOf(draft.base["Payer"]).toLowerCase();
  const others = payersOf(cells.Payers).all.filter(({ id }) => id.toLowerCase() !== own);
  const toggle = (id: string): void =>
    onChange({
      payers: draft.payers.includes(id) ? draft.payers.filter((each) => each !== id) : [...draft.payers, id],
    });
  return (
    <fieldset className={styles.payers} {...(fault === "" ? {} : { "aria-invalid": true })}>
      <legend className={styles.legend}>{MATRIX_WORDS.form.payers}</legend>
      {others.map(({ id, name }) => (
        <label key={id} className={styles.payer}>
          <input type="checkbox" checked={draft.payers.includes(id)} onChange={() => toggle(id)} />
          {name === "" ? id : name}
        </label>
      ))}
      {fault !== "" && (
        <span role="alert" className={styles.fault}>
          {fault}
        </span>
      )}
      <p className={styles.note}>{MATRIX_WORDS.form.payersHelp}</p>
    </fieldset>
  );
}

function ReasonField({
  form,
  draft,
  fault,
  onChange,
}: FieldProps & { readonly form: FormTask; readonly fault: string }): ReactElement {
  const styles = useStyles();
  return (
    <Field
      label={MATRIX_WORDS.form.reason}
      size="small"
      required={form.task === "correct" || form.task === "remove"}
      className={styles.wide}
      {...(fault === "" ? {} : { validationMessage: fault, validationState: "error" as const })}
    >
      <Input
        size="small"
        className={styles.control}
        value={draft.reason}
        placeholder={MATRIX_WORDS.form.reasonHint}
        onChange={(_, { value }) => onChange({ reason: value })}
      />
    </Field>
  );
}

/** What a form is called. */
export function formTitle(form: FormTask): string {
  const { titles } = MATRIX_WORDS.form;
  if (form.task === "payer") return titles.payer;
  if (form.task === "add") return titles.add(schemaOf(form.table).title);
  return titles[form.task](form.ref.ruleId || MATRIX_WORDS.rule.row(form.ref.table, form.ref.row));
}
