import { problemText, UnusableFile } from "../files/problem";
import { dayOf, type Day } from "../values/day";
import { progressLine, type WorkState } from "./progress";

/** What a command needs of the world: where it writes, and what day it is. */
export interface Terminal {
  /** What was asked for, and nothing else. */
  out(text: string): void;
  /** Everything else: notes, and why something could not be done. */
  note(text: string): void;
  today(): Day;
  /** Waits until a slow reader of the output has taken what was written. */
  drained?(): Promise<void>;
  /** Shows how far a long work is. Only where somebody looks at a terminal. */
  progress?(state: WorkState): void;
}

/** How a command ended: nothing wrong, some error found, or the input could not be used. */
export const Exit = { fine: 0, errors: 1, unusable: 2 } as const;
/** How a process ends that somebody stopped with Ctrl+C, as shells have it. */
export const STOPPED = 130;
export type Exit = (typeof Exit)[keyof typeof Exit];

/** A command was called wrongly; `message` says how, and the usage follows it. */
export class WrongUse extends Error {
  constructor(
    message: string,
    readonly usage: string,
  ) {
    super(message);
    this.name = "WrongUse";
  }
}

/** Runs a command and turns what it throws into words and an exit status. Faults of the program itself are not hidden. */
export async function run(command: () => Promise<Exit>, terminal: Terminal): Promise<Exit> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof UnusableFile) terminal.note(problemText(error.problem));
    else if (error instanceof WrongUse) terminal.note(`${error.message}\n\n${error.usage}`);
    else throw error;
    return Exit.unusable;
  }
}

/** A reader such as `head` may close the pipe before everything is written: that is its choice, and no fault. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const now = (): number => performance.now();
const progress = process.stderr.isTTY ? progressLine((text) => process.stderr.write(text), now) : undefined;

/** The terminal of this process. Its clock is the only one in the product: everywhere else the day is an argument. */
export const processTerminal: Terminal = {
  out(text) {
    progress?.clear();
    process.stdout.write(text);
  },
  note(text) {
    progress?.clear();
    process.stderr.write(`${text}\n`);
  },
  today() {
    const today = new Date();
    return dayOf(today.getFullYear(), today.getMonth() + 1, today.getDate()) ?? 0;
  },
  async drained() {
    const { stdout } = process;
    if (!stdout.writableNeedDrain) return;
    // A reader that goes away takes nothing any more.
    await new Promise<void>((resolve) => {
      for (const event of ["drain", "close", "error"]) stdout.once(event, () => resolve());
    });
  },
  ...(progress ? { progress: (state) => progress.show(state) } : {}),
};
