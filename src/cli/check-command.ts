import { runChecks } from "../checks/engine";
import { explainLine } from "../checks/explain";
import { jsonOfMapping } from "../claims/mapping/picks-file";
import { CHECK_USAGE, checkOptions, type CheckOptions } from "./check-options";
import { writeOut } from "./disk";
import { claimsAt, matrixAt, referenceAt } from "./inputs";
import type { Checked } from "./reports/checked";
import { csvReport } from "./reports/csv";
import { explanationReport } from "./reports/explanation";
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
  const checked = await check(options, terminal);
  const report = await reportOf(checked, options);
  if (options.out === undefined) terminal.out(String(report));
  else {
    writeOut(options.out, report);
    terminal.note(`Written to ${options.out}`);
  }
  return checked.result.findings.some((finding) => finding.severity === "error") ? Exit.errors : Exit.fine;
}

async function check(options: CheckOptions, terminal: Terminal): Promise<Checked> {
  const matrix = await matrixAt(options.matrix, terminal);
  const sheet = await claimsAt(options, matrix.payers, terminal);
  if (options.saveMap !== undefined) {
    writeOut(options.saveMap, `${JSON.stringify(jsonOfMapping(sheet.layout), null, 2)}\n`);
    terminal.note(`Which column holds which field is written to ${options.saveMap}`);
  }
  const reference = await referenceAt(options.reference, terminal);
  const { asOf } = options;
  return {
    claims: options.claims,
    sheet,
    matrix,
    reference,
    asOf,
    result: runChecks({ sheet, matrix, reference, asOf }),
  };
}

function reportOf(checked: Checked, { format, explain }: CheckOptions): string | Promise<Uint8Array> {
  if (explain !== undefined) {
    const explained = explainLine(checked, explain);
    if (!explained) throw new WrongUse(`--explain ${explain}: the sheet has no claim line there`, CHECK_USAGE);
    return explanationReport(checked, explained);
  }
  switch (format) {
    case "json":
      return jsonReport(checked);
    case "csv":
      return csvReport(checked);
    case "xlsx":
      return workbookReport(checked);
    case "text":
      return textReport(checked);
  }
}
