import { useLayoutEffect, useState, type RefObject } from "react";
import { useScroller } from "./scroll";

/** Rows drawn beyond what is seen, so that scrolling shows no gaps. */
const OVERSCAN = 6;
/** Assumed where the height is not known, as in a page without layout. */
const FALLBACK_HEIGHT = 600;

/** Which rows of a long list to draw. */
export interface RowWindow {
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/**
 * Follows scrolling, and tells which rows of a list of equal rows are near what is seen.
 * @param rowHeight in pixels
 */
export function useRowWindow(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const scroller = useScroller();
  const [seen, setSeen] = useState<RowWindow>({ from: 0, to: Math.ceil(FALLBACK_HEIGHT / rowHeight) });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => {
      const top = list.current ? element.scrollTop - offsetWithin(list.current, element) : 0;
      const height = element.clientHeight || FALLBACK_HEIGHT;
      const from = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
      const to = Math.max(0, Math.ceil((top + height) / rowHeight) + OVERSCAN);
      setSeen((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const resize = new ResizeObserver(look);
    resize.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      resize.disconnect();
    };
  }, [scroller, list, rowHeight, count]);
  return { from: Math.min(seen.from, count), to: Math.min(seen.to, count) };
}

/** How far a list begins below the top of what scrolls, in pixels. */
export function offsetWithin(list: HTMLElement, scroller: HTMLElement): number {
  return list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
