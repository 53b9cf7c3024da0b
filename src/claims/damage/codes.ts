import { isCodeShape, isDiagnosisShape, isNpi, isPlaceShape, normalDiagnosis } from "../../codes/shapes";
import { textOf, type CellValue } from "../../values/cell";
import { areDescribed } from "../cell-texts";
import { cleanText, withDigits } from "./characters";
import { found, graver, type DamageKind, type Judge, type Known, type Verdict } from "./damage";

/** A code as it was before it was damaged. */
interface Whole {
  /** `null` where it cannot be known. */
  readonly to: string | null;
  readonly kind: DamageKind | null;
  readonly note?: string;
}

/** Finds what a code without stray characters was. */
type Mend = (text: string) => Whole;

/** Excel's way to write a long number that does not fit its column. */
export const SCIENTIFIC = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;
/** A number that a program has written with its decimals: `96413.0`. */
const POINT_ZERO = /^(\d+)\.0+$/;
/** A code that begins with zeros and is all digits: anaesthesia is 00100 to 01999. */
const FIRST_ANAESTHESIA = 100;
const LAST_ANAESTHESIA = 1999;

/** The cell of one code: stray characters first, then what its shape tells. */
function oneCode(value: CellValue, mend: Mend): Verdict | null {
  const said = typeof value === "string" ? cleanText(value, true) : { text: textOf(value), kind: null };
  const pointless = POINT_ZERO.exec(said.text)?.[1];
  const mended = mend(pointless ?? said.text);
  const kind = graver(graver(said.kind, pointless === undefined ? null : "point zero"), mended.kind);
  return kind === null ? null : found(kind, mended.to, mended.note);
}

/** The parts of a list, each by itself; what stands between them stays. */
function listOf(value: CellValue, separators: RegExp, mend: Mend): Verdict | null {
  const said = typeof value === "string" ? cleanText(value, false) : { text: textOf(value), kind: null };
  let kind = said.kind;
  const to = said.text
    .split(separators)
    .map((part) => {
      const mended = mend(part);
      kind = graver(kind, mended.kind);
      return mended.to ?? part;
    })
    .join("");
  return kind === null ? null : found(kind, to);
}

const asItIs = (text: string): Whole => ({ to: text, kind: null });
const upper = (text: string): Whole => ({
  to: text.toUpperCase(),
  kind: text === text.toUpperCase() ? null : "lower case",
});

/** A look-alike is only taken where one text alone would be right. */
function mistaken(text: string, isRight: (text: string) => boolean): string | null {
  const whole = withDigits(text).toUpperCase();
  const behindLetter = `${text.charAt(0)}${withDigits(text.slice(1))}`.toUpperCase();
  const right = [...new Set([whole, behindLetter])].filter((each) => each !== text.toUpperCase() && isRight(each));
  return right.length === 1 ? (right[0] ?? null) : null;
}

const mendCode =
  ({ isCode }: Known): Mend =>
  (text) => {
    if (/[:*>]/.test(text) || isCodeShape(text.toUpperCase())) return upper(text);
    if (/^\d{1,4}$/.test(text) && Number(text) > 0) {
      const padded = text.padStart(5, "0");
      const isAnaesthesia = Number(text) >= FIRST_ANAESTHESIA && Number(text) <= LAST_ANAESTHESIA;
      if (isAnaesthesia || isCode(padded)) return { to: padded, kind: "lost zeros" };
      return { to: null, kind: "lost zeros", note: `${padded} is no code that is known` };
    }
    const right = mistaken(text, isCodeShape);
    return right === null ? asItIs(text) : { to: right, kind: "look-alike" };
  };

const mendNpi: Mend = (text) => {
  if (isNpi(text)) return asItIs(text);
  const long = fromScientific(text);
  if (long) return long.exact !== null && isNpi(long.exact) ? { to: long.exact, kind: "scientific" } : LOST;
  const right = mistaken(text, isNpi);
  return right === null ? asItIs(text) : { to: right, kind: "look-alike" };
};

const LOST: Whole = { to: null, kind: "scientific" };

const mendPlace: Mend = (text) => {
  if (/^[1-9]$/.test(text)) return { to: `0${text}`, kind: "lost zeros" };
  const right = isPlaceShape(text) ? null : mistaken(text, isPlaceShape);
  return right === null ? asItIs(text) : { to: right, kind: "look-alike" };
};

const mendModifier: Mend = (text) =>
  /^[1-9]$/.test(text)
    ? { to: `0${text}`, kind: "lost zeros" }
    : /^[a-z0-9]{2}$/i.test(text)
      ? upper(text)
      : asItIs(text);

const mendDiagnosis: Mend = (text) => {
  if (isDiagnosisShape(normalDiagnosis(text))) return upper(text);
  const right = mistaken(text, (each) => isDiagnosisShape(normalDiagnosis(each)));
  return right === null ? asItIs(text) : { to: right, kind: "look-alike" };
};

/** Procedure and drug codes. */
export const judgeCode =
  (known: Known): Judge =>
  (value) =>
    value === 0 ? null : oneCode(value, mendCode(known));
export const judgeNpi: Judge = (value) => (value === 0 ? null : oneCode(value, mendNpi));
export const judgePlace: Judge = (value) => oneCode(value, mendPlace);
export const judgeModifiers: Judge = (value) => listOf(value, /([\s,;:]+)/, mendModifier);
/** Words behind a diagnosis are nobody's mistyped codes. */
export const judgeDiagnoses: Judge = (value) =>
  areDescribed(textOf(value)) ? null : listOf(value, /([\s,;|]+)/, mendDiagnosis);
/** A unit of an NDC: `ML`. */
export const judgeUpper: Judge = (value) => oneCode(value, upper);

/** A number in scientific notation; `null` where a text is none. */
export function fromScientific(text: string): {
  /** All of its digits, where they are all there. */
  readonly exact: string | null;
  /** The digits that are there. */
  readonly digits: string;
  /** How many there were. */
  readonly length: number;
} | null {
  const m = SCIENTIFIC.exec(text);
  if (!m) return null;
  const digits = `${m[1]}${m[2] ?? ""}`;
  const length = Number(m[3]) + 1;
  return { exact: digits.length === length ? digits : null, digits, length };
}

/** Numbers of more digits than Excel keeps. */
const DIGITS_KEPT = 1e15;

/** Ids, names and words: an id of many digits may have become a number. */
export const judgeText: Judge = (value) => {
  if (typeof value === "number")
    return value >= DIGITS_KEPT ? found("scientific", null, "Excel keeps 15 digits of a number") : null;
  if (typeof value !== "string") return null;
  const { text, kind } = cleanText(value, false);
  if (/^\d(?:\.\d+)?E\+\d\d$/i.test(text)) {
    const exact = fromScientific(text)?.exact ?? null;
    return found("scientific", exact);
  }
  return kind === null ? null : found(kind, text);
};
