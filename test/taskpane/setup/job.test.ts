import { UnusableFile } from "../../../src/files/problem";
import { createJob, failureWords, jobsOf, type Job } from "../../../src/taskpane/core/job";

/** Work that goes on when the test says so. */
function work(): {
  run: Parameters<Job<number, string>["start"]>[0];
  tell(progress: number): void;
  end(result: string | null): void;
  fail(error: Error): void;
  stopped(): boolean;
} {
  let tell: (progress: number) => void = () => undefined;
  let signal: AbortSignal | undefined;
  let end!: (result: string | null) => void;
  let fail!: (error: Error) => void;
  const done = new Promise<string | null>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return {
    run: (onProgress, given) => {
      tell = onProgress;
      signal = given;
      return done;
    },
    tell: (progress) => tell(progress),
    end,
    fail,
    stopped: () => signal?.aborted === true,
  };
}

const job = (): Job<number, string> => createJob();

test("tells how far it is and what it came to", async () => {
  const own = job();
  const states: unknown[] = [];
  const stop = own.subscribe(() => states.push(own.state()));
  const first = work();
  const running = own.start(first.run);
  first.tell(3);
  first.end("seven");
  await running;
  expect(states).toEqual([
    { kind: "running", progress: null },
    { kind: "running", progress: 3 },
    { kind: "done", result: "seven" },
  ]);
  stop();
  own.clear();
  expect(own.state()).toEqual({ kind: "idle" });
  expect(states).toHaveLength(3);
});

test("fails with a message", async () => {
  const own = job();
  const first = work();
  const running = own.start(first.run);
  first.fail(new Error("cut off"));
  await running;
  expect(own.state()).toEqual({ kind: "failed", message: "Cut off." });
});

test("a message about a file begins with its name as it is written", () => {
  expect(failureWords(new UnusableFile({ file: "ptp.txt", row: 3, message: "is cut off" }))).toBe(
    "ptp.txt, row 3: is cut off.",
  );
  // What nobody foresaw may name what stands in a cell: its kind alone is told.
  expect(failureWords("ROSA SMITH")).toMatch(/^Something went wrong: a fault of the add-in \(string\)/);
});

test("is stopped, and what it came to is not heard any more", async () => {
  const own = job();
  const first = work();
  const running = own.start(first.run);
  own.cancel();
  expect([first.stopped(), own.state()]).toEqual([true, { kind: "idle" }]);
  first.tell(9);
  first.end("too late");
  await running;
  expect(own.state()).toEqual({ kind: "idle" });
  own.cancel();
  expect(own.state()).toEqual({ kind: "idle" });
});

test("a second start stops the first and counts alone", async () => {
  const own = job();
  const [first, second] = [work(), work()];
  const one = own.start(first.run);
  const two = own.start(second.run);
  expect(first.stopped()).toBe(true);
  second.end("second");
  first.fail(new Error("first"));
  await Promise.all([one, two]);
  expect(own.state()).toEqual({ kind: "done", result: "second" });
});

test("work that stopped itself leaves nothing", async () => {
  const own = job();
  const first = work();
  const running = own.start(first.run);
  first.end(null);
  await running;
  expect(own.state()).toEqual({ kind: "idle" });
});

test("each owner has a job of its own", () => {
  const jobs = jobsOf<object, number, string>();
  const owner = {};
  expect(jobs(owner)).toBe(jobs(owner));
  expect(jobs({})).not.toBe(jobs(owner));
});
