import { AUDIT_FAMILY_NAMES } from "../audits/families";
import { auditRows } from "../audits/record";
import { drawSample, populationOf, type SamplePlan, type StratifyBy } from "../audits/sample";
import { scoreOf } from "../audits/score";
import { questionsOf, readAnswers, worksheetCells } from "../audits/worksheet";
import { readCsv, writeCsv } from "../files/csv";
import { UnusableFile } from "../files/problem";
import { textOf } from "../values/cell";
import { parseDay, type Day } from "../values/day";
import { counted, joinWords } from "../values/lists";
import { isThere, readBytes } from "./disk";
import { claimsAt, compiledAt, inTheWay, matrixCellsAt } from "./inputs";
import { MATRIX_USAGE, type MatrixOptions } from "./matrix-options";
import { writeOut } from "./output";
import { wrapped } from "./reports/wrap";
import { Exit, WrongUse, type Terminal } from "./terminal";

const wrong = (message: string): WrongUse => new WrongUse(message, MATRIX_USAGE);
const BY: readonly StratifyBy[] = ["payer", "provider", "family"];

/** Draws a sample of encounters, writes its worksheet, and scores one that was filled in. */
export async function auditCommand(options: MatrixOptions, terminal: Terminal): Promise<Exit> {
  const { path, format, asOf, claims = "", sheet: name, map, said, force } = options;
  const plan = planOf(options);
  const matrix = compiledAt(path, await matrixCellsAt(path), terminal);
  const sheet = await claimsAt(
    { claims, ...(name === undefined ? {} : { sheet: name }), ...(map === undefined ? {} : { map }) },
    matrix.payers,
    terminal,
  );
  const population = populationOf(sheet.lines, plan.population, matrix.payers);
  if (population.length === 0)
    throw new UnusableFile({
      file: claims,
      message: "has no encounter of this population. Look at --payer, --provider, --family, --from and --to",
    });
  const sample = drawSample(population, plan, matrix.payers);
  const questions = questionsOf(sample);
  const read =
    said.answers === undefined
      ? { answers: new Map(), problems: [] }
      : readAnswers(readCsv(readBytes(said.answers), said.answers), questions);
  for (const { row, message } of read.problems) terminal.note(`${said.answers}, row ${row}: ${message}`);
  const score = scoreOf(sample, questions, read, "confidence" in plan.size ? plan.size.confidence : 0.95);
  const rows = auditRows(sample, score, asOf);
  terminal.out(
    format === "json"
      ? `${JSON.stringify({ version: 1, plan, strata: sample.strata.map(({ name: stratum, population: all, drawn }) => ({ name: stratum, population: all.length, drawn: drawn.map(({ lines }) => lines.map(({ index }) => index)) })), score, problems: read.problems })}\n`
      : `${rows.flatMap(([what, value]) => wrapped(textOf(value), `${textOf(what)}: `, "  ")).join("\n")}\n`,
  );
  if (said.out !== undefined) {
    if (!force && isThere(said.out)) throw inTheWay(said.out);
    writeOut(said.out, writeCsv(worksheetCells(questions)));
    terminal.note(
      `${counted(questions.length, "question")} are written to ${said.out}: write Yes, No or NA into Answer, and give the file with --answers`,
    );
  }
  return read.problems.length > 0 ? Exit.errors : Exit.fine;
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
  const by = said.by === undefined ? undefined : BY.find((each) => each === said.by);
  if (said.by !== undefined && !by) throw wrong(`--by ${said.by} is none of: ${joinWords(BY, "and")}`);
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
