// What several pages say in the same words.
import type { HelpPage } from "../page";

type HelpError = HelpPage["errors"][number];

export const MATRIX_PARAMETER =
  "The cell `PolicyMatrix`. It changes when a policy changes, and so Excel recalculates the formula.";

export const PAYER_PARAMETER =
  "Who is billed: the `Payer ID`, the name or an alias from the table `Payers`. One cell or a column of cells.";

export const CODE_PARAMETER = "A CPT or HCPCS code, as text or number. One cell or a column of cells.";

export const DOS_PARAMETER =
  'The date of service: a date cell, `DATE(2026,10,14)` or text `"2026-10-14"`. The policy in force on that day answers. One cell or a column of cells.';

export const ONE_OR_MANY =
  "Give one cell or a column of cells for each argument. One cell goes with every row; columns must be equally long. The answer spills over as many cells. In a table, where nothing can spill, give the cells of one row.";

export const NO_MATRIX: HelpError = {
  shown: "#VALUE!",
  when: "The first argument is not the cell `PolicyMatrix`, or the workbook has no matrix.",
  whatToDo: "Press Create matrix in the ribbon, then write `PolicyMatrix` as the first argument.",
};

export const BAD_DATE: HelpError = {
  shown: "#VALUE!",
  when: "A date cannot be read, such as `13/40/2026`.",
  whatToDo: "Make the cell a date. The message names the argument.",
};

export const UNEQUAL: HelpError = {
  shown: "#VALUE!",
  when: "Two columns of cells have different heights.",
  whatToDo: "Give columns over the same rows.",
};

export const UNKNOWN_PAYER: HelpError = {
  shown: "#N/A",
  when: "No row of `Payers` has this ID, name or alias.",
  whatToDo: "Add the name that your system writes to the column `Aliases` of that payer.",
};

export const NO_RULE: HelpError = {
  shown: "#N/A",
  when: "No rule decides for this payer, code and date. The message says what nearly matched.",
  whatToDo: "Add a rule. A row with Codes `*` answers for everything that has no row of its own.",
};

export const CONFLICT: HelpError = {
  shown: "#N/A",
  when: "Two rules of equal weight say different things. The message names both rows.",
  whatToDo: "End one of them with a date in its column `To`, or delete it.",
};

export const BAD_DIAGNOSIS: HelpError = {
  shown: "#VALUE!",
  when: "A text of `diagnoses` is no ICD-10-CM diagnosis. The message names it.",
  whatToDo: "Correct it, or separate several by `;`.",
};
