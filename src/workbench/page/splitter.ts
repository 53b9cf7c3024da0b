/** The handle between grid and pane: dragged, or moved with the arrow keys. */

/** The widths that Excel allows a task pane, and the one with which it opens, in pixels. */
export const PANE_WIDTH = { least: 320, usual: 350, most: 500 } as const;
const STEP = 10;

/** @param apply is told the new width in pixels, and at once the first one */
export function createSplitter(handle: HTMLElement, apply: (width: number) => void): void {
  let width: number = PANE_WIDTH.usual;
  handle.setAttribute("aria-valuemin", String(PANE_WIDTH.least));
  handle.setAttribute("aria-valuemax", String(PANE_WIDTH.most));
  const set = (wanted: number) => {
    width = Math.round(Math.min(PANE_WIDTH.most, Math.max(PANE_WIDTH.least, wanted)));
    handle.setAttribute("aria-valuenow", String(width));
    apply(width);
  };
  set(width);

  handle.addEventListener("pointerdown", (down) => {
    const start = width;
    handle.setPointerCapture(down.pointerId);
    document.body.classList.add("resizing");
    const move = (event: PointerEvent) => set(start + down.clientX - event.clientX);
    const stop = () => {
      document.body.classList.remove("resizing");
      handle.removeEventListener("pointermove", move);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", stop, { once: true });
  });
  handle.addEventListener("keydown", (event) => {
    const widths: Partial<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: PANE_WIDTH.most,
      End: PANE_WIDTH.least,
    };
    const wanted = widths[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  });
}
