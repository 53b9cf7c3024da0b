import { createContext, useContext, type RefObject } from "react";

/** The element that scrolls the open place of the pane. */
export const ScrollContext = createContext<RefObject<HTMLElement | null> | null>(null);

export function useScroller(): RefObject<HTMLElement | null> {
  const scroller = useContext(ScrollContext);
  if (!scroller) throw new Error("a view stands outside of the scrolling area");
  return scroller;
}

/** Scrolls to so many pixels from the top. */
export function scrollTo(scroller: HTMLElement | null, top: number): void {
  if (scroller) scroller.scrollTop = top;
}
