import { Button } from "@fluentui/react-components";
import { createElement, useEffect, useState, type ReactElement } from "react";
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
  const [state, setState] = useState<"waiting" | "failed" | "here">(arrived.has(load) ? "here" : "waiting");
  useEffect(() => {
    if (state !== "waiting") return;
    let gone = false;
    load().then(
      (place) => {
        arrived.set(load, place);
        if (!gone) setState("here");
      },
      () => {
        if (!gone) setState("failed");
      },
    );
    return () => {
      gone = true;
    };
  }, [load, state]);
  const place = arrived.get(load);
  if (state === "here" && place) return createElement(place);
  if (state === "waiting")
    return waiting === undefined ? <p style={{ padding: "12px", margin: 0 }}>{WORDS.later.waiting}</p> : waiting;
  return (
    <div style={{ padding: "10px 12px" }}>
      <NoticeBar
        kind="error"
        action={
          <Button size="small" onClick={() => setState("waiting")}>
            {WORDS.later.again}
          </Button>
        }
      >
        {WORDS.later.failed}
      </NoticeBar>
    </div>
  );
}
