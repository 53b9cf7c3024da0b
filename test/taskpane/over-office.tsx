// The pane over the real Office.js, for tests of whole stories: a claim sheet in a workbook with a matrix, checked, and what a person does there.
import { screen } from "@testing-library/react";
import { axe } from "jest-axe";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { MatrixCells } from "../../src/matrix/matrix";
import { createMatrix, fill } from "../excel/workbook";
import { startOffice, type Office } from "../office/host";
import { openPane, type OpenPane } from "./open-pane";

/** A workbook with a claim sheet that the pane has checked. */
export interface CheckedWorkbook extends OpenPane {
  readonly workbook: MemoryWorkbook;
  /** Presses a button once it is there. */
  click(name: string | RegExp): Promise<void>;
}

let office: Office | null = null;
let open: CheckedWorkbook | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

/**
 * Opens a workbook with claims on the sheet "Claims" and a matrix, and checks them. It is closed after the test.
 * @param cells the matrix; without it the starter's
 */
export async function openChecked(claims: Parameters<typeof fill>[2], cells?: MatrixCells): Promise<CheckedWorkbook> {
  office ??= await startOffice(createMemoryWorkbook());
  const workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  fill(workbook, "Claims", claims);
  office.open(workbook);
  await createMatrix(cells);
  const pane = await openPane();
  open = {
    ...pane,
    workbook,
    click: async (name) => pane.user.click(await screen.findByRole("button", { name })),
  };
  await pane.check();
  return open;
}

/** What axe finds in the screen that is open: nothing. */
export const expectClean = async (): Promise<void> =>
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);

/** A file as somebody chooses it; jsdom's files do not hand over their bytes. */
export function chosenFile(content: string | Uint8Array, name: string): File {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return Object.defineProperty(new File([new Uint8Array(bytes)], name), "arrayBuffer", {
    value: () => Promise.resolve(bytes.buffer),
  });
}
