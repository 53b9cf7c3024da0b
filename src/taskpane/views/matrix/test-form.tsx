import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { TestOutcome } from "../../../checks/matrix-tests/run";
import { deskOf } from "../../core/desk";
import { runTest, testEdit, type TestFields } from "../../core/matrix-test-run";
import type { LoadedMatrix } from "../../core/state";
import { SETUP } from "../../words-setup";
import { Screen } from "../screen";
import { TextArea } from "../text-area";
import { usePane, usePaneState } from "../use-pane";
import { WordBadge } from "../word-badge";
import { outcomeText, TONES } from "./test-outcome";

const useStyles = makeStyles({
  control: { minWidth: 0, width: "100%" },
  outcome: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "4px" },
  text: { margin: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** How long typing must pause before the test is tried. */
const SETTLES_MS = 300;

export interface TestFormProps {
  /** Row of the test in its sheet; 0 for a new one. */
  readonly row: number;
  readonly fields: TestFields;
  readonly loaded: LoadedMatrix;
  readonly onClose: () => void;
}

/** A test is written or changed; how it comes out is seen while one types. */
export function TestForm({ row, fields: given, loaded, onClose }: TestFormProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [fields, setFields] = useState(given);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<{ readonly column: string; readonly message: string } | null>(null);
  const outcome = useOutcome(fields, loaded);
  const change = (some: Partial<TestFields>): void => {
    setFields({ ...fields, ...some });
    setFault(null);
  };
  const save = (): void =>
    void pane.attempt(async () => {
      const made = testEdit(loaded.cells, row, fields, reason);
      if (made.kind === "fault") setFault(made);
      else if (await deskOf(pane).save(made.edit)) onClose();
    });
  const wrong = (column: string): { readonly validationMessage?: string } => {
    if (fault?.column === column) return { validationMessage: fault.message };
    // What cannot be read is said at its field, once something stands there.
    const typed = column === "Lines" ? fields.lines : column === "Expect" ? fields.expect : "";
    return outcome?.kind === "unreadable" && outcome.column === column && typed.trim() !== ""
      ? { validationMessage: `${outcome.message}.` }
      : {};
  };
  const known = loaded.matrix.payers.all.some(({ id }) => id === fields.payer);
  return (
    <Screen title={row === 0 ? SETUP.tests.addTitle : SETUP.tests.editTitle(given.name)} onBack={onClose}>
      <Field label={SETUP.tests.name} size="small" required {...wrong("Test")}>
        <Input
          className={styles.control}
          size="small"
          value={fields.name}
          placeholder={SETUP.tests.nameHint}
          onChange={(_, { value }) => change({ name: value })}
        />
      </Field>
      <Field label={SETUP.health.payer} size="small" {...wrong("Payer")}>
        <Select size="small" value={fields.payer} onChange={(_, { value }) => change({ payer: value })}>
          <option value="">{SETUP.tests.noPayer}</option>
          {!known && fields.payer !== "" && <option value={fields.payer}>{fields.payer}</option>}
          {loaded.matrix.payers.all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={SETUP.tests.lines} hint={SETUP.tests.linesHelp} size="small" required {...wrong("Lines")}>
        {(field) => (
          <TextArea
            {...field}
            rows={4}
            value={fields.lines}
            placeholder={SETUP.tests.linesHint}
            onChange={(lines) => change({ lines })}
          />
        )}
      </Field>
      <Field label={SETUP.tests.expect} hint={SETUP.tests.expectHelp} size="small" required {...wrong("Expect")}>
        <Input
          className={styles.control}
          size="small"
          value={fields.expect}
          placeholder={SETUP.tests.expectHint}
          onChange={(_, { value }) => change({ expect: value })}
        />
      </Field>
      {row > 0 && (
        <Field label={SETUP.tests.reason} size="small" required {...wrong("Reason")}>
          <Input
            className={styles.control}
            size="small"
            value={reason}
            onChange={(_, { value }) => {
              setReason(value);
              setFault(null);
            }}
          />
        </Field>
      )}
      {fault && !FIELDS.includes(fault.column) && <p className={styles.text}>{fault.message}</p>}
      {outcome && outcome.kind !== "unreadable" && (
        <div className={styles.outcome} aria-live="polite">
          <WordBadge tone={TONES[outcome.kind]} word={SETUP.tests.now(SETUP.tests.outcomes[outcome.kind])} />
          {outcome.kind === "failed" && <p className={styles.text}>{outcomeText(outcome)}</p>}
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabled={busy !== null} onClick={save}>
          {SETUP.tests.save}
        </Button>
        <Button size="small" onClick={onClose}>
          {SETUP.cancel}
        </Button>
      </div>
    </Screen>
  );
}

const FIELDS = ["Test", "Payer", "Lines", "Expect", "Reason"];

/** How the test would come out as it stands, found when typing pauses; `null` while there is nothing to try. */
function useOutcome(fields: TestFields, loaded: LoadedMatrix): TestOutcome | null {
  const pane = usePane();
  const [outcome, setOutcome] = useState<TestOutcome | null>(null);
  const { payer, lines, expect } = fields;
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void pane.attempt(async () => {
        const next =
          lines.trim() === "" || expect.trim() === ""
            ? null
            : await runTest(pane, { name: "", note: "", payer, lines, expect });
        if (!gone) setOutcome(next);
      });
    }, SETTLES_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [pane, loaded, payer, lines, expect]);
  return outcome;
}
