/**
 * How an .xlsx file spells a call of one of our custom functions. Excel shows `PAYER.TABLE(…)` and stores `_xldudf_PAYER_TABLE(…)`; a file that
 * spells it as shown opens with `#NAME?` until somebody enters the formula again (OfficeDev/Excel-Custom-Functions issue 108).
 */
const NAMESPACE = "PAYER";
const SHOWN = new RegExp(`\\b${NAMESPACE}\\.([A-Z][A-Z0-9]*)(?=\\()`, "g");
const STORED = new RegExp(`_xldudf_${NAMESPACE}_([A-Z][A-Z0-9]*)(?=\\()`, "g");

/** Leaves texts inside a formula as they are. */
function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join("");
}

/**
 * A formula as a file stores it.
 * @example storedFormula('=PAYER.TABLE("Payers",Payers[#All])') //=> '=_xldudf_PAYER_TABLE("Payers",Payers[#All])'
 */
export function storedFormula(formula: string): string {
  return outsideQuotes(formula, (part) => part.replace(SHOWN, `_xldudf_${NAMESPACE}_$1`));
}

/**
 * A stored formula as people see it.
 * @example shownFormula("=_xldudf_PAYER_MATRIX(B2:B18)") //=> "=PAYER.MATRIX(B2:B18)"
 */
export function shownFormula(formula: string): string {
  return outsideQuotes(formula, (part) => part.replace(STORED, `${NAMESPACE}.$1`));
}
