import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import type { CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { timeWords } from "../words-moment";
import { DayInput } from "./day-input";
import { Progress } from "./progress";
import { ScopeChoice } from "./scope-choice";
import { usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "6px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px" },
  asOf: {
    marginInlineStart: "auto",
    display: "flex",
    alignItems: "center",
    gap: "6px",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  button: { flexShrink: 0, whiteSpace: "nowrap", minWidth: 0, paddingInline: "8px" },
  date: { width: "114px" },
  time: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** Which sheet was checked and when, and the button to check again; while a check runs, how far it is. */
export function CheckControls({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { check, activeSheet, busy } = usePaneState();
  const isOpen = activeSheet === null || activeSheet === checked.ref.id;
  return (
    <div className={styles.root}>
      <h2 className={styles.title}>
        {checked.ref.name}{" "}
        <span className={styles.quiet}>
          · {checked.scope ? `${WORDS.check.scope[checked.scope.kind]} · ` : ""}
          {WORDS.check.lines(checked.result.summary.lines)} · {WORDS.check.checkedAt(timeWords(checked.madeAt))}
        </span>
      </h2>
      {check.running ? (
        <RunningCheck />
      ) : (
        <div className={styles.row}>
          <ScopeChoice>
            <Button
              className={styles.button}
              appearance="primary"
              disabled={busy !== null}
              title={WORDS.check.replaces}
              onClick={() => void pane.check()}
            >
              {isOpen ? WORDS.check.again : WORDS.check.button}
            </Button>
          </ScopeChoice>
          <AsOf />
        </div>
      )}
    </div>
  );
}

/** How far the check is, with a way to stop it. */
export function RunningCheck(): ReactElement | null {
  const pane = usePane();
  const { running } = usePaneState().check;
  if (!running) return null;
  return (
    <Progress
      label={WORDS.check.button}
      text={WORDS.check.progress(running)}
      done={running.done}
      of={running.of}
      onCancel={pane.cancel}
    />
  );
}

/** The day from which filing and expiry are counted: today, unless changed here. */
export function AsOf(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { asOf } = usePaneState();
  const id = useId();
  return (
    <span className={styles.asOf} title={WORDS.check.asOfHelp}>
      <label htmlFor={id}>{WORDS.check.asOf}</label>
      <DayInput
        id={id}
        className={styles.date}
        value={asOf}
        onDay={(day) => day !== null && pane.store.dispatch({ type: "as-of changed", day })}
      />
    </span>
  );
}
