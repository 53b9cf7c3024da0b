import { errorWords, isUnforeseen } from "../values/fault";

/** Something that Excel would not do, in words for the user: what happened, where, what to do. */
export class ExcelFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ExcelFailure";
  }
}

/** What to do about an error of Office.js, by its code; each follows what was being done. */
const ADVICE: Readonly<Record<string, string>> = {
  AccessDenied: "the workbook or the sheet is protected. Unprotect it on the Review tab, then try again",
  InvalidOperationInCellEditMode: "a cell is being edited. Press Enter or Esc in the sheet, then try again",
  CellsInEditMode: "a cell is being edited. Press Enter or Esc in the sheet, then try again",
  ItemNotFound: "it is no longer in the workbook. It may have been renamed or deleted; check again",
  InvalidReference: "the cells are no longer there. They may have been deleted; check again",
  InvalidSelection:
    "several blocks of cells are selected, or something that is no cell. Select one block, then try again",
  ItemAlreadyExists: "something with that name is in the workbook already. Rename it, then try again",
  ActivityLimitReached: "Excel is busy with too many requests. Wait a moment, then try again",
  RequestPayloadSizeLimitExceeded: "it is too much for Excel at once. Try with fewer rows",
  ResponsePayloadSizeLimitExceeded: "it is too much for Excel at once. Try with fewer rows",
  ApiNotFound: "this version of Excel is too old for it. Update Excel, then try again",
  RequestAborted: "Excel stopped it. Try again",
  ServiceNotAvailable: "Excel does not answer. Wait a moment, then try again",
};

/** The code of an error of Office.js; "" for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof OfficeExtension.Error ? error.code : "";
}

/**
 * Any error as a failure in words.
 * @param doing what was tried, after "Could not": `read the sheet "Claims"`
 * @example failureOf(error, "add the table Drugs").message
 * //=> "Could not add the table Drugs: the workbook or the sheet is protected. Unprotect it on the Review tab, then try again"
 */
export function failureOf(error: unknown, doing: string): ExcelFailure {
  if (error instanceof ExcelFailure) return error;
  const words = errorWords(error).replace(/\.$/, "");
  const said = isUnforeseen(error) ? words : `Excel says "${words}"`;
  const advice = ADVICE[codeOf(error)] ?? `${said}. Try again; if it stays so, save and reopen the workbook`;
  return new ExcelFailure(`Could not ${doing}: ${advice}.`, { cause: error });
}

/** How a batch is run. */
export interface BatchOptions {
  /** What it writes is one step of Excel's own undo, where Excel knows how. */
  readonly oneUndo?: boolean;
}

/**
 * Runs a batch in Excel; every error comes out as a failure in words.
 * Waits while a cell is being edited, instead of failing.
 */
export async function inExcel<T>(
  doing: string,
  batch: (context: Excel.RequestContext) => Promise<T>,
  { oneUndo = false }: BatchOptions = {},
): Promise<T> {
  const merges = oneUndo && Office.context.requirements.isSetSupported("ExcelApi", "1.20");
  try {
    return await Excel.run({ delayForCellEdit: true, ...(merges ? { mergeUndoGroup: true } : {}) }, batch);
  } catch (error) {
    throw failureOf(error, doing);
  }
}
