import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { PaneParts } from "../core/pane";
import { isoOf, parseDay } from "../../values/day";
import { askAll, type AskFault } from "../core/ask";
import type { AskFields } from "../core/state";
import { WORDS } from "../words";
import { AnswerCard } from "./answer-card";
import { NoticeBar } from "./notice";
import { usePane, usePaneState } from "./use-pane";
import { useReference } from "./use-reference";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "12px", padding: "10px 12px 16px" },
  form: { display: "grid", alignItems: "start", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "6px 10px" },
  wide: { gridColumn: "1 / -1" },
  // Fluent's inputs are wider than half of a narrow pane.
  control: { minWidth: 0, width: "100%" },
  answers: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  empty: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What about this code? Every answer is what the matching function gives in a cell. */
export function AskView({ reference }: Pick<PaneParts, "reference">): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded, ask, asOf } = usePaneState();
  const tables = useReference(reference, loaded?.matrix);
  const change = (fields: Partial<AskFields>): void => pane.store.dispatch({ type: "asked", fields });
  const { answers, faults } = useMemo(
    () =>
      loaded && tables ? askAll({ matrix: loaded.matrix, reference: tables, asOf }, ask) : { answers: [], faults: [] },
    [loaded, tables, ask, asOf],
  );
  const text = (field: "code" | "diagnoses" | "code2", label: string, hint: string): ReactElement => (
    <Field label={label} size="small" {...fault(faults, field)}>
      <Input
        className={styles.control}
        size="small"
        value={ask[field]}
        placeholder={hint}
        onChange={(_, { value }) => change({ [field]: value })}
      />
    </Field>
  );
  return (
    <div className={styles.root}>
      {loaded?.origin === "starter" && <NoticeBar kind="info">{WORDS.ask.starter}</NoticeBar>}
      <div className={styles.form}>
        <Field label={WORDS.ask.payer} size="small" className={styles.wide}>
          <Select size="small" value={ask.payer} onChange={(_, { value }) => change({ payer: value })}>
            <option value="">{WORDS.ask.noPayers}</option>
            {loaded?.matrix.payers.all.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {text("code", WORDS.ask.code, WORDS.ask.codeHint)}
        <Field label={WORDS.ask.date} size="small">
          <Input
            className={styles.control}
            size="small"
            type="date"
            value={ask.date === null ? "" : isoOf(ask.date)}
            onChange={(_, { value }) => change({ date: parseDay(value) })}
          />
        </Field>
        {text("diagnoses", WORDS.ask.diagnoses, WORDS.ask.diagnosesHint)}
        {text("code2", WORDS.ask.code2, WORDS.ask.code2Hint)}
      </div>
      {answers.length === 0 ? (
        <p className={styles.empty}>{WORDS.ask.empty}</p>
      ) : (
        <ul className={styles.answers}>
          {answers.map((answer) => (
            <li key={answer.topic}>
              <AnswerCard answer={answer} code2={ask.code2} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function fault(faults: readonly AskFault[], field: string): { validationMessage?: string } {
  const found = faults.find((each) => each.field === field);
  return found ? { validationMessage: WORDS.ask.notACode(found.text) } : {};
}
