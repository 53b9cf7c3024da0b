import { isNpi, isPlaceShape } from "../../codes/shapes";
import { numberOf, textOf, type CellValue } from "../../values/cell";
import { parseDay } from "../../values/day";
import { codeIn, diagnosisEntries, placeIn } from "../cell-texts";
import type { Field } from "../fields";
import { isFrequency } from "../standing";

/** So much of a column's cells must look like a field for the cells to say it. */
export const SAYS = 0.9;
/** So much must where the header says it. */
export const AGREES = 0.5;

/** Serial numbers of days on which claims of a practice's file lie: a birth date is mostly older, a charge is no whole number of them. */
const FIRST_SERIAL = 40_179; // 2010-01-01
const LAST_SERIAL = 51_135; // 2039-12-31

const DATE_TEXT = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/;
const NDC_TEXT = /^(?:N4)?(?:\d{11}|\d{4,5}-\d{3,4}-\d{1,2})$/i;
/** Place of service codes that oncology is billed from. */
const USUAL_PLACES = new Set([
  "02",
  "10",
  "11",
  "12",
  "19",
  "21",
  "22",
  "23",
  "24",
  "31",
  "32",
  "49",
  "50",
  "72",
  "81",
]);
/** Modifiers that tell a column of them from any other column of two characters. */
const USUAL_MODIFIERS = new Set(
  "24 25 26 33 50 51 52 53 57 58 59 76 77 78 79 90 91 95 AI CR ET FB FS GA GC GT GY GZ JA JB JG JW JZ KX LT PI PS PT Q0 Q1 QW RT SA TB TC XE XP XS XU".split(
    " ",
  ),
);

const dayLike = (value: CellValue): boolean =>
  typeof value === "number"
    ? value >= FIRST_SERIAL && value < LAST_SERIAL + 1
    : parseDay(textOf(value)) !== null || DATE_TEXT.test(textOf(value));

const codeText = (value: CellValue): string => codeIn(textOf(value)).code ?? "";
const codeLike = (value: CellValue): boolean => codeText(value) !== "";
const everyPart = (value: CellValue, is: (part: string) => boolean): boolean =>
  textOf(value)
    .split(/[\s,;:|]+/)
    .filter((part) => part !== "")
    .every(is);
const modifierLike = (value: CellValue): boolean => everyPart(value, (part) => /^(?:\d|[A-Z0-9]{2})$/i.test(part));
const diagnosisLike = (value: CellValue): boolean => diagnosisEntries(textOf(value)).faults.length === 0;
const numberLike = (value: CellValue): boolean => numberOf(value) !== null;
const npiLike = (value: CellValue): boolean => isNpi(textOf(value));

const nameLike = (value: CellValue): boolean => /\p{L}{2}/u.test(textOf(value));

/** What the cells of a field look like; a field that may hold anything is not here. */
const LIKE: { readonly [F in Field]?: (value: CellValue) => boolean } = {
  DOS: dayLike,
  "DOS To": dayLike,
  CPT: codeLike,
  Mods: modifierLike,
  Dx: diagnosisLike,
  "Dx Pointer": (value) => /^[A-L\d\s,;:|]+$/i.test(textOf(value)),
  Units: numberLike,
  Charge: numberLike,
  POS: (value) => placeIn(textOf(value)).fault === undefined,
  "Rendering NPI": npiLike,
  "Billing NPI": npiLike,
  "Referring NPI": npiLike,
  "Ordering NPI": npiLike,
  "Rendering Name": nameLike,
  "Billing Name": nameLike,
  NDC: (value) => NDC_TEXT.test(textOf(value)) || /^\d(?:\.\d+)?E\+?(?:0?9|10)$/i.test(textOf(value)),
  "NDC Qty": numberLike,
  Frequency: (value) => isFrequency(textOf(value)),
};

/** The share of cells that look like the field; `null` where the field may look like anything, or there are no cells. */
export function agreement(field: Field, filled: readonly CellValue[]): number | null {
  const like = LIKE[field];
  return like && filled.length > 0 ? share(filled, like) : null;
}

/** What the cells of a column say without a header. */
export interface SaidByCells {
  readonly field: Field;
  readonly confidence: "likely" | "guess";
  readonly why: string;
}

/** Tells whether a cell names a payer that the matrix knows. */
export type IsPayer = (text: string) => boolean;

/**
 * What a column's cells say it is; `null` where they say nothing. The shapes that exclude each other most come first.
 * @example saidByCells(["J9271", "96413"], () => false)?.field //=> "CPT"
 */
export function saidByCells(filled: readonly CellValue[], isPayer: IsPayer): SaidByCells | null {
  if (filled.length === 0) return null;
  const says = (like: (value: CellValue) => boolean): boolean => share(filled, like) >= SAYS;
  const some = (like: (value: CellValue) => boolean): boolean => filled.some(like);
  if (share(filled, (value) => isPayer(textOf(value))) >= AGREES)
    return { field: "Payer", confidence: "likely", why: "its cells name payers of the matrix" };
  if (says(npiLike))
    return { field: "Rendering NPI", confidence: "guess", why: "its cells are valid NPIs; whose, no header says" };
  if (says((value) => NDC_TEXT.test(textOf(value))))
    return { field: "NDC", confidence: "likely", why: "its cells are NDCs" };
  if (says(dayLike)) return { field: "DOS", confidence: "guess", why: "its cells are dates; of what, no header says" };
  const lettered = (value: CellValue): boolean => /[A-Z]/.test(codeText(value));
  if (says(codeLike) && (some(lettered) || some((value) => /^(?:96[345]|99[2-4])/.test(codeText(value)))))
    return {
      field: "CPT",
      confidence: some(lettered) ? "likely" : "guess",
      why: "its cells are codes of five characters",
    };
  if (says(diagnosisLike) && some((value) => /[A-Z]\d\w.?\w/i.test(textOf(value))))
    return { field: "Dx", confidence: "likely", why: "its cells are ICD-10-CM diagnoses" };
  const usual = (value: CellValue): boolean => everyPart(value, (part) => USUAL_MODIFIERS.has(part.toUpperCase()));
  if (says(usual) && some((value) => /[A-Z]/i.test(textOf(value)) || /^(?:25|26|59|76)$/.test(textOf(value))))
    return { field: "Mods", confidence: "guess", why: "its cells are modifiers" };
  const place = (value: CellValue): boolean => isPlaceShape(textOf(value)) && USUAL_PLACES.has(textOf(value));
  if (filled.length > 1 && says(place))
    return { field: "POS", confidence: "guess", why: "its cells are places of service" };
  const money = (value: CellValue): boolean =>
    typeof value === "number" ? !Number.isInteger(value) : /^\$?\s*[\d,]+\.\d\d$/.test(textOf(value));
  if (says(numberLike) && share(filled, money) >= AGREES)
    return { field: "Charge", confidence: "guess", why: "its cells are amounts of money; of what, no header says" };
  return null;
}

function share(filled: readonly CellValue[], like: (value: CellValue) => boolean): number {
  return filled.filter(like).length / filled.length;
}
