import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { Judged } from "../../../learning/outcomes";
import { reasonsText } from "../../../remittances/join";
import { wordsOf } from "../../../values/day";
import { moneyText } from "../../../values/money";
import { ANSWER_WORDS } from "../../words-answers";
import { usePane } from "../use-pane";

const SHOWN = 20;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  top: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "8px",
    fontVariantNumeric: "tabular-nums",
  },
  amount: { marginInlineStart: "auto" },
  // A target of 24 by 24 pixels.
  link: { minHeight: "24px", display: "inline-flex", alignItems: "center" },
  quiet: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "8px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

/** Answered lines, each with the way to the sheet; a denied one with the facts of an appeal. */
export function LineList({
  lines,
  onLetter,
}: {
  readonly lines: readonly Judged[];
  readonly onLetter: (judged: Judged) => void;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [most, setMost] = useState(SHOWN);
  return (
    <ul className={styles.list}>
      {lines.slice(0, most).map((judged) => {
        const { line, outcome } = judged;
        return (
          <li key={line.index}>
            <span className={styles.top}>
              <Link as="button" className={styles.link} onClick={() => void pane.goToLine(line.index)}>
                {ANSWER_WORDS.line(line.index)}
              </Link>
              <span>{line.code}</span>
              <span>{wordsOf(line.dos)}</span>
              <span className={styles.amount}>{moneyText(line.charge ?? 0)}</span>
            </span>
            <span className={styles.quiet}>
              <span>{outcome.kind === "denied" ? reasonsText(outcome) : moneyText(outcome.paid)}</span>
              <span>{line.patient}</span>
              {outcome.kind === "denied" && (
                <Link as="button" className={styles.link} onClick={() => onLetter(judged)}>
                  {ANSWER_WORDS.letter}
                </Link>
              )}
            </span>
          </li>
        );
      })}
      {lines.length > most && (
        <li>
          <Link as="button" className={styles.link} onClick={() => setMost(most + 10 * SHOWN)}>
            {ANSWER_WORDS.more_(lines.length - most)}
          </Link>
        </li>
      )}
    </ul>
  );
}
