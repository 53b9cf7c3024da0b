import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { buildId } from "../../values/build";
import { WORDS } from "../words";
import { CheckIcon, TableIcon } from "./icons";
import { Later } from "./later";
import { loadMatrixUsed } from "./places";
import { ScopeChoice } from "./scope-choice";
import { usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "10px", padding: "20px 16px" },
  check: { display: "flex", flexWrap: "wrap", gap: "6px" },
  lead: {
    margin: "0 0 6px",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: "4px 0 0", color: tokens.colorNeutralForeground2 },
  button: { width: "100%", minHeight: "40px", paddingInline: "8px" },
  build: { margin: "12px 0 0", fontSize: tokens.fontSizeBase100, color: tokens.colorNeutralForeground3 },
});

/** The pane before the first check: one sentence and what to do. */
export function StartView(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded, busy, check } = usePaneState();
  const hasMatrix = loaded?.origin === "workbook";
  const isStarter = loaded === null || loaded.origin === "starter";
  const waits = busy !== null || check.running !== null;
  const create = !hasMatrix && (
    <Button
      className={styles.button}
      appearance={isStarter ? "primary" : "secondary"}
      icon={<TableIcon />}
      disabled={waits || loaded === null}
      onClick={() => void pane.createMatrix()}
    >
      {WORDS.start.create}
    </Button>
  );
  return (
    <div className={styles.root}>
      <p className={styles.lead}>{WORDS.start.lead}</p>
      {isStarter && create}
      <div className={styles.check}>
        <ScopeChoice>
          <Button
            className={styles.button}
            appearance={isStarter ? "secondary" : "primary"}
            icon={<CheckIcon />}
            disabled={waits}
            onClick={() => void pane.check()}
          >
            {WORDS.start.check}
          </Button>
        </ScopeChoice>
      </div>
      <Button className={styles.button} appearance="subtle" disabled={waits} onClick={() => void pane.lookForDamage()}>
        {WORDS.start.damage}
      </Button>
      {loaded && (hasMatrix || isStarter) && (
        <p className={styles.quiet}>
          {hasMatrix
            ? WORDS.start.hasMatrix(loaded.matrix.payers.all.length, loaded.matrix.ruleCount)
            : WORDS.start.noMatrix}
        </p>
      )}
      {loaded && <Later load={loadMatrixUsed} />}
      {!isStarter && create}
      <p className={styles.build}>{WORDS.build(buildId())}</p>
    </div>
  );
}
