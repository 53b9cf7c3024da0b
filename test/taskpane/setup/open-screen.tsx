import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { MatrixScreen } from "../../../src/taskpane/core/matrix-place";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { createMatrix, fill } from "../../excel/workbook";
import type { Office } from "../../office/host";
import { CLAIMS, testTables } from "../claims";
import { openPane, type OpenPane } from "../open-pane";

/** A workbook with claims and a matrix, and the pane over it. */
export interface OpenWorkbook extends OpenPane {
  readonly workbook: MemoryWorkbook;
  click(name: string | RegExp): Promise<void>;
  /** Opens a screen of the Matrix place and waits until its title has the focus. */
  screen(kind: MatrixScreen["kind"], title: string | RegExp): Promise<void>;
  /** Opens a section of the set-up. */
  setup(section: string | RegExp): Promise<void>;
}

/** Opens the pane over a workbook with claims and, unless it is `null`, a matrix. */
export async function openWorkbook(office: Office, matrix: MatrixCells | null = testTables()): Promise<OpenWorkbook> {
  const workbook = createMemoryWorkbook({ sheets: ["Claims", "List"] });
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  fill(workbook, "Claims", CLAIMS);
  office.open(workbook);
  if (matrix) await createMatrix(matrix);
  const open = await openPane();
  const click = (name: string | RegExp): Promise<void> => open.user.click(screen.getByRole("button", { name }));
  return {
    ...open,
    workbook,
    click,
    async screen(kind, title) {
      open.pane.store.dispatch({ type: "tab opened", tab: "matrix" });
      open.pane.store.dispatch({ type: "matrix opened", screen: screenOf(kind) });
      await waitFor(() => expect(screen.getByRole("heading", { name: title })).toHaveFocus(), { timeout: 20_000 });
    },
    async setup(section) {
      open.pane.store.dispatch({ type: "tab opened", tab: "setup" });
      await open.user.click(await screen.findByRole("button", { name: section }, { timeout: 20_000 }));
    },
  };
}

function screenOf(kind: MatrixScreen["kind"]): MatrixScreen {
  switch (kind) {
    case "health":
    case "compare":
    case "tests":
    case "list import":
    case "hand-over":
      return { kind };
    default:
      throw new Error(`${kind} is not a screen of these tests`);
  }
}

/** The texts of a list's rows. */
export function rowsOf(list: string): string[] {
  const found = screen.queryByRole("listbox", { name: list });
  return found
    ? within(found)
        .getAllByRole("option")
        .map((row) => row.textContent ?? "")
    : [];
}

/** The row of a list that holds a text. */
export function rowWith(list: string, text: string): HTMLElement {
  const found = within(screen.getByRole("listbox", { name: list }))
    .getAllByRole("option")
    .find((row) => row.textContent?.includes(text));
  if (!found) throw new Error(`no row with ${text} among: ${rowsOf(list).join(" | ")}`);
  return found;
}

/** A file of this computer. jsdom's own files cannot be read. */
export function fileOf(name: string, content: string | Uint8Array): File {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const file = new File([], name);
  const part = (from = 0, to = bytes.length): Pick<Blob, "arrayBuffer"> => ({
    arrayBuffer: () => Promise.resolve(bytes.slice(from, to).buffer),
  });
  return Object.defineProperties(file, {
    size: { value: bytes.length },
    arrayBuffer: { value: part().arrayBuffer },
    slice: { value: part },
  });
}

/** Somebody chooses files where a button asks for them. */
export function choose(label: string, ...files: readonly File[]): void {
  fireEvent.change(screen.getByLabelText(label, { selector: "input" }), { target: { files } });
}

/** What axe has against the pane as it is. */
export async function violations(): Promise<unknown> {
  const { violations: found } = await axe(screen.getByRole("tabpanel"));
  return found.map(({ id, help, nodes }) => [id, help, nodes.map((node) => node.html)]);
}
