import { problemText, UnusableFile } from "../files/problem";
import { dayOf, type Day } from "../values/day";

/** What a command needs of the world: where it writes, and what day it is. */
export interface Terminal {
  /** What was asked for, and nothing else. */
  out(text: string): void;
  /** Everything else: notes, and why something could not be done. */
  note(text: string): void;
  today(): Day;
}

/** How a command ended: nothing wrong, some error found, or the input could not be used. */
export const Exit = { fine: 0, errors: 1, unusable: 2 } as const;
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

/** The terminal of this process. Its clock is the only one in the product: everywhere else the day is an argument. */
export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(`${text}\n`),
  today() {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 0;
  },
};
