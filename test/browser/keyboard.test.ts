// The three scenes of product.md without a mouse: every step by the keyboard, what has it is always seen, it is never lost, and what comes of a
// step is told to those who do not see it.
import { writeFileSync } from "node:fs";
import { clockAt, exportOf, linesOfToday, openExportBeside, publishedSample } from "./biller-export";
import { keyboardOf, type Keyboard, type KeyboardFaults } from "./keyboard";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

const PATIENCE = { timeout: 20_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);

let server: WorkbenchServer;
const faults: KeyboardFaults = [];
let scenes = 0;
let keys = 0;

beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(async () => {
  const file = process.env["KEYBOARD_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ scenes, keys }));
  await server.close();
});
beforeEach(() => void faults.splice(0));
afterEach(() => expect(faults).toEqual([]));

/** A day typed into a date field, part by part. */
const day = (keyboard: Keyboard, month: string, date: string, year: string): Promise<void> =>
  keyboard.type(`${month}${date}${year}`);

async function ended(bench: Workbench, keyboard: Keyboard): Promise<void> {
  scenes++;
  keys += keyboard.pressed();
  expect(bench.problems).toEqual([]);
  await bench.close();
}

test("the billing manager changes a rule from a date, sees what changes, saves, undoes and reads the history", async () => {
  const bench = await server.open({ prepare: clockAt(TODAY) });
  const pane = bench.pane();
  const keyboard = keyboardOf(bench, faults);
  await pane.getByRole("button", { name: "Check this sheet" }).waitFor(PATIENCE);
  await keyboard.enter("Check this sheet");
  await keyboard.hears(/^\d+ lines checked/);
  await keyboard.to(/^Check$/, "tab", true);
  await keyboard.press("ArrowRight");
  await pane.getByLabel("Payer").waitFor(PATIENCE);
  await keyboard.to("Payer", "select");
  await keyboard.type("Example Com");
  await keyboard.to(/^Prior authorisation/);
  await keyboard.press("End");
  await keyboard.press("Home");
  for (let moves = 0; moves < 12 && !(await keyboard.focused()).name.includes("Drug wastage"); moves++)
    await keyboard.press("ArrowDown");
  expect((await keyboard.focused()).name).toContain("Drug wastage");
  await keyboard.press("Enter");
  await pane.getByRole("heading", { name: /^Drug wastage/ }).waitFor(PATIENCE);
  await keyboard.enter(/JZ accepted/);
  await keyboard.enter("Change from a date");
  await keyboard.to(/^In force from/);
  await day(keyboard, "09", "01", "2026");
  await keyboard.to(/^JZ/, "select");
  await keyboard.type("Req");
  await keyboard.to(/^Source/);
  await keyboard.type("Bulletin 26-117");
  await pane.getByText(/^\d+ open lines?( of .+)? changes?:/).waitFor(PATIENCE);
  await keyboard.enter("Save", "button");
  await keyboard.hears(/^Saved\./);
  await keyboard.enter("Undo", "button", true);
  await keyboard.hears(/^(Taken back|Undone)/);
  // Esc goes back, screen by screen.
  for (let open = 0; open < 4 && (await pane.getByRole("button", { name: "Back", exact: true }).count()) > 0; open++) {
    await keyboard.enter("Back", "button");
  }
  await keyboard.enter("More");
  await keyboard.enter("History", "button");
  await pane.getByRole("heading", { name: "History" }).waitFor(PATIENCE);
  expect(await pane.locator("body").innerText()).toMatch(/Undone/);
  await keyboard.press("Escape");
  await pane.getByRole("heading", { name: "History" }).waitFor({ state: "detached" });
  await ended(bench, keyboard);
});

test("the coder asks one question, puts a column of answers beside the lines, and bills a log", async () => {
  const bench = await server.open({ prepare: clockAt(TODAY) });
  const pane = bench.pane();
  const keyboard = keyboardOf(bench, faults);
  await pane.getByRole("button", { name: "Check this sheet" }).waitFor(PATIENCE);
  // A formula in a cell, typed as he does.
  await bench.enter("Claims!BA2", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14")');
  expect((await bench.cell("Claims!BA2")).value).toBe("Required");
  await bench.enter("Claims!BA2", "");
  await keyboard.to(/^Check$/, "tab");
  await keyboard.press("ArrowRight", "ArrowRight");
  await pane.getByLabel("Payer", { exact: true }).waitFor(PATIENCE);
  await keyboard.to("Payer", "select");
  await keyboard.type("Example Com");
  await keyboard.to(/^Code/);
  await keyboard.type("J9271");
  await keyboard.to(/^Date of service/);
  await day(keyboard, "10", "14", "2026");
  await bench.screenshot("keyboard-ask");
  await pane.getByText("Required", { exact: true }).first().waitFor({ timeout: 5000 });
  await keyboard.enter("Answer a whole column…");
  await pane.getByRole("region", { name: "First rows" }).getByRole("listitem").first().waitFor(PATIENCE);
  await keyboard.enter("Insert column");
  await keyboard.hears(/^The column Authorisation is in Claims\./);
  await keyboard.enter("Undo", "button", true);
  await keyboard.hears(/^Undone/);
  await keyboard.enter("Back", "button");
  await keyboard.enter("Lines to bill…");
  await pane.getByRole("heading", { name: "Lines to bill" }).waitFor(PATIENCE);
  await keyboard.press("Escape");
  await pane.getByRole("button", { name: "Lines to bill…" }).waitFor(PATIENCE);
  await ended(bench, keyboard);
});

test("the biller picks a column, repairs, fixes, dismisses, releases, and writes the record", async () => {
  const home = await server.open({ prepare: clockAt(TODAY) });
  const sample = await publishedSample(home);
  const rows = exportOf(sample, linesOfToday(sample), "Run 11/23/2026 3:38 PM by M. Soto");
  const bench = await openExportBeside(server, home, { name: "Charges 1123.xlsx", rows, day: TODAY });
  const pane = bench.pane();
  await bench.page.bringToFront();
  const keyboard = keyboardOf(bench, faults);
  await pane.getByText(/^Matrix: sample/).waitFor(PATIENCE);
  await keyboard.enter("Check this sheet");
  await keyboard.hears(/^399 lines checked/);
  await pane.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached", ...PATIENCE });
  await keyboard.enter("Look at the columns");
  await keyboard.to("What Tracking holds", "select");
  await keyboard.type("Authorization number");
  await pane.getByLabel("What Tracking holds").evaluate((select) => {
    if ((select as HTMLSelectElement).value === "") throw new Error("Typing chose no field.");
  });
  await keyboard.enter("Save and check");
  await keyboard.hears(/^399 lines checked/);
  await pane.getByRole("button", { name: "Look at the damage" }).waitFor(PATIENCE);
  await keyboard.enter("Look at the damage");
  await keyboard.enter(/^Lost zeros/);
  await keyboard.enter(/^Repair these \d+ cells$/);
  await keyboard.hears(/^\d+ cells repaired/);
  await pane.getByText("No damage was found in the columns that are read.").waitFor(PATIENCE);
  await keyboard.enter("Back", "button");
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await keyboard.enter("by payer");
  await keyboard.enter(/^Medicare Part B: \$/);
  await keyboard.enter(/^Medicare Part B: \$/);
  await keyboard.to(/AUTH|JZ|error/, "option");
  await keyboard.press("ArrowDown", "ArrowDown", "ArrowUp", "Home", "Enter");
  await pane.getByRole("button", { name: "Not this one…" }).waitFor(PATIENCE);
  await keyboard.enter("Not this one…");
  await keyboard.to(/^Why is it left as it is/);
  await keyboard.type("Approved by phone");
  await keyboard.enter("Dismiss it");
  await pane.getByRole("button", { name: /^1 dismissed/ }).waitFor(PATIENCE);
  await keyboard.enter(/^Fix all safe \(\d+\)…$/);
  await pane.getByRole("button", { name: /^Fix \d+ findings$/ }).waitFor(PATIENCE);
  await keyboard.enter(/^Fix \d+ findings$/);
  await keyboard.hears(/^\d+ findings fixed\./);
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await keyboard.enter("Undo", "button", true);
  await keyboard.hears(/fixes taken back/);
  await pane.getByRole("button", { name: /released · / }).waitFor(PATIENCE);
  await keyboard.enter(/released · /);
  await keyboard.enter(/^hold/);
  await keyboard.to(/./, "option");
  await keyboard.press("Enter");
  await pane.getByRole("listbox", { name: "Claims" }).waitFor({ state: "detached", ...PATIENCE });
  await keyboard.press("Escape");
  await pane.getByRole("listbox", { name: "Claims" }).waitFor(PATIENCE);
  await keyboard.enter("Write record");
  await keyboard.hears(/^The sheet "Check 2026-11-23" was added\./);
  await bench.handle.evaluate((workbench) => workbench.select("Charges!A1"));
  await keyboard.enter("Back", "button");
  await keyboard.enter("Write to the sheet…");
  await keyboard.enter("Write status");
  await keyboard.hears(/^The status of \d+ rows is in Charges\./);
  await keyboard.enter("Remove what was written");
  await keyboard.hears(/^What was written is gone\./);
  await ended(bench, keyboard);
  await home.close();
});
