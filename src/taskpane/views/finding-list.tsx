import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import type { CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { FindingRow, ROW_HEIGHT } from "./finding-row";
import { scrollTo, useScroller } from "./scroll";
import { offsetWithin, useRowWindow } from "./use-window";

/** What sticks to the top while the list scrolls, in pixels: a row must not hide behind it. */
const STICKY_HEIGHT = 48;
const ROWS_PER_PAGE = 6;

const useStyles = makeStyles({
  list: {
    position: "relative",
    outline: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

export interface FindingListProps {
  readonly checked: CheckedSheet;
  /** Positions in `result.findings` of what is shown. */
  readonly positions: readonly number[];
  /** The one that has the keyboard, by its position in `result.findings`. */
  readonly active: number | null;
  /** How far it was scrolled when somebody left it for a finding: it goes back there and takes the focus. */
  readonly returnTo: number | null;
  readonly onReturned: () => void;
  readonly onActive: (finding: number) => void;
  readonly onOpen: (finding: number) => void;
}

/** The findings as one list of thousands: only the rows near what is seen are drawn, and one of them has the keyboard. */
export function FindingList(props: FindingListProps): ReactElement {
  const { checked, positions, active, returnTo, onReturned, onActive, onOpen } = props;
  const styles = useStyles();
  const prefix = useId();
  const scroller = useScroller();
  const list = useRef<HTMLDivElement>(null);
  const { from, to } = useRowWindow(list, positions.length, ROW_HEIGHT);
  const activeAt = active === null ? -1 : positions.indexOf(active);
  const rowId = (at: number): string => `${prefix}-${at}`;

  useLayoutEffect(() => {
    if (returnTo === null) return;
    scrollTo(scroller.current, returnTo);
    list.current?.focus({ preventScroll: true });
    onReturned();
  }, [returnTo, onReturned, scroller]);
  useEffect(() => {
    if (activeAt >= 0) reveal(scroller.current, list.current, activeAt);
  }, [activeAt, scroller]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = positions.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(last, activeAt + 1),
      ArrowUp: Math.max(0, activeAt - 1),
      PageDown: Math.min(last, activeAt + ROWS_PER_PAGE),
      PageUp: Math.max(0, activeAt - ROWS_PER_PAGE),
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    const opens = event.key === "Enter" || event.key === " ";
    const target = positions[opens ? Math.max(0, activeAt) : (to ?? -1)];
    if (target === undefined) return;
    event.preventDefault();
    if (opens) onOpen(target);
    else onActive(target);
  };

  // The row with the keyboard is drawn wherever it is, because the list points to it.
  const drawn = new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i));
  if (activeAt >= 0) drawn.add(activeAt);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={WORDS.check.list}
      {...(activeAt >= 0 ? { "aria-activedescendant": rowId(activeAt) } : {})}
      className={styles.list}
      style={{ height: `${positions.length * ROW_HEIGHT}px` }}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const [first] = positions;
        if (activeAt < 0 && first !== undefined) onActive(first);
      }}
    >
      {[...drawn].map((at) => {
        const position = positions[at];
        const finding = position === undefined ? undefined : checked.result.findings[position];
        if (position === undefined || !finding) return null;
        return (
          <FindingRow
            key={position}
            id={rowId(at)}
            finding={finding}
            active={at === activeAt}
            place={at + 1}
            of={positions.length}
            onOpen={() => onOpen(position)}
          />
        );
      })}
    </div>
  );
}

/** Scrolls as little as it takes to see a row. */
function reveal(scroller: HTMLElement | null, list: HTMLElement | null, at: number): void {
  if (!scroller || !list) return;
  const top = offsetWithin(list, scroller) + at * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT;
  if (top < scroller.scrollTop + STICKY_HEIGHT) scrollTo(scroller, top - STICKY_HEIGHT);
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scrollTo(scroller, bottom - scroller.clientHeight);
}
