import { fileOfBytes } from "../../../src/files/cms/cms-file";
import { importReference } from "../../../src/files/cms/import-reference";
import type { ImportProgress } from "../../../src/files/cms/progress";
import { serveImport, type ImportWorker } from "../../../src/files/cms/worker-messages";
import type { PairRow } from "../../../src/codes/reference/pair-builder";
import { ptpSetFrom } from "../../../src/codes/reference/ptp";
import { dayOf } from "../../../src/values/day";
import { utf8 } from "../archive";

const HEADER = "Column1/Column2 Edits\t\t\t\t\t\t\r\nColumn 1\tColumn 2\t\tEffective\tDeletion\tModifier\t\r\n";
const RATIONALE = "CPT Manual or CMS manual coding instruction";

/** A table of this many pairs in CMS's layout. Row i has the pair of `codeAt(i / 500)` and `codeAt(i % 500)`. */
function tableOf(rows: number): string {
  const lines: string[] = [HEADER];
  for (let i = 0; i < rows; i++) {
    const deleted = i % 7 === 0 ? "20240630" : "*";
    lines.push(
      `${codeAt(Math.floor(i / 500))}\t${codeAt(i % 500)}\t\t20200101\t${deleted}\t${i % 2}\t${RATIONALE}\r\n`,
    );
  }
  return lines.join("");
}
const FIRST_DAY = dayOf(2020, 1, 1);
const codeAt = (n: number): string => String(10_000 + n * 7);
const blob = (name: string, content: string): File => new File([content], name);

/** A worker whose other end runs here, with every message copied as between threads. */
function fakeWorker(): ImportWorker & { readonly ended: () => boolean } {
  let ended = false;
  return {
    ended: () => ended,
    terminate: () => (ended = true),
    ask(request, hear) {
      void serveImport(request, (message) => {
        const copy = structuredClone(message);
        setTimeout(() => !ended && hear(copy), 0);
      });
    },
  };
}

// Much is read here, on machines that have other things to do.
jest.setTimeout(120_000);

const NAME = "ccipra-v322r0.TXT";
const ROWS = 200_000;

/** The name of the content, from the rows themselves: the same whichever way it was read. */
const HASH = ptpSetFrom(
  Array.from({ length: ROWS }, (_, i): PairRow => {
    const indicator = i % 2 === 0 ? 0 : 1;
    return [
      codeAt(Math.floor(i / 500)),
      codeAt(i % 500),
      FIRST_DAY,
      i % 7 === 0 ? dayOf(2024, 6, 30) : null,
      indicator,
    ];
  }),
  { edition: "2026-07", editionDay: 1, origin: "rows" },
).hash;

describe("an import of a whole table", () => {
  const text = tableOf(ROWS);

  it.each([
    ["in slices, from a browser's file", () => [blob(NAME, text)], null],
    ["in slices, from bytes", () => [fileOfBytes(NAME, utf8(text))], null],
    ["in a worker", () => [blob(NAME, text)], fakeWorker()],
  ] as const)("answers as the table says: %s", async (_, files, worker) => {
    const told: ImportProgress[] = [];
    const imported = await importReference([...files()] as File[], {
      spawn: () => Promise.resolve(worker),
      onProgress: (progress) => told.push(progress),
    });
    const set = imported?.reference.ptp;
    expect(set).toMatchObject({ edition: "2026-07", rows: ROWS, hash: HASH });
    const wrong: number[] = [];
    for (let sample = 0; sample < 10_000; sample++) {
      const i = (sample * 7919) % ROWS;
      const [period, ...more] = set?.periods(codeAt(Math.floor(i / 500)), codeAt(i % 500)) ?? [];
      const to = i % 7 === 0 ? dayOf(2024, 6, 30) : null;
      const isRight = period?.from === FIRST_DAY && period?.to === to && period.indicator === i % 2;
      if (!isRight || more.length > 0) wrong.push(i);
    }
    expect(wrong).toEqual([]);
    expect(set?.periods(codeAt(0), codeAt(500))).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ done, of }) => done > 0 && done <= of && of === utf8(text).length)).toBe(true);
    if (worker) expect(worker.ended()).toBe(true);
  });

  it("comes to nothing where it is cancelled, in slices and in a worker", async () => {
    for (const worker of [null, fakeWorker()]) {
      const cancelling = new AbortController();
      const imported = await importReference([blob(NAME, text)], {
        spawn: () => Promise.resolve(worker),
        signal: cancelling.signal,
        onProgress: () => cancelling.abort(),
      });
      expect(imported).toBeNull();
      if (worker) expect(worker.ended()).toBe(true);
    }
    await expect(importReference([blob(NAME, text)], { signal: AbortSignal.abort() })).resolves.toBeNull();
  });

  it("is refused where the file was cut off, with the same words from a worker", async () => {
    const cut = text.slice(0, -RATIONALE.length - 5);
    for (const worker of [null, fakeWorker()]) {
      await expect(importReference([blob(NAME, cut)], { spawn: () => Promise.resolve(worker) })).rejects.toMatchObject({
        name: "UnusableFile",
        problem: { file: NAME, row: ROWS + 2 },
      });
    }
  });

  it("is made here where the worker's own file cannot be loaded", async () => {
    const broken: ImportWorker = {
      terminate: () => undefined,
      ask: (_, __, tellBroken) => setTimeout(tellBroken, 0),
    };
    const imported = await importReference([blob(NAME, text)], { spawn: () => Promise.resolve(broken) });
    expect(imported?.reference.ptp?.hash).toBe(HASH);
  });
});

it("a file that another program has open is named, with what to do", async () => {
  const file = blob(NAME, tableOf(10));
  let reads = 0;
  jest.spyOn(file, "stream").mockImplementation(
    () =>
      new ReadableStream({
        pull(controller) {
          if (reads++ === 0) controller.enqueue(new Uint8Array(utf8(HEADER)));
          else controller.error(new DOMException("locked", "NotReadableError"));
        },
      }),
  );
  await expect(importReference([file], { spawn: () => Promise.resolve(null) })).rejects.toThrow(
    "ccipra-v322r0.TXT: cannot be read (locked). If it is open in another program, close it there and choose it again",
  );
});
