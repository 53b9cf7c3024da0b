import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { MonthOutcome } from "../../../learning/table";
import { grouped } from "../../../values/lists";
import { moneyText } from "../../../values/money";
import { ANSWER_WORDS } from "../../words-answers";

const useStyles = makeStyles({
  // A table too wide for the pane scrolls by itself.
  scroll: { overflowX: "auto" },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    textAlign: "end",
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    paddingBottom: "4px",
  },
  headMonth: { textAlign: "start" },
  month: { textAlign: "start", fontWeight: tokens.fontWeightRegular, padding: "3px 0" },
  cell: { textAlign: "end", padding: "3px 0" },
  money: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  track: {
    width: "72px",
    height: "8px",
    marginInlineStart: "8px",
    backgroundColor: tokens.colorNeutralBackground5,
    "@media (forced-colors: active)": { outline: "1px solid CanvasText" },
    display: "inline-block",
    verticalAlign: "middle",
  },
  bar: {
    display: "block",
    height: "100%",
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
});

/** How many denials were predicted, month of service by month. */
export function Trend({ months }: { readonly months: readonly MonthOutcome[] }): ReactElement {
  const styles = useStyles();
  return (
    // Whoever has no mouse scrolls it with the arrows.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={ANSWER_WORDS.trendLabel}>
      <table className={styles.table} aria-label={ANSWER_WORDS.trendLabel}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.headMonth)}>
              {ANSWER_WORDS.month}
            </th>
            {[ANSWER_WORDS.denied, ANSWER_WORDS.predicted, ANSWER_WORDS.share].map((word) => (
              <th key={word} scope="col" className={styles.head}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, denied, predicted, deniedBilled, predictedBilled }) => {
            const share = denied === 0 ? 0 : Math.round((100 * predicted) / denied);
            return (
              <tr key={month}>
                <th scope="row" className={styles.month}>
                  {ANSWER_WORDS.monthOf(month)}
                </th>
                <Count lines={denied} billed={deniedBilled} />
                <Count lines={predicted} billed={predictedBilled} />
                <td className={styles.cell}>
                  {denied === 0 ? "–" : `${share}%`}
                  <span className={styles.track} aria-hidden="true">
                    <span className={styles.bar} style={{ width: `${share}%` }} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** How many lines, and the money that was billed for them. */
function Count({ lines, billed }: { readonly lines: number; readonly billed: number }): ReactElement {
  const styles = useStyles();
  return (
    <td className={styles.cell}>
      {grouped(lines)}
      <span className={styles.money}>{moneyText(billed)}</span>
    </td>
  );
}
