import { cellsOf, oneValue } from "../arguments";
import { withWideTables } from "../load-wide-tables";
import type { Cell } from "../spread";
import { withMatrix } from "../with-matrix";

/* The functions that make the lines to bill of what was given. */

/**
 * Makes code lines of a nurse's log: units, modifiers and the reason of each; rows that cannot be used are said.
 * @customfunction INFUSION
 * @helpurl help/infusion.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any} payer The payer: its name, an alias or its Payer ID.
 * @param {any} dos The date of service.
 * @param {any[][]} log The log of one patient and day: drug, route, start, stop and site, one row each, with or without headers.
 * @param {string} [setting] "Office" or "Facility"; Office if left out.
 * @returns {any[][]} Code, Units, Modifiers, Minutes, Drug, Log rows and Reason.
 */
export function infusion(
  matrix: unknown,
  payer: unknown,
  dos: unknown,
  log: unknown,
  setting?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ infusionTable }) =>
    withMatrix(matrix, (knowledge) =>
      infusionTable(
        knowledge,
        oneValue(payer, "payer"),
        oneValue(dos, "dos"),
        cellsOf(log),
        oneValue(setting, "setting"),
      ),
    ),
  );
}

/**
 * Makes the lines to bill of a dose: whole vials with the least waste, and the payer's JW and JZ.
 * @customfunction WASTAGE
 * @helpurl help/wastage.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any} payer The payer: its name, an alias or its Payer ID.
 * @param {any} drug The drug: its code, or its name in the table Drugs.
 * @param {any} dose The dose with its unit, such as "480 mg"; a bare number is in the drug's dose unit.
 * @param {any} dos The date of service.
 * @param {any} [vials] The vials on hand, such as "100 mg; 40 mg x3"; the sizes of Drugs if left out.
 * @returns {any[][]} Code, Modifiers, Units, Amount and Reason.
 */
export function wastage(
  matrix: unknown,
  payer: unknown,
  drug: unknown,
  dose: unknown,
  dos: unknown,
  vials?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ wastageTable }) =>
    withMatrix(matrix, (knowledge) =>
      wastageTable(
        knowledge,
        oneValue(payer, "payer"),
        oneValue(drug, "drug"),
        oneValue(dose, "dose"),
        oneValue(dos, "dos"),
        oneValue(vials, "vials"),
      ),
    ),
  );
}
