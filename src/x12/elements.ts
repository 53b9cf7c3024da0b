import { parseDay, type Day } from "../values/day";
import type { Cents } from "../values/money";
import { refuse, type Delimiters, type Segment } from "./segments";

/** Name of an element as the guides write it. @example elementName(segment, 2) //=> "CLP02" */
export const elementName = ({ id }: Segment, at: number): string => `${id}${String(at).padStart(2, "0")}`;

/** An element, "" where it is left out. */
export const elementOf = (segment: Segment, at: number): string => (segment.elements[at] ?? "").trim();

/** An element that must be there. @throws X12Problem where it is blank */
export function needed(segment: Segment, at: number): string {
  return elementOf(segment, at) || refuse(segment, `${elementName(segment, at)} is blank, and must not be`);
}

/** An amount in cents. A blank is nothing. @throws X12Problem where it is no amount */
export function amountAt(segment: Segment, at: number): Cents {
  const text = elementOf(segment, at);
  if (text === "") return 0;
  if (!/^-?(\d+(\.\d{0,2})?|\.\d{1,2})$/.test(text))
    refuse(segment, `${elementName(segment, at)} is "${text}", which is no amount`);
  return Math.round(Number(text) * 100);
}

/** A quantity; `null` where it is blank. @throws X12Problem where it is no number */
export function quantityAt(segment: Segment, at: number): number | null {
  const text = elementOf(segment, at);
  if (text === "") return null;
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(text))
    refuse(segment, `${elementName(segment, at)} is "${text}", which is no number`);
  return Number(text);
}

/** A date, written CCYYMMDD. @throws X12Problem where it is none */
export function dayAt(segment: Segment, at: number): Day {
  const text = elementOf(segment, at);
  const day = /^\d{8}$/.test(text) ? parseDay(text) : null;
  return day ?? refuse(segment, `${elementName(segment, at)} is "${text}", which is no date of the form CCYYMMDD`);
}

/** The first and the last day of a date or of a range (RD8). @throws X12Problem where it is neither */
export function daysAt(segment: Segment, at: number): { readonly from: Day; readonly to: Day } {
  const [from = "", to = from] = elementOf(segment, at).split("-");
  const days = [from, to].map((text) => (/^\d{8}$/.test(text) ? parseDay(text) : null));
  const [first, last] = days;
  if (first === null || first === undefined || last === null || last === undefined)
    return refuse(
      segment,
      `${elementName(segment, at)} is "${elementOf(segment, at)}", which is no date of the form CCYYMMDD`,
    );
  return { from: first, to: last };
}

/** The parts of a composite element. @example componentsOf(segment, 1, delimiters) //=> ["HC", "J9271", "JZ"] */
export function componentsOf(segment: Segment, at: number, { component }: Delimiters): readonly string[] {
  return elementOf(segment, at)
    .split(component)
    .map((part) => part.trim());
}

/** The service that a composite names: its code and its modifiers. @throws X12Problem where it names none */
export function serviceAt(
  segment: Segment,
  at: number,
  delimiters: Delimiters,
): { readonly qualifier: string; readonly code: string; readonly mods: readonly string[] } {
  const [qualifier = "", code = "", ...rest] = componentsOf(segment, at, delimiters);
  if (code === "") refuse(segment, `${elementName(segment, at)} names no service code`);
  return {
    qualifier,
    code: code.toUpperCase(),
    mods: rest
      .slice(0, 4)
      .filter((mod) => mod !== "")
      .map((mod) => mod.toUpperCase()),
  };
}
