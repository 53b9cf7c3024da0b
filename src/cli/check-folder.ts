import { join } from "node:path";
import { added, addedTotals, NO_SUMMARY, NO_TOTALS } from "../checks/batches";
import { problemText, UnusableFile, type FileProblem } from "../files/problem";
import { counted, joinWords } from "../values/lists";
import { checkFile, checkForWorkbook, type CheckingWith } from "./check-file";
import type { Format } from "./check-options";
import { namesIn } from "./disk";
import type { Output } from "./output";
import type { Checked, Told } from "./reports/checked";
import { csvReport } from "./reports/csv";
import { folderJsonBegins, folderJsonEnds, folderJsonFile, type FolderPart } from "./reports/json";
import { folderText, textReport } from "./reports/text";
import { folderWorkbook } from "./reports/workbook";
import { Exit, type Terminal } from "./terminal";

/** Names of files that hold claims. Old and binary workbooks are among them: that they cannot be read is said of each. */
const CLAIM_FILE = /\.(csv|tsv|txt|837|x12|edi|xls[xmb]?)$/i;
/** What Excel keeps beside an open workbook, and what is hidden. */
const NOT_MEANT = /^(~\$|\.)/;

/**
 * The claim files of a folder, in the order of their names. What stands there besides is noted; folders in it are not looked into.
 * @throws UnusableFile where there is none
 */
export function claimFilesIn(folder: string, terminal: Pick<Terminal, "note">): string[] {
  const { files, folders } = namesIn(folder);
  const meant = files.filter((name) => !NOT_MEANT.test(name));
  const claims = meant.filter((name) => CLAIM_FILE.test(name));
  const others = [
    ...meant.filter((name) => !CLAIM_FILE.test(name)),
    ...folders.filter((name) => !NOT_MEANT.test(name)),
  ];
  if (others.length > 0) {
    const shown = others.length > 5 ? [...others.slice(0, 4), `${others.length - 4} more`] : others;
    terminal.note(`${folder}: not read as claim files: ${joinWords(shown, "and")}`);
  }
  if (claims.length > 0) return claims.map((name) => join(folder, name));
  throw new UnusableFile({
    file: folder,
    message:
      "holds no claim files: none ends in .csv, .tsv, .txt, .837, .x12, .edi or .xlsx. Folders in it are not looked into",
  });
}

/**
 * Checks the files of a folder one after the other, each for itself, and reports them as they are done. One that cannot be used keeps no other from
 * being checked: it is told on standard error at once and in the report, and the exit status is then 2.
 */
export async function checkFolder(
  paths: readonly string[],
  format: Format,
  output: Output,
  using: CheckingWith,
): Promise<Exit> {
  const unused: FileProblem[] = [];
  let hasErrors = false;
  /** Checks each file; the report hears of those that could not be used too. */
  async function* each<T extends Checked | Told>(check: (path: string) => Promise<T>): AsyncGenerator<FolderPart<T>> {
    for (const path of paths) {
      let told: T;
      try {
        told = await check(path);
      } catch (error) {
        if (!(error instanceof UnusableFile)) throw error;
        using.terminal.note(problemText(error.problem));
        unused.push(error.problem);
        yield { kind: "unusable", problem: error.problem };
        continue;
      }
      hasErrors ||= told.result.findings.some(({ severity }) => severity === "error");
      yield { kind: "checked", told };
    }
  }
  const ofEach = each((path) => checkFile(path, using));
  switch (format) {
    case "json":
      await jsonOf(ofEach, using, output);
      break;
    case "text":
      await textOf(ofEach, output);
      break;
    case "csv":
      // One mark in front says how all of it is read, so all of it comes first.
      await writePieces(output, csvReport(await checkedOf(ofEach), true));
      break;
    case "xlsx":
      output.write(await folderWorkbook(await checkedOf(each((path) => checkForWorkbook(path, using))), unused));
      break;
  }
  if (unused.length > 0) {
    using.terminal.note(`${unused.length} of ${counted(paths.length, "file")} could not be used`);
    return Exit.unusable;
  }
  return hasErrors ? Exit.errors : Exit.fine;
}

/** Writes a report, as fast as its reader takes it. */
export async function writePieces(output: Output, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    output.write(piece);
    await output.taken();
  }
}

async function checkedOf<T>(parts: AsyncIterable<FolderPart<T>>): Promise<T[]> {
  const checked: T[] = [];
  for await (const part of parts) if (part.kind === "checked") checked.push(part.told);
  return checked;
}

async function jsonOf(parts: AsyncIterable<FolderPart<Told>>, using: CheckingWith, output: Output): Promise<void> {
  output.write(folderJsonBegins(using));
  let summary = NO_SUMMARY;
  let isFirst = true;
  for await (const part of parts) {
    if (!isFirst) output.write(",");
    isFirst = false;
    await writePieces(output, folderJsonFile(part));
    if (part.kind === "checked") summary = added(summary, part.told.result.summary);
  }
  output.write(folderJsonEnds(summary));
}

async function textOf(parts: AsyncIterable<FolderPart<Told>>, output: Output): Promise<void> {
  let summary = NO_SUMMARY;
  let totals = NO_TOTALS;
  let checked = 0;
  const unused: FileProblem[] = [];
  for await (const part of parts) {
    if (part.kind === "unusable") {
      unused.push(part.problem);
      continue;
    }
    const { result } = part.told;
    checked++;
    summary = added(summary, result.summary);
    totals = addedTotals(totals, result.totals);
    await writePieces(output, textReport(part.told));
  }
  await writePieces(output, folderText({ checked, summary, totals, unused }));
}
