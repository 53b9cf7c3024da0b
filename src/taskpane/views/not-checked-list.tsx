import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import type { NotChecked } from "../../checks/finding";
import { groupNotChecked } from "../core/select";
import { WORDS } from "../words";
import { GoIcon } from "./icons";
import { MarkBadge } from "./severity";

/** Reasons shown at once; more on request. */
const SHOWN = 30;

const useStyles = makeStyles({
  lead: { margin: "8px 12px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    alignItems: "flex-start",
    gap: "8px",
    padding: "8px 4px 8px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  text: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: "4px" },
  head: { display: "flex", flexWrap: "wrap", gap: "2px 6px", alignItems: "center" },
  checks: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  message: { overflowWrap: "anywhere" },
  more: { margin: "8px 12px" },
});

export interface NotCheckedListProps {
  readonly entries: readonly NotChecked[];
  readonly onGo: (line: number) => void;
}

/** What could not be checked: each reason once, with its checks and a way to its first line. */
export function NotCheckedList({ entries, onGo }: NotCheckedListProps): ReactElement {
  const styles = useStyles();
  const groups = useMemo(() => groupNotChecked(entries), [entries]);
  const [most, setMost] = useState(SHOWN);
  return (
    <>
      <p className={styles.lead}>{WORDS.notCheckedList.lead}</p>
      <ul className={styles.list} aria-label={WORDS.check.listNotChecked}>
        {groups.slice(0, most).map(({ checks, message, lines }) => {
          const first = lines[0] ?? 0;
          return (
            <li key={`${message} ${first}`} className={styles.item}>
              <div className={styles.text}>
                <span className={styles.head}>
                  <MarkBadge mark="notChecked" />
                  <span className={styles.checks}>{checks.join(", ")}</span>
                </span>
                <span className={styles.message}>{WORDS.sentence(message)}</span>
              </div>
              <Button
                appearance="subtle"
                icon={<GoIcon />}
                aria-label={WORDS.notCheckedList.goToFirst(first)}
                title={WORDS.notCheckedList.goToFirst(first)}
                onClick={() => onGo(first)}
              />
            </li>
          );
        })}
      </ul>
      {groups.length > most && (
        <Link as="button" className={styles.more} onClick={() => setMost(most + SHOWN)}>
          {WORDS.check.more(groups.length - most)}
        </Link>
      )}
    </>
  );
}
