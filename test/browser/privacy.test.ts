// Nothing of a cell is printed, kept or told in an error: every column of the claims and of the tables about patients holds values that stand
// nowhere else, the pane is used as on a working day and provoked into errors, and then everything that a browser, a workbook and a report
// keep is searched for them.
import { writeFileSync } from "node:fs";
import { writeWorkbook } from "../../src/files/xlsx-write";
import type { CellValue } from "../../src/values/cell";
import { file835 } from "../remittances/write-835";
import {
  clockAt,
  EXPORT_HEADERS,
  exportOf,
  formatOf,
  HEADER_ROW,
  linesOfToday,
  publishedSample,
  type Rows,
} from "./biller-export";
import { keptBy, printedBy, type Kept } from "./kept";
import { leaksIn, sentinel, SENTINEL_DAY, sentinelsIn, withSentinels } from "./sentinels";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

jest.setTimeout(300_000);

const PATIENCE = { timeout: 90_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);
/** What somebody types as the reason of a dismissal is kept, and nothing else of a finding. */
const REASON = "Approved by phone";
/** Sheets that were asked for, and hold what claims or patients are about. */
const ASKED_FOR = /^(Claims|Charges|Check |Batch |Findings|Authorizations|Courses|MatrixTests|MatrixLog)/;

let server: WorkbenchServer;
let home: Workbench;
let away: Workbench;
let sample: Rows;
const printed: Kept[][] = [];
const counts = { columns: 0, cells: 0, errors: 0, places: 0, leaks: 0 };

/** Opens a workbench whose console is noted from the first line on. */
const open = (options: Parameters<WorkbenchServer["open"]>[0] = {}): Promise<Workbench> =>
  server.open({
    ...options,
    async prepare(page) {
      printed.push(printedBy(page) as Kept[]);
      await clockAt(TODAY)(page);
    },
  });

beforeAll(async () => {
  server = await startWorkbenchServer();
  home = await open();
  sample = await publishedSample(home);
});
afterAll(async () => {
  const file = process.env["PRIVACY_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  await server.close();
});

/** Writes cells into the first rows of a table that are blank, below its headers. */
async function writeRows(table: string, rows: readonly Readonly<Record<string, CellValue>>[]): Promise<void> {
  const headers = (await home.handle.evaluate((workbench, at) => workbench.values(at), `${table}!A1:P1`))[0] ?? [];
  const width = headers.filter((header) => header !== "").length;
  const cells = rows.map((row) => Array.from({ length: width }, (_, i) => row[String(headers[i])] ?? ""));
  await home.handle.evaluate(
    async ({ model }, [name, values, columns]) => {
      const sheet = model.sheets().find((each) => each.name === name)?.id ?? "";
      await model.write({ sheet, row: 1, column: 0, rows: values.length, columns }, values);
    },
    [table, cells, width] as const,
  );
}

const texts = (bench: Workbench): Promise<string> => bench.pane().locator("body").innerText();

/** The check is done, and what is remembered and looked for after it too. */
async function checked(bench: Workbench): Promise<void> {
  await bench.pane().getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await bench.pane().getByRole("button", { name: "Cancel" }).waitFor({ state: "detached", timeout: 60_000 });
}

/** Nothing was printed or is kept, by the browser, the workbook, or sheets that nobody asked for. */
async function expectNothing(bench: Workbench): Promise<readonly Kept[]> {
  const kept = await keptBy(bench);
  const sheets = await bench.handle.evaluate(({ model }) =>
    model.sheets().map(({ id, name }) => {
      const used = model.usedArea(id, true);
      return { place: `sheet ${name}`, text: JSON.stringify(used ? model.formulas(used) : []) };
    }),
  );
  const own = sheets.filter(({ place }) => !ASKED_FOR.test(place.slice("sheet ".length)));
  const leaks = leaksIn([...kept, ...own, ...printed.flat()]);
  counts.places += kept.length + own.length;
  counts.leaks += leaks.length;
  expect(leaks).toEqual([]);
  return kept;
}

test("the search finds what is kept, wherever it is, and what is printed", async () => {
  const bench = await open({ query: "?empty" });
  const at = (place: string): string => sentinel(place.replace(/\W/g, ""));
  // Office.js takes this from its own window.
  await bench.page.evaluate(`history.replaceState({ k: ["${at("history")}"] }, "", "#${at("address")}")`);
  await bench.pane().evaluate(
    `(async () => {
      localStorage.setItem("k", "${at("local")}");
      sessionStorage.setItem("k", "${at("session")}");
      document.cookie = "k=${at("cookie")}";
      window.name = "${at("window")}";
      await (await caches.open("k")).put("/${at("cache")}", new Response("k"));
      const database = await new Promise((done) => {
        const request = indexedDB.open("k");
        request.onupgradeneeded = () => request.result.createObjectStore("k");
        request.onsuccess = () => done(request.result);
      });
      const bytes = new TextEncoder().encode("${at("bytes")}");
      database.transaction("k", "readwrite").objectStore("k").put({ deep: [new Map([["k", "${at("stored")}"]]), bytes] }, 1);
      console.debug("k", { printed: "${at("printed")}" });
      await Excel.run(async (context) => {
        context.workbook.settings.add("k", { k: "${at("setting")}" });
        context.workbook.properties.custom.add("k", "${at("property")}");
        await context.sync();
      });
    })()`,
  );
  const kept = await keptBy(bench);
  const own = printed.pop() ?? [];
  const places = ["local", "session", "cookie", "window", "history", "address", "cache", "bytes", "stored", "setting"];
  const found = leaksIn([...kept, ...own]).join("\n");
  expect([...places, "property", "printed"].filter((place) => !found.includes(at(place)))).toEqual([]);
  await bench.close();
});

test("the practice's workbook: check, answers of payers, Ask, a payer's list, a formula, and what is published of it", async () => {
  const pane = home.pane();
  await writeRows("Authorizations", [
    {
      "Auth Number": sentinel("Auth"),
      Payer: "MEDICARE",
      Patient: sentinel("Patient"),
      Codes: "J9271",
      From: SENTINEL_DAY,
    },
  ]);
  await writeRows("Courses", [{ "Course ID": sentinel("Course"), Patient: sentinel("Patient"), Kind: "Radiation" }]);
  await writeRows("MatrixTests", [{ Test: sentinel("Test"), Lines: sentinel("Lines"), Note: sentinel("Note") }]);
  // Every patient of the claim sheet.
  await home.handle.evaluate(async ({ model }, name) => {
    const sheet = model.sheets().find((each) => each.name === "Claims")?.id ?? "";
    const [headers = []] = model.values({ sheet, row: 0, column: 0, rows: 1, columns: 39 });
    for (const column of ["Patient", "Claim"].map((header) => headers.indexOf(header)))
      await model.write(
        { sheet, row: 1, column, rows: 380, columns: 1 },
        Array.from({ length: 380 }, (_, i) => [`${name}${i % 90}`]),
      );
  }, sentinel("Person"));
  await home.handle.evaluate((workbench) => workbench.calculated());
  await home.handle.evaluate((workbench) => workbench.select("Claims!A2"));

  await pane.getByRole("tab", { name: "Check" }).click();
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await checked(home);
  await pane.getByRole("button", { name: /^Payers’ answers/ }).click();
  const claim = {
    claim: `${sentinel("Person")}1`,
    status: "4",
    patient: `${sentinel("Last")}, ${sentinel("First")}`,
    services: [
      {
        code: "J9271",
        charge: 4_815_162,
        paid: 0,
        dos: SENTINEL_DAY,
        adjustments: [["CO", "197", 4_815_162] as const],
      },
    ],
  };
  const remittance = file835([{ payer: "MEDICARE", paidOn: SENTINEL_DAY, number: sentinel("EFT"), claims: [claim] }]);
  const choose = async (name: string, content: string): Promise<void> =>
    pane
      .getByLabel(/remittances…$/)
      .first()
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await choose("cut.835", remittance.slice(0, -60));
  await pane
    .getByText(/^cut\.835: .*the file ends/)
    .first()
    .waitFor(PATIENCE);
  await choose("may.835", remittance);
  await pane
    .getByText(/^1 answered line|^0 answered lines/)
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Back" }).click();

  await pane.getByRole("tab", { name: "Ask" }).click();
  await pane.getByLabel("Payer", { exact: true }).selectOption("EXAMPLE-COMMERCIAL");
  await pane.getByLabel("Code", { exact: true }).fill("J9271");
  await pane.getByLabel("Date of service").fill("2026-10-17");
  await pane.getByLabel("Diagnoses").fill(sentinel("Dx"));
  await pane
    .getByText(/is not a diagnosis/)
    .first()
    .waitFor();

  await pane.getByRole("tab", { name: /^Matrix/ }).click();
  await pane.getByRole("button", { name: /^Import/ }).click();
  await pane
    .getByRole("textbox", { name: "Paste the list" })
    .fill(`HCPCS\tPA required\tFor patient\nJ9355\tYes\t${sentinel("Listed", 1)}\n540T\tYes\t${sentinel("Listed", 2)}`);
  await pane.getByRole("button", { name: "Use what is pasted" }).click();
  await pane.getByRole("combobox", { name: /^Payer/ }).selectOption("EXAMPLE-COMMERCIAL");
  await pane.getByRole("button", { name: /^Import \d+ rows?$/ }).click(PATIENCE);
  await pane
    .getByRole("heading", { name: "Import a payer's code list" })
    .waitFor({ state: "detached", timeout: 90_000 });

  // A formula that cannot answer says so in its cell, of the sheet.
  await home.handle.evaluate(
    (workbench, formula) => workbench.type("Claims!BA2", formula),
    `=PAYER.AUTH(PolicyMatrix,"${sentinel("Payer")}","${sentinel("Code")}","${sentinel("Date")}")`,
  );
  await home.handle.evaluate((workbench) => workbench.type("Claims!BB2", "=PAYER.FINDINGS(PolicyMatrix,Claims[#All])"));
  await home.handle.evaluate((workbench) => workbench.calculated());

  await pane.getByRole("tab", { name: "Setup" }).click();
  await pane.getByRole("button", { name: /^Matrix for other workbooks/ }).click();
  await pane.getByText(/^Revision [0-9a-f]{8}…, published .* today/).waitFor(PATIENCE);
  const kept = await expectNothing(home);
  // It was looked at where something is.
  expect(kept.filter(({ place }) => place.startsWith("indexedDB")).length).toBeGreaterThan(3);
  expect(kept.find(({ place }) => /practice cells$/.test(place))?.text).toContain("J9355");
});

test("an export: columns, damage, fixes, a dismissal, release, record, status, and what this computer remembers of it", async () => {
  const lines = linesOfToday(sample);
  const rows = withSentinels(exportOf(sample, lines, "Run"), HEADER_ROW - 1);
  const headers = rows[HEADER_ROW - 1] ?? [];
  // Every column has a sentinel, or nothing was shown.
  for (const at of headers.keys())
    expect([headers[at], rows.slice(HEADER_ROW).some((row) => sentinelsIn(String(row[at])).length > 0)]).toEqual([
      headers[at],
      true,
    ]);
  counts.columns = headers.length;
  counts.cells = rows.flat().filter((cell) => sentinelsIn(String(cell)).length > 0).length;
  away = await open({ query: "?empty", beside: home });
  const columns = [...EXPORT_HEADERS, "", ""].map((header) => ({ format: formatOf(header) }));
  const bytes = await writeWorkbook({ sheets: [{ name: "Charges", rows, columns }] });
  await away.handle.evaluate((workbench, [file, as]) => workbench.open(new Uint8Array(file), as), [
    [...bytes],
    "Charges.xlsx",
  ] as const);
  const pane = away.pane();
  await pane.getByText("Matrix: sample.xlsx").waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await checked(away);
  await pane.getByRole("button", { name: "Look at the columns" }).click();
  await pane.getByLabel("What Tracking holds").selectOption("Auth");
  await pane.getByRole("button", { name: "Save and check" }).click();
  await checked(away);
  await pane.getByRole("button", { name: "Look at the damage" }).click();
  await pane.getByRole("button", { name: /^Lost zeros/ }).click();
  await pane.getByRole("button", { name: /^Repair these \d+ cells?$/ }).click();
  await pane
    .getByText(/^\d+ cells? repaired: lost zeros\.$/)
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Back" }).click();
  await checked(away);
  await pane.getByLabel("How findings are listed").selectOption({ label: "Most money" });
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  await pane.getByRole("button", { name: "Not this one…" }).click();
  await pane.getByLabel(/^Why is it left as it is/).fill(REASON);
  await pane.getByRole("button", { name: "Dismiss it" }).click();
  await pane.getByRole("button", { name: /^1 dismissed/ }).waitFor(PATIENCE);
  await pane.getByRole("button", { name: /^Fix all safe \(\d+\)…$/ }).click();
  await pane.getByRole("button", { name: /^Fix \d+ findings?$/ }).click(PATIENCE);
  await pane
    .getByText(/^\d+ findings? fixed\. /)
    .first()
    .waitFor(PATIENCE);
  await checked(away);
  await pane.getByRole("button", { name: /released · / }).click();
  for (const [button, made] of [
    ["List for the batch", 'The sheet "Batch 2026-11-23" was added.'],
    ["Write record", 'The sheet "Check 2026-11-23" was added.'],
  ] as const) {
    await pane.getByRole("button", { name: button }).click();
    await pane.getByText(made).first().waitFor(PATIENCE);
  }
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("button", { name: "Write to the sheet…" }).click();
  await pane.getByRole("button", { name: "Write status" }).click();
  await pane
    .getByText(/^The status of \d+ rows is in Charges\./)
    .first()
    .waitFor(PATIENCE);
  await pane.getByRole("button", { name: "Write findings" }).click();
  await pane.getByText("The findings are in the sheet Findings.").first().waitFor(PATIENCE);
  const kept = await expectNothing(away);
  expect(kept.filter(({ text }) => text.includes(REASON)).map(({ place }) => place)).toContainEqual(
    expect.stringMatching(/memory dismissals$/),
  );
  expect(kept.some(({ place }) => place === "setting PolicyMatrix.Columns")).toBe(true);
});

test("errors: what Excel says, what nobody foresaw, a file that is none; their reports have nothing of a cell", async () => {
  const pane = away.pane();
  const told: Kept[] = [];
  // A request that fails in the middle of a check, as nobody foresaw.
  for (const kind of ["TypeError", "RangeError"]) {
    await pane.evaluate(
      `{ const run = Excel.run; Excel.run = () => { Excel.run = run; return Promise.reject(new ${kind}("${sentinel("Said")}")); }; }`,
    );
    await pane.getByRole("tab", { name: "Check" }).click();
    const again = pane.getByRole("button", { name: /^Check (this sheet|again)$/ });
    if ((await again.count()) === 0) await pane.getByRole("button", { name: "Back" }).click();
    await again.click();
    await pane
      .getByText(/^Could not |Something did not work/)
      .first()
      .waitFor(PATIENCE);
    counts.errors++;
    told.push({ place: `what is said of ${kind}`, text: await texts(away) });
    const goOn = pane.getByRole("button", { name: "Go on" });
    if ((await goOn.count()) > 0) {
      told.push({ place: "report", text: await pane.getByRole("textbox", { name: "Report" }).inputValue() });
      await goOn.click();
    }
  }
  for (const how of ["throw", "reject"]) {
    await pane.evaluate(
      how === "throw"
        ? `setTimeout(() => { throw new TypeError("${sentinel("Thrown")}"); })`
        : `setTimeout(() => { void Promise.reject(new RangeError("${sentinel("Thrown")}")); })`,
    );
    const report = pane.getByRole("textbox", { name: "Report" });
    await report.waitFor(PATIENCE);
    counts.errors++;
    told.push({ place: "report", text: await report.inputValue() });
    expect(told.at(-1)?.text).toMatch(/What (Type|Range)Error/);
    await pane.getByRole("button", { name: "Go on" }).click();
    await report.waitFor({ state: "detached" });
  }
  // What is said beside the report stands among findings, which name their lines; the text of an error is not among them.
  expect(leaksIn(told.filter(({ place }) => place === "report"))).toEqual([]);
  expect(told.flatMap(({ text }) => sentinelsIn(text)).filter((found) => /Said|Thrown/i.test(found))).toEqual([]);
  await expectNothing(away);
});
