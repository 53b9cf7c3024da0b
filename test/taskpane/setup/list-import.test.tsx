// A payer's code list: pasted, from a file or from the sheet; understood, corrected, compared and saved, with bad rows named.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { starterTables } from "../../../src/matrix/starter";
import { headersOf } from "../../../src/matrix/tables";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { fill, formulaAt } from "../../excel/workbook";
import { startOffice, type Office } from "../../office/host";
import { testTables, TODAY } from "../claims";
import { said } from "../open-pane";
import { choose, fileOf, openWorkbook, rowsOf, rowWith, violations, type OpenWorkbook } from "./open-screen";
import type { MatrixCells } from "../../../src/matrix/matrix";

jest.setTimeout(120_000);

let office: Office;
let open: OpenWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
afterEach(() => open.close());

const TITLE = "Import a payer's code list";
const rule = (id: string, codes: string, requirement: string): (string | number)[] => [
  id,
  "EXAMPLE-COMMERCIAL",
  codes,
  "",
  "",
  requirement,
  "",
  "",
  "",
  "Bulletin",
  "",
  TODAY,
  "",
];

/** One rule that the list confirms, one that it changes, one that it does not name. */
function tables(): MatrixCells {
  const rows = [
    rule("PA-0001", "J9271", "Required"),
    rule("PA-0002", "J9299", "Required"),
    rule("PA-0003", "J9035", "Required"),
  ];
  return { ...testTables(), PriorAuth: { headers: headersOf("PriorAuth"), rows, firstRow: 2 } };
}

const paste = (text: string): void => {
  fireEvent.change(screen.getByRole("textbox", { name: "Paste the list" }), { target: { value: text } });
};
const LIST = ["HCPCS\tPA required\tComment", "J9271\tYes\t", "J9299\tNo\t", "J9355\tYes\tnew drug", "540T\tYes\t"].join(
  "\n",
);

async function pasteAndChoose(): Promise<void> {
  await open.screen("list import", TITLE);
  paste(LIST);
  await open.click("Use what is pasted");
  await screen.findByText("What you pasted: 5 rows");
  await open.user.selectOptions(screen.getByRole("combobox", { name: /^Payer/ }), "EXAMPLE-COMMERCIAL");
  fireEvent.change(screen.getByLabelText("From"), { target: { value: "2027-01-01" } });
  await screen.findByRole("region", { name: "What the list comes to" });
}

test("a pasted list is understood, compared part by part, and what cannot be used is named with what to do", async () => {
  open = await openWorkbook(office, tables());
  await pasteAndChoose();
  const payer = screen.getByRole("combobox", { name: /^Payer/ });
  for (const name of ["Every Medicaid payer", "Medicare of Palmetto", "All payers (*)"])
    expect(within(payer).getByRole("option", { name })).toBeInTheDocument();
  expect(screen.getByRole("combobox", { name: "HCPCS" })).toHaveValue("Codes");
  expect(screen.getByRole("combobox", { name: "PA required" })).toHaveValue("Requirement");
  expect(await screen.findByRole("button", { name: "1 new" })).toBeInTheDocument();
  for (const part of ["1 cannot be used", "1 changed", "1 not on the list", "1 same"])
    expect(screen.getByRole("button", { name: part })).toBeInTheDocument();
  expect(rowsOf("1 cannot be used")).toEqual([
    expect.stringMatching(/^Row 5, HCPCS"540T" may have lost its leading zeros/),
  ]);
  expect(await violations()).toEqual([]);
  await open.click("1 changed");
  expect(rowsOf("1 changed")).toEqual([expect.stringMatching(/^J9299PriorAuth, row 3/)]);
  await open.user.click(rowWith("1 changed", "J9299"));
  expect(screen.getByText(/^J9299: Requirement Not required/)).toBeInTheDocument();
});

test("a range the wrong way round is told in a sentence", async () => {
  open = await openWorkbook(office, tables());
  await open.screen("list import", TITLE);
  paste("Code\tAuthorisation\nJ9271\tRequired\nJ9300-J9200\tRequired");
  await open.click("Use what is pasted");
  await screen.findByText("What you pasted: 3 rows");
  await open.user.selectOptions(screen.getByRole("combobox", { name: /^Payer/ }), "EXAMPLE-COMMERCIAL");
  await screen.findByRole("button", { name: "1 cannot be used" });
  expect(rowsOf("1 cannot be used")).toEqual([
    expect.stringMatching(/^Row 3, CodeThe range "J9300-J9200" is the wrong way round/),
  ]);
});

test("saves it from its first day, after a snapshot, and ends what is not listed only when it is asked for", async () => {
  open = await openWorkbook(office, tables());
  await pasteAndChoose();
  await open.user.type(screen.getByRole("textbox", { name: "Source" }), "Bulletin 12");
  await open.user.click(
    screen.getByRole("checkbox", { name: /^End 1 rule whose codes are not on the list, on 31 Dec 2026$/ }),
  );
  await waitFor(() => expect(screen.getByRole("button", { name: "Import 2 rows" })).toBeEnabled());
  await open.click("Import 2 rows");
  await waitFor(() => expect(screen.queryByRole("heading", { name: TITLE })).not.toBeInTheDocument(), {
    timeout: 60_000,
  });
  const headers = headersOf("PriorAuth");
  const cells = open.workbook.values(open.workbook.area("PriorAuth!A2:M6"));
  const by = (id: string): Record<string, unknown> =>
    Object.fromEntries(headers.map((header, i) => [header, cells.find((row) => row[0] === id)?.[i]]));
  const lastDay = 46_387;
  expect(by("PA-0001")).toMatchObject({ Reviewed: open.pane.parts.today(), To: "" });
  expect(by("PA-0002")).toMatchObject({ Requirement: "Required", To: lastDay });
  expect(by("PA-0003")).toMatchObject({ To: lastDay });
  expect(cells.slice(3).map((row) => [row[2], row[5], row[7], row[9]])).toEqual(
    expect.arrayContaining([
      ["J9299", "Not required", lastDay + 1, "Bulletin 12"],
      ["J9355", "Required", lastDay + 1, "Bulletin 12"],
    ]),
  );
  expect(
    open.workbook.sheets().some(({ name, visibility }) => /^Snapshot /.test(name) && visibility === "Hidden"),
  ).toBe(true);
  expect(String(formulaAt(open.workbook, "MatrixLog!C2"))).toBe("Imported");
});

test("a column is said to be something else, and then the list is read anew", async () => {
  open = await openWorkbook(office, tables());
  await pasteAndChoose();
  await open.user.selectOptions(screen.getByRole("combobox", { name: "PA required" }), "");
  expect(await screen.findByText(/^No column of the list says what is wanted/)).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "What the list comes to" })).not.toBeInTheDocument();
  await open.user.selectOptions(screen.getByRole("combobox", { name: /^What rows want/ }), "Notification");
  expect(await screen.findByRole("button", { name: "2 changed" })).toBeInTheDocument();
  await open.user.selectOptions(screen.getByRole("combobox", { name: "HCPCS" }), "");
  expect(await screen.findByText(/^No column holds codes/)).toBeInTheDocument();
});

test("takes the cells that are selected in the sheet, and names rows as the sheet has them", async () => {
  open = await openWorkbook(office, tables());
  fill(open.workbook, "List", [["From the payer"], [""], ["Code"], ["J9271"], ["96"]]);
  open.workbook.activateSheet(open.workbook.area("List!A1").sheet);
  open.workbook.select(open.workbook.area("List!A3:A9"));
  await open.screen("list import", TITLE);
  await open.click("The selected cells");
  await screen.findByText('Sheet "List": 3 rows');
  await open.user.selectOptions(screen.getByRole("combobox", { name: /^Payer/ }), "EXAMPLE-COMMERCIAL");
  await open.user.selectOptions(screen.getByRole("combobox", { name: /^What rows want/ }), "Required");
  await screen.findByRole("button", { name: "1 cannot be used" });
  expect(rowsOf("1 cannot be used")).toEqual([expect.stringMatching(/^Row 5, Code/)]);
});

test("a file that is none is refused with its name, and another can be chosen", async () => {
  open = await openWorkbook(office, tables());
  await open.screen("list import", TITLE);
  choose("Choose a file…", fileOf("list.xlsx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])));
  expect(
    await screen.findByText(/^list\.xlsx: is an old \.xls workbook, or protected by a password/),
  ).toBeInTheDocument();
  choose("Choose a file…", fileOf("list.csv", "Code,PA\nJ9271,Yes\n"));
  expect(await screen.findByText("list.csv: 2 rows")).toBeInTheDocument();
});

test("20,000 rows with 300 bad ones: all 300 are named, the rest can be imported, and the import can be stopped", async () => {
  open = await openWorkbook(office, {
    ...starterTables(),
    PriorAuth: { headers: headersOf("PriorAuth"), rows: [], firstRow: 2 },
  });
  await open.screen("list import", TITLE);
  const code = (i: number): string =>
    `${"ABCDEFGHJK"[Math.floor(i / 2_000)] ?? "Z"}${String(i % 2_000).padStart(4, "0")}`;
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i % 67 === 3 && i / 67 < 300 ? `9${i % 10}` : code(i)},Yes`);
  const bad = rows.filter((row) => /^9\d,/.test(row)).length;
  expect(bad).toBe(299);
  paste(["Code,PA required", ...rows, "12,Yes"].join("\n"));
  await open.click("Use what is pasted");
  await screen.findByText("What you pasted: 20,002 rows");
  await open.user.selectOptions(screen.getByRole("combobox", { name: /^Payer/ }), "EXAMPLE-COMMERCIAL");
  const named = await screen.findByRole("button", { name: "300 cannot be used" }, { timeout: 60_000 });
  expect(named).toHaveAttribute("aria-pressed", "true");
  const list = screen.getByRole("listbox", { name: "300 cannot be used" });
  expect(within(list).getAllByRole("option")[0]).toHaveAttribute("aria-setsize", "300");
  expect(screen.getByRole("button", { name: "19,701 new" })).toBeInTheDocument();

  // Saving is stopped when it has begun: nothing of the list stays, and the list is there to be saved again.
  const { store } = open.pane;
  let stopped = 0;
  const stop = store.subscribe(() => {
    const { busy } = store.state();
    if (busy?.doing !== "save" || busy.done === 0 || stopped > 0) return;
    stopped = busy.done;
    open.pane.cancel();
  });
  await open.click("Import 19,701 rows");
  await said(/You stopped it\. Nothing was changed\./, 90_000);
  stop();
  expect(stopped).toBeGreaterThan(0);
  expect(
    open.workbook
      .values(open.workbook.area("PriorAuth!A2:C4"))
      .flat()
      .every((cell) => cell === ""),
  ).toBe(true);
  expect(screen.getByRole("button", { name: "Import 19,701 rows" })).toBeInTheDocument();
});
