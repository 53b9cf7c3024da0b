import { Button } from "@fluentui/react-components";
import { createElement, useEffect, useReducer, useState, type ReactElement } from "react";
import { WORDS } from "../words";
import { NoticeBar } from "./notice";

/** What a place that arrives later looks like when it is there. */
type Place = () => ReactElement | null;

/** Places that have arrived, by what loads them: a place that is opened again is there at once. */
const arrived = new Map<() => Promise<Place>, Place>();

/** Loads a place before anybody opens it; a load that fails is tried again when somebody does. */
export function preload(load: () => Promise<Place>): void {
  load().then(
    (place) => arrived.set(load, place),
    () => undefined,
  );
}

export interface LaterProps {
  /** Must be the same function at every drawing. */
  readonly load: () => Promise<Place>;
  /** What stands there until it has come: a word where not said. */
  readonly waiting?: ReactElement | null;
}

/**
 * A place of the pane whose code comes after the first screen. A load that fails says so and can be tried again.
 */
export function Later({ load, waiting }: LaterProps): ReactElement | null {
  const [failed, setFailed] = useState<LaterProps["load"] | null>(null);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const place = arrived.get(load);
  const waits = !place && failed !== load;
  useEffect(() => {
    if (!waits) return;
    let gone = false;
    load().then(
      (come) => {
        arrived.set(load, come);
        if (!gone) redraw();
      },
      () => {
        if (!gone) setFailed(() => load);
      },
    );
    return () => {
      gone = true;
    };
  }, [load, waits]);
  if (place) return createElement(place);
  if (waits)
    return waiting === undefined ? <p style={{ padding: "12px", margin: 0 }}>{WORDS.later.waiting}</p> : waiting;
  return (
    <div style={{ padding: "10px 12px" }}>
      <NoticeBar
        kind="error"
        action={
          <Button size="small" onClick={() => setFailed(null)}>
            {WORDS.later.again}
          </Button>
        }
      >
        {WORDS.later.failed}
      </NoticeBar>
    </div>
  );
}
