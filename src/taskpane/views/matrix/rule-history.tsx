import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { RowRef } from "../../core/matrix-place";
import type { HistoryState } from "../../core/restore";
import { MATRIX_WORDS } from "../../words-matrix";
import { usePane, usePaneState } from "../use-pane";

/** Cells of one change that are listed; the others are counted. */
const CELLS_SHOWN = 6;

const useStyles = makeStyles({
  label: {
    margin: "0 0 2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  state: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    alignItems: "start",
    padding: "6px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { margin: 0, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  empty: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What a rule said at each time, the newest first; every earlier state can be restored. */
export function RuleHistoryView({
  reference: ref,
  states,
}: {
  readonly reference: RowRef;
  readonly states: readonly HistoryState[];
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const words = MATRIX_WORDS.rule;
  const changed = states.some(({ action }) => action !== "");
  return (
    <section aria-label={words.history}>
      <h3 className={styles.label}>{words.history}</h3>
      {!changed && <p className={styles.empty}>{words.noHistory}</p>}
      {changed && (
        <ul className={styles.list}>
          {states.map((state, i) => {
            const { position, when, who, reason, changes, isWhole, values } = state;
            const title = titleOf(state);
            return (
              <li key={position} className={styles.state}>
                <div>
                  <p className={styles.head}>{title}</p>
                  {(when !== "" || reason !== "") && (
                    <p className={styles.quiet}>
                      {[when, who === "" ? "" : words.by(who), reason].filter(Boolean).join(" · ")}
                    </p>
                  )}
                  {values === null && isWhole && <p className={styles.quiet}>{words.noState}</p>}
                  {!isWhole && <p className={styles.quiet}>{words.partly}</p>}
                  {changes.slice(0, CELLS_SHOWN).map(({ column, old, new: next }) => (
                    <p key={column} className={styles.quiet}>
                      {words.cellChange(column, old, next)}
                    </p>
                  ))}
                  {changes.length > CELLS_SHOWN && (
                    <p className={styles.quiet}>{words.moreChanges(changes.length - CELLS_SHOWN)}</p>
                  )}
                </div>
                {i > 0 && isWhole && (
                  <Button
                    size="small"
                    disabled={busy !== null}
                    aria-label={words.restoreLabel([title, when].filter(Boolean).join(", "))}
                    onClick={() =>
                      pane.store.dispatch({
                        type: "matrix opened",
                        screen: { kind: "form", form: { task: "restore", ref, state: position } },
                      })
                    }
                  >
                    {words.restore}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function titleOf({ action, values }: HistoryState): string {
  if (action !== "") return action;
  return values === null ? MATRIX_WORDS.rule.noState : MATRIX_WORDS.rule.firstState;
}
