// node --import tsx src/cli/sample.ts OUTFILE.xlsx
// Writes the workbook that the workbench opens with: the starter matrix, and a claim sheet of an invented practice with mistakes to find.
import { writeWorkbook } from "../files/xlsx-write";
import { writeOut } from "./output";
import { sampleWorkbook } from "./sample/workbook";
import { Exit, processTerminal, run, WrongUse } from "./terminal";

void run(async () => {
  const [path] = process.argv.slice(2);
  if (path === undefined)
    throw new WrongUse("Name the file to write", "  node --import tsx src/cli/sample.ts OUTFILE.xlsx");
  writeOut(path, await writeWorkbook(sampleWorkbook()));
  return Exit.fine;
}, processTerminal).then((status) => {
  process.exitCode = status;
});
