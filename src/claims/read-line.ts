import {
  isCodeShape,
  isDiagnosisShape,
  isModifierShape,
  normalCode,
  normalDiagnosis,
  isPlaceShape,
} from "../codes/shapes";
import { isBlank, isErrorCell, numberOf, textOf, type CellValue } from "../values/cell";
import { durationOf, minutesBetween, timeOfDay, type Minutes } from "../values/clock";
import { isoOf, LAST_DAY, parseDay, type Day } from "../values/day";
import { counted } from "../values/lists";
import { centsOf } from "../values/money";
import { pooled } from "../values/pool";
import { FIELD_CHOICES, REQUIRED_FIELDS, type ChoiceField, type Field } from "./fields";
import type { BadCell, ClaimLine, Dose, UnusableLine } from "./line";

/** A column that holds a field. */
export interface FieldColumn {
  readonly index: number;
  readonly header: string;
}

/** The columns of a sheet, by field; several where a field stands in several columns. */
export type ColumnsOf = ReadonlyMap<Field, readonly FieldColumn[]>;

/** Where a line stands. */
export interface LinePlace {
  /** 1-based position among the claim rows, with the service behind the point where rows hold several. */
  readonly index: number;
  /** Sheet row, 1-based. */
  readonly row: number;
}

/** How the cells of a row are read. */
export interface LineReading {
  readonly columns: ColumnsOf;
  /** Whether a code is a visit, whose bare Minutes are the visit's. */
  readonly isVisit: (code: string) => boolean;
  /** Where diagnosis pointers begin to count. */
  readonly pointersFrom: 0 | 1;
}

/** A code in front of its modifiers, as 837P writes it: `HC:96413:59`. */
export const COMPOSITE = /^(?:HC|HP|IV|ER|WK|ZZ)[:*>](\w{5})((?:[:*>]\w{2})*)[:*>]*$/i;

/** A date of service is not before this day nor after the far end: anything else is a slip of the keyboard. */
const EARLIEST_DOS = parseDay("1990-01-01") ?? 0;
const LATEST_DOS = parseDay("2100-12-31") ?? LAST_DAY;

/**
 * Reads one row into a claim line, or into an unusable line where a required field is blank or unreadable.
 * A cell that cannot be what its field is, is noted in `bad` and read as blank.
 */
export function readLine(
  cells: readonly CellValue[],
  { index, row }: LinePlace,
  { columns, isVisit, pointersFrom }: LineReading,
): ClaimLine | UnusableLine {
  const bad: BadCell[] = [];
  const first = (field: Field) => columns.get(field)?.[0];
  const raw = (field: Field): CellValue => {
    const own = columns.get(field);
    const column = own?.[0];
    if (!own || !column) return "";
    // A name in two columns is one patient, and pointers in four columns are one list.
    if (own.length > 1 && (field === "Patient" || field === "Dx Pointer")) return joinedCell(cells, own);
    return cells[column.index];
  };
  const note = (field: Field, text: string, message: string, header = first(field)?.header ?? field): void => {
    bad.push({ field, column: header, text, message });
  };
  /** A cell's text, "" where it holds an Excel error, which is noted. */
  const said = (field: Field, value: CellValue): string => {
    if (isErrorCell(value)) {
      note(field, value, `${field} holds the error ${value}. Correct the cell's formula, or type the value`);
      return "";
    }
    return textOf(value);
  };
  const text = (field: Field): string => {
    const value = raw(field);
    return value === "" ? "" : said(field, value);
  };
  /** A text that decides nothing: an error in it is nobody's trouble. */
  const shown = (field: Field): string => (isErrorCell(raw(field)) ? "" : textOf(raw(field)));
  const parsed = <T>(field: Field, parse: (value: CellValue) => T | null, what: string): T | null => {
    const value = raw(field);
    if (value === "" || said(field, value) === "") return null;
    const found = parse(value);
    if (found === null) note(field, textOf(value), `${field} "${textOf(value)}" is not ${what}`);
    return found;
  };
  const choice = <F extends ChoiceField>(field: F): (typeof FIELD_CHOICES)[F][number] | null => {
    const word = text(field);
    if (word === "") return null;
    const words: readonly (typeof FIELD_CHOICES)[F][number][] = FIELD_CHOICES[field];
    const lower = word.toLowerCase();
    const found = words.find((one) => one === word || one.toLowerCase() === lower);
    if (found === undefined) note(field, word, `${field} "${word}" is not one of: ${words.join(", ")}`);
    return found ?? null;
  };
  const yesNo = (field: Field): boolean | null =>
    parsed(
      field,
      (value) =>
        /^(yes|y|true|1)$/i.test(textOf(value)) ? true : /^(no|n|false|0)$/i.test(textOf(value)) ? false : null,
      "Yes or No",
    );
  const time = (field: Field): Minutes | null => parsed(field, timeOfDay, "a time of day. Write it as 9:05 or 2:30 PM");
  const number = (field: Field): number | null => parsed(field, positive, "a number of 0 or more");

  const payer = pooled(text("Payer"));
  const patient = text("Patient");
  const dos = day("DOS", raw("DOS"), text, note);
  const dosTo = day("DOS To", raw("DOS To"), text, note);
  const saidCode = text("CPT");
  const [, ownCode = saidCode, ownMods = ""] = COMPOSITE.exec(saidCode) ?? [];
  const code = readCode(ownCode, (message) => note("CPT", textOf(raw("CPT")), message));
  const claim = text("Claim");
  if (payer === "" || patient === "" || dos === null || code === null) {
    const missing = REQUIRED_FIELDS.filter((field) => isBlank(raw(field)));
    return { index, row, claim, payer, patient, dos, missing, bad };
  }

  const start = time("Start");
  const stop = time("Stop");
  const visit = isVisit(code);
  const saidMinutes = parsed("Minutes", durationOf, "a number of minutes");
  const minutes = visit
    ? null
    : (saidMinutes ?? (start !== null && stop !== null ? minutesBetween(start, stop) : null));
  const visitMinutes = parsed("Visit Minutes", durationOf, "a number of minutes") ?? (visit ? saidMinutes : null);
  if (dosTo !== null && dosTo < dos) note("DOS To", isoOf(dosTo), `DOS To ${isoOf(dosTo)} is before DOS ${isoOf(dos)}`);

  return {
    index,
    row,
    payer,
    patient,
    dos,
    dosTo,
    code,
    claim,
    line: text("Line"),
    mods: readModifiers(cells, columns, note).concat(modifiersIn(ownMods)),
    units: number("Units"),
    charge: parsed("Charge", centsOf, "an amount of money"),
    dx: readDiagnoses(cells, columns, pointers(text("Dx Pointer"), pointersFrom), note),
    pos: readPlace(text("POS"), (message) => note("POS", text("POS"), message)),
    renderingNpi: pooled(text("Rendering NPI")),
    billingNpi: pooled(text("Billing NPI")),
    referringNpi: pooled(text("Referring NPI")),
    orderingNpi: pooled(text("Ordering NPI")),
    renderingName: shown("Rendering Name"),
    billingName: shown("Billing Name"),
    performedBy: pooled(text("Performed By").toUpperCase()),
    billedAs: pooled(text("Billed As").toUpperCase()),
    auth: text("Auth"),
    ndc: text("NDC"),
    ndcUnit: text("NDC Unit").toUpperCase(),
    ndcQty: number("NDC Qty"),
    drug: normalCode(text("Drug")),
    dose: parsed("Dose", doseOf, "an amount such as 200 mg"),
    container: choice("Container"),
    vialUnits: parsed("Vial Units", vialsOf, "a list of vial sizes in billing units, such as 10;40") ?? [],
    drugSource: choice("Drug Source"),
    start,
    stop,
    minutes,
    accessSite: text("Access Site"),
    route: choice("Route"),
    pumpHours: number("Pump Hours"),
    visitMinutes,
    levelBasis: choice("Level Basis"),
    newPatient: yesNo("New Patient"),
    newProblem: yesNo("New Problem"),
    physicianPlan: yesNo("Physician Plan"),
    supervision: choice("Supervision"),
    lastVisit: day("Last Visit", raw("Last Visit"), text, note),
    hydrationReason: text("Hydration Reason"),
    zCode: text("Z-Code"),
    advancedCancer: yesNo("Advanced Cancer"),
    courseId: text("Course ID"),
    fractions: number("Fractions"),
    claimType: choice("Claim Type"),
    specialty: pooled(text("Specialty")),
    lineNote: text("Line Note"),
    nct: text("NCT"),
    entity340b: yesNo("340B"),
    hgb: text("Hgb"),
    state: text("State").toUpperCase(),
    payerOrder: text("Payer Order"),
    frequency: text("Frequency"),
    bad,
  };
}

/** Several cells as one text; an error in one of them is told as the whole. */
function joinedCell(cells: readonly CellValue[], columns: readonly FieldColumn[]): CellValue {
  const values = columns.map(({ index }) => cells[index]);
  return (
    values.find(isErrorCell) ??
    values
      .map(textOf)
      .filter((text) => text !== "")
      .join(", ")
  );
}

const modifiersIn = (composite: string): string[] =>
  composite === "" ? [] : composite.toUpperCase().split(/\W/).filter(isModifierShape);

type Note = (field: Field, text: string, message: string, header?: string) => void;

const positive = (value: CellValue): number | null => {
  const n = numberOf(value);
  return n === null || n < 0 ? null : n;
};

function day(field: Field, value: CellValue, text: (field: Field) => string, note: Note): Day | null {
  if (typeof value === "number" && value >= EARLIEST_DOS && value <= LATEST_DOS) return Math.floor(value);
  const said = text(field);
  if (said === "") return null;
  let found: Day | null;
  if (typeof value === "number") {
    found = Math.floor(value);
    if (found > LAST_DAY) found = parseDay(said);
  } else found = parseDay(said);
  if (found === null) {
    note(
      field,
      said,
      `${field} "${said}" is not a date. Write it as 2026-11-23 or 11/23/2026, or as a date of the sheet`,
    );
  } else if (found < EARLIEST_DOS || found > LATEST_DOS) {
    note(
      field,
      said,
      `${field} ${said} reads as ${isoOf(Math.max(1, Math.min(found, LAST_DAY)))}, which cannot be right. Correct the date`,
    );
    found = null;
  }
  return found;
}

/** A code, or `null` with a message: a code of four digits has probably lost its zero. */
function readCode(said: string, note: (message: string) => void): string | null {
  if (said === "") return null;
  const code = normalCode(said);
  if (isCodeShape(code)) return pooled(code);
  const padded = code.padStart(5, "0");
  note(
    /^\d{1,4}$/.test(code)
      ? `CPT "${said}" has ${counted(code.length, "digit")}: a zero in front was probably lost (${padded}?). Make the column text and type the code again`
      : `CPT "${said}" is not a code: five digits, or a letter and four digits, or four digits and a letter`,
  );
  return null;
}

function readPlace(said: string, note: (message: string) => void): string {
  const place = /^\d$/.test(said) ? `0${said}` : said;
  if (place !== "" && !isPlaceShape(place)) note(`POS "${said}" is not a place of service of two digits`);
  return pooled(place);
}

function readModifiers(cells: readonly CellValue[], columns: ColumnsOf, note: Note): string[] {
  const mods: string[] = [];
  for (const { index, header } of columns.get("Mods") ?? []) {
    const value = cells[index];
    if (isErrorCell(value)) {
      note("Mods", value, `${header} holds the error ${value}. Correct the cell's formula, or type the value`, header);
      continue;
    }
    const text = textOf(value);
    if (text === "") continue;
    for (const part of text.split(/[\s,;:]+/)) {
      if (part === "") continue;
      const mod = /^\d$/.test(part) ? `0${part}` : part.toUpperCase();
      if (isModifierShape(mod)) mods.push(pooled(mod));
      else note("Mods", part, `${header} "${part}" is not a modifier of two characters`, header);
    }
  }
  return mods;
}

/** @param pointed positions that the pointer names, 0-based; `null` where there is none: all count then */
function readDiagnoses(
  cells: readonly CellValue[],
  columns: ColumnsOf,
  pointed: readonly number[] | null,
  note: Note,
): string[] {
  const all: (string | null)[] = [];
  for (const { index, header } of columns.get("Dx") ?? []) {
    const value = cells[index];
    if (isErrorCell(value)) {
      note("Dx", value, `${header} holds the error ${value}. Correct the cell's formula, or type the value`, header);
      continue;
    }
    for (const part of textOf(value).split(/[\s,;|]+/)) {
      if (part === "") continue;
      const dx = normalDiagnosis(part);
      if (isDiagnosisShape(dx)) all.push(pooled(dx));
      else {
        all.push(null);
        note("Dx", part, `${header} "${part}" is not an ICD-10-CM diagnosis`, header);
      }
    }
  }
  const own = pointed ? pointed.map((at) => all[at] ?? null) : all;
  return own.filter((dx) => dx !== null);
}

/** Positions, 0-based, of a pointer cell: letters `A,B` or `AB`, or numbers; `null` for a blank. */
function pointers(said: string, from: 0 | 1): number[] | null {
  if (said === "") return null;
  const letters = /^[A-L](?:[\s,;:]*[A-L])*$/i.test(said);
  if (letters) return [...said.toUpperCase().replace(/[^A-L]/g, "")].map((letter) => letter.charCodeAt(0) - 65);
  const parts = said.split(/[\s,;:]+/).filter((part) => /^\d+$/.test(part));
  const single = parts.length === 1 && (parts[0]?.length ?? 0) > 2 ? [...(parts[0] ?? "")] : parts;
  return single.map((part) => Number(part) - from);
}

/** A dose with its unit. @example doseOf("200 mg") //=> { amount: 200, unit: "mg" } */
export function doseOf(value: CellValue): Dose | null {
  if (typeof value === "number") return value >= 0 && Number.isFinite(value) ? { amount: value, unit: "" } : null;
  const m = /^([\d,]*\.?\d+)\s*([a-zA-Zµμ]*[a-zA-Z]*)\.?$/.exec(textOf(value));
  const amount = m?.[1] ? numberOf(m[1]) : null;
  return amount === null ? null : { amount, unit: (m?.[2] ?? "").replace(/[µμ]g/, "mcg").toLowerCase() };
}

function vialsOf(value: CellValue): number[] | null {
  const sizes = textOf(value)
    .split(/[;,|\s]+/)
    .filter((part) => part !== "")
    .map(Number);
  return sizes.every((size) => Number.isFinite(size) && size > 0) ? sizes : null;
}
