import { join } from "node:path";
import { parseArgs } from "node:util";
import { matrixFiles } from "../files/matrix-files";
import { UnusableFile } from "../files/problem";
import { matrixHealth } from "../matrix/health";
import { compileMatrix } from "../matrix/matrix";
import { starterTables } from "../matrix/starter";
import type { Day } from "../values/day";

import { asOfDay, parsed } from "./check-options";
import { isThere, readBytes, writeOut } from "./disk";
import { matrixCellsAt } from "./inputs";
import { matrixWorkbookBytes } from "./matrix-workbook";
import { healthJson, healthText } from "./reports/health";
import { Exit, WrongUse, type Terminal } from "./terminal";

export const MATRIX_USAGE = `Makes and examines a payer policy matrix.

  npm run matrix -- starter PATH            writes the starter matrix: a workbook where PATH ends
                                            in .xlsx, else a folder of CSV files
    --force                                 also over a matrix that is there
  npm run matrix -- health PATH [options]   tells what is wrong in a matrix, and what will be soon
    --format text|json                      text where not said
    --as-of YYYY-MM-DD                      the day that counts; today where not said
  --help                                    this text

Exit status: 0 nothing wrong, 1 some error in the matrix, 2 the input could not be used.`;

const OPTIONS = {
  force: { type: "boolean" },
  format: { type: "string" },
  "as-of": { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * The matrix from a terminal (docs/terminal.md).
 * @param args as after `npm run matrix --`
 * @throws UnusableFile where a file cannot be used, WrongUse where an argument is wrong
 */
export async function matrixCommand(args: readonly string[], terminal: Terminal): Promise<Exit> {
  const wrong = (message: string): WrongUse => new WrongUse(message, MATRIX_USAGE);
  const { values, positionals } = parsed(
    () => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    MATRIX_USAGE,
  );
  if (values.help) {
    terminal.out(`${MATRIX_USAGE}\n`);
    return Exit.fine;
  }
  const [command, path, ...more] = positionals;
  if (command === undefined) throw wrong("Say what to do: starter or health");
  if (command !== "starter" && command !== "health")
    throw wrong(`There is no command "${command}": use starter or health`);
  if (path === undefined) throw wrong(`Name the matrix: ${command} FOLDER, or ${command} FILE.xlsx`);
  if (more.length > 0) throw wrong(`"${more[0] ?? ""}" is one argument too many`);
  if (command === "starter") return starter(path, values.force === true, terminal);
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json") throw wrong(`--format ${format} is not one of: text, json`);
  return health(path, format, asOfDay(values["as-of"], terminal, MATRIX_USAGE), terminal);
}

async function starter(path: string, force: boolean, terminal: Terminal): Promise<Exit> {
  const cells = starterTables();
  if (/\.xlsx$/i.test(path)) {
    if (!force && isThere(path)) throw inTheWay(path);
    writeOut(path, await matrixWorkbookBytes(cells, terminal.today()));
  } else {
    const files = matrixFiles(cells);
    if (!force) {
      const changed = files.find(
        ({ name, text }) =>
          isThere(join(path, name)) &&
          new TextDecoder().decode(readBytes(join(path, name))) !== text.replace(/^\ufeff/, ""),
      );
      if (changed) throw inTheWay(join(path, changed.name));
    }
    for (const { name, text } of files) writeOut(join(path, name), text);
  }
  terminal.note(`The starter matrix is written to ${path}: replace its example rows with your payers' rules`);
  return Exit.fine;
}

/** What a practice wrote is not overwritten in passing. */
function inTheWay(path: string): UnusableFile {
  return new UnusableFile({
    file: path,
    message: "is there already, and may hold rules of your own. Name another place, or add --force to write over it",
  });
}

async function health(path: string, format: "text" | "json", asOf: Day, terminal: Terminal): Promise<Exit> {
  const matrix = compileMatrix(await matrixCellsAt(path));
  const items = matrixHealth(matrix, { asOf });
  terminal.out(format === "json" ? healthJson(items) : healthText({ path, matrix, items, asOf }));
  return items.some((item) => item.severity === "error") ? Exit.errors : Exit.fine;
}
