import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { TestResult } from "../../../checks/matrix-tests/run";
import { deskOf } from "../../core/desk";
import { removeTest } from "../../core/matrix-test-run";
import type { LoadedMatrix } from "../../core/state";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { GoIcon } from "../icons";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { usePane, usePaneState } from "../use-pane";
import { WordBadge } from "../word-badge";
import { outcomeText, TONES } from "./test-outcome";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  label: {
    margin: "0 0 2px",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  lines: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace },
  found: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  top: { display: "flex", alignItems: "center", gap: "6px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

export interface TestViewProps {
  readonly result: TestResult;
  readonly loaded: LoadedMatrix;
  readonly onEdit: () => void;
  readonly onBack: () => void;
}

/** One test: its lines, what must be found, and what was found instead. */
export function TestView({ result: { test, outcome }, loaded, onEdit, onBack }: TestViewProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [asks, setAsks] = useState(false);
  const remove = (): void =>
    void pane.attempt(async () => {
      const made = removeTest(loaded.cells, test.row, SETUP.tests.removeReason);
      if (made.kind === "fault")
        pane.store.dispatch({ type: "noticed", notice: { kind: "error", text: made.message } });
      else if (await deskOf(pane).save(made.edit)) onBack();
    });
  return (
    <Screen
      title={test.name}
      subtitle={[test.payer, SETUP.place("MatrixTests", test.row)].filter(Boolean).join(" · ")}
      mark={<WordBadge tone={TONES[outcome.kind]} word={SETUP.tests.outcomes[outcome.kind]} />}
      onBack={onBack}
    >
      {outcome.kind !== "passed" && <p className={styles.text}>{outcomeText(outcome)}</p>}
      {test.lines !== "" && (
        <section>
          <h3 className={styles.label}>{SETUP.tests.lines}</h3>
          <p className={styles.lines}>{test.lines}</p>
        </section>
      )}
      {test.expect !== "" && (
        <section>
          <h3 className={styles.label}>{SETUP.tests.expect}</h3>
          <p className={styles.lines}>{test.expect}</p>
        </section>
      )}
      {outcome.kind === "failed" && (
        <section>
          <h3 className={styles.label}>{SETUP.tests.found}</h3>
          {outcome.found.length === 0 ? (
            <p className={styles.text}>{SETUP.tests.nothingFound}</p>
          ) : (
            <ul className={styles.found}>
              {outcome.found.map(({ check, severity, line, message }, i) => (
                <li key={i}>
                  <span className={styles.top}>
                    <MarkBadge mark={severity} />
                    <strong>{check}</strong>
                    {WORDS.check.line(line)}
                  </span>
                  <span className={styles.text}>{WORDS.sentence(message)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={onEdit}>
          {SETUP.tests.edit}
        </Button>
        <Button
          size="small"
          icon={<GoIcon />}
          onClick={() => void pane.goToRule({ table: "MatrixTests", rule: "", row: test.row })}
        >
          {SETUP.goTo}
        </Button>
        <Button size="small" disabled={busy !== null} onClick={() => (asks ? remove() : setAsks(true))}>
          {asks ? SETUP.tests.removeNow : SETUP.tests.remove}
        </Button>
      </div>
    </Screen>
  );
}
