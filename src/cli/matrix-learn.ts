import { join } from "node:path";
import { readRemittanceFile } from "../files/remittance-file";
import { matrixFiles } from "../files/matrix-files";
import { problemText, UnusableFile } from "../files/problem";
import { editNow } from "../learning/accept";
import { appealOf } from "../learning/letter";
import { learnInSteps, type Learned } from "../learning/learn";
import { applyEdit } from "../matrix/edit/apply";
import type { MatrixCells } from "../matrix/matrix";
import type { PayerBook } from "../matrix/payers";
import type { Remittance } from "../remittances/remittance";
import { atOnce } from "../values/steps";
import { counted } from "../values/lists";
import { isFolder, isThere, namesIn, readBytes } from "./disk";
import { claimsAt, compiledAt, inTheWay, matrixCellsAt, referenceAt } from "./inputs";
import { MATRIX_USAGE, type MatrixOptions } from "./matrix-options";
import { matrixWorkbookBytes } from "./matrix-workbook";
import { writeOut } from "./output";
import { learnedJson, learnedText } from "./reports/learned";
import { Exit, WrongUse, type Terminal } from "./terminal";

/** Holds what payers answered against what the checks find, and tells which rules the answers speak for. */
export async function learnCommand(options: MatrixOptions, terminal: Terminal): Promise<Exit> {
  const { path, format, asOf, claims = "", sheet: name, map, reference: folder, said } = options;
  const cells = await matrixCellsAt(path);
  const matrix = compiledAt(path, cells, terminal);
  const reference = await referenceAt(folder, terminal);
  const toRead = { claims, ...(name === undefined ? {} : { sheet: name }), ...(map === undefined ? {} : { map }) };
  const sheet = await claimsAt(toRead, matrix.payers, terminal);
  const remittances = await remittancesAt(said.remittances ?? "", matrix.payers, terminal);
  const learned = atOnce(learnInSteps({ sheet, matrix, cells, reference, remittances, asOf }));
  for (const note of learned.notes) terminal.note(note);
  if (said.letter !== undefined) {
    terminal.out(`${letterOf(learned, said.letter, { sheet, matrix, reference, asOf })}\n`);
    return Exit.fine;
  }
  terminal.out(format === "json" ? learnedJson(learned, matrix, asOf) : learnedText(learned, { path, claims }));
  if (said.accept !== undefined) await accept(learned, said.accept, cells, options, terminal);
  return learned.proposals.length > 0 ? Exit.errors : Exit.fine;
}

function letterOf(learned: Learned, line: string, input: Parameters<typeof appealOf>[1]): string {
  const judged = learned.judged.find((each) => String(each.line.index) === line && each.outcome.kind === "denied");
  if (!judged) throw new WrongUse(`--letter ${line}: no denied line stands in this position`, MATRIX_USAGE);
  return appealOf(judged, input).text;
}

/** What payers answered, of a file or of every file of a folder. */
async function remittancesAt(
  path: string,
  payers: Pick<PayerBook, "find">,
  terminal: Pick<Terminal, "note">,
): Promise<Remittance[]> {
  const paths = isFolder(path)
    ? namesIn(path)
        .files.filter((name) => !/^[.~]/.test(name))
        .map((name) => join(path, name))
    : [path];
  const read: Remittance[] = [];
  const unused: UnusableFile[] = [];
  for (const file of paths) {
    try {
      read.push(
        await readRemittanceFile(readBytes(file), file, { isPayer: (text) => payers.find(text) !== undefined }),
      );
    } catch (fault) {
      if (!(fault instanceof UnusableFile) || paths.length === 1) throw fault;
      unused.push(fault);
      terminal.note(problemText(fault.problem));
    }
  }
  if (read.length === 0) throw unused[0] ?? new UnusableFile({ file: path, message: "holds no remittances" });
  if (unused.length > 0)
    terminal.note(
      `${counted(unused.length, "file")} could not be used: what follows is without ${unused.length === 1 ? "it" : "them"}`,
    );
  return read;
}

/** Writes a matrix with the proposals that somebody named. The matrix that was read is not touched. */
async function accept(
  learned: Learned,
  wanted: string,
  before: MatrixCells,
  { said, force }: MatrixOptions,
  terminal: Terminal,
): Promise<void> {
  const { out } = said;
  if (out === undefined) throw new WrongUse("--accept writes a matrix: say where with --out PATH", MATRIX_USAGE);
  if (!force && isThere(out)) throw inTheWay(out);
  let cells = before;
  for (const number of wanted.split(",").map((text) => text.trim())) {
    const proposal = learned.proposals[Number(number) - 1];
    if (!proposal)
      throw new WrongUse(
        `--accept ${number}: the proposals are numbered 1 to ${learned.proposals.length}`,
        MATRIX_USAGE,
      );
    cells = applyEdit(cells, editNow(proposal.edit, cells));
    terminal.note(`Accepted: ${proposal.title}`);
  }
  if (/\.xlsx$/i.test(out)) writeOut(out, await matrixWorkbookBytes(cells, terminal.today()));
  else for (const { name, text } of matrixFiles(cells)) writeOut(join(out, name), text);
  terminal.note(`The matrix with what was accepted is written to ${out}`);
}
