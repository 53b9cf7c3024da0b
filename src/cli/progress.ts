import { grouped } from "../values/lists";

/** How far a long work is. */
export interface WorkState {
  /** What is done to which file. */
  readonly doing: string;
  readonly done: number;
  readonly of: number;
  /** What is counted: rows, or bytes. */
  readonly unit: "rows" | "MB";
}

/** One line of a terminal that says how far a work is, and is written over. */
export interface ProgressLine {
  show(state: WorkState): void;
  /** Takes the line away, for something else to be written. */
  clear(): void;
}

/** The line is written anew after this time. */
const PAUSE_MS = 250;
/** What is left is told once this much time tells how fast it goes. */
const LEARNING_MS = 2000;

/** Goes to the beginning of the line and empties it. */
const LINE_START = "\r\u001b[K";

/** @param now milliseconds of any clock that goes on */
export function progressLine(write: (text: string) => void, now: () => number): ProgressLine {
  let doing = "";
  let begun = 0;
  let last = -Infinity;
  let isShown = false;
  return {
    show(state) {
      const time = now();
      if (state.doing !== doing) {
        doing = state.doing;
        begun = time;
      } else if (time - last < PAUSE_MS) return;
      last = time;
      isShown = true;
      write(`${LINE_START}${progressText(state, time - begun)}`);
    },
    clear() {
      if (isShown) write(LINE_START);
      isShown = false;
    },
  };
}

/**
 * How far a work is, in words.
 * @param spent milliseconds
 * @example progressText({ doing: "Checking a.csv", done: 50_000, of: 100_000, unit: "rows" }, 5000)
 * //=> "Checking a.csv: 50,000 of 100,000 rows, 10,000 a second, 5 seconds left"
 */
export function progressText({ doing, done, of, unit }: WorkState, spent: number): string {
  const far = `${doing}: ${grouped(done)} of ${grouped(of)} ${unit}`;
  if (spent < LEARNING_MS || done === 0) return far;
  const left = ((of - done) * spent) / done / 1000;
  return `${far}, ${grouped(Math.round((done * 1000) / spent))} a second, ${leftText(left)} left`;
}

const leftText = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
