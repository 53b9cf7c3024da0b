import { resolve } from "node:path";
import type { Finding } from "../checks/finding";
import { jsonOfMapping } from "../claims/mapping/picks-file";
import { checkFile, checkForWorkbook, explainInFile, type CheckingWith } from "./check-file";
import { checkFolder, claimFilesIn, writePieces } from "./check-folder";
import { CHECK_USAGE, checkOptions, type CheckOptions } from "./check-options";
import { isFolder } from "./disk";
import { claimOptions, matrixAt, referenceAt } from "./inputs";
import { fileOutput, terminalOutput, writeOut, type Output } from "./output";
import type { Told } from "./reports/checked";
import { csvReport } from "./reports/csv";
import { jsonReport } from "./reports/json";
import { textReport } from "./reports/text";
import { workbookReport } from "./reports/workbook";
import { Exit, WrongUse, type Terminal } from "./terminal";

/**
 * The check from a terminal: files in, findings out (docs/terminal.md).
 * @param args as after `npm run check --`
 * @throws UnusableFile where an input cannot be used, WrongUse where an argument is wrong
 */
export async function checkCommand(args: readonly string[], terminal: Terminal): Promise<Exit> {
  const options = checkOptions(args, terminal);
  if (options === "help") {
    terminal.out(`${CHECK_USAGE}\n`);
    return Exit.fine;
  }
  const { claims, out } = options;
  const files = isFolder(claims) ? claimFilesIn(claims, terminal) : null;
  if (files) refuseForFolders(options);
  const clash = [claims, ...(files ?? []), options.matrix].find(
    (path) => out !== undefined && path !== undefined && resolve(path) === resolve(out),
  );
  if (clash !== undefined) throw wrong(`--out ${out ?? ""} is what is read: name another file for the report`);
  const using = await checkingWith(options, terminal);
  const output = out === undefined ? terminalOutput(terminal) : fileOutput(out);
  try {
    const exit = files
      ? await checkFolder(files, options.format, output, using)
      : await checkOne(options, output, using);
    output.close();
    if (out !== undefined) terminal.note(`Written to ${out}`);
    return exit;
  } catch (error) {
    output.discard();
    throw error;
  }
}

const wrong = (message: string): WrongUse => new WrongUse(message, CHECK_USAGE);

/** What makes sense for one file alone. @throws WrongUse where it is asked of a folder */
function refuseForFolders({ claims, explain, saveMap, out }: CheckOptions): void {
  if (explain !== undefined) throw wrong(`--explain is of one file: name it in place of the folder ${claims}`);
  if (saveMap !== undefined) throw wrong(`--save-map is of one file: name it in place of the folder ${claims}`);
  if (out !== undefined && resolve(out, "..") === resolve(claims))
    throw wrong(`--out ${out} would stand among the claim files, and be read as one the next time: name another place`);
}

async function checkingWith(options: CheckOptions, terminal: Terminal): Promise<CheckingWith> {
  const { asOf, saveMap } = options;
  const matrix = await matrixAt(options.matrix, terminal);
  const reading = claimOptions(options, matrix.payers, terminal);
  const reference = await referenceAt(options.reference, terminal);
  const using = { matrix, reference, asOf, reading, terminal };
  if (saveMap === undefined) return using;
  return {
    ...using,
    mapped(mapping) {
      writeOut(saveMap, `${JSON.stringify(jsonOfMapping(mapping), null, 2)}\n`);
      terminal.note(`Which column holds which field is written to ${saveMap}`);
    },
  };
}

async function checkOne({ claims, format, explain }: CheckOptions, output: Output, using: CheckingWith): Promise<Exit> {
  if (explain === undefined) {
    if (format === "xlsx") {
      const checked = await checkForWorkbook(claims, using);
      output.write(await workbookReport(checked));
      return exitOf(checked);
    }
    const told = await checkFile(claims, using);
    await writePieces(output, reportOf(told, format));
    return exitOf(told);
  }
  const explained = await explainInFile(claims, explain, using);
  if (explained === null) throw wrong(`--explain ${explain}: the sheet has no claim line there`);
  output.write(explained);
  // The status is that of the file; how it is read was told already.
  const { matrix, reference, asOf, terminal } = using;
  const reading = { ...using.reading, note: () => undefined };
  return exitOf(await checkFile(claims, { matrix, reference, asOf, terminal, reading }));
}

function reportOf(told: Told, format: "text" | "json" | "csv"): Iterable<string> {
  switch (format) {
    case "json":
      return jsonReport(told);
    case "csv":
      return csvReport([told]);
    case "text":
      return textReport(told);
  }
}

const exitOf = ({ result }: { readonly result: { readonly findings: readonly Pick<Finding, "severity">[] } }): Exit =>
  result.findings.some(({ severity }) => severity === "error") ? Exit.errors : Exit.fine;
