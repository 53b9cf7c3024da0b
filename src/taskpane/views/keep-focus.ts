/*
 * A button that is pressed may go with what it was part of, or cannot be pressed while the pane works. The browser then gives the keyboard to
 * nobody: whoever has no mouse would begin again at the top of the pane, and a screen reader would fall silent.
 */

/** What comes in the place of what went may take the keyboard itself, within so many milliseconds. */
const OWN_FOCUS_MS = 60;

/**
 * Keeps the keyboard in the pane: it comes back to a button that can be pressed again, and where the button is gone it goes to the title of the
 * screen, or to the place. Whoever types in the sheet keeps it there.
 * @returns what stops it
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: HTMLElement | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const isLost = (): boolean => document.hasFocus() && document.activeElement === document.body && last !== null;
  const look = (): void => {
    if (!isLost() || !last) return;
    if (last.isConnected) {
      // Disabled while something is written: it is taken back when it can be pressed again.
      if (!last.matches(":disabled")) last.focus();
      return;
    }
    const panel = root.querySelector<HTMLElement>('[role="tabpanel"]');
    const title = (panel ?? root).querySelector<HTMLElement>("h1[tabindex], h2[tabindex]");
    const next = title ?? panel ?? root;
    if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  };
  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement) last = target;
  };
  /** A click beside everything, or Esc, is no loss: what had the keyboard is there still. */
  const forget = (): void => {
    last = null;
  };
  const changed = new MutationObserver(() => {
    if (waiting !== undefined || !isLost()) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      look();
    }, OWN_FOCUS_MS);
  });
  changed.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  root.addEventListener("focusin", remember);
  root.addEventListener("pointerdown", forget);
  return () => {
    clearTimeout(waiting);
    changed.disconnect();
    root.removeEventListener("focusin", remember);
    root.removeEventListener("pointerdown", forget);
  };
}
