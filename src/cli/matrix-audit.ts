import { auditWorksheet, drawAudit, type Audit } from "../audits/audit";
import { AUDIT_FAMILY_NAMES } from "../audits/families";
import { planRows, STRATIFY_BY } from "../audits/plan-rows";
import { planOfWorksheet, readAudit, type ReadAudit } from "../audits/read-answers";
import { auditRows } from "../audits/record";
import type { SamplePlan } from "../audits/sample";
import { scoreOf } from "../audits/score";
import { writeCsv } from "../files/csv";
import { formBytes, readFormFile } from "../files/form-file";
import { UnusableFile } from "../files/problem";
import { textOf, type Cells } from "../values/cell";
import { parseDay, type Day } from "../values/day";
import { formCells } from "../values/form-sheet";
import { counted, joinWords } from "../values/lists";
import { isThere, readBytes } from "./disk";
import { claimsAt, compiledAt, inTheWay, matrixCellsAt } from "./inputs";
import { MATRIX_USAGE, type MatrixOptions } from "./matrix-options";
import { writeOut } from "./output";
import { wrapped } from "./reports/wrap";
import { Exit, WrongUse, type Terminal } from "./terminal";

const wrong = (message: string): WrongUse => new WrongUse(message, MATRIX_USAGE);

/** Draws a sample of encounters, writes its worksheet, and scores one that was filled in. */
export async function auditCommand(options: MatrixOptions, terminal: Terminal): Promise<Exit> {
  const { path, format, asOf, claims = "", sheet: name, map, said, force } = options;
  const worksheet =
    said.answers === undefined
      ? null
      : {
          file: said.answers,
          cells: await readFormFile(readBytes(said.answers), said.answers, ["Question", "Answer"]),
        };
  const plan = worksheet ? planAnswered(worksheet, options) : planOf(options);
  const matrix = compiledAt(path, await matrixCellsAt(path), terminal);
  const sheet = await claimsAt(
    { claims, ...(name === undefined ? {} : { sheet: name }), ...(map === undefined ? {} : { map }) },
    matrix.payers,
    terminal,
  );
  const source = { lines: sheet.lines, payers: matrix.payers };
  const audit = worksheet ? answered(worksheet, source, matrix.revision) : unanswered(drawAudit(source, plan), claims);
  for (const note of audit.notes) terminal.note(note);
  for (const { row, message } of audit.problems)
    terminal.note(`${said.answers}, ${row === 0 ? message : `row ${row}: ${message}`}`);
  const { sample, questions, problems } = audit;
  const score = scoreOf(sample, questions, audit, "confidence" in plan.size ? plan.size.confidence : 0.95);
  const { errors, ...counts } = score;
  terminal.out(
    format === "json"
      ? `${JSON.stringify({ version: 1, plan, strata: sample.strata.map(({ name: stratum, population: all, drawn }) => ({ name: stratum, population: all.length, drawn: drawn.map(linesOf) })), score: { ...counts, errors: errors.map(({ encounter }) => linesOf(encounter)) }, problems, notes: audit.notes })}\n`
      : `${auditRows(sample, score, asOf)
          .flatMap(([what, value]) => wrapped(textOf(value), `${textOf(what)}: `, "  "))
          .join("\n")}\n`,
  );
  if (said.out !== undefined) {
    if (!force && isThere(said.out)) throw inTheWay(said.out);
    const form = auditWorksheet(audit, { claims: sheet.name, revision: matrix.revision });
    writeOut(said.out, /\.xlsx$/i.test(said.out) ? await formBytes(form, "Audit") : writeCsv(formCells(form)));
    terminal.note(
      `${counted(questions.length, "question")} are written to ${said.out}: write Yes, No or NA into Answer, and give the file with --answers`,
    );
  }
  return problems.length > 0 ? Exit.errors : Exit.fine;
}

interface Answered {
  readonly file: string;
  readonly cells: Cells;
}

const linesOf = ({ lines }: { readonly lines: readonly { readonly index: number }[] }): number[] =>
  lines.map(({ index }) => index);

function unanswered(audit: Audit | null, file: string): ReadAudit {
  if (audit) return { ...audit, answers: new Map(), problems: [], notes: [] };
  throw new UnusableFile({
    file,
    message: "has no encounter of this population. Look at --payer, --provider, --family, --from and --to",
  });
}

function answered({ file, cells }: Answered, source: Parameters<typeof drawAudit>[0], revision: string): ReadAudit {
  const read = readAudit(cells, source, revision);
  if ("fault" in read) throw new UnusableFile({ file, message: read.fault });
  return read;
}

/** Options that say what is drawn. A worksheet says it itself: one that says something else is another audit's. */
const DRAWING = ["size", "margin", "confidence", "seed", "provider", "family", "from", "to", "by"] as const;

function planAnswered({ file, cells }: Answered, options: MatrixOptions): SamplePlan {
  const plan = planOfWorksheet(cells);
  if ("fault" in plan) throw new UnusableFile({ file, message: plan.fault });
  if (options.payer === undefined && DRAWING.every((option) => options.said[option] === undefined)) return plan;
  const asked = new Map(planRows(planOf(options)));
  const other = planRows(plan).find(([label, word]) => asked.get(label) !== word);
  if (!other) return plan;
  const [label, word] = other;
  throw wrong(
    `${file} was drawn with ${label} "${word}", and the options say "${asked.get(label)}": leave them out, the worksheet says what was drawn`,
  );
}

function planOf({ said, payer }: MatrixOptions): SamplePlan {
  const number = (
    option: "size" | "margin" | "confidence" | "seed",
    text: string,
    fits: (value: number) => boolean,
  ): number => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value) || !fits(value))
      throw wrong(`--${option} ${text} is no number that it can be`);
    return value;
  };
  const day = (option: "from" | "to"): { readonly [key: string]: Day } => {
    const text = said[option];
    if (text === undefined) return {};
    const parsed = parseDay(text);
    if (parsed === null) throw wrong(`--${option} ${text} is no date of the form YYYY-MM-DD`);
    return { [option]: parsed };
  };
  const isShare = (value: number): boolean => value > 0 && value < 1;
  const { family, provider } = said;
  if (family !== undefined && !AUDIT_FAMILY_NAMES.includes(family))
    throw wrong(`--family ${family} is none of: ${joinWords(AUDIT_FAMILY_NAMES, "and")}`);
  const by = said.by === undefined ? undefined : STRATIFY_BY.find((each) => each === said.by);
  if (said.by !== undefined && !by) throw wrong(`--by ${said.by} is none of: ${joinWords(STRATIFY_BY, "and")}`);
  const size =
    said.margin === undefined
      ? { size: number("size", said.size ?? "30", (value) => Number.isInteger(value) && value > 0) }
      : {
          margin: number("margin", said.margin, isShare),
          confidence: number("confidence", said.confidence ?? "0.95", isShare),
        };
  return {
    population: {
      ...(payer === undefined ? {} : { payer }),
      ...(provider === undefined ? {} : { provider }),
      ...(family === undefined ? {} : { family }),
      ...day("from"),
      ...day("to"),
    },
    size,
    seed: number("seed", said.seed ?? "1", Number.isInteger),
    ...(by === undefined ? {} : { by }),
  };
}
