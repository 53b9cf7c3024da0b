import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CellConflict } from "../../core/conflicts";
import { MATRIX_WORDS } from "../../words-matrix";
import { NoticeBar } from "../notice";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "4px 0", padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  values: { listStyleType: "none", margin: 0, padding: 0, overflowWrap: "anywhere" },
  buttons: { display: "flex", gap: "8px" },
});

export interface ConflictViewProps {
  readonly conflicts: readonly CellConflict[];
  readonly onChoose: (whose: "theirs" | "mine") => void;
}

/** Cells that somebody changed in the sheet while the form was open: both values, and whose is to stand. */
export function ConflictView({ conflicts, onChoose }: ConflictViewProps): ReactElement {
  const styles = useStyles();
  const both = conflicts.some((conflict) => conflict.both);
  return (
    <NoticeBar
      kind="warning"
      action={
        <div className={styles.buttons}>
          <Button size="small" onClick={() => onChoose("theirs")}>
            {both ? MATRIX_WORDS.conflict.takeTheirs : MATRIX_WORDS.conflict.go}
          </Button>
          {both && (
            <Button size="small" title={MATRIX_WORDS.conflict.keepHelp} onClick={() => onChoose("mine")}>
              {MATRIX_WORDS.conflict.keepMine}
            </Button>
          )}
        </div>
      }
    >
      {MATRIX_WORDS.conflict.title}
      <ul className={styles.list}>
        {conflicts.map(({ column, was, theirs, mine, both: isBoth }) => (
          <li key={column}>
            <strong>{column}</strong>
            <ul className={styles.values}>
              <li>{MATRIX_WORDS.conflict.was(was)}</li>
              <li>{MATRIX_WORDS.conflict.theirs(theirs)}</li>
              <li>{isBoth ? MATRIX_WORDS.conflict.mine(mine) : MATRIX_WORDS.conflict.followed}</li>
            </ul>
          </li>
        ))}
      </ul>
    </NoticeBar>
  );
}
