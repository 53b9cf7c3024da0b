import { handOverBytes } from "../files/hand-over-file";
import { counted, joinWords } from "../values/lists";
import { isThere } from "./disk";
import { writeOut } from "./output";
import { compiledAt, inTheWay, matrixCellsAt } from "./inputs";
import { MATRIX_USAGE, type MatrixOptions } from "./matrix-options";
import { Exit, WrongUse, type Terminal } from "./terminal";

/** Writes what each payer wants as a workbook for somebody without the add-in. */
export async function handOverCommand(options: MatrixOptions, terminal: Terminal): Promise<Exit> {
  const { path, second: out, payer: said, asOf, force } = options;
  const cells = await matrixCellsAt(path);
  const { payers } = compiledAt(path, cells, terminal);
  const one = said === undefined ? undefined : payers.find(said);
  if (said !== undefined && !one) {
    const known = payers.all.map((payer) => payer.id);
    const has = known.length === 0 ? "it has none" : `it has ${joinWords(known, "and")}`;
    throw new WrongUse(`--payer ${said} is no payer of ${path}: ${has}`, MATRIX_USAGE);
  }
  if (!force && isThere(out)) throw inTheWay(out);
  const chosen = one ? [one] : payers.all;
  writeOut(out, await handOverBytes(cells, asOf, chosen));
  terminal.note(`Written to ${out}: ${counted(chosen.length, "payer")}, and the tables without patients`);
  return Exit.fine;
}
