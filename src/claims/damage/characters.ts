import type { DamageKind } from "./damage";

/** A text without what came into it by accident, and the gravest that came. */
export interface CleanText {
  readonly text: string;
  readonly kind: DamageKind | null;
}

/** Characters that nobody sees: soft hyphens, zero widths, marks of direction, control characters. */
const INVISIBLE = new RegExp(
  "[\\u0000-\\u0008\\u000e-\\u001f\\u007f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]",
  "g",
);
/** Spaces that are no spaces to a program: non-breaking, thin, ideographic. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_SHIFT = 0xfee0;
const LONG_DASH = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;
const QUOTES = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00b4\u0060";
/** Quotes all around, an apostrophe in front, or `="..."` as some systems write it so that Excel keeps the zeros. */
const IN_QUOTES = new RegExp(`^=?[${QUOTES}]+([^${QUOTES}]*)[${QUOTES}]*$`);
const ENDS_IN_QUOTE = new RegExp(`^([^${QUOTES}]+)[${QUOTES}]+$`);

/**
 * A text without spaces at its ends, characters that nobody sees, full-width digits, and quotes around it. Words inside stay as they are.
 * @param isCode no white space belongs inside, and a dash is a hyphen
 * @example cleanText("'00006302602\u00a0", true) //=> { text: "00006302602", kind: "quotes" }
 */
export function cleanText(said: string, isCode: boolean): CleanText {
  let kind: DamageKind | null = null;
  const seen = said.replace(INVISIBLE, "").replace(ODD_SPACE, " ").trim();
  let text = isCode ? seen.replace(/ +/g, "") : seen;
  if (text !== said) kind = "spaces";
  const narrow = text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_SHIFT));
  const plain = isCode ? narrow.replace(LONG_DASH, "-") : narrow;
  if (plain !== text) kind = "full width";
  text = plain.trim();
  const inner = (IN_QUOTES.exec(text) ?? (isCode ? ENDS_IN_QUOTE.exec(text) : null))?.[1]?.trim();
  if (inner !== undefined && inner !== "") {
    text = inner;
    kind = "quotes";
  }
  return { text, kind };
}

/** Letters that are typed or read for digits. @example withDigits("12O45l") //=> "120451" */
export function withDigits(text: string): string {
  return text.replace(/[oO]/g, "0").replace(/[lI|]/g, "1");
}
