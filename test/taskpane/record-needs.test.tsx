// What the record must hold, in the pane over the real Office.js: for a line that is selected in the sheet, with every part of it by the keyboard.
import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { day } from "../day";
import { contentOf } from "../excel/workbook";
import { said } from "./open-pane";
import { expectClean, openChecked, type CheckedWorkbook } from "./over-office";

jest.setTimeout(120_000);

const CLAIMS = [
  ["Payer", "Patient", "DOS", "CPT", "Claim", "Line", "Units", "Charge", "Dx", "Auth"],
  ["Example Commercial Plan", "P1", day("2026-10-14"), "38225", "C1", "1", 1, 900, "C83.38", "A-1"],
  ["Example Commercial Plan", "P1", day("2026-10-20"), "38226", "C2", "1", 1, 800, "C83.38", "A-2"],
  ["Example Commercial Plan", "P1", day("2026-11-09"), "38227", "C3", "1", 1, 700, "C83.38", "A-3"],
  ["Example Commercial Plan", "P1", day("2026-11-10"), "38228", "C4", "1", 1, 9000, "C83.38", "A-4"],
  ["Medicare", "P2", day("2026-10-15"), "99214", "C5", "1", 1, 200, "C34.11", ""],
  ["Medicare", "P2", day("2026-10-15"), "96413", "C5", "2", 1, 310, "C34.11", ""],
];

let open: CheckedWorkbook;
beforeEach(async () => {
  open = await openChecked(CLAIMS);
});

/** What the first look at a record loads takes its time. */
const PATIENCE = { timeout: 30_000 };
const TITLE = { name: "What the record must hold" };

/** Follows a line, as its selection in the sheet does. */
function follow(line: number): void {
  const { sheet } = open.workbook.area("Claims!A1");
  open.pane.store.dispatch({ type: "row selected", sheetId: sheet, row: line + 1, column: 0 });
}

/** Opens the checklist of the line that is followed now; that of the line before may still be on the screen. */
async function openedList(shows: RegExp): Promise<HTMLElement> {
  const box = await waitFor(() => {
    const title = screen.getByRole("button", TITLE);
    if (title.getAttribute("aria-expanded") === "false") title.click();
    return screen.getByRole("checkbox", { name: shows });
  }, PATIENCE);
  return box.closest("ul") as HTMLElement;
}

const asked = (list: HTMLElement): string[] =>
  within(list)
    .getAllByRole("checkbox")
    .map((box) => box.closest("label")?.textContent ?? "");
/** The phases of CAR-T by the lines of the sheet, and a word of what each must show. */
const PHASES = [
  [1, "38225", /collection/],
  [2, "38226", /preparation for transport/],
  [3, "38227", /receipt/],
  [4, "38228", /infusion/],
] as const;

test("CAR-T: diagnosis, earlier treatment, test results, rationale, and the authorisation of each phase", async () => {
  for (const [line, code, phase] of PHASES) {
    follow(line);
    const list = await openedList(new RegExp(`^CAR-T, ${phase.source}`));
    const needs = asked(list);
    for (const words of [/diagnosis/, /earlier lines of treatment/, /test results/, /why this treatment/, phase])
      expect(needs.filter((need) => words.test(need))).toHaveLength(1);
    // The payer's row asks for the authorisation of this very phase.
    const letter = new RegExp(`^The authorisation A-${line}: its letter, with ${code}`);
    expect(needs).toContainEqual(expect.stringMatching(letter));
    expect(list).toHaveTextContent(/PA-0006, PriorAuth: Required/);
    expect(list).toHaveTextContent("Example - replace");
    await expectClean();
  }
});

test("the checklist is ticked and written by keys alone, as a sheet of the whole claim across one page, and one undo takes it back", async () => {
  const before = contentOf(open.workbook);
  follow(6);
  (await screen.findByRole("button", TITLE)).focus();
  await open.user.keyboard("{Enter}");
  const list = await openedList(/^Start and stop time/);
  await open.user.tab();
  const [first] = within(list).getAllByRole("checkbox");
  expect(first).toHaveFocus();
  await open.user.keyboard(" ");
  expect(first).toBeChecked();
  const write = screen.getByRole("button", { name: "Checklist as a sheet" });
  for (let tabs = 0; tabs < 20 && document.activeElement !== write; tabs++) await open.user.tab();
  expect(write).toHaveFocus();
  await open.user.keyboard("{Enter}");
  await said('The sheet "Record line 6" was added.');
  const area = { ...open.workbook.area("Record line 6!A1"), rows: 30, columns: 9 };
  const rows = open.workbook.values(area).filter((row) => row.some((cell) => cell !== ""));
  expect(rows[0]?.[0]).toBe("Documentation to defend these lines");
  expect(new Set(rows.slice(2).map(([line]) => line))).toEqual(new Set([5, 6]));
  expect(rows.slice(2).every((row) => row[5] === "" && String(row[6]).length > 5 && String(row[7]).length > 3)).toBe(
    true,
  );
  expect(open.workbook.pageLayout(area.sheet)).toEqual({
    orientation: "Landscape",
    zoom: { horizontalFitToPages: 1 },
    titleRows: { row: 0, rows: 2 },
  });
  await open.user.click(await screen.findByRole("button", { name: "Undo" }));
  await said("Undone.");
  expect(contentOf(open.workbook)).toEqual(before);
});
