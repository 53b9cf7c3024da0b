// An example as a person sees it in Excel: the formula in the formula bar, the cells that it reads, and its answer in the sheet.
import { areaAddress, columnLetters } from "../../values/cell";
import { escape } from "./escape";
import { type HelpAnswer, type HelpCell, type HelpExample, exampleFormula } from "./page";

/** A place in the sheet, both from 0. */
interface Place {
  readonly row: number;
  readonly column: number;
}

interface ShownCell extends Place {
  readonly value: HelpCell;
  readonly kind: "given" | "answer" | "spilled";
}

/** An example as cells of a sheet: those that the formula is given, at their addresses, and the answer beside them. */
interface SheetExtract {
  readonly answerAt: string;
  /** The cells that the answer takes, such as `E2:E4`; "" where it is one. */
  readonly spill: string;
  readonly cells: readonly ShownCell[];
}

/**
 * Where the cells of an example stand: ranges where their addresses say, and the answer to their right, in the row of the last one.
 * @example extractOf({ … range("D2:D4", [["J9271"], ["99214"], ["J9299"]]) … }).answerAt //=> "E2"
 */
export function extractOf({ args, answer }: Pick<HelpExample, "args" | "answer">): SheetExtract {
  const given = args.flatMap((argument) =>
    argument.kind === "range" ? cellsFrom(placeOf(argument.at), argument.rows, () => "given") : [],
  );
  const last = args.filter((argument) => argument.kind === "range").at(-1);
  const column = Math.max(-1, ...given.map((cell) => cell.column)) + 1;
  const at: Place = { row: last ? placeOf(last.at).row : 0, column };
  const rows = rowsOf(answer);
  const shown = cellsFrom(at, rows, (row, c) => (row === 0 && c === 0 ? "answer" : "spilled"));
  const end = { row: at.row + rows.length - 1, column: column + (rows[0]?.length ?? 1) - 1 };
  const isOne = rows.length === 1 && rows[0]?.length === 1;
  return {
    answerAt: areaAddress(at),
    spill: isOne || answer.kind === "corner" ? "" : `${areaAddress(at)}:${areaAddress(end)}`,
    cells: [...given, ...shown],
  };
}

/** The extract as HTML: formula bar, column and row heads, cells. */
export function sheetHtml(name: string, example: HelpExample): string {
  const { answerAt, spill, cells } = extractOf(example);
  const columns = between(cells.map(({ column }) => column));
  const rows = between(cells.map(({ row }) => row));
  const isCorner = example.answer.kind === "corner";
  const heads = columns.map((column) => `<th scope="col">${columnLetters(column)}</th>`).join("");
  const body = rows.map((row) => {
    const shown = columns.map((column) => cellHtml(cells.find((cell) => cell.row === row && cell.column === column)));
    return `<tr><th scope="row">${row + 1}</th>${shown.join("")}${isCorner ? "<td></td>" : ""}</tr>`;
  });
  const more = isCorner ? `<tr><th scope="row">…</th>${"<td></td>".repeat(columns.length + 1)}</tr>` : "";
  const note = isCorner
    ? "The first cells of the answer: more stand to the right and below."
    : spill === ""
      ? ""
      : `The formula stands in ${answerAt}; its answer takes ${spill}.`;
  return `<figure class="sheet">
<div class="bar"><span class="name">${answerAt}</span><span class="fx" aria-hidden="true">fx</span><code>${escape(exampleFormula(name, example))}</code></div>
<div class="scroll" tabindex="0" role="region" aria-label="Cells of the example"><table class="grid"><thead><tr><th></th>${heads}${isCorner ? '<th scope="col">…</th>' : ""}</tr></thead><tbody>${body.join("")}${more}</tbody></table></div>
${note === "" ? "" : `<figcaption>${note}</figcaption>`}</figure>`;
}

/** Longest text that stays on one line of a cell; a longer one is shown as a cell that wraps. */
const ONE_LINE = 44;

function cellHtml(cell: ShownCell | undefined): string {
  if (!cell) return "<td></td>";
  const { value, kind } = cell;
  const text = String(value);
  const classes = [kind, typeof value === "number" ? "number" : text.length > ONE_LINE ? "long" : ""];
  return `<td class="${classes.filter((one) => one !== "").join(" ")}">${escape(text)}</td>`;
}

function rowsOf(answer: HelpAnswer): readonly (readonly HelpCell[])[] {
  switch (answer.kind) {
    case "cell":
      return [[answer.value]];
    case "like":
      return [[answer.shown]];
    case "corner":
    case "spill":
      return answer.rows;
  }
}

function cellsFrom(
  at: Place,
  rows: readonly (readonly HelpCell[])[],
  kindOf: (row: number, column: number) => ShownCell["kind"],
): ShownCell[] {
  return rows.flatMap((row, r) =>
    row.map((value, c) => ({ row: at.row + r, column: at.column + c, value, kind: kindOf(r, c) })),
  );
}

/** The first cell of an address such as `D2:D4`. */
function placeOf(address: string): Place {
  const [, letters = "A", row = "1"] = /^([A-Z]+)(\d+)/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}

/** All numbers from the least to the greatest. */
function between(numbers: readonly number[]): readonly number[] {
  const least = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - least + 1 }, (_, i) => least + i);
}
