// A quarter's pair table in a real browser: CMS's zip goes through the worker and the browser's own unpacker, is kept packed on this computer, and
// formulas answer from what was kept.
import { setOf } from "../../src/codes/reference/content";
import { fileOfBytes } from "../../src/files/cms/cms-file";
import { importContents } from "../../src/files/cms/import";
import { zipOf } from "../files/archive";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(600_000);

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

/** A busy machine takes its time. */
const PATIENCE = { timeout: 120_000 };
const HEADER = "Column1/Column2 Edits\t\t\t\t\t\t\r\nColumn 1\tColumn 2\t\tEffective\tDeletion\tModifier\t\r\n";
const codeAt = (n: number): string => String(20_000 + n * 7);
const PAIRS = 120_000;

/** Pairs of codes that the built-in table does not cover; those of the first code have ended. The last hundred codes stand in column 2 alone. */
const table = Array.from({ length: PAIRS }, (_, i) => {
  const deleted = i < 400 ? "20240630" : "*";
  return `${codeAt(Math.floor(i / 400))}\t${codeAt(i % 400)}\t\t20200101\t${deleted}\t${i % 2}\tMore extensive procedure\r\n`;
}).join("");
const ZIP = "medicare-ncci-2026q4-practitioner-ptp.zip";
const zip = zipOf([{ name: "ccipra-v323r0.TXT", data: HEADER + table }]);

/** Where the checksum stands in an archive's directory, from the beginning of the part's entry. */
const CHECKSUM_AT = 16;

async function choose(bench: Workbench, bytes: Uint8Array): Promise<void> {
  const input = bench.pane().locator('input[type="file"]').first();
  await input.setInputFiles({ name: ZIP, mimeType: "application/zip", buffer: Buffer.from(bytes) });
}

const asked = (first: number, second: number): string =>
  `=PAYER.BUNDLED(PolicyMatrix,"MEDICARE","${codeAt(first)}","${codeAt(second)}",DATE(2026,10,14))`;

test("CMS's zip is read in the worker, kept packed, and answers formulas; a damaged one changes nothing", async () => {
  const [content] = (await importContents([fileOfBytes(ZIP, zip)])).contents;
  if (content?.kind !== "PTP") throw new Error("the zip has no pairs");
  expect(setOf(content)).toMatchObject({ edition: "2026-10", rows: PAIRS });

  const bench = await server.open();
  const workers: string[] = [];
  bench.page.on("worker", (worker) => workers.push(worker.url()));
  await bench.enter("Claims!AR2", asked(3, 5));
  const before = String((await bench.cell("Claims!AR2")).value);
  await bench.pane().getByRole("tab", { name: "Setup" }).click();
  await bench
    .pane()
    .getByRole("button", { name: /^Reference sets/ })
    .click(PATIENCE);

  // Every row of it is as it should be: the checksum alone tells.
  const damaged = zip.slice();
  damaged[Buffer.from(zip).lastIndexOf("PK\u0001\u0002") + CHECKSUM_AT]! ^= 1;
  await choose(bench, damaged);
  await bench
    .pane()
    .getByText(/ccipra-v323r0\.TXT does not unpack to what the archive says/)
    .waitFor(PATIENCE);

  await choose(bench, zip);
  await bench.pane().getByText("PTP 2026-10: 120,000 rows").waitFor(PATIENCE);
  await bench.pane().getByRole("button", { name: "Use these tables" }).click(PATIENCE);
  await bench
    .pane()
    .getByRole("region", { name: "Read from the files" })
    .waitFor({ ...PATIENCE, state: "detached" });
  expect(workers.filter((url) => /import-worker/.test(url))).toHaveLength(2);

  const kept = await bench.pane().evaluate(async (key) => {
    const request = indexedDB.open("payer-policy-matrix");
    const database = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const get = database.transaction("contents").objectStore("contents").get(key);
    const found = await new Promise<{ packing: string; bytes: Uint8Array }>((resolve) => {
      get.onsuccess = () => resolve(get.result);
    });
    database.close();
    return { packing: found.packing, bytes: found.bytes.length };
  }, `PTP 2026-10 ${content.info.hash}`);
  expect(kept.packing).toBe("deflate-raw");
  expect(kept.bytes).toBeLessThan(PAIRS);

  await bench.handle.evaluate((workbench) => workbench.calculated());
  await bench.enter("Claims!AR3", asked(0, 399));
  const [open, ended] = [await bench.cell("Claims!AR2"), await bench.cell("Claims!AR3")].map(({ value }) =>
    String(value),
  );
  expect([before, open, ended]).toEqual([
    "#N/A",
    `Bundled into ${codeAt(3)} unless 59, XE, XP, XS or XU`,
    "Not bundled",
  ]);
  expect(bench.problems).toEqual([]);
  expect(bench.outside).toEqual([]);
  await bench.close();
});
