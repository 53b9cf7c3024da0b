// What a cell shows, for the number formats that the add-in writes.

import type { CellValue } from "../model";

const DAY_MS = 86_400_000;
/** The day before day 1 of Excel's calendar, which counts a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * The text of a value in a number format. Numbers with decimals, thousands, percent and a currency sign, and dates are
 * known; anything else shows as General.
 *
 * @example displayText(1250.5, "$#,##0.00") //=> "$1,250.50"
 * @example displayText(46309, "m/d/yyyy") //=> "10/14/2026"
 */
export function displayText(value: CellValue, format: string): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" || format === "@" || format === "General") return String(value);
  const [positive = "", negative] = format.split(";");
  if (/[yd]|h.*m/i.test(positive.replace(/"[^"]*"/g, ""))) return dateText(value, positive);
  const signed = value < 0 ? (negative ?? `-${positive}`) : positive;
  return numberText(Math.abs(value), signed);
}

function numberText(value: number, format: string): string {
  const digits = /[#0][#0,]*(?:\.([0#]+))?/.exec(format);
  if (!digits) return String(value);
  const decimals = digits[1]?.length ?? 0;
  const scaled = format.includes("%") ? value * 100 : value;
  const text = scaled.toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: digits[0].includes(","),
  });
  return format.replace(digits[0], () => text).replace(/["\\]/g, "");
}

function dateText(serial: number, format: string): string {
  const date = new Date(EPOCH + Math.round((serial < 61 ? serial + 1 : serial) * DAY_MS));
  const hour = date.getUTCHours();
  const half = /am\/pm/i.test(format);
  const two = (number: number) => String(number).padStart(2, "0");
  let afterHour = false;
  return format.replace(/yyyy|yy|mmm|mm|m|dd|d|hh|h|ss|am\/pm/gi, (part) => {
    const code = part.toLowerCase();
    const minutes = afterHour;
    afterHour = code.startsWith("h");
    if (code === "yyyy") return String(date.getUTCFullYear());
    if (code === "yy") return two(date.getUTCFullYear() % 100);
    if (code === "mmm") return MONTHS[date.getUTCMonth()] ?? "";
    if (code === "mm") return two(minutes ? date.getUTCMinutes() : date.getUTCMonth() + 1);
    if (code === "m") return String(minutes ? date.getUTCMinutes() : date.getUTCMonth() + 1);
    if (code === "dd") return two(date.getUTCDate());
    if (code === "d") return String(date.getUTCDate());
    if (code === "ss") return two(date.getUTCSeconds());
    if (code === "am/pm") return hour < 12 ? "AM" : "PM";
    const shown = half ? hour % 12 || 12 : hour;
    return code === "hh" ? two(shown) : String(shown);
  });
}
