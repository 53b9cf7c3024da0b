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

/** Diagnoses of a cell, normalised. @example diagnosisEntries("C34.11; Z51.11").good //=> ["C3411", "Z5111"] */
export const diagnosisEntries: (text: string) => Entries = entries(
  /[\s,;|]+/,
  normalDiagnosis,
  isDiagnosisShape,
  "is not an ICD-10-CM diagnosis",
);

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

/** A code in front of its modifiers, as 837P writes it: `HC:96413:59`. */
export const COMPOSITE = /^(?:HC|HP|IV|ER|WK|ZZ)[:*>](\w{5})((?:[:*>]\w{2})*)[:*>]*$/i;

/** A code as a cell says it, with what modifiers stand behind it; `null` where it is none. */
export interface SaidCode extends Said {
  readonly code: string | null;
  readonly mods: readonly string[];
}

/** The code of a cell; one of four digits has probably lost its zero. @example codeIn("HC:96413:59") //=> { code: "96413", mods: ["59"] } */
export const codeIn: (text: string) => SaidCode = remembered((said) => {
  const [, ownCode = said, ownMods = ""] = COMPOSITE.exec(said) ?? [];
  const code = normalCode(ownCode);
  const mods = ownMods === "" ? [] : ownMods.toUpperCase().split(/\W/).filter(isModifierShape);
  if (isCodeShape(code)) return { code: pooled(code), mods };
  const padded = code.padStart(5, "0");
  const fault = /^\d{1,4}$/.test(code)
    ? `CPT "${ownCode}" has ${counted(code.length, "digit")}: a zero in front was probably lost (${padded}?). Make the column text and type the code again`
    : `CPT "${ownCode}" is not a code: five digits, or a letter and four digits, or four digits and a letter`;
  return { code: null, mods, fault };
});

/** A place of service; one digit has lost its zero. What is none is kept, and told. @example placeIn("2") //=> { place: "02" } */
export const placeIn: (text: string) => Said & { readonly place: string } = remembered((said) => {
  const place = pooled(/^\d$/.test(said) ? `0${said}` : said);
  return isPlaceShape(place) ? { place } : { place, fault: `POS "${said}" is not a place of service of two digits` };
});

/** A date of service is not before this day nor after the far end: anything else is a slip of the keyboard. */
const EARLIEST_DOS = parseDay("1990-01-01") ?? 0;
const LATEST_DOS = parseDay("2100-12-31") ?? LAST_DAY;

/** Whether a cell is a number that is a day on which somebody may have been treated, as nearly all are. */
export function isUsualDay(value: CellValue): value is number {
  return typeof value === "number" && value >= EARLIEST_DOS && value <= LATEST_DOS;
}

/** The day of a cell that is not simply one. @param said its text, which is not blank */
export function dayIn(value: CellValue, said: string): Said & { readonly day: Day | null } {
  const serial = typeof value === "number" ? Math.floor(value) : null;
  const day = serial !== null && serial <= LAST_DAY ? serial : parseDay(said);
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
