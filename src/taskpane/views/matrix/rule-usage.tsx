import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { loadEngine } from "../../../checks/load";
import type { Rule } from "../../../matrix/rules";
import type { CheckedSheet } from "../../core/state";
import { MATRIX_WORDS } from "../../words-matrix";
import { Disclosure } from "../disclosure";
import { usePane, usePaneState } from "../use-pane";

/** Lines that are listed at once. */
const LINES_SHOWN = 24;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "2px 0", padding: 0, display: "flex", flexWrap: "wrap", columnGap: "12px" },
  line: { fontVariantNumeric: "tabular-nums" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The lines of the checked sheet that a rule decided; nothing where no sheet was checked. */
export function RuleUsage({ rule }: { readonly rule: Rule }): ReactElement | null {
  const { checked } = usePaneState().check;
  return checked && <Lines key={`${rule.table} ${rule.row}`} checked={checked} rule={rule} />;
}

function Lines({ checked, rule }: { readonly checked: CheckedSheet; readonly rule: Rule }): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const [most, setMost] = useState(LINES_SHOWN);
  const [known, setKnown] = useState<{ readonly of: CheckedSheet; readonly lines: readonly number[] } | null>(null);
  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const { linesDecidedBy } = await loadEngine();
      const lines = linesDecidedBy(checked.baseline, rule);
      if (!gone) setKnown({ of: checked, lines });
    });
    return () => {
      gone = true;
    };
  }, [pane, checked, rule]);
  if (known?.of !== checked) return null;
  const { lines } = known;
  const words = MATRIX_WORDS.rule.usage(lines.length, checked.ref.name);
  if (lines.length === 0) return <p className={styles.quiet}>{words}</p>;
  return (
    <Disclosure title={words}>
      <ul className={styles.list}>
        {lines.slice(0, most).map((line) => (
          <li key={line} className={styles.line}>
            <Link as="button" aria-label={MATRIX_WORDS.rule.goToLine(line)} onClick={() => void pane.goToLine(line)}>
              {MATRIX_WORDS.rule.line(line)}
            </Link>
          </li>
        ))}
        {lines.length > most && (
          <li>
            <Link as="button" onClick={() => setMost(most + 10 * LINES_SHOWN)}>
              {MATRIX_WORDS.rule.moreLines(lines.length - most)}
            </Link>
          </li>
        )}
      </ul>
    </Disclosure>
  );
}
