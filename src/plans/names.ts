import { TABLE_NAMES } from "../matrix/tables";

/**
 * How the add-in's own places in a workbook are called. They stand apart from the plans that make them: looking at a workbook needs
 * the names alone, and comes with the first screen.
 */

/** The hidden sheet with one cell per table: src/plans/stamp-sheet.ts. */
export const STAMP_SHEET = "PolicyMatrixCells";
/** How many rows of its columns A and B hold stamps, the first included. */
export const STAMP_ROWS = TABLE_NAMES.length + 1;
/** The name of the cell that every formula takes as its first argument. */
export const MATRIX_NAME = "PolicyMatrix";
/** The sheet that shows the matrix as people think of it: src/plans/matrix-sheet.ts. */
export const GRID_SHEET = "Matrix";
/** The name of the cell that the grid spills from: by it the sheet is known, whatever it is called. */
export const GRID_NAME = "PolicyMatrixGrid";

/** Begins the names of header cells of columns of status, by which they are found wherever they were moved: src/plans/status-column.ts. */
export const STATUS_NAME = "PolicyMatrixStatus";
/** Begins the names of the first cells of tables of findings: src/plans/findings-table.ts. */
export const FINDINGS_NAME = "PolicyMatrixFindings";
/** Begins the names of the first cells of sheets to be read, such as the record of a check: src/plans/report.ts. */
export const REPORT_NAME = "PolicyMatrixReport";
/** Begins the names of the first cells of sheets to be filled in, such as the worksheet of an audit: src/plans/form-sheet.ts. */
export const FORM_NAME = "PolicyMatrixForm";
