import { isoOf, type Day } from "../../../src/values/day";

/** A date as CMS writes it, as ISO text. @example isoDigits("20240701") //=> "2024-07-01" */
export const isoDigits = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;

/** A day as CMS writes it. */
export const digitsOf = (day: Day): string => isoOf(day).replaceAll("-", "");
