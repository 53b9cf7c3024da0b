import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { FixChange } from "../../checks/finding";
import { FINDING_WORDS } from "../words-finding";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "4px 0 0", padding: 0, fontVariantNumeric: "tabular-nums" },
});

/** What a check says to change, line by line. */
export function ChangeList({ changes }: { readonly changes: readonly FixChange[] }): ReactElement {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {changes.map(({ line, field, from, to }) => (
        <li key={`${line} ${field}`}>{FINDING_WORDS.field(line, field, from, to)}</li>
      ))}
    </ul>
  );
}
