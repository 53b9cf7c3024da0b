import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { PRACTICE } from "../../words-practice";
import { SETUP } from "../../words-setup";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  empty: {
    margin: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "8px",
    color: tokens.colorNeutralForeground2,
  },
});

/** In place of a screen about the matrix where the workbook has none. */
export function NeedsMatrix(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, loaded } = usePaneState();
  return (
    <div className={styles.empty}>
      {loaded?.from && <span>{PRACTICE.elsewhere.reading(loaded.from.name)}</span>}
      {SETUP.needsMatrix}
      <Button
        appearance="primary"
        size="small"
        disabled={busy !== null || loaded === null}
        onClick={() => void pane.createMatrix()}
      >
        {SETUP.createMatrix}
      </Button>
    </div>
  );
}
