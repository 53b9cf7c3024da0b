// The set-up over the real Office.js: national tables, the crosswalk, the quarterly update, an older workbook, the name in the history.
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { headersOf } from "../../../src/matrix/tables";
import { listSets, removeSet } from "../../../src/storage/sets";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { formulaAt } from "../../excel/workbook";
import { startOffice, type Office } from "../../office/host";
import { testTables, TODAY } from "../claims";
import { said } from "../open-pane";
import { choose, fileOf, openWorkbook, violations, type OpenWorkbook } from "./open-screen";

jest.setTimeout(120_000);

let office: Office;
let open: OpenWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
afterEach(async () => {
  await open.close();
  localStorage.clear();
  for (const set of await listSets()) await removeSet(set);
});

/** Unit limits of a quarter that nobody has yet: one code has another limit than in the built-in edition, the others the same. */
function limitsFile(): File {
  const set = bundledReference().mue.at(-1);
  const codes = ["96360", "96361", "96365", "96367", "96413", "96415"];
  const rows = codes.map((code) => {
    const limit = set?.limit(code);
    return [code, code === "96413" ? (limit?.units ?? 0) + 1 : (limit?.units ?? 1), limit?.mai ?? 3].join(",");
  });
  return fileOf("MCR_MUE_PractitionerServices_Eff_01-01-2027.csv", ["code,mue,mai", ...rows, ""].join("\n"));
}

test("opens on its sections, with the name, what stays where, and the build", async () => {
  open = await openWorkbook(office);
  open.pane.store.dispatch({ type: "tab opened", tab: "setup" });
  const name = await screen.findByRole("textbox", { name: "Your name in the history" });
  fireEvent.change(name, { target: { value: "Pat Rivera" } });
  await open.click("What stays where");
  expect(screen.getByText(/^The add-in sends nothing anywhere/)).toBeInTheDocument();
  expect(screen.getByText(/the tables Authorizations, Courses, MatrixTests and MatrixLog/)).toBeInTheDocument();
  await open.click("About");
  expect(await screen.findByText(/^Matrix of format 1; this version writes format 1$/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

describe("national tables", () => {
  test("CMS's files are read, compared for the codes of the practice, used, and named by the workbook", async () => {
    open = await openWorkbook(office);
    await open.check();
    await open.setup(/^Reference sets/);
    expect(await screen.findByText(`PTP ${bundledReference().ptp?.edition ?? ""}`)).toBeInTheDocument();
    expect(screen.getByText(/^None yet: the tables that are built in/)).toBeInTheDocument();
    choose("Import CMS files…", limitsFile());
    const result = await screen.findByRole("region", { name: "Read from the files" }, { timeout: 30_000 });
    expect(within(result).getByText("MUE 2027-01: 6 rows")).toBeInTheDocument();
    await open.user.click(within(result).getByRole("button", { name: /limit changed/ }));
    // Most limits of the practice are gone from so short a table: the list is shown a part at a time.
    await open.user.click(within(result).getByRole("button", { name: /^and \d+ more$/ }));
    const before = bundledReference().mue.at(-1)?.limit("96413")?.units ?? 0;
    expect(
      within(result).getByText(new RegExp(`^96413: at most ${before + 1} a day.*, before ${before} a day`)),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await open.click("Use these tables");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Read from the files" })).not.toBeInTheDocument(), {
      timeout: 30_000,
    });
    expect((await listSets()).map(({ kind, edition, rows }) => [kind, edition, rows])).toEqual([["MUE", "2027-01", 6]]);
    const headers = headersOf("ReferenceSets");
    const named = open.workbook
      .values(open.workbook.area("ReferenceSets!A2:E9"))
      .map((row) => [row[headers.indexOf("Set")], row[headers.indexOf("Edition")]]);
    expect(named).toContainEqual(["MUE", "2027-01"]);
    const limits = (await open.pane.parts.reference(open.pane.store.state().loaded!.matrix)).mue;
    expect(limits.at(-1)).toMatchObject({ edition: "2027-01" });
    expect(limits.at(-1)?.limit("96413")?.units).toBe(before + 1);
    // What the workbook goes by is removed from this computer only when it is asked for twice, and then it is told.
    await open.user.click(await screen.findByRole("button", { name: "Remove MUE 2027-01 from this computer" }));
    await open.click("Remove it");
    expect(
      await screen.findByText(/which the workbook names, is not on this computer: import it here too/i),
    ).toBeInTheDocument();
  });

  test("a damaged file is refused whole, and the tables in use stay", async () => {
    open = await openWorkbook(office);
    await open.setup(/^Reference sets/);
    choose("Import CMS files…", fileOf("MCR_MUE_PractitionerServices_Eff_01-01-2027.csv", "code,mue,mai\n96413,x,3\n"));
    expect(await screen.findByText(/^MCR_MUE_PractitionerServices_Eff_01-01-2027\.csv, row 2/)).toBeInTheDocument();
    expect(await listSets()).toEqual([]);
    choose("Import CMS files…", fileOf("holiday.txt", "Dear all,\nwe are closed.\n"));
    expect(await screen.findByText(/^None of the files holds a table of CMS's/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Use these tables" })).not.toBeInTheDocument();
  });
});

test("the crosswalk fills what is blank in Drugs and leaves what was written", async () => {
  open = await openWorkbook(office, {
    ...testTables(),
    Drugs: {
      headers: headersOf("Drugs"),
      rows: [headersOf("Drugs").map((header) => ({ Code: "J9271", Name: "pembrolizumab" })[header] ?? "")],
      firstRow: 2,
    },
  });
  await open.setup(/^Drugs from the ASP crosswalk/);
  choose(
    "Choose the crosswalk…",
    fileOf("asp.csv", "ndc11,hcpcs,drug\n00006302602,J9271,Keytruda\n50242006001,J9035,Avastin\n"),
  );
  expect(
    await screen.findByText(/^asp\.csv: completes 1 drug, and lists 1 that Drugs does not have/),
  ).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await open.click("Save 1 drug");
  await waitFor(() => expect(screen.queryByRole("heading", { name: /crosswalk/ })).not.toBeInTheDocument(), {
    timeout: 20_000,
  });
  const headers = headersOf("Drugs");
  const row = open.workbook.values(open.workbook.area("Drugs!A2:K2"))[0] ?? [];
  expect([row[headers.indexOf("Name")], row[headers.indexOf("NDCs")]]).toEqual(["pembrolizumab", "00006302602"]);
});

test("the quarterly update ends rules with their codes and goes on with what replaces them", async () => {
  const status = (code: string, from: number | "", to: number | "", replacement: string): (string | number)[] =>
    headersOf("CodeStatus").map(
      (header) => ({ Code: code, From: from, To: to, Replacement: replacement })[header] ?? "",
    );
  const lastDay = 46_387;
  const rule = ["PA-0001", "MEDICARE", "J9999", "", "", "Required", "", "", "", "Bulletin", "", TODAY, ""];
  open = await openWorkbook(office, {
    ...testTables(),
    CodeStatus: {
      headers: headersOf("CodeStatus"),
      rows: [status("J9999", "", lastDay, "J9998"), status("J9998", lastDay + 1, "", "")],
      firstRow: 2,
    },
    PriorAuth: { headers: headersOf("PriorAuth"), rows: [rule], firstRow: 2 },
  });
  await open.setup(/^Quarterly update/);
  expect(await screen.findByText(/^J9999 ends 31 Dec 2026, replaced by J9998/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await open.click("Save 1 change");
  await waitFor(() => expect(formulaAt(open.workbook, "PriorAuth!C3")).toBe("J9998"), { timeout: 20_000 });
  const to = headersOf("PriorAuth").indexOf("To");
  expect(open.workbook.values(open.workbook.area("PriorAuth!A2:M2"))[0]?.[to]).toBe(lastDay);
  expect(open.workbook.sheets().some(({ name }) => name.startsWith("Snapshot "))).toBe(true);
});

test("a workbook of an older build is told what it lacks, and gets it by one button", async () => {
  const { Wastage: _, ...older } = testTables();
  open = await openWorkbook(office, older);
  const table = open.workbook.tables().find(({ name }) => name === "Wastage");
  if (table) await open.workbook.deleteTable(table.id, false);
  await open.pane.reload();
  open.pane.store.dispatch({ type: "tab opened", tab: "setup" });
  expect(await screen.findByText(/^The matrix is not whole: .*To add: .*the table Wastage/)).toBeInTheDocument();
  expect(await violations()).toEqual([]);
  await open.click("Bring it up to date");
  await said("The workbook is up to date.");
  expect(open.workbook.tables().map(({ name }) => name)).toContain("Wastage");
  await waitFor(() => expect(screen.queryByText(/^The matrix is not whole/)).not.toBeInTheDocument());
});
