// Every screen of the pane, one after the other, as a person comes to it: for whoever looks at all of them.
import { openRemittance, paymentsOf, sampleClaims } from "./answers-made";
import { clockAt, exportOf, linesOfToday, openExportBeside, publishedSample } from "./biller-export";
import type { Workbench, WorkbenchServer } from "./support";

/** Told of each screen when it is there. */
export type Visit = (bench: Workbench, screen: string) => Promise<void>;

const PATIENCE = { timeout: 20_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);

const button = (bench: Workbench, name: string | RegExp) => bench.pane().getByRole("button", { name }).first();
const back = (bench: Workbench): Promise<void> =>
  bench.pane().getByRole("button", { name: "Back", exact: true }).click();
const tab = (bench: Workbench, name: RegExp): Promise<void> => bench.pane().getByRole("tab", { name }).click();

/** The check is done, and what is remembered and looked for after it too. */
async function checked(bench: Workbench): Promise<void> {
  await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await bench
    .pane()
    .getByRole("button", { name: "Cancel" })
    .waitFor({ state: "detached", ...PATIENCE });
  await bench.pane().locator('[role="listbox"] [role="option"]').first().waitFor(PATIENCE);
}

/** A workbook with nothing in it. */
export async function tourEmpty(server: WorkbenchServer, visit: Visit): Promise<void> {
  const bench = await server.open({ query: "?empty" });
  await button(bench, "Create the matrix in this workbook").waitFor(PATIENCE);
  await visit(bench, "start without a matrix");
  await tab(bench, /^Matrix/);
  await bench.pane().getByText("No matrix in this workbook yet.").waitFor(PATIENCE);
  await visit(bench, "the starter matrix");
  await tab(bench, /^Ask/);
  await bench.pane().getByLabel("Payer", { exact: true }).waitFor(PATIENCE);
  await visit(bench, "Ask with nothing asked");
  await tab(bench, /^Check/);
  await button(bench, "Check this sheet").click();
  await bench
    .pane()
    .getByText(/no claim|No claim|empty/)
    .first()
    .waitFor(PATIENCE);
  await visit(bench, "a check of nothing");
  await bench.close();
}

/** The practice's workbook: Matrix, Ask and Set-up. */
export async function tourPractice(server: WorkbenchServer, visit: Visit): Promise<void> {
  const bench = await server.open({ prepare: clockAt(TODAY) });
  const pane = bench.pane();
  await button(bench, "Check this sheet").waitFor(PATIENCE);
  await visit(bench, "start");
  await tourMatrix(bench, visit);
  await tourAsk(bench, visit);
  await tourSetup(bench, visit);
  await pane.evaluate("setTimeout(() => { throw new TypeError('made for the tour'); })");
  await pane.getByRole("textbox", { name: "Report" }).waitFor(PATIENCE);
  await visit(bench, "the page of an error");
  await bench.close();
}

async function tourMatrix(bench: Workbench, visit: Visit): Promise<void> {
  const pane = bench.pane();
  await tab(bench, /^Matrix/);
  await pane.getByLabel("Payer").selectOption("EXAMPLE-COMMERCIAL");
  await button(bench, "More").click();
  await visit(bench, "matrix");
  await button(bench, /^Drug wastage/).click();
  await button(bench, /JZ accepted/).waitFor(PATIENCE);
  await visit(bench, "rules");
  await button(bench, /JZ accepted/).click();
  await button(bench, "Change from a date").waitFor(PATIENCE);
  await visit(bench, "rule");
  for (const [action, name] of [
    ["Copy to payer…", "copy a rule"],
    ["End", "end a rule"],
    ["Remove", "remove a rule"],
    ["Correct", "correct a rule"],
  ] as const) {
    await pane.getByRole("button", { name: action, exact: true }).click();
    await pane.getByRole("group", { name: "What to do with this rule" }).waitFor({ state: "detached", ...PATIENCE });
    await visit(bench, name);
    await back(bench);
  }
  await button(bench, "Change from a date").click();
  await pane.getByLabel("In force from").fill("2026-09-01");
  await pane.getByLabel("JZ").selectOption("Required");
  await pane.getByLabel("Source", { exact: true }).fill("Bulletin 26-117");
  await button(bench, "Save").waitFor(PATIENCE);
  await visit(bench, "change a rule, with its preview");
  await pane.getByRole("button", { name: "Save", exact: true }).click();
  await pane
    .getByText(/^Saved\./)
    .first()
    .waitFor(PATIENCE);
  await visit(bench, "rule that was saved");
  for (let open = 0; open < 4 && (await pane.getByRole("button", { name: "Back", exact: true }).count()) > 0; open++)
    await back(bench);
  await button(bench, "Add rule").click();
  await pane.getByRole("button", { name: "Save", exact: true }).waitFor(PATIENCE);
  await visit(bench, "add a rule");
  await back(bench);
  for (const [open, name] of [
    [/^Health/, "health"],
    [/^Compare and snapshots/, "compare"],
    [/^Tests/, "tests"],
    [/^History/, "history"],
    [/^Hand-over/, "hand-over"],
    [/^Import list/, "import a list"],
  ] as const) {
    if ((await pane.getByRole("button", { name: open }).count()) === 0) await button(bench, "More").click();
    await button(bench, open).click();
    await pane.getByRole("button", { name: "Back", exact: true }).waitFor(PATIENCE);
    await visit(bench, name);
    if (name === "import a list") break;
    await back(bench);
  }
  await pane
    .getByRole("textbox", { name: "Paste the list" })
    .fill("HCPCS\tPA required\nJ9355\tYes\nJ9271\tNo\n540T\tYes");
  await button(bench, "Use what is pasted").click();
  await pane.getByRole("combobox", { name: /^Payer/ }).selectOption("EXAMPLE-COMMERCIAL");
  await button(bench, /^Import \d+ rows?$/).waitFor(PATIENCE);
  await visit(bench, "what a list comes to");
  await back(bench);
  await bench.handle.evaluate((workbench) => workbench.type("Wastage!L2", "typed"));
  await pane.getByText(/not in the history yet/).waitFor(PATIENCE);
  await button(bench, "Look at it").click();
  await pane.getByRole("heading", { name: "Typed in the sheet" }).waitFor(PATIENCE);
  await visit(bench, "what was typed in the sheet");
  await back(bench);
}

async function tourAsk(bench: Workbench, visit: Visit): Promise<void> {
  const pane = bench.pane();
  await tab(bench, /^Ask/);
  await pane.getByLabel("Payer", { exact: true }).selectOption("EXAMPLE-COMMERCIAL");
  await pane.getByLabel("Code", { exact: true }).fill("J9271");
  await pane.getByLabel("Date of service").fill("2026-10-14");
  await pane.getByLabel("With", { exact: true }).fill("96413");
  await pane.getByText("Required").first().waitFor(PATIENCE);
  await visit(bench, "Ask");
  await pane.getByLabel("Beside").selectOption("MEDICARE");
  await visit(bench, "two payers side by side");
  await button(bench, "Compare all payers").click();
  await pane.getByRole("button", { name: "Back", exact: true }).waitFor(PATIENCE);
  await visit(bench, "all payers");
  await back(bench);
  await button(bench, "Answer a whole column…").click();
  await pane.getByRole("region", { name: "First rows" }).getByRole("listitem").first().waitFor(PATIENCE);
  await visit(bench, "a column of answers");
  await button(bench, "Insert column").click();
  await pane.getByText("The column Authorisation is in Claims.").first().waitFor(PATIENCE);
  await back(bench);
  await button(bench, "Freeze to values…").click();
  await button(bench, /^Freeze [\d,]+ answers$/).waitFor(PATIENCE);
  await visit(bench, "freeze");
  await back(bench);
  await button(bench, "Lines to bill…").click();
  await pane.getByRole("combobox", { name: "Value of Payer" }).selectOption("MEDICARE");
  await visit(bench, "lines to bill");
  await back(bench);
}

async function tourSetup(bench: Workbench, visit: Visit): Promise<void> {
  const pane = bench.pane();
  await tab(bench, /^Setup/);
  await button(bench, /^Reference sets/).waitFor(PATIENCE);
  await button(bench, /^About/).click();
  await visit(bench, "set-up");
  const sections = await pane.getByRole("group", { name: /./ }).first().getByRole("button").allInnerTexts();
  for (const title of sections.map((text) => text.split("\n")[0] ?? "")) {
    await pane.getByRole("button", { name: title }).first().click();
    await pane.getByRole("button", { name: "Back", exact: true }).waitFor(PATIENCE);
    await visit(bench, `set-up: ${title}`);
    await back(bench);
    await tab(bench, /^Setup/);
  }
}

/** Payers' answers, what a record must hold, and an audit. */
export async function tourLearning(server: WorkbenchServer, visit: Visit): Promise<void> {
  const bench = await server.open({ prepare: clockAt(TODAY) });
  await button(bench, "Check this sheet").waitFor(PATIENCE);
  await tourAnswers(bench, visit);
  await tourRecord(bench, visit);
  await bench.close();
}

/** Answers of a payer to claims of the sample. */
async function tourAnswers(bench: Workbench, visit: Visit): Promise<void> {
  const pane = bench.pane();
  await tab(bench, /^Check/);
  await bench.handle.evaluate((workbench) => workbench.select("Claims!A2"));
  await button(bench, /^Check (this sheet|again)$/).click();
  await checked(bench);
  await button(bench, /^Payers’ answers/).click();
  await button(bench, /^Choose remittances/).waitFor(PATIENCE);
  await visit(bench, "payers’ answers");
  await openRemittance(bench, "november.835", paymentsOf(await sampleClaims(bench)).first);
  await pane
    .getByText(/answered lines?, /)
    .first()
    .waitFor(PATIENCE);
  for (const part of ["By check", "By month", "Not joined", "Proposals"]) {
    await pane.getByRole("button", { name: part, exact: true }).click();
    await visit(bench, `payers’ answers: ${part}`);
  }
  await button(bench, /^J9271: JZ Required/).click();
  await pane.getByText(/^6 open lines/).waitFor(PATIENCE);
  await button(bench, /^4 lines that bear it out/).click();
  await visit(bench, "a proposal");
  await back(bench);
  await pane.getByRole("button", { name: "By check", exact: true }).click();
  await button(bench, /^AUTH-01 · /).click();
  await button(bench, /^Denied, not predicted/).click();
  await visit(bench, "a check and what became of its lines");
  await button(bench, "Facts for an appeal").click();
  await pane.getByRole("button", { name: "Copy", exact: true }).waitFor(PATIENCE);
  await visit(bench, "facts for an appeal");
  for (let open = 0; open < 3; open++) await back(bench);
}

/** A line's record, and an audit of a sample. */
async function tourRecord(bench: Workbench, visit: Visit): Promise<void> {
  const pane = bench.pane();
  await bench.handle.evaluate((workbench) => workbench.select("Claims!A14"));
  await button(bench, "What the record must hold").click();
  await pane.getByRole("checkbox").first().waitFor(PATIENCE);
  await visit(bench, "what the record must hold");
  await button(bench, /^Audit a sample/).click();
  await pane.getByLabel("Encounters").fill("40");
  await visit(bench, "an audit");
  await button(bench, "Draw the sample").click();
  await pane.getByText(/^40 of [\d,]+ encounters/).waitFor(PATIENCE);
  await visit(bench, "a sample that was drawn");
  await button(bench, "Write the worksheet").click();
  await button(bench, /^Score Audit/).click();
  await pane.getByRole("heading", { name: "What the audit came to" }).waitFor(PATIENCE);
  await visit(bench, "an audit that was scored");
  for (let open = 0; open < 2; open++) await back(bench);
}

/** An export that is a workbook of its own: everything of the Check place. */
export async function tourExport(server: WorkbenchServer, visit: Visit): Promise<void> {
  const home = await server.open({ prepare: clockAt(TODAY) });
  const sample = await publishedSample(home);
  const rows = exportOf(sample, linesOfToday(sample), "Run 11/23/2026 3:38 PM by M. Soto");
  const bench = await openExportBeside(server, home, { name: "Charges 1123.xlsx", rows, day: TODAY });
  const pane = bench.pane();
  await pane.getByText(/^Matrix: sample/).waitFor(PATIENCE);
  await visit(bench, "start of an export");
  await button(bench, "Check this sheet").click();
  await checked(bench);
  await visit(bench, "result");
  await pane.getByRole("button", { name: "by payer", exact: true }).click();
  await visit(bench, "bars of money");
  await pane.getByRole("button", { name: "by payer", exact: true }).click();
  await button(bench, "Look at the columns").click();
  await pane.getByRole("heading", { name: "Columns" }).waitFor();
  await visit(bench, "columns");
  await pane.getByLabel("What Tracking holds").selectOption("Auth");
  await button(bench, "Save and check").click();
  await checked(bench);
  await button(bench, "Look at the damage").click();
  await button(bench, /^Lost zeros/).waitFor(PATIENCE);
  await visit(bench, "damage");
  await button(bench, /^Lost zeros/).click();
  await button(bench, /^Repair these \d+ cells$/).waitFor(PATIENCE);
  await visit(bench, "one kind of damage");
  await button(bench, /^Repair these \d+ cells$/).click();
  await pane.getByText("No damage was found in the columns that are read.").waitFor(PATIENCE);
  await back(bench);
  await checked(bench);
  const grouping = pane.getByLabel("How findings are listed");
  for (const [label] of [["By payer"], ["By check"]] as const) {
    const found = (await grouping.locator("option").allInnerTexts()).find(
      (text) => text.toLowerCase() === label.toLowerCase(),
    );
    if (!found) continue;
    await grouping.selectOption({ label: found });
    await visit(bench, `findings ${label.toLowerCase()}`);
  }
  await grouping.selectOption({ label: "Most money" });
  await pane
    .getByRole("button", { name: /not checked/ })
    .first()
    .click();
  await visit(bench, "not checked");
  await pane
    .getByRole("button", { name: /not checked/ })
    .first()
    .click();
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  await button(bench, "Not this one…").waitFor(PATIENCE);
  await visit(bench, "finding");
  await button(bench, "Not this one…").click();
  await pane.getByLabel(/^Why is it left as it is/).fill("Approved by phone, number follows");
  await visit(bench, "dismiss a finding");
  await button(bench, "Dismiss it").click();
  await button(bench, /^1 dismissed/).click(PATIENCE);
  await pane.getByRole("button", { name: "Back", exact: true }).waitFor(PATIENCE);
  await visit(bench, "dismissed");
  await back(bench);
  await button(bench, /^Fix all safe/).click();
  await button(bench, /^Fix \d+ findings$/).waitFor(PATIENCE);
  await visit(bench, "safe fixes");
  await button(bench, /^Fix \d+ findings$/).click();
  await pane
    .getByText(/^\d+ findings fixed\. /)
    .first()
    .waitFor(PATIENCE);
  await checked(bench);
  await visit(bench, "what is left");
  await button(bench, /released · /).click();
  await button(bench, /^hold: \d+ claims?, \$/).click();
  await pane.getByRole("listbox", { name: "Claims" }).getByRole("option").first().waitFor(PATIENCE);
  await visit(bench, "release or hold");
  await pane.getByRole("listbox", { name: "Claims" }).getByRole("option").first().click();
  await pane.getByRole("button", { name: "Back", exact: true }).waitFor(PATIENCE);
  await visit(bench, "one claim");
  await back(bench);
  await button(bench, "Write record").click();
  await pane.getByText('The sheet "Check 2026-11-23" was added.').first().waitFor(PATIENCE);
  await bench.handle.evaluate((workbench) => workbench.select("Charges!A1"));
  await back(bench);
  await button(bench, "Write to the sheet…").click();
  await button(bench, "Write status").click();
  await pane
    .getByText(/^The status of \d+ rows is in Charges\./)
    .first()
    .waitFor(PATIENCE);
  await visit(bench, "write to the sheet");
  await bench.close();
  await home.close();
}
