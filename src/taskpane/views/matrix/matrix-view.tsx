import { Spinner } from "@fluentui/react-components";
import { useEffect, useLayoutEffect, useRef, type MouseEvent, type ReactElement } from "react";
import { WORDS } from "../../words";
import { takeFocus } from "../focus";
import { scrollTo, useScroller } from "../scroll";
import { usePaneState } from "../use-pane";
import { OverviewView } from "./overview-view";
import { ScreenView } from "./screens";

/** Where a screen was left for another one on top of it: to come back to. */
interface Left {
  /** What was pressed, by its words: screens are drawn anew. */
  readonly pressed: string;
  readonly scrolled: number;
}

/** What do the payers want? The overview, and the screens that were opened on top of it. */
export function MatrixView(): ReactElement {
  const { loaded, matrix } = usePaneState();
  const scroller = useScroller();
  const root = useRef<HTMLDivElement>(null);
  const left = useRef<Left[]>([]);
  const depth = matrix.screens.length;
  const was = useRef(depth);
  const top = matrix.screens[depth - 1];

  // Only looks at what is pressed; the buttons inside do what they do.
  const onClickCapture = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) left.current[depth] = { pressed: wordsOf(button), scrolled: scroller.current?.scrollTop ?? 0 };
  };
  // A screen that is opened begins at its top; one that is come back to is where it was left.
  useLayoutEffect(() => {
    if (was.current !== depth)
      scrollTo(scroller.current, depth < was.current ? (left.current[depth]?.scrolled ?? 0) : 0);
  }, [scroller, depth]);
  // The title of a screen takes the focus first; on the way back, what was pressed takes it.
  useEffect(() => {
    if (depth < was.current) {
      const pressed = left.current[depth]?.pressed;
      const buttons = [...(root.current?.querySelectorAll("button") ?? [])];
      takeFocus(buttons.find((button) => wordsOf(button) === pressed));
    }
    was.current = depth;
  }, [depth]);

  if (!loaded) return <Spinner size="small" label={WORDS.later.waiting} style={{ padding: "24px" }} />;
  return (
    <div ref={root} onClickCapture={onClickCapture}>
      {top ? <ScreenView key={depth} screen={top} loaded={loaded} /> : <OverviewView loaded={loaded} />}
    </div>
  );
}

const wordsOf = (button: Element): string => button.getAttribute("aria-label") ?? button.textContent ?? "";
