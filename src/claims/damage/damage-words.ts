import { counted, grouped, joinWords } from "../../values/lists";
import type { Field } from "../fields";
import type { CountedDamage, DamageKind } from "./damage";
import type { DecidedOrder, SaidOrder } from "./date-orders";

/** What each kind is called, in a list. */
export const DAMAGE_TITLES: Readonly<Record<DamageKind, string>> = {
  scientific: "Scientific notation",
  "lost zeros": "Lost zeros",
  "1904": "Dates of the 1904 system",
  "date order": "Order of dates",
  "date text": "Dates as text",
  "look-alike": "Letters for digits",
  "decimal comma": "Decimal comma",
  "point zero": ".0 behind a code",
  quotes: "Quotes and apostrophes",
  "full width": "Full-width characters",
  "lower case": "Lower case",
  "text number": "Numbers as text",
  spaces: "Stray spaces",
};

/** What happened to cells, in a sentence or two. @param others what the sheet's other dates said of their order */
export function whyOf(
  kind: DamageKind,
  field: Field,
  hasChoices: boolean,
  others: DecidedOrder["others"] = null,
): string {
  if (others === null || (kind !== "date order" && kind !== "date text")) return plainWhyOf(kind, field, hasChoices);
  const said = saidText(others.said);
  const [plain] = plainWhyOf(kind, field, false).split(/(?<=\.) /);
  switch (others.kind) {
    case "taken":
      return `${kind === "date text" ? `${plain} ` : ""}Nothing in these dates tells whether the month or the day stands first. They are taken to be written as the sheet's other dates: ${said}.`;
    case "divided":
      return `Nothing in these dates tells whether the month or the day stands first, and the sheet's other dates are not of one mind: ${said}. The check reads the month first.`;
    case "against":
      return hasChoices
        ? `When these dates lie speaks for one order and the sheet's other dates for another: ${said}. The check reads the month first.`
        : `${plain} But the sheet's other dates are written in another order: ${said}. Look whether both are right.`;
  }
}

/** Columns that a sentence names. */
const COLUMNS_NAMED = 3;

function saidText(said: readonly SaidOrder[]): string {
  const parts = said.map(({ order, headers }) => {
    const named = headers
      .slice(0, COLUMNS_NAMED)
      .map((header) => (header === "" ? "a column without a header" : `\u201c${header}\u201d`));
    const more = headers.length > COLUMNS_NAMED ? [`${headers.length - COLUMNS_NAMED} more`] : [];
    return `${joinWords([...named, ...more], "and")} ${headers.length === 1 ? "has" : "have"} the ${order}`;
  });
  return joinWords(parts, "and");
}

function plainWhyOf(kind: DamageKind, field: Field, hasChoices: boolean): string {
  switch (kind) {
    case "scientific":
      return `${field} became a number, which was then written in short, as 6.3E+09. Digits that are not shown are lost.`;
    case "lost zeros":
      return `${field} became a number and lost the zeros in front.`;
    case "1904":
      return hasChoices
        ? "The dates lie four years back, as dates do that come from a workbook of the 1904 date system. They may be right too."
        : "The dates lie 1,462 days beside the others: they come from a workbook of the other date system (1904).";
    case "date order":
      return hasChoices
        ? "Nothing in these dates tells whether the month or the day stands first. The check reads the month first."
        : "The day stands before the month. Excel takes such dates for others, or leaves them as text.";
    case "date text":
      return "The dates are text, so that a sheet neither sorts nor counts them as dates.";
    case "look-alike":
      return "Letters stand where digits belong: O for 0, l or I for 1. With digits it is what the field takes.";
    case "decimal comma":
      return "A comma stands before the decimals.";
    case "point zero":
      return `${field} was written as a number with decimals.`;
    case "quotes":
      return "Apostrophes or quotes around the value became part of it.";
    case "full width":
      return "Digits, letters or dashes are of a wide kind that programs do not take for the plain ones.";
    case "lower case":
      return "Codes are written in capitals.";
    case "text number":
      return "The numbers are text, so that a sheet does not add them up.";
    case "spaces":
      return "There are spaces at the ends, or characters that nobody sees.";
  }
}

/** What to do about cells whose true value cannot be known. */
export function adviceOf(kind: DamageKind, field: Field): string {
  switch (kind) {
    case "scientific":
      return `Export the list again with ${field} as text, or open it by Data > From Text and set the column to Text. Else look each one up and type it.`;
    case "lost zeros":
      return field === "NDC"
        ? "Look at the package or the invoice: the zero stands in front, or in front of the product or the package part. Or export the list again with NDC as text."
        : `Export the list again with ${field} as text, or type the values.`;
    case "decimal comma":
      return "Look at the charge in your system: the sheet does not tell thousands from decimals.";
    case "date order":
    case "1904":
      return "Look one of the dates up in your system, then choose.";
    default:
      return "";
  }
}

/** How much there is: kinds and cells, of the damage that the check reads wrongly or not at all, and of the other. */
export interface DamageCount {
  readonly kinds: number;
  readonly cells: number;
  readonly read: number;
}

export function countDamage(all: readonly CountedDamage[]): DamageCount {
  const misread = all.filter(({ isRead }) => !isRead);
  const sum = (some: readonly CountedDamage[]): number => some.reduce((cells, { count }) => cells + count, 0);
  return {
    kinds: new Set(misread.map(({ kind }) => kind)).size,
    cells: sum(misread),
    read: sum(all) - sum(misread),
  };
}

/** Kinds that a note names; the others are in the count. */
const KINDS_NAMED = 4;

/** How much damage there is, in a sentence; "" where there is none. @example damageText(damage) //=> "2 kinds of damage in 14 cells (lost zeros in NDC: 12; spaces in CPT: 2)" */
export function damageText(all: readonly CountedDamage[]): string {
  const { kinds, cells, read } = countDamage(all);
  const misread = all.filter(({ isRead }) => !isRead);
  const named = misread
    .slice(0, KINDS_NAMED)
    .map(({ kind, header, count }) => `${DAMAGE_TITLES[kind].toLowerCase()} in ${header}: ${grouped(count)}`)
    .concat(misread.length > KINDS_NAMED ? ["…"] : []);
  const parts = [
    cells > 0 ? `${counted(kinds, "kind")} of damage in ${counted(cells, "cell")} (${named.join("; ")})` : "",
    read > 0 ? `${counted(read, "damaged cell")} read all the same` : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}
