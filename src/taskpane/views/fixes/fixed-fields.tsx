import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { FixedField } from "../../../plans/fixes";
import { FIX_WORDS } from "../../words-fixes";
import { WORDS } from "../../words";
import { usePane } from "../use-pane";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, fontVariantNumeric: "tabular-nums" },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    columnGap: "8px",
    alignItems: "center",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  // As high as a target has to be.
  where: { minHeight: "24px", textAlign: "start", overflowWrap: "anywhere", fontSize: "inherit" },
  values: { overflowWrap: "anywhere" },
  old: { color: tokens.colorNeutralForeground2, textDecorationLine: "line-through" },
  blank: { color: tokens.colorNeutralForeground2 },
  new: { fontWeight: tokens.fontWeightSemibold },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Cells with what they hold and what they will hold; each can be gone to. */
export function FixedFields({ fields }: { readonly fields: readonly FixedField[] }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  return (
    <ul className={styles.list} aria-label={FIX_WORDS.preview}>
      {fields.map(({ line, row, what, old, new: to }) => (
        <li key={`${line} ${what}`} className={styles.row}>
          <Link
            as="button"
            className={styles.where}
            aria-label={WORDS.check.goTo(FIX_WORDS.where(row, what))}
            onClick={() => void (what === "Line" ? pane.goToLine(line) : pane.goToCell(row, what))}
          >
            {FIX_WORDS.where(row, what)}
          </Link>
          <span className={styles.values}>
            {old === "" ? (
              <span className={styles.blank}>{FIX_WORDS.blank}</span>
            ) : (
              <del className={styles.old}>{old}</del>
            )}
            <span aria-hidden="true"> → </span>
            <span className={styles.unseen}>{FIX_WORDS.change("", "")}</span>
            <ins className={styles.new} style={{ textDecorationLine: "none" }}>
              {to !== "" ? to : what === "Line" ? FIX_WORDS.removed : FIX_WORDS.blank}
            </ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
