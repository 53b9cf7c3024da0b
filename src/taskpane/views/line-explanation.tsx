import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import type { LineExplanation } from "../../checks/explain";
import { decidedByRule } from "../../checks/report";
import { WORDS } from "../words";
import { DecidedByView } from "./decided-by";
import { Disclosure } from "./disclosure";
import { Later } from "./later";
import { loadRecordNeeds } from "./places";
import { usePane } from "./use-pane";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    padding: "10px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: { margin: "10px 0 2px", fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  says: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  passed: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
});

/** Why a line has its status: the rows of the matrix that decided something for it, and the checks that passed. */
export function LineExplanationView({ line }: { readonly line: number }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Disclosure title={WORDS.explain.title}>
        <Explained line={line} />
      </Disclosure>
      <Later load={loadRecordNeeds} waiting={null} />
    </div>
  );
}

function Explained({ line }: { readonly line: number }): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const [explained, setExplained] = useState<LineExplanation | null>(null);
  useEffect(() => {
    let wanted = true;
    void pane.explain(line).then((found) => {
      if (wanted) setExplained(found);
    });
    return () => {
      wanted = false;
    };
  }, [pane, line]);
  if (!explained) return null;
  const passed = explained.checks.filter(({ outcome }) => outcome.kind === "passed").map(({ check }) => check.id);
  return (
    <>
      <h3 className={styles.label}>{WORDS.explain.rows}</h3>
      {explained.rules.length === 0 && <p className={styles.passed}>{WORDS.explain.noRows}</p>}
      <ul className={styles.list}>
        {explained.rules.map((rule) => (
          <li key={`${rule.table} ${rule.row}`}>
            <DecidedByView decidedBy={decidedByRule(rule)} />
            <span className={styles.says}>{WORDS.explain.says(rule.says)}</span>
          </li>
        ))}
      </ul>
      <h3 className={styles.label}>{WORDS.explain.passed(passed.length)}</h3>
      <p className={styles.passed}>{passed.join(", ")}</p>
    </>
  );
}
