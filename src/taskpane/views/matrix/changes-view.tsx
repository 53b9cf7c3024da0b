import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { MatrixEdit } from "../../../matrix/edit/edit";
import { changeWords, type ChangeWords } from "../../core/change-words";
import { SETUP } from "../../words-setup";

/** Rows of a change that are shown; the others are counted. */
const ROWS_SHOWN = 30;

const useStyles = makeStyles({
  root: {
    padding: "8px 10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  label: {
    margin: "0 0 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  where: { display: "block", overflowWrap: "anywhere" },
  cells: {
    display: "grid",
    gridTemplateColumns: "minmax(0, max-content) minmax(0, 1fr)",
    columnGap: "8px",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  column: { margin: 0, color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What an edit does, row by row: each cell as it is and as it is to be. */
export function ChangesView({ edit }: { readonly edit: MatrixEdit }): ReactElement {
  const styles = useStyles();
  const shown = useMemo(() => changeWords({ ...edit, changes: edit.changes.slice(0, ROWS_SHOWN) }), [edit]);
  const more = edit.changes.length - shown.length;
  return (
    <section className={styles.root}>
      <h3 className={styles.label}>{SETUP.changes.label}</h3>
      <ul className={styles.list}>
        {shown.map((change, i) => (
          <li key={i}>
            <Change change={change} />
          </li>
        ))}
        {more > 0 && <li className={styles.quiet}>{SETUP.more(more)}</li>}
      </ul>
    </section>
  );
}

function Change({ change }: { readonly change: ChangeWords }): ReactElement {
  const styles = useStyles();
  return (
    <>
      <span className={styles.where}>{SETUP.changes.row(change)}</span>
      <dl className={styles.cells}>
        {change.cells.map(({ column, from, to }) => (
          <Cell key={column} column={column} text={change.kind === "set" ? SETUP.changes.cell(from, to) : to || from} />
        ))}
      </dl>
    </>
  );
}

function Cell({ column, text }: { readonly column: string; readonly text: string }): ReactElement {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.column}>{column}</dt>
      <dd className={styles.value}>{text}</dd>
    </>
  );
}
