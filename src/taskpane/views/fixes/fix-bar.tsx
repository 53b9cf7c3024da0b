import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { safeFixes } from "../../core/fixes";
import { FIX_WORDS } from "../../words-fixes";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  root: { display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: "8px", rowGap: "4px" },
  text: { flexGrow: 1, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** How many findings can be fixed without the record, and the way there; nothing where there are none. */
export function FixBar(): ReactElement | null {
  const styles = useStyles();
  const { dispatch } = usePane().store;
  const { check, busy } = usePaneState();
  const count = check.checked ? safeFixes(check.checked).reduce((sum, { findings }) => sum + findings.length, 0) : 0;
  if (count === 0) return null;
  return (
    <div className={styles.root}>
      <span className={styles.text}>{FIX_WORDS.bar(count)}</span>
      <Button
        size="small"
        title={FIX_WORDS.openHelp}
        disabled={busy !== null || check.running !== null}
        onClick={() => dispatch({ type: "fixes opened", fixing: { check: null } })}
      >
        {FIX_WORDS.open(count)}
      </Button>
    </div>
  );
}
