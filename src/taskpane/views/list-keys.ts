import { scrollTo } from "./scroll";
import { offsetWithin } from "./use-window";

/** Rows that Page Up and Page Down go. */
const ROWS_PER_PAGE = 6;

/**
 * The row to which a key moves in a list of rows; `undefined` for every other key.
 * @param at the row that has the keyboard, -1 for none
 * @param last position of the last row
 */
export function rowByKey(key: string, at: number, last: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    PageDown: Math.min(last, at + ROWS_PER_PAGE),
    PageUp: Math.max(0, at - ROWS_PER_PAGE),
    Home: 0,
    End: last,
  };
  return moves[key];
}

/** A list of equal rows in the area that scrolls. Heights are pixels. */
export interface RowsInView {
  readonly rowHeight: number;
  /** What sticks to the top while the list scrolls: a row must not hide behind it. */
  readonly stickyHeight: number;
}

/** Scrolls as little as it takes to see a row. */
export function revealRow(
  scroller: HTMLElement | null,
  list: HTMLElement | null,
  at: number,
  { rowHeight, stickyHeight }: RowsInView,
): void {
  if (!scroller || !list) return;
  const top = offsetWithin(list, scroller) + at * rowHeight;
  const bottom = top + rowHeight;
  if (top < scroller.scrollTop + stickyHeight) scrollTo(scroller, top - stickyHeight);
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scrollTo(scroller, bottom - scroller.clientHeight);
}

/** Gives the keyboard to the row that is the list's tab stop; scrolling is left to the list. */
export function focusRow(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus({ preventScroll: true });
}
