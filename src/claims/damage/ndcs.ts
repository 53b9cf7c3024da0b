import { normalNdc } from "../../codes/shapes";
import { textOf, type CellValue } from "../../values/cell";
import { joinWords } from "../../values/lists";
import { cleanText, withDigits } from "./characters";
import { fromScientific } from "./codes";
import { found, graver, type Judge, type Known, type Verdict } from "./damage";

const DIGITS = 11;
/** The shortest number that an NDC can become: labeler 0002, without its zeros. */
const FEWEST_DIGITS = 7;
/** Candidates that are named; more are no help. */
const MOST_NAMED = 4;

/**
 * What became of the NDCs of a column. Ten digits may be an NDC of 11 that lost its zero, or one of ten that never had it: the zero is put
 * in front where the column is written in 11 digits, or where the NDC is known.
 * @param values the different values of the column
 */
export function judgeNdcs(values: readonly CellValue[], { ndcs }: Known): Judge {
  const isEleven = values.some((value) => /^\d{11}$/.test(textOf(value)));
  return (value) => {
    if (value === 0) return null;
    const said = typeof value === "string" ? cleanText(value, true) : { text: textOf(value), kind: null };
    const pointless = /^(\d+)\.0+$/.exec(said.text)?.[1];
    const kind = graver(said.kind, pointless === undefined ? null : "point zero");
    const text = pointless ?? said.text;
    const isWhole = normalNdc(text) !== null;
    if (isWhole) return kind === null ? null : found(kind, text);
    const scientific = fromScientific(text);
    if (scientific) return judgeScientific(scientific, ndcs);
    if (/^\d+$/.test(text)) return judgeShort(text, isEleven, ndcs);
    const digits = withDigits(text);
    if (digits !== text && normalNdc(digits) !== null) return found("look-alike", digits);
    return kind === null ? null : found(kind, text);
  };
}

/** Of a number that was rounded, only a list could say which it was; and two drugs may be as near. */
function judgeScientific(
  { exact, digits, length }: NonNullable<ReturnType<typeof fromScientific>>,
  ndcs: ReadonlySet<string>,
): Verdict {
  if (exact !== null && length <= DIGITS) return found("scientific", exact.padStart(DIGITS, "0"));
  const near = [...ndcs].filter((ndc) => {
    const number = Number(ndc);
    return String(number).length === length && leading(number, digits.length) === Number(digits);
  });
  return found("scientific", null, candidates(near));
}

/** The first digits of a number, rounded as Excel does. @example leading(50242006001, 3) //=> 502 */
const leading = (number: number, digits: number): number =>
  Number(
    number
      .toExponential(Math.max(0, digits - 1))
      .replace(/e.*$/, "")
      .replace(".", ""),
  );

function judgeShort(text: string, isEleven: boolean, ndcs: ReadonlySet<string>): Verdict | null {
  if (text.length > DIGITS) return null;
  const padded = text.padStart(DIGITS, "0");
  if (text.length < FEWEST_DIGITS) return found("lost zeros", null, "too short for an NDC");
  const forms =
    text.length === 10
      ? [padded, `${text.slice(0, 5)}0${text.slice(5)}`, `${text.slice(0, 9)}0${text.slice(9)}`]
      : [padded];
  const knownForms = [...new Set(forms)].filter((form) => ndcs.has(form));
  if (knownForms.length === 1) return found("lost zeros", knownForms[0]);
  if (text.length < 10 || isEleven) return found("lost zeros", padded);
  return found("lost zeros", null, candidates([...new Set(forms)]));
}

function candidates(ndcs: readonly string[]): string {
  if (ndcs.length === 0) return "";
  if (ndcs.length > MOST_NAMED) return `one of ${ndcs.length} NDCs of the matrix`;
  return `may be ${joinWords(ndcs, "or")}`;
}
