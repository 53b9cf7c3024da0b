/** What Excel makes of a text that is written into a cell: a number, a date, a truth value, a formula, or text. */
import type { CellValue } from "../host/model";

export type TypedInput =
  | { readonly kind: "formula"; readonly formula: string }
  /** `format`: the number format that Excel gives an unformatted cell along with the value, as for a date. */
  | { readonly kind: "value"; readonly value: CellValue; readonly format?: string }
  /** Text that must stay text, even where it looks like a number. */
  | { readonly kind: "text"; readonly value: string };

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Day 1 of Excel's calendar less one, as JavaScript counts milliseconds. */
const EPOCH = Date.UTC(1899, 11, 30);
const NUMBER = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][-+]?\d+)?$/;

/**
 * Reads a text as typed into a cell of the given number format. In a cell formatted as text ("@") everything is text,
 * as is what begins with an apostrophe; that apostrophe is not part of the value.
 * @example readTyped("1,250.50", "General") //=> { kind: "value", value: 1250.5, format: "#,##0.00" }
 * @example readTyped("00006302602", "@") //=> { kind: "text", value: "00006302602" }
 * @example readTyped("10/14/2026", "General") //=> { kind: "value", value: 46309, format: "m/d/yyyy" }
 */
export function readTyped(text: string, format: string): TypedInput {
  if (format === "@") return { kind: "text", value: text };
  if (text.startsWith("'")) return { kind: "text", value: text.slice(1) };
  if (text.startsWith("=") && text.length > 1) return { kind: "formula", formula: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { kind: "value", value: trimmed.toLowerCase() === "true" };
  return readNumber(trimmed) ?? readDate(trimmed) ?? readTime(trimmed) ?? { kind: "value", value: text };
}

function readNumber(text: string): TypedInput | null {
  const percent = text.endsWith("%");
  const dollars = /^-?\$/.test(text);
  const digits = text.replace(/%$/, "").replace("$", "");
  if (!/\d/.test(digits) || !NUMBER.test(digits)) return null;
  const value = Number(digits.replaceAll(",", "")) / (percent ? 100 : 1);
  if (!Number.isFinite(value)) return null;
  const decimals = digits.includes(".");
  if (percent) return { kind: "value", value, format: decimals ? "0.00%" : "0%" };
  if (dollars) return { kind: "value", value, format: decimals ? "$#,##0.00" : "$#,##0" };
  if (digits.includes(",")) return { kind: "value", value, format: decimals ? "#,##0.00" : "#,##0" };
  return { kind: "value", value };
}

function readDate(text: string): TypedInput | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : american
      ? [american[3], american[1], american[2]]
      : [undefined, undefined, undefined];
  if (year === undefined) return null;
  const serial = serialOf(fullYear(year), Number(month), Number(day));
  return serial === null ? null : { kind: "value", value: serial, format: "m/d/yyyy" };
}

/** Two digits are 1930 to 2029, as in Excel. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}

function serialOf(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0) || year < 1900) return null;
  const time = Date.UTC(year, month - 1, day);
  if (new Date(time).getUTCMonth() !== month - 1) return null;
  const serial = Math.round((time - EPOCH) / 86400000);
  // Excel counts a 29 February 1900 that never was.
  return serial < 61 ? serial - 1 : serial;
}

function readTime(text: string): TypedInput | null {
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?:\s*([ap]m))?$/i.exec(text);
  if (!match) return null;
  const half = match[4]?.toLowerCase();
  const hours = Number(match[1]);
  if (hours > (half ? 12 : 23) || (half && hours === 0)) return null;
  const hour = half ? (hours % 12) + (half === "pm" ? 12 : 0) : hours;
  const value = (hour * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) / 86400;
  const format = `h:mm${match[3] ? ":ss" : ""}${half ? " AM/PM" : ""}`;
  return { kind: "value", value, format };
}
