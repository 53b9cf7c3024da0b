import { oneValue } from "../arguments";
import { withWideTables } from "../load-wide-tables";
import { spread, type Cell } from "../spread";
import { withMatrix } from "../with-matrix";

/* The functions that spill a table. */

/**
 * Compares all payers in one family or coding topic for one code: a table with the row that decides for each of them.
 * @customfunction COMPARE
 * @helpurl help/compare.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {string} topic A family such as "PriorAuth" or "Wastage", or a coding topic such as "consult_codes".
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
 * Says why: which row decided, in words, and what nearly did.
 * @customfunction WHY
 * @helpurl help/why.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {string} topic A family such as "PriorAuth" or "Wastage", a coding topic such as "consult_codes", or "code".
 * @param {any[][]} code The CPT or HCPCS code; for Bundling two codes, such as "96413/96523".
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [diagnoses] Diagnoses, separated by ; or ,
 * @returns {any[][]} The answer, the row with its period and source, and what nearly decided.
 */
export function why(
  matrix: unknown,
  payer: unknown,
  topic: unknown,
  code: unknown,
  dos: unknown,
  diagnoses?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ whyCell, whySubject }) =>
    withMatrix(matrix, (knowledge) => {
      const subject = whySubject(oneValue(topic, "topic"));
      return spread({ payer, code, dos, diagnoses }, ["code"], (at) => whyCell(knowledge, subject, at));
    }),
  );
}
