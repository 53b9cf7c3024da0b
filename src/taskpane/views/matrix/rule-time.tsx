import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { HealthItem } from "../../../matrix/health";
import type { Matrix } from "../../../matrix/matrix";
import type { Rule } from "../../../matrix/rules";
import { historyWith } from "../../core/rule-list";
import { MATRIX_WORDS } from "../../words-matrix";
import { RowList } from "../row-list";
import { usePane, usePaneState } from "../use-pane";
import { historyRows } from "./history-rows";

const useStyles = makeStyles({
  // Rows go from edge to edge.
  root: { margin: "0 -12px" },
  label: {
    margin: "0 12px 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
});

export interface RuleTimeProps {
  readonly matrix: Matrix;
  readonly rule: Rule;
  readonly items: ReadonlyMap<string, readonly HealthItem[]>;
}

/** What held before a rule and what follows it, in time order; nothing where it stands alone. */
export function RuleTime({ matrix, rule, items }: RuleTimeProps): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const { asOf } = usePaneState();
  const history = useMemo(() => historyWith(matrix, rule, asOf), [matrix, rule, asOf]);
  if (!history || history.rules.length < 2) return null;
  return (
    <section className={styles.root}>
      <h3 className={styles.label}>{MATRIX_WORDS.rule.inTime}</h3>
      <RowList
        label={MATRIX_WORDS.rule.inTime}
        rows={historyRows(history, items, (screen) => pane.store.dispatch({ type: "matrix replaced", screen }))}
      />
    </section>
  );
}
