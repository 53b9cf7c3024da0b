import "../screen";
import { screen, waitFor, within } from "@testing-library/react";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { deskOf, type Desk } from "../../../src/taskpane/core/desk";
import { createMatrix, fill } from "../../excel/workbook";
import { type Office } from "../../office/host";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { TableName } from "../../../src/matrix/tables";
import { CLAIMS, testTables } from "../claims";
import { openPane, type OpenPane } from "../open-pane";

/** The pane over a workbook with claims and a matrix, at its Matrix place. */
export interface MatrixPane extends OpenPane {
  readonly workbook: MemoryWorkbook;
  readonly desk: Desk;
  click(name: string | RegExp): Promise<void>;
  /** Opens the Matrix place. */
  matrix(): Promise<void>;
  /** The rows of a table of the workbook, each by its headers; blank rows left out. */
  rows(table: TableName): Record<string, unknown>[];
  /** Somebody types into a cell of a matrix table. @param row 1-based among the table's rows */
  type(table: TableName, row: number, column: string, value: string | number): void;
}

export async function openMatrix(office: Office, tables: MatrixCells = testTables()): Promise<MatrixPane> {
  const workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  fill(workbook, "Claims", CLAIMS);
  office.open(workbook);
  await createMatrix(tables);
  const claims = workbook.sheets().find(({ name }) => name === "Claims");
  if (claims) workbook.activateSheet(claims.id);
  const open = await openPane();
  const desk = deskOf(open.pane);
  const tableOf = (name: TableName) => {
    const found = workbook.tables().find((table) => table.name === name);
    if (!found) throw new Error(`no table ${name}`);
    return found;
  };
  return {
    ...open,
    workbook,
    desk,
    click: async (name) => open.user.click(await screen.findByRole("button", { name })),
    async matrix() {
      await open.user.click(screen.getByRole("tab", { name: /^Matrix/ }));
      await screen.findByRole("group", { name: "Families of rules" }, { timeout: 20_000 });
    },
    rows(name) {
      const [headers = [], ...rows] = workbook.values(tableOf(name).area);
      return rows
        .filter((row) => row.some((cell) => cell !== ""))
        .map((row) => Object.fromEntries(headers.map((header, i) => [String(header), row[i]])));
    },
    type(name, row, column, value) {
      const { area } = tableOf(name);
      const [headers = []] = workbook.values(area);
      const at = headers.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      workbook.write({ ...area, row: area.row + row, column: area.column + at, rows: 1, columns: 1 }, [[value]]);
    },
  };
}

/** The row of a list whose text holds all of these. */
export async function listRow(list: string, ...texts: readonly string[]): Promise<HTMLElement> {
  const found = async (): Promise<HTMLElement> => {
    const group = await screen.findByRole("group", { name: list });
    const row = within(group)
      .getAllByRole("button")
      .find((each) => texts.every((text) => each.textContent?.includes(text)));
    if (!row) throw new Error(`no row with ${texts.join(", ")} in ${list}: ${group.textContent}`);
    return row;
  };
  return waitFor(found);
}

/** The codes of a rule of the commercial example. */
export const DRUGS = "J9271;J9299;J9228;J9022";

/** Opens the rule about drugs of the commercial example. */
export async function openDrugRule(open: MatrixPane): Promise<void> {
  await open.matrix();
  await open.user.selectOptions(screen.getByRole("combobox", { name: "Payer" }), "EXAMPLE-COMMERCIAL");
  await open.user.click(await listRow("Families of rules", "Prior authorisation"));
  await open.user.click(await listRow("Example Commercial Plan", DRUGS));
  await screen.findByRole("heading", { name: `Prior authorisation: ${DRUGS}` });
}

/** Waits until nothing is written any more. */
export async function settled({ pane }: Pick<OpenPane, "pane">): Promise<void> {
  await waitFor(() => expect(pane.store.state().busy).toBeNull(), { timeout: 20_000 });
}
