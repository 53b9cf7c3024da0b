import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import { moneyText } from "../../values/money";
import { firstLine } from "../core/select";
import { WORDS } from "../words";
import { NextIcon } from "./icons";
import { MarkBadge } from "./severity";

/** Two lines of text and their room, in pixels. */
export const ROW_HEIGHT = 56;

const useStyles = makeStyles({
  row: {
    position: "absolute",
    insetInline: 0,
    height: `${ROW_HEIGHT}px`,
    padding: "0 12px",
    display: "flex",
    flexDirection: "column",
    justifyContent: "center",
    gap: "2px",
    boxSizing: "border-box",
    cursor: "pointer",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    ":focus-visible > &": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  line: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
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
  readonly id: string;
  readonly finding: Finding;
  readonly active: boolean;
  /** 1-based place in the list, and how long the list is. */
  readonly place: number;
  readonly of: number;
  readonly onOpen: () => void;
}

/** A finding in two lines. The whole row opens it; the list keeps the keyboard. */
export function FindingRow({ id, finding, active, place, of, onOpen }: FindingRowProps): ReactElement {
  const styles = useStyles();
  const more = finding.lines.length - 1;
  return (
    // The list handles the keys, and this row is its active descendant.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-posinset={place}
      aria-setsize={of}
      title={finding.message}
      className={mergeClasses(styles.row, active && styles.active)}
      style={{ top: `${(place - 1) * ROW_HEIGHT}px` }}
      onClick={onOpen}
    >
      <span className={styles.line}>
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
