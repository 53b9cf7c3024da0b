import { Link, makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { SETUP } from "../../words-setup";

/** Entries that are shown at once; more on request. */
const SHOWN = 20;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "2px 0 0", padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
});

/** A list of which only the beginning is shown until more is asked for. Each child is a list item. */
export function Several<T>({
  items,
  children,
}: {
  readonly items: readonly T[];
  readonly children: (item: T) => ReactElement;
}): ReactElement {
  const styles = useStyles();
  const [most, setMost] = useState(SHOWN);
  return (
    <ul className={styles.list}>
      {items.slice(0, most).map(children)}
      {items.length > most && (
        <li>
          <Link as="button" onClick={() => setMost(most + 5 * SHOWN)}>
            {SETUP.more(items.length - most)}
          </Link>
        </li>
      )}
    </ul>
  );
}
