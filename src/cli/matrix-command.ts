import { join } from "node:path";
import { matrixFiles } from "../files/matrix-files";
import { matrixHealth } from "../matrix/health";
import { compileMatrix } from "../matrix/matrix";
import { starterTables } from "../matrix/starter";
import type { Day } from "../values/day";
import { isThere, readBytes } from "./disk";
import { writeOut } from "./output";
import { inTheWay, matrixCellsAt } from "./inputs";
import { auditCommand } from "./matrix-audit";
import { diffCommand } from "./matrix-diff";
import { handOverCommand } from "./matrix-hand-over";
import { learnCommand } from "./matrix-learn";
import { MATRIX_USAGE, matrixOptions } from "./matrix-options";
import { packCommand } from "./matrix-pack";
import { testCommand } from "./matrix-test";
import { matrixWorkbookBytes } from "./matrix-workbook";
import { healthJson, healthText } from "./reports/health";
import { Exit, type Terminal } from "./terminal";

/**
 * The matrix from a terminal (docs/terminal.md).
 * @param args as after `npm run matrix --`
 * @throws UnusableFile where a file cannot be used, WrongUse where an argument is wrong
 */
export async function matrixCommand(args: readonly string[], terminal: Terminal): Promise<Exit> {
  const options = matrixOptions(args, terminal);
  if (options === "help") {
    terminal.out(`${MATRIX_USAGE}\n`);
    return Exit.fine;
  }
  const { path, force, format, asOf } = options;
  switch (options.command) {
    case "starter":
      return starter(path, force, terminal);
    case "health":
      return health(path, format, asOf, terminal);
    case "diff":
      return diffCommand(options, terminal);
    case "test":
      return testCommand(options, terminal);
    case "hand-over":
      return handOverCommand(options, terminal);
    case "pack":
      return packCommand(options, terminal);
    case "learn":
      return learnCommand(options, terminal);
    case "audit":
      return auditCommand(options, terminal);
  }
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

async function health(path: string, format: "text" | "json", asOf: Day, terminal: Terminal): Promise<Exit> {
  const matrix = compileMatrix(await matrixCellsAt(path));
  const items = matrixHealth(matrix, { asOf });
  terminal.out(format === "json" ? healthJson(items) : healthText({ path, matrix, items, asOf }));
  return items.some((item) => item.severity === "error") ? Exit.errors : Exit.fine;
}
