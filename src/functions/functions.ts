import { answerAuth } from "../checks/answers/authorisation";
import { answerBundled } from "../checks/answers/bundling";
import { answerCode } from "../checks/answers/code";
import { answerLimit } from "../checks/answers/limit";
import { loadedEngine, loadEngine, type Engine } from "../checks/load";
import { isTableName, TABLE_NAMES } from "../matrix/tables";
import { textOf } from "../values/cell";
import {
  cellsOf,
  codeArgument,
  dateArgument,
  diagnosesArgument,
  modifiersArgument,
  oneValue,
  optionalDate,
  placeArgument,
  requiredText,
} from "./arguments";
import { checkLines, statusCells } from "./check";
import { argumentError, noAnswer } from "./errors";
import { answerCell, spread, type Cell } from "./spread";
import { keepMatrix, keepTable, onMissingMatrix } from "./store";
import { loadWorkbookMatrix } from "./load";
import { loadWideTables, withWideTables } from "./load-wide-tables";
import { versionText } from "./version";
import { withMatrix } from "./with-matrix";

/**
 * Reads one table of the matrix, and answers with a stamp of its content. The add-in writes this formula on its hidden sheet.
 * @customfunction TABLE
 * @helpurl help/table.html
 * @param {any} name The table's name, such as "PriorAuth".
 * @param {any[][]} table The whole table with its headers, such as PriorAuth[#All].
 * @returns {string} A stamp such as "PriorAuth · 112 rules · 9c41d2f00a7be513".
 */
export function table(name: unknown, table: unknown): string {
  const said = requiredText(oneValue(name, "name"), "name");
  if (!isTableName(said))
    throw argumentError("name", `"${said}" is not a table of the matrix: ${TABLE_NAMES.join(", ")}`);
  return keepTable(said, cellsOf(table));
}

/**
 * Combines the stamps of the tables into the matrix. The one cell that uses it is named PolicyMatrix.
 * @customfunction MATRIX
 * @helpurl help/matrix.html
 * @param {any[][]} stamps The cells that hold TABLE formulas.
 * @returns {string} The matrix, such as "Matrix 3f9c2a71d04b88e6 · 6 payers · 412 rules".
 */
export function matrix(stamps: unknown): string {
  const cells = cellsOf(stamps).flat();
  if (cells.every((cell) => !textOf(cell).includes(" · "))) {
    throw noAnswer("none of the cells holds a TABLE stamp. Give the cells with the TABLE formulas");
  }
  return keepMatrix(cells);
}

/**
 * Checks claim lines: one status for each line, the worst finding first.
 * @customfunction CHECK
 * @helpurl help/check.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} headers The header row of the claim lines.
 * @param {any[][]} lines The claim lines. Lines of one encounter are checked together.
 * @param {any} [asOf] The day of the check, for filing and expiry.
 * @returns {any[][]} OK, Error, Warning or Not checked, with the reason.
 */
export function check(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf?: unknown,
): string[][] | Promise<string[][]> {
  const run = (engine: Engine): string[][] | Promise<string[][]> =>
    withMatrix(matrix, (knowledge) => {
      const rows = cellsOf(lines);
      return statusCells(checkLines(engine, knowledge, cellsOf(headers), rows, optionalDate(asOf, "asOf")), rows);
    });
  const engine = loadedEngine();
  return engine ? run(engine) : loadEngine().then(run);
}

/**
 * Says whether a payer wants prior authorisation for a code.
 * @customfunction AUTH
 * @helpurl help/auth.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code The CPT or HCPCS code.
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [diagnoses] Diagnoses, separated by ; or ,
 * @param {any[][]} [pos] The place of service.
 * @returns {any[][]} Required, Not required, Notification or Predetermination.
 */
export function auth(
  matrix: unknown,
  payer: unknown,
  code: unknown,
  dos: unknown,
  diagnoses?: unknown,
  pos?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code, dos, diagnoses, pos }, (at) =>
      answerCell(
        answerAuth(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: codeArgument(at.code, "code"),
          dos: dateArgument(at.dos, "dos"),
          diagnoses: diagnosesArgument(at.diagnoses, "diagnoses"),
          place: placeArgument(at.pos, "pos"),
        }),
      ),
    ),
  );
}

/**
 * Says whether a payer bundles two codes of one day, and which modifier keeps them apart.
 * @customfunction BUNDLED
 * @helpurl help/bundled.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code1 One code.
 * @param {any[][]} code2 The other code.
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [modifiers] Modifiers on the lines, separated by ; or ,
 * @returns {any[][]} Not bundled, or into which code and whether a modifier helps.
 */
export function bundled(
  matrix: unknown,
  payer: unknown,
  code1: unknown,
  code2: unknown,
  dos: unknown,
  modifiers?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code1, code2, dos, modifiers }, (at) =>
      answerCell(
        answerBundled(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: codeArgument(at.code1, "code1"),
          code2: codeArgument(at.code2, "code2"),
          dos: dateArgument(at.dos, "dos"),
          modifiers: modifiersArgument(at.modifiers, "modifiers"),
        }),
      ),
    ),
  );
}

/**
 * Gives the unit limit of a code: the payer's own, else the national one.
 * @customfunction LIMIT
 * @helpurl help/limit.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code The CPT or HCPCS code.
 * @param {any[][]} dos The date of service.
 * @returns {any[][]} The number of units.
 */
export function limit(matrix: unknown, payer: unknown, code: unknown, dos: unknown): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code, dos }, (at) => {
      const answer = answerLimit(knowledge, {
        payer: requiredText(at.payer, "payer"),
        code: codeArgument(at.code, "code"),
        dos: dateArgument(at.dos, "dos"),
      });
      if (answer.kind === "none") throw noAnswer(answer.message);
      return answer.value ?? answer.text;
    }),
  );
}

/**
 * Says whether a code exists on a date, and what replaces it.
 * @customfunction CODE
 * @helpurl help/code.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} code The CPT or HCPCS code.
 * @param {any[][]} dos The date of service.
 * @returns {any[][]} Active, or when it ended or begins and what to use.
 */
export function code(matrix: unknown, code: unknown, dos: unknown): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ code, dos }, (at) =>
      answerCell(answerCode(knowledge, codeArgument(at.code, "code"), dateArgument(at.dos, "dos"))),
    ),
  );
}

/**
 * Compares all payers in one family or coding topic for one code: a table with the row that decides for each of them.
 * @customfunction COMPARE
 * @helpurl help/compare.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any} topic A family such as "PriorAuth" or "Wastage", or a coding topic such as "consult_codes".
 * @param {any} code The CPT or HCPCS code; for Bundling two codes, such as "96413/96523".
 * @param {any} dos The date of service.
 * @returns {any[][]} Payer, Answer, Decided by, From, To and Source, one row for each payer.
 */
export function compare(matrix: unknown, topic: unknown, code: unknown, dos: unknown): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ compareTable }) =>
    withMatrix(matrix, (knowledge) =>
      compareTable(knowledge, oneValue(topic, "topic"), oneValue(code, "code"), oneValue(dos, "dos")),
    ),
  );
}

/**
 * Gives the matrix as people think of it: payers across, families and coding topics down, as of a day.
 * @customfunction GRID
 * @helpurl help/grid.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any} asOf The day.
 * @returns {any[][]} What holds for each payer on that day, in words, with what deserves a look.
 */
export function grid(matrix: unknown, asOf: unknown): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ gridTable }) =>
    withMatrix(matrix, (knowledge) => gridTable(knowledge, oneValue(asOf, "asOf"))),
  );
}

/**
 * Gives the version of the add-in and of the matrix tables it writes.
 * @customfunction VERSION
 * @helpurl help/version.html
 * @returns {string} Such as "0.1.0 · build 4f2a91 · matrix format 1".
 */
export function version(): string {
  return versionText();
}

onMissingMatrix(loadWorkbookMatrix);
CustomFunctions.associate({
  TABLE: table,
  MATRIX: matrix,
  CHECK: check,
  AUTH: auth,
  BUNDLED: bundled,
  LIMIT: limit,
  CODE: code,
  COMPARE: compare,
  GRID: grid,
  VERSION: version,
});

// Asked for at once, so that the first CHECK and GRID need not wait; one that comes earlier, or after a failed load, waits for its own.
loadEngine().catch(() => undefined);
loadWideTables().catch(() => undefined);
