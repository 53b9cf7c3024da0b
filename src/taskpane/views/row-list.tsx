import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { NextIcon } from "./icons";
import { NARROW } from "./narrow";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: "8px",
    minHeight: "44px",
    padding: "5px 12px",
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  texts: { display: "flex", flexDirection: "column", minWidth: 0 },
  top: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0, [NARROW]: { flexWrap: "wrap" } },
  title: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    [NARROW]: { whiteSpace: "normal" },
    minWidth: 0,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: {
    marginInlineStart: "auto",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground2,
  },
  text: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    [NARROW]: { whiteSpace: "normal" },
  },
  next: { display: "flex", color: tokens.colorNeutralForeground3 },
});

/** A row of two lines: the whole of it is the target. */
export interface ListRow {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** Before the title, such as a badge. */
  readonly mark?: ReactNode;
  /** At the right end of the first line, such as money or a count. */
  readonly aside?: string;
  readonly onOpen: () => void;
}

/** Rows of two lines with one stop for the Tab key: arrows, Home and End move, Enter opens. For lists of up to some hundreds. */
export function RowList({ label, rows }: { readonly label: string; readonly rows: readonly ListRow[] }): ReactElement {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = Math.min(stop, rows.length - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(rows.length - 1, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    list.current?.querySelectorAll<HTMLElement>("button")[to]?.focus();
  };
  return (
    // The keys move between the buttons inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={list} role="group" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
      {rows.map(({ key, title, text, mark, aside, onOpen }, i) => (
        <button
          key={key}
          type="button"
          className={styles.row}
          tabIndex={i === Math.min(stop, rows.length - 1) ? 0 : -1}
          title={text}
          onFocus={() => setStop(i)}
          onClick={onOpen}
        >
          <span className={styles.texts}>
            <span className={styles.top}>
              {mark}
              <span className={styles.title}>{title}</span>
              {aside !== undefined && <span className={styles.aside}>{aside}</span>}
            </span>
            {text !== "" && <span className={styles.text}>{text}</span>}
          </span>
          <span className={styles.next}>
            <NextIcon />
          </span>
        </button>
      ))}
    </div>
  );
}
