import { numberOf, type CellValue } from "../../values/cell";
import { cleanText } from "./characters";
import { found, type Judge } from "./damage";

/** `350,00`, `1.250,50`, `1250,5`: a comma that can be no thousands. */
const COMMA = /^(-?)\$?\s*(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,2}|\d{4,})\s*$/;
/** `1,250` or `1.250`: thousands or decimals, as the column writes them. */
const EITHER = /^-?\$?\s*\d{1,3}[.,]\d{3}$/;

/**
 * Numbers that are text, and numbers with a decimal comma.
 * @param values the different values of the column
 * @param isTyped whether cells have types, as in a workbook; in a text file every number is text
 */
export function judgeNumbers(values: readonly CellValue[], isTyped: boolean): Judge {
  // Of a hundred thousand amounts few have a comma.
  const hasComma = values.some(
    (value) => typeof value === "string" && /[,\uff0c]/.test(value) && COMMA.test(cleanText(value, true).text),
  );
  return (value) => {
    if (typeof value !== "string") return null;
    const { text, kind } = cleanText(value, true);
    const comma = COMMA.exec(text);
    if (comma) {
      const plain = `${comma[1]}${(comma[2] ?? "").replaceAll(".", "")}.${comma[3]}`;
      return found("decimal comma", isTyped ? Number(plain) : plain);
    }
    if (hasComma && EITHER.test(text)) {
      const digits = text.replace(/[^\d]/g, "");
      const number = Number(digits);
      return found("decimal comma", null, `${number} or ${number / 1000}`);
    }
    const number = numberOf(text);
    if (number !== null && isTyped)
      return found(kind === "quotes" || kind === "full width" ? kind : "text number", number);
    return kind === null ? null : found(kind, text);
  };
}
