import { writeWorkbook } from "../../src/files/xlsx-write";
import type { CellValue } from "../../src/values/cell";
import type { Workbench, WorkbenchServer } from "./support";

/*
 * The export of a practice system, made of the sample's claims: two title rows, columns that are called as such systems call them, three modifier
 * columns, NDCs that a spreadsheet has turned into numbers, a total at the bottom.
 */

/** The headers of the export and the field of the sample that stands under each; several for a field that is parted. */
const COLUMNS: readonly (readonly [header: string, field: string])[] = [
  ["Ins", "Payer"],
  ["Acct", "Patient"],
  ["Svc Date", "DOS"],
  ["Proc", "CPT"],
  ["Mod1", "Mods"],
  ["Mod2", "Mods"],
  ["Mod3", "Mods"],
  ["Qty", "Units"],
  ["Chg", "Charge"],
  ["Dx1", "Dx"],
  ["Dx2", "Dx"],
  ["POS", "POS"],
  ["Rend NPI", "Rendering NPI"],
  ["Clm ID", "Claim"],
  ["SL ID", "Line"],
  ["Tracking", "Auth"],
  ["NDC", "NDC"],
  ["Start", "Start"],
  ["Stop", "Stop"],
  ["Drug", "Drug"],
  ["Dose", "Dose"],
  ["Container", "Container"],
];
export const EXPORT_HEADERS = COLUMNS.map(([header]) => header);
/** The row of the headers, 1-based. */
export const HEADER_ROW = 4;

export type Rows = readonly (readonly CellValue[])[];

/** A value of a line of the sample. */
export const valueIn = (sample: Rows, row: readonly CellValue[], field: string): CellValue =>
  row[(sample[0] ?? []).indexOf(field)] ?? "";

/**
 * The export of lines of the sample, as rows of a sheet.
 * @param sample the sample's claim sheet with its headers
 * @param lines rows of it
 * @param run what the system says of when it was made
 */
export function exportOf(sample: Rows, lines: Rows, run: string): CellValue[][] {
  const rows = lines.map((line) => COLUMNS.map(([header, field]) => cellOf(header, valueIn(sample, line, field))));
  const at = EXPORT_HEADERS.indexOf("Chg");
  const total = rows.reduce((sum, row) => sum + Number(row[at]), 0);
  return [
    ["Lakeside Oncology - charges ready to bill"],
    [run],
    [],
    [...EXPORT_HEADERS],
    ...rows,
    EXPORT_HEADERS.map((_, i) => (i === 0 ? "Total" : i === at ? total : "")),
  ];
}

function cellOf(header: string, value: CellValue): CellValue {
  const part = /^(?:Mod|Dx)(\d)$/.exec(header)?.[1];
  if (part !== undefined) return String(value ?? "").split(/[,; ]+/)[Number(part) - 1] ?? "";
  // The spreadsheet took it for a number: its zeros are gone.
  if (header === "NDC" && value !== "") return Number(value);
  return value;
}

/** The formats of the columns, by their headers. */
export const formatOf = (header: string): string =>
  header === "Svc Date" ? "m/d/yyyy" : header === "Start" || header === "Stop" ? "h:mm" : "General";

/** A drug without its authorisation. */
export const UNAUTHORISED = { claim: "C-0025", code: "J9271" };

export const lacksAuthorisation = (sample: Rows, row: readonly CellValue[]): boolean =>
  valueIn(sample, row, "Claim") === UNAUTHORISED.claim && valueIn(sample, row, "CPT") === UNAUTHORISED.code;

/** The lines of today's export: the sample's claims, with what went wrong in the practice system. */
export function linesOfToday(sample: Rows): CellValue[][] {
  const lines = sample.slice(1).filter((row) => valueIn(sample, row, "CPT") !== "");
  const [mods, auth] = ["Mods", "Auth"].map((field) => (sample[0] ?? []).indexOf(field));
  let withoutJz = 0;
  return lines.map((row) => {
    const line = [...row];
    if (line[mods ?? -1] === "JZ" && withoutJz++ % 4 === 0) line[mods ?? -1] = "";
    if (lacksAuthorisation(sample, row)) line[auth ?? -1] = "";
    return line;
  });
}

/**
 * The computer's clock, from a moment on. A script as text: what runs from source with tsx gets helpers into its functions that a page does not
 * have.
 */
export function clockAt(from: Date): (page: Workbench["page"]) => Promise<void> {
  const content = `{
    const real = Date;
    const now = () => real.now() + ${from.getTime() - Date.now()};
    class Shifted extends real {
      constructor(...given) {
        super(...(given.length === 0 ? [now()] : given));
      }
      static now = now;
    }
    window.Date = Shifted;
  }`;
  return async (page) => void (await page.addInitScript({ content }));
}

/**
 * The claims of the practice's workbook. Its pane has published the matrix on this computer then: it does so when it is opened, and nothing is
 * pressed.
 */
export async function publishedSample(home: Workbench): Promise<Rows> {
  const cells = await home.handle.evaluate((workbench) => workbench.values("Claims!A1:AM400"));
  await home.pane().getByRole("tab", { name: "Setup" }).click();
  await home
    .pane()
    .getByText(/^sample.*\.xlsx$/i)
    .first()
    .waitFor({ timeout: 90_000 });
  return cells.map((row) => row.map((cell) => cell ?? ""));
}

/** Opens an export as a workbook of its own, on the computer on which the practice's workbook is open. */
export async function openExportBeside(
  server: WorkbenchServer,
  home: Workbench,
  { name, rows, day }: { readonly name: string; readonly rows: Rows; readonly day: Date },
): Promise<Workbench> {
  const away = await server.open({ query: "?empty", beside: home, prepare: clockAt(day) });
  const columns = EXPORT_HEADERS.map((header) => ({ format: formatOf(header) }));
  const bytes = await writeWorkbook({ sheets: [{ name: "Charges", rows, columns }] });
  await away.handle.evaluate((workbench, [file, as]) => workbench.open(new Uint8Array(file), as), [
    [...bytes],
    name,
  ] as const);
  return away;
}
