import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { memoryOf } from "../../core/memory";
import { firstLine } from "../../core/select";
import type { CheckedSheet } from "../../core/state";
import { WORDS } from "../../words";
import { RELEASE_WORDS } from "../../words-release";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { usePane } from "../use-pane";

/** Dismissed findings that are drawn; there are few, as each was typed by hand. */
const SHOWN = 200;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "4px",
    padding: "8px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: "flex", alignItems: "center", gap: "6px", width: "100%" },
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** What was dismissed of the result, with the reasons, and the way back. */
export function DismissedView({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const dismissed = checked.memory?.dismissed ?? [];
  return (
    <Screen
      title={RELEASE_WORDS.dismiss.title}
      subtitle={RELEASE_WORDS.dismiss.subtitle}
      onBack={() => pane.store.dispatch({ type: "check screen", screen: "list" })}
    >
      {dismissed.length === 0 && <p className={styles.text}>{RELEASE_WORDS.dismiss.none}</p>}
      <ul className={styles.list}>
        {dismissed.slice(0, SHOWN).map(({ finding, reason, at }, i) => (
          <li key={`${finding.check} ${finding.lines.join()} ${i}`} className={styles.item}>
            <span className={styles.head}>
              <MarkBadge mark={finding.severity} />
              <strong>{finding.check}</strong>
              <Link as="button" onClick={() => void pane.goToLine(firstLine(finding))}>
                {WORDS.check.line(firstLine(finding))}
              </Link>
            </span>
            <p className={styles.text}>{WORDS.ended(finding.message)}</p>
            <span className={styles.quiet}>
              {RELEASE_WORDS.dismiss.because(RELEASE_WORDS.moment(at, pane.parts.clock()), reason)}
            </span>
            <Button size="small" onClick={() => void memoryOf(pane).bringBack(finding)}>
              {RELEASE_WORDS.dismiss.back}
            </Button>
          </li>
        ))}
        {dismissed.length > SHOWN && <li className={styles.quiet}>{WORDS.check.more(dismissed.length - SHOWN)}</li>}
      </ul>
    </Screen>
  );
}
