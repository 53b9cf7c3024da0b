import { isCodeShape, isDiagnosisShape, isPlaceShape, normalCode } from "../codes/shapes";
import { diagnosesIn } from "../codes/diagnosis-list";
import { folded, isBlankArgument, isErrorCell, textOf, type CellValue } from "../values/cell";
import { durationOf, type Minutes } from "../values/clock";
import { TOPIC_NAMES, topicOf, type TopicName } from "../matrix/topics";
import { LAST_DAY, parseDay, type Day } from "../values/day";
import { argumentError } from "./errors";

/**
 * A cell of an argument as a plain value. What Excel hands over as an object counts as what its cell shows: an entity its text, a formatted
 * number its number, an error its code, be it Excel's own cell value or the error of the runtime.
 */
export function plainValue(value: unknown): CellValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null) return "";
  if ("text" in value && "type" in value && value.type !== "Error") return plainValue(value.text);
  if ("basicValue" in value) return plainValue(value.basicValue);
  return "code" in value ? plainValue(value.code) : "";
}

/** The values of a row's cells: the row itself where all of them are plain, as nearly always. */
export function plainRow(cells: readonly unknown[]): readonly CellValue[] {
  return isPlainRow(cells) ? cells : cells.map(plainValue);
}

const isPlainRow = (cells: readonly unknown[]): cells is readonly CellValue[] => {
  for (const cell of cells) if (typeof cell !== "string" && typeof cell !== "number") return false;
  return true;
};

/** Whether a cell of an argument is blank, or the 0 that stands for a blank. */
export function isBlankCell(value: unknown): boolean {
  return value === "" || value === null || value === undefined || isBlankArgument(plainValue(value));
}

/** The cells of an argument where they stand: a column of a million cells is not copied. One value is one row of one cell, as a missing argument is. */
export interface ArgumentCells {
  readonly rows: readonly (readonly unknown[])[];
  readonly height: number;
  readonly width: number;
}

/** Reads an argument as cells, without looking at them. */
export function cellsIn(argument: unknown): ArgumentCells {
  if (!Array.isArray(argument)) return { rows: [[argument]], height: 1, width: 1 };
  const rows: readonly unknown[] = argument;
  const whole = rows.every(Array.isArray) ? (rows as readonly (readonly unknown[])[]) : rows.map((row) => [row].flat());
  const width = whole[0]?.length ?? 0;
  return width === 0 ? { rows: [[""]], height: 1, width: 1 } : { rows: whole, height: whole.length, width };
}

/** How many rows an argument has down to its last one that is not blank: of a whole column, those in use. */
export function rowsInUse({ rows, height }: ArgumentCells): number {
  let end = height;
  while (end > 0 && (rows[end - 1] ?? []).every(isBlankCell)) end--;
  return end;
}

/** The rows of an argument as plain values, all as wide as the first; blank rows below the last one in use are left out. */
export function cellsOf(argument: unknown): CellValue[][] {
  const cells = cellsIn(argument);
  const { width } = cells;
  return cells.rows.slice(0, Math.max(1, rowsInUse(cells))).map((row) => {
    const plain: CellValue[] = [];
    for (let column = 0; column < width; column++) plain.push(plainValue(row[column]));
    return plain;
  });
}

/** The one value of an argument that takes one. @throws `#VALUE!` where a range was given */
export function oneValue(argument: unknown, name: string): CellValue {
  const { rows, height, width } = cellsIn(argument);
  if (height !== 1 || width !== 1) throw argumentError(name, "give one cell, not a range");
  return plainValue(rows[0]?.[0]);
}

/** A text that must be there. @throws `#VALUE!` with the argument's name where it is blank or an error */
export function requiredText(value: CellValue, name: string): string {
  if (isErrorCell(value)) throw argumentError(name, `the cell holds the error ${value}`);
  if (isBlankArgument(value)) throw argumentError(name, "is blank");
  return textOf(value);
}

/** A CPT or HCPCS code; text and number are the same code. @throws `#VALUE!` */
export function codeArgument(value: CellValue, name: string): string {
  const code = normalCode(requiredText(value, name));
  if (!isCodeShape(code)) {
    const lost = /^\d{4}$/.test(code) ? `; was a zero in front lost (0${code})?` : "";
    throw argumentError(name, `"${code}" is not a CPT or HCPCS code${lost}`);
  }
  return code;
}

/** Codes with a stroke between them, such as `96413/96523`; most often one. @throws `#VALUE!` */
export function codesOfArgument(value: CellValue, name: string): string[] {
  return requiredText(value, name)
    .split("/")
    .map((part) => codeArgument(part, name));
}

/** A date: a serial number or ISO text. @throws `#VALUE!` */
export function dateArgument(value: CellValue, name: string): Day {
  const text = requiredText(value, name);
  const day = typeof value === "number" ? (value >= 1 && value <= LAST_DAY ? Math.floor(value) : null) : parseDay(text);
  if (day === null) throw argumentError(name, `"${text}" is not a date: give a date, or text such as "2026-11-23"`);
  return day;
}

/** A date that may be missing. */
export function optionalDate(argument: unknown, name: string): Day | null {
  const value = oneValue(argument, name);
  return isBlankArgument(value) ? null : dateArgument(value, name);
}

/** The text of an argument that may be left out; "" where it is. @throws `#VALUE!` where the cell holds an error */
export function optionalText(value: CellValue, name: string): string {
  if (isErrorCell(value)) throw argumentError(name, `the cell holds the error ${value}`);
  return isBlankArgument(value) ? "" : textOf(value);
}

/** Diagnoses in one text, normalised; blank is none. @throws `#VALUE!` where one of them is none */
export function diagnosesArgument(value: CellValue, name: string): string[] {
  const diagnoses = diagnosesIn(optionalText(value, name));
  const wrong = diagnoses.find((diagnosis) => !isDiagnosisShape(diagnosis));
  if (wrong !== undefined)
    throw argumentError(name, `"${wrong}" is not an ICD-10-CM diagnosis: write them as "C34.11; Z51.11"`);
  return diagnoses;
}

/** A place of service; blank is none. */
export function placeArgument(value: CellValue, name: string): string {
  const said = optionalText(value, name);
  const text = said === "" ? "" : said.padStart(2, "0");
  if (text !== "" && !isPlaceShape(text))
    throw argumentError(name, `"${text}" is not a place of service of two digits`);
  return text;
}

/** Modifiers in one text. */
export function modifiersArgument(value: CellValue, name: string): string[] {
  return optionalText(value, name)
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((part) => part !== "");
}

/** Yes or No; `null` where nobody says. Excel's TRUE and FALSE count too. @throws `#VALUE!` */
export function yesNoArgument(value: CellValue, name: string): boolean | null {
  const said = optionalText(value, name);
  if (said === "") return null;
  if (/^(yes|y|true|1)$/i.test(said)) return true;
  if (/^(no|n|false)$/i.test(said)) return false;
  throw argumentError(name, `"${said}" is neither Yes nor No`);
}

/** A topic of coding policy, in any case. @throws `#VALUE!` that lists them */
export function topicArgument(value: CellValue, name: string): TopicName {
  const said = requiredText(value, name);
  const topic = topicOf(folded(said).replace(/[^a-z0-9]+/g, "_"));
  if (!topic) throw argumentError(name, `"${said}" is no coding topic: ${TOPIC_NAMES.join(", ")}`);
  return topic.name;
}

/** One of a few words, in any case; `null` where the cell is blank. @throws `#VALUE!` that lists them */
export function choiceArgument<T extends string>(value: CellValue, name: string, words: readonly T[]): T | null {
  const said = optionalText(value, name);
  if (said === "") return null;
  const found = words.find((word) => folded(word) === folded(said));
  if (found === undefined) throw argumentError(name, `"${said}" is not one of: ${words.join(", ")}`);
  return found;
}

/** A duration in minutes: `72`, `1:12`, or the difference of two times. @throws `#VALUE!` */
export function minutesArgument(value: CellValue, name: string): Minutes {
  const text = requiredText(value, name);
  const minutes = durationOf(value);
  if (minutes === null)
    throw argumentError(name, `"${text}" is not a number of minutes: give 72, 1:12 or stop minus start`);
  return minutes;
}
