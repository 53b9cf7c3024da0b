import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import { moneyText } from "../../values/money";
import { firstLine } from "../core/select";
import { WORDS } from "../words";
import { NextIcon } from "./icons";
import { isNarrowNow, NARROW } from "./narrow";
import { MarkBadge } from "./severity";

/** Two lines of text and their room, in pixels; where the pane is narrow, what stands in the first one takes three. */
export const rowHeight = (): number => (isNarrowNow() ? 96 : 56);

const useStyles = makeStyles({
  row: {
    position: "absolute",
    insetInline: 0,
    padding: "0 12px",
    display: "flex",
    flexDirection: "column",
    justifyContent: "center",
    gap: "2px",
    boxSizing: "border-box",
    cursor: "pointer",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  line: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
  facts: { [NARROW]: { flexWrap: "wrap", rowGap: 0 } },
  check: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  where: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  },
  payer: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    flexGrow: 1,
    minWidth: 0,
  },
  money: { fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  message: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", flexGrow: 1, minWidth: 0 },
  next: { flexShrink: 0, color: tokens.colorNeutralForeground3, display: "flex" },
});

export interface FindingRowProps {
  readonly finding: Finding;
  readonly active: boolean;
  /** The one row of the list that the Tab key reaches. */
  readonly isTabStop: boolean;
  /** 1-based place in the list, and how long the list is. */
  readonly place: number;
  readonly of: number;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** A finding in two lines. The whole row opens it; the list keeps the keyboard. */
export function FindingRow(props: FindingRowProps): ReactElement {
  const { finding, active, isTabStop, place, of, onFocus, onOpen } = props;
  const styles = useStyles();
  const more = finding.lines.length - 1;
  return (
    // The list handles the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={active}
      aria-posinset={place}
      aria-setsize={of}
      title={finding.message}
      className={mergeClasses(styles.row, active && styles.active)}
      style={{ top: `${(place - 1) * rowHeight()}px`, height: `${rowHeight()}px` }}
      onClick={onOpen}
      onFocus={onFocus}
    >
      <span className={mergeClasses(styles.line, styles.facts)}>
        <MarkBadge mark={finding.severity} />
        <span className={styles.check}>{finding.check}</span>
        <span className={styles.where}>
          {WORDS.check.line(firstLine(finding))}
          {more > 0 && ` ${WORDS.check.moreLines(more)}`}
        </span>
        <span className={styles.payer}>{finding.payer}</span>
        {finding.amount > 0 && <span className={styles.money}>{moneyText(finding.amount)}</span>}
      </span>
      <span className={styles.line}>
        <span className={styles.message}>{finding.message}</span>
        <span className={styles.next}>
          <NextIcon />
        </span>
      </span>
    </div>
  );
}
