import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { billRows } from "../../core/builder/bill-draft";
import { WORDS } from "../../words";
import { BILL_WORDS } from "../../words-bill";
import { NoticeBar } from "../notice";
import { useColumnStyles } from "./column-styles";
import type { BillAnswerState } from "./use-bill";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "2px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: "none", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { padding: "3px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
});

/** Lines that are shown; the sheet has all of them. */
const SHOWN = 8;

/** The lines that the formula will spill, the first of them; of an error, the message of its card. */
export function BillPreview({ state }: { readonly state: BillAnswerState }): ReactElement {
  const styles = useStyles();
  const { quiet } = useColumnStyles();
  if (state.kind === "failed") return <NoticeBar kind="error">{state.message}</NoticeBar>;
  if (state.kind === "asking") return <p className={quiet}>{BILL_WORDS.asking}</p>;
  const [[first] = []] = state.cells;
  if (first?.kind === "error") {
    return (
      <NoticeBar kind="warning">
        {first.error} {WORDS.sentence(first.message)}
      </NoticeBar>
    );
  }
  const rows = billRows(state.cells);
  return (
    <section className={styles.root} aria-label={BILL_WORDS.preview}>
      <h3 className={styles.title}>{BILL_WORDS.preview}</h3>
      <ul className={styles.list}>
        {rows.slice(0, SHOWN).map(({ text, reason }, i) => (
          <li key={i} className={styles.row}>
            <p className={styles.line}>{text}</p>
            <p className={quiet}>{reason}</p>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p className={quiet}>{BILL_WORDS.more(rows.length - SHOWN)}</p>}
    </section>
  );
}
