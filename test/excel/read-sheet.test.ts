import { activeSheet, readActiveSheet } from "../../src/excel/read-sheet";
import { spansOf } from "../../src/excel/read-area";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { contentOf, fill } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;
/** Bytes of every answer of the host. */
const answers: number[] = [];

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), {
    onExchange: (_request, response) => void answers.push(JSON.stringify(response).length),
  });
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Other"] });
  office.open(workbook);
  answers.length = 0;
});

const HEADERS = ["Export of October", "Payer", "Patient", "DOS", "CPT", "Remark", "Charge"];
const line = (i: number): (string | number)[] => [
  "",
  "Medicare",
  `P${i}`,
  46309,
  "J9271",
  "remark ".repeat(3),
  100 + i,
];

test("says which sheet is open", async () => {
  expect(await activeSheet()).toMatchObject({ name: "Claims" });
});

test("an empty sheet has no cells", async () => {
  expect(await readActiveSheet()).toMatchObject({ sheet: { name: "Claims" }, cells: [], firstRow: 1, firstColumn: 0 });
});

test("cells come with where they stand", async () => {
  workbook.write(workbook.area("Claims!C4:F5"), [
    ["Payer", "Patient", "DOS", "CPT"],
    ["Medicare", "P1", 46309, "96413"],
  ]);
  const before = contentOf(workbook);
  const read = await readActiveSheet();
  expect(read).toMatchObject({ firstRow: 4, firstColumn: 2 });
  const claims = readClaims(read?.cells ?? [], { name: "Claims", firstRow: 4, isVisit: () => false });
  expect(isClaimSheet(claims) && claims.lines).toMatchObject([{ index: 1, row: 5, code: "96413" }]);
  expect(contentOf(workbook)).toEqual(before);
});

test("a sheet without headers of claims is read no further than its head", async () => {
  fill(
    workbook,
    "Claims",
    Array.from({ length: 5_000 }, (_, i) => [`a${i}`, `b${i}`]),
  );
  expect((await readActiveSheet())?.cells).toHaveLength(30);
});

test("below the head only columns of claim fields are read, in blocks, and each block is told", async () => {
  fill(workbook, "Claims", [HEADERS, ...Array.from({ length: 20_000 }, (_, i) => line(i))]);
  const seen: [number, number][] = [];
  const read = await readActiveSheet({ onProgress: (rows, of) => void seen.push([rows, of]) });
  expect(read?.cells).toHaveLength(20_001);
  expect(read?.cells.at(-1)).toEqual(["", "Medicare", "P19999", 46309, "J9271", "", 20_099]);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toEqual([20_001, 20_001]);
  expect(Math.max(...answers)).toBeLessThan(1_000_000);
});

/** Twenty columns that all hold fields of a claim: nothing can be left out. */
const TWENTY_FIELDS: readonly (readonly [string, (i: number) => string | number])[] = [
  ["Claim", (i) => `C-${i}`],
  ["Line", (i) => i % 5],
  ["Payer", () => "Medicare Part B"],
  ["Patient", (i) => `P-${100_000 + i}`],
  ["DOS", () => 46309],
  ["CPT", () => "J9271"],
  ["Mods", (i) => (i % 3 ? "" : "JZ, 59")],
  ["Units", () => 200],
  ["Charge", () => 9800.25],
  ["Dx", () => "C34.11, Z51.11"],
  ["POS", () => 11],
  ["Rendering NPI", () => 1_234_567_893],
  ["Billing NPI", () => 1_888_009_002],
  ["Auth", (i) => (i % 4 ? "" : `A-${i}`)],
  ["Drug", (i) => (i % 4 ? "" : "pembrolizumab")],
  ["Dose", (i) => (i % 4 ? "" : 200)],
  ["Container", (i) => (i % 4 ? "" : "100 mg vial")],
  ["NDC", (i) => (i % 4 ? "" : 6302602)],
  ["Start", (i) => (i % 4 ? "" : 0.3798611111)],
  ["Stop", (i) => (i % 4 ? "" : 0.4006944444)],
];
const OTHERS = ["Clerk", "Remark", "Batch", "Printed", "Ledger", "Site", "Phone", "Referred"];

describe("on the web 100,000 lines of 20 columns", () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => i);

  /** Reads the sheet as Excel on the web does, and measures the answers. */
  async function readOnTheWeb(rows: readonly (readonly (string | number)[])[]) {
    fill(workbook, "Claims", rows);
    // Office.js knows its platform once and for good: the web has this one's name meanwhile.
    const web = jest.replaceProperty(Office.PlatformType, "OfficeOnline", Office.context.platform as never);
    try {
      answers.length = 0;
      return await readActiveSheet();
    } finally {
      web.restore();
    }
  }
  const expectFew = (): void => {
    expect(answers.length).toBeLessThanOrEqual(5);
    expect(Math.max(...answers)).toBeLessThan(5_000_000);
  };

  test("come in five requests below 5 MB where each of them holds a field", async () => {
    const rows = lines.map((i) => TWENTY_FIELDS.map(([, of]) => of(i)));
    const read = await readOnTheWeb([TWENTY_FIELDS.map(([field]) => field), ...rows]);
    expect(read?.cells).toHaveLength(100_001);
    expect(read?.cells.at(-1)).toEqual(rows.at(-1));
    expectFew();
  });

  test("come without the columns that hold none", async () => {
    const fields = TWENTY_FIELDS.slice(0, 12);
    const rows = lines.map((i) => [...fields.map(([, of]) => of(i)), ...OTHERS.map((other) => `${other} ${i}`)]);
    const read = await readOnTheWeb([[...fields.map(([field]) => field), ...OTHERS], ...rows]);
    expect(read?.cells).toHaveLength(100_001);
    expect(read?.cells.at(-1)).toEqual([...fields.map(([, of]) => of(99_999)), ...OTHERS.map(() => "")]);
    expectFew();
    expect(answers.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(0.8 * JSON.stringify(rows).length);
  });
});

test("the head comes whole wherever the filled cells begin, and however few of them are in its rows", async () => {
  fill(workbook, "Claims", [
    ["Payer", "Patient", "DOS", "CPT"],
    ...Array.from({ length: 40 }, (_, i) => ["Acme", `P${i}`, 46309, "J9271"]),
  ]);
  workbook.write(workbook.area("Claims!H36"), [["a note"]]);
  answers.length = 0;
  const read = await readActiveSheet();
  expect(read?.cells[1]).toEqual(["Acme", "P0", 46309, "J9271", "", "", "", ""]);
  expect(read?.cells.at(-1)?.slice(0, 4)).toEqual(["Acme", "P39", 46309, "J9271"]);
  expect(answers).toHaveLength(2);
});

test("a head whose texts are too long for one answer is read all the same", async () => {
  const long = "x".repeat(30_000);
  fill(workbook, "Claims", [
    ["Payer", "Patient", "DOS", "CPT", ...Array.from({ length: 10 }, (_, i) => `Note ${i}`)],
    ...Array.from({ length: 29 }, (_, i) => [
      "Acme",
      `P${i}`,
      46309,
      "J9271",
      ...Array.from({ length: 10 }, () => long),
    ]),
  ]);
  const read = await readActiveSheet();
  expect(read?.cells).toHaveLength(30);
  expect(read?.cells[29]?.slice(0, 5)).toEqual(["Acme", "P28", 46309, "J9271", long]);
  expect(answers.filter((bytes) => bytes > 5 * 1024 * 1024)).not.toHaveLength(0);
});

test("a block that turns out too large is asked for in smaller parts", async () => {
  const long = "x".repeat(3_000);
  const rows = Array.from({ length: 3_000 }, (_, i) => ["Medicare", `P${i}`, 46309, i < 60 ? "J9271" : long]);
  fill(workbook, "Claims", [["Payer", "Patient", "DOS", "CPT"], ...rows]);
  const read = await readActiveSheet();
  expect(read?.cells).toHaveLength(3_001);
  expect(read?.cells.at(-1)?.[3]).toBe(long);
  // The host refused one answer above Excel's limit, and every row came all the same.
  expect(answers.filter((bytes) => bytes > 5 * 1024 * 1024)).toHaveLength(1);
});

test("a signal stops the reading", async () => {
  fill(workbook, "Claims", [HEADERS, ...Array.from({ length: 20_000 }, (_, i) => line(i))]);
  const stop = new AbortController();
  const read = await readActiveSheet({ signal: stop.signal, onProgress: () => stop.abort() });
  expect(read).toBeNull();
});

describe("merged cells", () => {
  const merged = (...addresses: readonly string[]): Promise<void> =>
    Excel.run(async (context) => {
      for (const address of addresses) context.workbook.worksheets.getItem("Claims").getRange(address).merge();
      await context.sync();
    });

  test("titles and headings of groups above the headers are passed over", async () => {
    fill(workbook, "Claims", [
      ["Lakeside Oncology, October"],
      ["", "Who", "", "What"],
      HEADERS,
      ...Array.from({ length: 40 }, (_, i) => line(i)),
    ]);
    await merged("A1:G1", "B2:C2", "D2:G2");
    const before = [contentOf(workbook), workbook.merges(workbook.activeSheet())];
    const read = await readActiveSheet();
    const claims = readClaims(read?.cells ?? [], { name: "Claims", isVisit: () => false });
    expect(isClaimSheet(claims) && [claims.headerRow, claims.lines.length, claims.unusable]).toEqual([3, 40, []]);
    expect(isClaimSheet(claims) && claims.lines[39]).toMatchObject({ row: 43, patient: "P39", code: "J9271" });
    expect([contentOf(workbook), workbook.merges(workbook.activeSheet())]).toEqual(before);
  });

  test("headers that are merged over the two rows of a header stand in its last row", async () => {
    fill(workbook, "Claims", [
      ["Lakeside Oncology, October"],
      ["Payer", "Patient", "DOS", "Service", ""],
      ["", "", "", "CPT", "Charge"],
      ...Array.from({ length: 40 }, (_, i) => ["Medicare", `P${i}`, 46309, "J9271", 100 + i]),
    ]);
    await merged("A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2");
    const read = await readActiveSheet();
    expect(read?.cells).toHaveLength(43);
    const claims = readClaims(read?.cells ?? [], { name: "Claims", isVisit: () => false });
    expect(isClaimSheet(claims) && [claims.headerRow, claims.lines.length]).toEqual([3, 40]);
    expect(isClaimSheet(claims) && claims.lines[0]).toMatchObject({ row: 4, patient: "P0", code: "J9271" });
  });

  test("a patient that is merged over several lines is on the first of them only, and the others are named", async () => {
    fill(workbook, "Claims", [
      ["Payer", "Patient", "DOS", "CPT"],
      ["Medicare", "P1", 46309, "J9271"],
      ["Medicare", "", 46309, "96413"],
    ]);
    await merged("B2:B3");
    const claims = readClaims((await readActiveSheet())?.cells ?? [], { name: "Claims", isVisit: () => false });
    expect(isClaimSheet(claims) && claims.lines.map(({ patient }) => patient)).toEqual(["P1"]);
    expect(isClaimSheet(claims) && claims.problems).toMatchObject([{ row: 3 }]);
  });
});

test("neighbouring columns are read together", () => {
  expect(spansOf([4, 0, 1, 1], 6)).toEqual([
    { at: 0, columns: 2 },
    { at: 4, columns: 1 },
  ]);
  expect(spansOf(undefined, 6)).toEqual([{ at: 0, columns: 6 }]);
});
