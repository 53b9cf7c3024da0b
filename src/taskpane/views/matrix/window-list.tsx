import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { NextIcon } from "../icons";
import { focusRow, revealRow, rowByKey } from "../list-keys";
import type { ListRow } from "../row-list";
import { useScroller } from "../scroll";
import { useRowWindow } from "../use-window";

/** Two lines of text and their room, in pixels. */
const ROW_HEIGHT = 56;
/** The bar of a screen sticks to the top while a list scrolls, in pixels: a row must not hide behind it. */
const STICKY_HEIGHT = 42;
const ROWS = { rowHeight: ROW_HEIGHT, stickyHeight: STICKY_HEIGHT };

const useStyles = makeStyles({
  list: { position: "relative", flexShrink: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    position: "absolute",
    insetInline: 0,
    height: `${ROW_HEIGHT}px`,
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: "8px",
    padding: "0 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "pointer",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  texts: { display: "flex", flexDirection: "column", minWidth: 0, gap: "2px" },
  top: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
  title: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: {
    marginInlineStart: "auto",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground2,
  },
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  next: { display: "flex", color: tokens.colorNeutralForeground3 },
});

export interface WindowListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly rowOf: (item: T, at: number) => ListRow;
  /** The row to which the keyboard returns when the list is drawn, as after a row was looked at; `null` to leave it where it is. */
  readonly returnTo?: number | null;
}

/** A list of two-line rows that may be thousands: only those near what is seen are drawn. Arrows move, Enter opens. */
export function WindowList<T>({ label, items, rowOf, returnTo = null }: WindowListProps<T>): ReactElement {
  const styles = useStyles();
  const scroller = useScroller();
  const list = useRef<HTMLDivElement>(null);
  const { from, to } = useRowWindow(list, items.length, ROW_HEIGHT);
  const [active, setActive] = useState(returnTo ?? -1);
  const at = Math.min(active, items.length - 1);
  const wantsFocus = useRef(returnTo !== null);

  useLayoutEffect(() => {
    if (at < 0 || !wantsFocus.current) return;
    wantsFocus.current = false;
    revealRow(scroller.current, list.current, at, ROWS);
    focusRow(list.current);
  }, [at, scroller]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const opens = event.key === "Enter" || event.key === " ";
    const target = opens ? Math.max(0, at) : rowByKey(event.key, at, items.length - 1);
    const item = target === undefined ? undefined : items[target];
    if (target === undefined || item === undefined) return;
    event.preventDefault();
    if (opens) return rowOf(item, target).onOpen();
    wantsFocus.current = true;
    setActive(target);
  };

  // The row with the keyboard is drawn wherever it is: it must not lose it by scrolling.
  const stop = at >= 0 ? at : from;
  const drawn = new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i));
  if (at >= 0) drawn.add(at);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      className={styles.list}
      style={{ height: `${items.length * ROW_HEIGHT}px` }}
      onKeyDown={onKeyDown}
    >
      {[...drawn].map((i) => {
        const item = items[i];
        if (item === undefined) return null;
        const { key, title, text, mark, aside, onOpen } = rowOf(item, i);
        return (
          // The list handles the keys.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={key}
            role="option"
            tabIndex={i === stop ? 0 : -1}
            aria-selected={i === at}
            aria-posinset={i + 1}
            aria-setsize={items.length}
            title={text}
            className={mergeClasses(styles.row, i === at && styles.active)}
            style={{ top: `${i * ROW_HEIGHT}px` }}
            onClick={onOpen}
            onFocus={() => setActive(i)}
          >
            <span className={styles.texts}>
              <span className={styles.top}>
                {mark}
                <span className={styles.title}>{title}</span>
                {aside !== undefined && <span className={styles.aside}>{aside}</span>}
              </span>
              <span className={styles.text}>{text}</span>
            </span>
            <span className={styles.next}>
              <NextIcon />
            </span>
          </div>
        );
      })}
    </div>
  );
}
