// One way to run the five queries in a database, whichever it is.
import { FIVE, type Five } from "../five-checks";
import { medianTime, microsecondsPerCall, timeOf, timed, type Time } from "../measure";
import type { Figures } from "../scenario";
import { FIVE_QUERIES } from "./sql";

/** A database with the tables loaded. */
export interface Database {
  /** Runs a query and fetches all of its rows. @returns how many there are */
  count(sql: string): Promise<number> | number;
  /** Asks the one question of a formula. */
  ask(payer: string, code: string, day: number, dx: string): unknown;
}

/** What is asked one by one. */
export interface Question {
  readonly payer: string;
  readonly code: string;
  readonly day: number;
  readonly dx: string;
}

/** Times the five queries, one after the other as one pass, and single questions. */
export async function measureDatabase(
  database: Database,
  questions: readonly Question[],
  { runs, batch }: { readonly runs: number; readonly batch: number },
): Promise<Figures> {
  const each = new Map<Five, Time[]>(FIVE.map((kind) => [kind, []]));
  const found: Record<string, number> = {};
  const pass = await timed(runs, async () => {
    for (const kind of FIVE) {
      const { time, value } = await timeOf(() => database.count(FIVE_QUERIES[kind]));
      each.get(kind)?.push(time);
      found[`found ${kind}`] = value;
    }
  });
  const call = await microsecondsPerCall(questions.length, batch, (i) => {
    const { payer, code, day, dx } = questions[i % questions.length] as Question;
    return database.ask(payer, code, day, dx);
  });
  return {
    check: pass.time.wall,
    "check cpu": pass.time.cpu,
    ...Object.fromEntries([...each].map(([kind, times]) => [`check ${kind}`, medianTime(times).wall])),
    "one call us": call,
    ...found,
  };
}
