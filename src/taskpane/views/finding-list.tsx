import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import type { CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { FindingRow, rowHeight } from "./finding-row";
import { focusRow, revealRow, rowByKey } from "./list-keys";
import { scrollTo, useScroller } from "./scroll";
import { useRowWindow } from "./use-window";

/** What sticks to the top while the list scrolls, in pixels: a row must not hide behind it. */
const STICKY_HEIGHT = 48;

const useStyles = makeStyles({
  list: {
    position: "relative",
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
  /** Somebody moved to a finding by the keys: a row that only has the keyboard again, as on coming back, was not moved to. */
  readonly onMoved: (finding: number) => void;
  readonly onOpen: (finding: number) => void;
}

/** The findings as one list of thousands: only the rows near what is seen are drawn, and one of them has the keyboard. */
export function FindingList(props: FindingListProps): ReactElement {
  const { checked, positions, active, returnTo, onReturned, onActive, onMoved, onOpen } = props;
  const styles = useStyles();
  const scroller = useScroller();
  const list = useRef<HTMLDivElement>(null);
  const { from, to } = useRowWindow(list, positions.length, rowHeight());
  const activeAt = active === null ? -1 : positions.indexOf(active);

  useLayoutEffect(() => {
    if (returnTo === null) return;
    scrollTo(scroller.current, returnTo);
    focusRow(list.current);
    onReturned();
  }, [returnTo, onReturned, scroller]);
  useEffect(() => {
    if (activeAt < 0) return;
    revealRow(scroller.current, list.current, activeAt, { rowHeight: rowHeight(), stickyHeight: STICKY_HEIGHT });
    // Where the row that had the keyboard is gone with its list, as a group that was opened, this list takes it over.
    const isLeft = document.hasFocus() && document.activeElement === document.body;
    if (isLeft || list.current?.contains(document.activeElement)) focusRow(list.current);
  }, [activeAt, scroller]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = rowByKey(event.key, activeAt, positions.length - 1);
    const opens = event.key === "Enter" || event.key === " ";
    const target = positions[opens ? Math.max(0, activeAt) : (to ?? -1)];
    if (target === undefined) return;
    event.preventDefault();
    if (opens) return onOpen(target);
    onActive(target);
    onMoved(target);
  };

  // The row with the keyboard is drawn wherever it is: it must not lose it by scrolling.
  const stop = activeAt >= 0 ? activeAt : from;
  const drawn = new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i));
  if (activeAt >= 0) drawn.add(activeAt);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={WORDS.check.list}
      className={styles.list}
      style={{ height: `${positions.length * rowHeight()}px` }}
      onKeyDown={onKeyDown}
    >
      {[...drawn].map((at) => {
        const position = positions[at];
        const finding = position === undefined ? undefined : checked.result.findings[position];
        if (position === undefined || !finding) return null;
        return (
          <FindingRow
            key={position}
            finding={finding}
            active={at === activeAt}
            isTabStop={at === stop}
            place={at + 1}
            of={positions.length}
            onFocus={() => onActive(position)}
            onOpen={() => onOpen(position)}
          />
        );
      })}
    </div>
  );
}
