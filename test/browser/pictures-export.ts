// The pictures of the third scene of product.md: an export that is a workbook of its own, from opening it to tomorrow's.
import {
  clockAt,
  exportOf,
  linesOfToday,
  openExportBeside,
  publishedSample,
  valueIn,
  type Rows,
} from "./biller-export";
import type { EXPORT_PICTURES } from "./picture-list";
import type { Workbench, WorkbenchServer } from "./support";

/** Takes pictures of a workbench. */
export interface Camera {
  /** Told of each workbench that was opened, before anything is done in it. */
  opened(bench: Workbench): Promise<void>;
  /** Of the pane. */
  screen(bench: Workbench, screen: (typeof EXPORT_PICTURES)[number]): Promise<void>;
  /** Of the sheet and the pane beside it. */
  page(bench: Workbench, name: "record" | "status"): Promise<void>;
}

const PATIENCE = { timeout: 90_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);
const TOMORROW = new Date(2026, 10, 24, 15, 38);

export async function takeExport(server: WorkbenchServer, camera: Camera): Promise<void> {
  const home = await server.open({ prepare: clockAt(TODAY) });
  const sample = await publishedSample(home);
  const lines = linesOfToday(sample);
  await takeToday({ server, home, sample, camera }, lines);
  await takeTomorrow({ server, home, sample, camera }, lines);
  await home.close();
}

interface Scene {
  readonly server: WorkbenchServer;
  readonly home: Workbench;
  readonly sample: Rows;
  readonly camera: Camera;
}

async function openDay({ server, home, sample, camera }: Scene, lines: Rows, day: Date): Promise<Workbench> {
  const [month, date] = [day.getMonth() + 1, day.getDate()];
  const rows = exportOf(sample, lines, `Run ${month}/${date}/2026 3:38 PM by M. Soto`);
  const bench = await openExportBeside(server, home, { name: `Charges ${month}${date}.xlsx`, rows, day });
  await camera.opened(bench);
  await bench
    .pane()
    .getByText(/^Matrix: sample/)
    .waitFor(PATIENCE);
  return bench;
}

/** The check is done, and what is remembered and looked for after it too. */
async function checked(bench: Workbench): Promise<void> {
  await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await bench.pane().getByRole("button", { name: "Cancel" }).waitFor({ state: "detached", timeout: 60_000 });
}

async function repairZeros(bench: Workbench, shown?: () => Promise<void>): Promise<void> {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Look at the damage" }).click();
  await pane.getByRole("button", { name: /^Lost zeros/ }).click();
  await pane.getByRole("button", { name: /^Repair these \d+ cells$/ }).waitFor(PATIENCE);
  await shown?.();
  await pane.getByRole("button", { name: /^Repair these \d+ cells$/ }).click();
  await pane.getByText("No damage was found in the columns that are read.").waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Back" }).click();
  await checked(bench);
}

async function takeToday(scene: Scene, lines: Rows): Promise<void> {
  const { camera } = scene;
  const bench = await openDay(scene, lines, TODAY);
  const pane = bench.pane();
  await camera.screen(bench, "export");
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await checked(bench);
  await pane.getByRole("button", { name: "Look at the columns" }).click();
  await pane.getByRole("heading", { name: "Columns" }).waitFor();
  await camera.screen(bench, "columns");
  await pane.getByLabel("What Tracking holds").selectOption("Auth");
  await pane.getByRole("button", { name: "Save and check" }).click();
  await checked(bench);
  await repairZeros(bench, () => camera.screen(bench, "damage"));
  await pane.getByLabel("How findings are listed").selectOption({ label: "Most money" });
  await pane.getByRole("button", { name: "by payer", exact: true }).click();
  await pane.getByRole("button", { name: /^Medicare Part B: \$[\d,]+ at risk/ }).waitFor();
  await camera.screen(bench, "bars");
  await pane.getByRole("button", { name: "by payer", exact: true }).click();
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  await pane.getByRole("button", { name: "Not this one…" }).click();
  await pane.getByLabel(/^Why is it left as it is/).fill("Approved by phone, number follows");
  await pane.getByRole("button", { name: "Dismiss it" }).scrollIntoViewIfNeeded();
  await camera.screen(bench, "left");
  await pane.getByRole("button", { name: "Dismiss it" }).click();
  await pane.getByRole("button", { name: /^1 dismissed/ }).waitFor(PATIENCE);
  await pane.getByRole("button", { name: /^Fix all safe \(\d+\)…$/ }).click();
  await pane.getByRole("button", { name: /^Fix \d+ findings$/ }).waitFor(PATIENCE);
  await camera.screen(bench, "fixes");
  await pane.getByRole("button", { name: /^Fix \d+ findings$/ }).click();
  await pane
    .getByText(/^\d+ findings fixed\. /)
    .first()
    .waitFor(PATIENCE);
  await checked(bench);
  await pane.getByRole("button", { name: /released · / }).click();
  await pane.getByRole("button", { name: /^hold: \d+ claims?, \$/ }).click();
  await pane.getByRole("listbox", { name: "Claims" }).getByRole("option").first().waitFor();
  await camera.screen(bench, "release");
  await takeWritten(bench, camera);
  await bench.close();
}

/** The record, and the status beside the lines: sheets that anybody can read. */
async function takeWritten(bench: Workbench, camera: Camera): Promise<void> {
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Write record" }).click();
  await pane.getByText('The sheet "Check 2026-11-23" was added.').first().waitFor(PATIENCE);
  await bench.handle.evaluate((workbench) => workbench.select("Check 2026-11-23!A1"));
  await bench.page.waitForTimeout(1000);
  await camera.page(bench, "record");
  await bench.handle.evaluate((workbench) => workbench.select("Charges!A1"));
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  await pane.getByRole("button", { name: "Write status" }).click();
  await pane
    .getByText(/^The status of \d+ rows is in Charges\./)
    .first()
    .waitFor(PATIENCE);
  await bench.handle.evaluate((workbench) => workbench.select("Charges!W5"));
  await bench.page.waitForTimeout(1000);
  await camera.screen(bench, "written");
  await camera.page(bench, "status");
}

/** The next day's export: most of yesterday's claims, and one that is new. */
async function takeTomorrow(scene: Scene, lines: Rows): Promise<void> {
  const { sample, camera } = scene;
  const held = lines.filter((row) => Number(String(valueIn(sample, row, "Claim")).slice(2)) > 10);
  const next = [...(lines.find((row) => valueIn(sample, row, "CPT") === "J9271") ?? [])];
  const at = (field: string): number => (sample[0] ?? []).indexOf(field);
  next[at("Claim")] = "C-9001";
  next[at("Patient")] = "P-9001";
  next[at("Auth")] = "";
  const bench = await openDay(scene, [...held, next], TOMORROW);
  await bench.pane().getByRole("button", { name: "Check this sheet" }).click();
  await checked(bench);
  await repairZeros(bench);
  await bench
    .pane()
    .getByText(/^[\d,]+ new, [\d,]+ still open, [\d,]+ gone since/)
    .waitFor(PATIENCE);
  await camera.screen(bench, "tomorrow");
  await bench.close();
}
