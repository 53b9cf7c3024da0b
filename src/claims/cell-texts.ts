import {
  isCodeShape,
  isDiagnosisShape,
  isModifierShape,
  isPlaceShape,
  normalCode,
  normalDiagnosis,
} from "../codes/shapes";
import { numberOf, textOf, type CellValue } from "../values/cell";
import { isoOf, LAST_DAY, parseDay, type Day } from "../values/day";
import { counted } from "../values/lists";
import { pooled } from "../values/pool";
import { remembered } from "../values/remembered";
import type { Dose } from "./line";

/** What a cell says, as far as it can be read, and what is wrong in it and what to do. */
interface Said {
  readonly fault?: string;
}

/** A list in a cell. */
export interface Entries {
  /** In their order; `null` where an entry is none. */
  readonly all: readonly (string | null)[];
  /** Those that are. The same list for every cell that says the same. */
  readonly good: readonly string[];
  readonly faults: readonly { readonly entry: string; readonly fault: string }[];
}

/** A list as cells of a sheet say it, again and again. */
const entries = (between: RegExp, read: (part: string) => string, isGood: (entry: string) => boolean, fault: string) =>
  remembered((text: string): Entries => {
    const parts = text.split(between).filter((part) => part !== "");
    const all = parts.map((part) => {
      const entry = read(part);
      return isGood(entry) ? pooled(entry) : null;
    });
    return {
      all,
      good: all.filter((entry) => entry !== null),
      faults: parts.filter((_, i) => all[i] === null).map((entry) => ({ entry, fault })),
    };
  });

/** Modifiers of a cell. @example modifierEntries("59, jw").good //=> ["59", "JW"] */
export const modifierEntries: (text: string) => Entries = entries(
  /[\s,;:]+/,
  (part) => (/^\d$/.test(part) ? `0${part}` : part.toUpperCase()),
  isModifierShape,
  "is not a modifier of two characters",
);

const NO_DIAGNOSIS = "is not an ICD-10-CM diagnosis";

const bareDiagnoses = entries(/[\s,;|]+/, normalDiagnosis, isDiagnosisShape, NO_DIAGNOSIS);

/** Diagnoses, each in front of what it means in words; a comma in the words is no end. */
const describedDiagnoses = entries(
  /\s*[;|\n]\s*|\s*,\s*(?=[a-z]\d\w(?:\.?\w{1,4})?(?!\w))/i,
  (part) => normalDiagnosis(inFrontOfWords(part) ?? part),
  isDiagnosisShape,
  NO_DIAGNOSIS,
);

/**
 * Diagnoses of a cell, normalised; they may stand in front of what they mean in words.
 * @example diagnosisEntries("C34.11; Z51.11").good //=> ["C3411", "Z5111"]
 * @example diagnosisEntries("C34.11 - Cancer of the upper lobe, right").good //=> ["C3411"]
 */
export function diagnosisEntries(text: string): Entries {
  const bare = bareDiagnoses(text);
  if (bare.faults.length === 0) return bare;
  const described = describedDiagnoses(text);
  return described.faults.length < bare.faults.length ? described : bare;
}

/** Whether diagnoses of a cell stand in front of words. @example areDescribed("C34.11 - Cancer of the lung") //=> true */
export const areDescribed = (text: string): boolean =>
  bareDiagnoses(text).faults.length > 0 && describedDiagnoses(text).faults.length === 0;

/** What stands in front of words, parted by a dash, a colon or a blank: exports often write a code with its meaning. */
const DESCRIBED = /^([\w.]+)(?:\s*[-–—:(]\s*|\s+)(.*)$/s;
const WORD = /[a-z]{3}/i;
const ANOTHER_CODE = /\b(?:\d{5}|\d{4}[A-Z]|[A-Z]\d{4})\b/i;

/** @returns `null` where no words follow, or another code stands among them */
function inFrontOfWords(text: string): string | null {
  const [, code = "", words = ""] = DESCRIBED.exec(text) ?? [];
  return WORD.test(words) && !ANOTHER_CODE.test(words) ? code : null;
}

/**
 * Positions, 0-based, of a pointer cell: letters `A,B` or `AB`, or numbers; `null` for a blank.
 * @param from where numbers begin to count
 */
export function pointersIn(said: string, from: 0 | 1): number[] | null {
  if (said === "") return null;
  const letters = /^[A-L](?:[\s,;:]*[A-L])*$/i.test(said);
  if (letters) return [...said.toUpperCase().replace(/[^A-L]/g, "")].map((letter) => letter.charCodeAt(0) - 65);
  const parts = said.split(/[\s,;:]+/).filter((part) => /^\d+$/.test(part));
  const single = parts.length === 1 && (parts[0]?.length ?? 0) > 2 ? [...(parts[0] ?? "")] : parts;
  return single.map((part) => Number(part) - from);
}

/** A code with its modifiers in one cell, and what stands between them. */
export interface Composite {
  /** In front of the code. */
  readonly prefix: string;
  readonly code: string;
  readonly mods: readonly string[];
  readonly separator: string;
}

/** As 837P writes it: `HC:96413:59`. */
const OF_837 = /^((?:HC|HP|IV|ER|WK|ZZ)([:*>]))(\w{5})((?:[:*>]\w{2})*)[:*>]*$/i;
/** As people write it: `96413-59`. */
const JOINED = /^(\w{5})(\s*[-/,]\s*|\s+)(\w{2}(?:(?:\s*[-/,]\s*|\s+)\w{2})*)$/;

/** A cell that holds a code with its modifiers; `null` where it does not. @example compositeOf("96413-59")?.mods //=> ["59"] */
export function compositeOf(text: string): Composite | null {
  const [, prefix = "", colon = "", code837 = "", behind = ""] = OF_837.exec(text) ?? [];
  if (prefix !== "") return { prefix, code: code837, mods: modifiersIn(behind), separator: colon };
  const [, code = "", separator = "", mods = ""] = JOINED.exec(text) ?? [];
  return isCodeShape(normalCode(code)) ? { prefix: "", code, mods: modifiersIn(mods), separator } : null;
}

const modifiersIn = (text: string): string[] => text.toUpperCase().split(/\W+/).filter(isModifierShape);

/** A code as a cell says it, with what modifiers stand behind it; `null` where it is none. */
export interface SaidCode extends Said {
  readonly code: string | null;
  readonly mods: readonly string[];
}

/**
 * The code of a cell, which may stand in front of modifiers or of what it means in words; one of four digits has probably lost its zero.
 * @example codeIn("HC:96413:59") //=> { code: "96413", mods: ["59"] }
 * @example codeIn("99214 - Office visit").code //=> "99214"
 */
export const codeIn: (text: string) => SaidCode = remembered((said) => {
  const composite = compositeOf(said);
  const described = inFrontOfWords(said);
  const ownCode = composite?.code ?? (described !== null && isCodeShape(normalCode(described)) ? described : said);
  const code = normalCode(ownCode);
  const mods = composite?.mods ?? [];
  if (isCodeShape(code)) return { code: pooled(code), mods };
  const padded = code.padStart(5, "0");
  const fault = /^\d{1,4}$/.test(code)
    ? `CPT "${ownCode}" has ${counted(code.length, "digit")}: a zero in front was probably lost (${padded}?). Make the column text and type the code again`
    : `CPT "${ownCode}" is not a code: five digits, or a letter and four digits, or four digits and a letter`;
  return { code: null, mods, fault };
});

/** A place of service beside its name: `11 - Office`, `Office (11)`. */
const NAMED_PLACE = /^(?:(\d{1,2})\s*[-–—:]?\s*[a-z]\D*|[a-z]\D*?\s*[-–—:(]?\s*(\d{1,2})\)?)$/i;

/**
 * A place of service, which may stand beside its name; one digit has lost its zero. What is none is kept, and told.
 * @example placeIn("2") //=> { place: "02" }
 */
export const placeIn: (text: string) => Said & { readonly place: string } = remembered((said) => {
  const [, first, last] = NAMED_PLACE.exec(said) ?? [];
  const number = first ?? last ?? said;
  const place = pooled(/^\d$/.test(number) ? `0${number}` : number);
  return isPlaceShape(place) ? { place } : { place, fault: `POS "${said}" is not a place of service of two digits` };
});

/** A date of service is not before this day nor after the far end: anything else is a slip of the keyboard. */
const EARLIEST_DOS = parseDay("1990-01-01") ?? 0;
const LATEST_DOS = parseDay("2100-12-31") ?? LAST_DAY;

/** Whether a cell is a number that is a day on which somebody may have been treated, as nearly all are. */
export function isUsualDay(value: CellValue): value is number {
  return typeof value === "number" && value >= EARLIEST_DOS && value <= LATEST_DOS;
}

/** A time behind a date, which is of the same day in whatever zone it is not said to be. */
const TIME_BEHIND = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]\.?M\.?)?$/i;

/** The day of a cell that is not simply one; a time behind it counts as little as that of a serial. @param said its text, which is not blank */
export function dayIn(value: CellValue, said: string): Said & { readonly day: Day | null } {
  const serial = typeof value === "number" ? Math.floor(value) : null;
  const day =
    serial !== null && serial <= LAST_DAY ? serial : (parseDay(said) ?? parseDay(said.replace(TIME_BEHIND, "")));
  if (day === null)
    return { day, fault: `"${said}" is not a date. Write it as 2026-11-23 or 11/23/2026, or as a date of the sheet` };
  if (isUsualDay(day)) return { day };
  const read = isoOf(Math.max(1, Math.min(day, LAST_DAY)));
  return { day: null, fault: `${said} reads as ${read}, which cannot be right. Correct the date` };
}

/** A dose with its unit. @example doseOf("200 mg") //=> { amount: 200, unit: "mg" } */
export function doseOf(value: CellValue): Dose | null {
  if (typeof value === "number") return value >= 0 && Number.isFinite(value) ? { amount: value, unit: "" } : null;
  const m = /^([\d,]*\.?\d+)\s*([a-zA-Zµμ]*[a-zA-Z]*)\.?$/.exec(textOf(value));
  const amount = m?.[1] ? numberOf(m[1]) : null;
  return amount === null ? null : { amount, unit: (m?.[2] ?? "").replace(/[µμ]g/, "mcg").toLowerCase() };
}

/** Vial sizes of a cell, in billing units. @example vialsOf("10;40") //=> [10, 40] */
export function vialsOf(value: CellValue): number[] | null {
  const sizes = textOf(value)
    .split(/[;,|\s]+/)
    .filter((part) => part !== "")
    .map(Number);
  return sizes.every((size) => Number.isFinite(size) && size > 0) ? sizes : null;
}
