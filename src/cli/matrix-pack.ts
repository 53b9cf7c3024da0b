import { packedTables } from "../files/cms/packed-tables";
import { counted } from "../values/lists";
import { isThere } from "./disk";
import { inTheWay, nationalTablesAt } from "./inputs";
import type { MatrixOptions } from "./matrix-options";
import { writeOut } from "./output";
import { Exit, type Terminal } from "./terminal";

/** Reads CMS's files once and writes their tables packed, for checks that are made again and again. */
export async function packCommand(
  { path, second: out, force }: Pick<MatrixOptions, "path" | "second" | "force">,
  terminal: Terminal,
): Promise<Exit> {
  if (!force && isThere(out)) throw inTheWay(out);
  const tables = await nationalTablesAt(path, terminal);
  writeOut(out, await packedTables(tables));
  terminal.note(`Written to ${out}: ${counted(tables.contents.length, "table")}. Name it with --reference ${out}`);
  return Exit.fine;
}
