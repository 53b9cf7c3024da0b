/** How cells look, in files and in the grid. */
import type { IBorderData, IBorderStyleData, IColorStyle, IStyleData, Nullable } from "@univerjs/core";
import { resolveThemeColor } from "hucre/xlsx";
import type { CellStyle, Color } from "hucre";

/** The number by which the grid knows a line: its place in this list. */
const LINES = [
  "none",
  "thin",
  "hair",
  "dotted",
  "dashed",
  "dashDot",
  "dashDotDot",
  "double",
  "medium",
  "mediumDashed",
  "mediumDashDot",
  "mediumDashDotDot",
  "slantDashDot",
  "thick",
] as const;
const SIDES = [
  ["top", "t"],
  ["right", "r"],
  ["bottom", "b"],
  ["left", "l"],
] as const;
/** In the order of the grid's numbers, from 0. */
const HORIZONTAL = ["general", "left", "center", "right", "justify", "justify", "distributed"] as const;
const VERTICAL = [undefined, "top", "center", "bottom"] as const;
const WRAP = 3;
/** What hucre calls the text colour that the reader's computer decides. */
const AUTOMATIC_COLOR = 64;

/** A colour of a file as "#RRGGBB"; null where the file names none that we know. */
export function toGridColor(color: Color | undefined, themeColors: readonly string[]): string | null {
  if (!color || color.indexed === AUTOMATIC_COLOR) return null;
  if (color.rgb) return `#${color.rgb.slice(-6).toUpperCase()}`;
  if (color.theme !== undefined && themeColors.length > color.theme) {
    const resolved = resolveThemeColor([...themeColors], color.theme, color.tint);
    return `#${resolved.replace("#", "").slice(-6).toUpperCase()}`;
  }
  return null;
}

/** A file's cell style as the grid stores it; null where it says nothing that the grid shows. */
export function toGridStyle(style: CellStyle, themeColors: readonly string[]): IStyleData | null {
  const { font, fill, border, alignment } = style;
  const fontColor = toGridColor(font?.color, themeColors);
  const solid = fill?.type === "pattern" && fill.pattern !== "none" ? (fill.fgColor ?? fill.bgColor) : undefined;
  const background = toGridColor(solid, themeColors);
  const lines = SIDES.flatMap(([side, key]) => {
    const line = border?.[side];
    if (!line) return [];
    return [[key, { s: LINES.indexOf(line.style), cl: { rgb: toGridColor(line.color, themeColors) ?? "#000000" } }]];
  });
  const horizontal = alignment?.horizontal;
  const vertical = alignment?.vertical;
  const result: IStyleData = {
    ...(font?.name ? { ff: font.name } : {}),
    ...(font?.size ? { fs: font.size } : {}),
    ...(font?.bold ? { bl: 1 } : {}),
    ...(font?.italic ? { it: 1 } : {}),
    ...(font?.underline ? { ul: { s: 1 } } : {}),
    ...(font?.strikethrough ? { st: { s: 1 } } : {}),
    ...(fontColor ? { cl: { rgb: fontColor } } : {}),
    ...(background ? { bg: { rgb: background } } : {}),
    ...(lines.length > 0 ? { bd: Object.fromEntries(lines) as IBorderData } : {}),
    ...(horizontal && horizontal !== "general" ? { ht: horizontalNumber(horizontal) } : {}),
    ...(vertical ? { vt: vertical === "top" ? 1 : vertical === "bottom" ? 3 : 2 } : {}),
    ...(alignment?.wrapText ? { tb: WRAP } : {}),
    ...(style.numFmt && style.numFmt !== "General" ? { n: { pattern: style.numFmt } } : {}),
  };
  return Object.keys(result).length > 0 ? result : null;
}

function horizontalNumber(name: string): number {
  if (name === "fill") return 1;
  if (name === "centerContinuous") return 2;
  return Math.max(
    0,
    HORIZONTAL.findIndex((known) => known === name),
  );
}

/** The grid's style as a file stores it; null where it says nothing. */
export function fromGridStyle(style: IStyleData): CellStyle | null {
  const font = {
    ...(style.ff ? { name: style.ff } : {}),
    ...(style.fs ? { size: style.fs } : {}),
    ...(style.bl ? { bold: true } : {}),
    ...(style.it ? { italic: true } : {}),
    ...(style.ul?.s ? { underline: true } : {}),
    ...(style.st?.s ? { strikethrough: true } : {}),
    ...(style.cl?.rgb ? { color: fromGridColor(style.cl) } : {}),
  };
  const horizontal = HORIZONTAL[style.ht ?? 0];
  const vertical = VERTICAL[style.vt ?? 0];
  const alignment = {
    ...(horizontal && horizontal !== "general" ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(style.tb === WRAP ? { wrapText: true } : {}),
  };
  const border = Object.fromEntries(
    SIDES.flatMap(([side, key]) => {
      const line = fromGridLine(style.bd?.[key]);
      return line ? [[side, line]] : [];
    }),
  );
  const result: CellStyle = {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(style.bg?.rgb ? { fill: { type: "pattern", pattern: "solid", fgColor: fromGridColor(style.bg) } } : {}),
    ...(Object.keys(border).length > 0 ? { border } : {}),
    ...(Object.keys(alignment).length > 0 ? { alignment } : {}),
    ...(style.n?.pattern ? { numFmt: style.n.pattern } : {}),
  };
  return Object.keys(result).length > 0 ? result : null;
}

function fromGridLine(line: Nullable<IBorderStyleData>) {
  const style = line ? LINES[line.s] : undefined;
  if (!line || !style || style === "none") return null;
  return { style, color: fromGridColor(line.cl) };
}

/** "FFRRGGBB" without "#", from "#RGB", "#RRGGBB" or "rgb(r, g, b)". */
function fromGridColor({ rgb }: IColorStyle): { rgb: string } {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(rgb ?? "");
  const hex = parts
    ? parts
        .slice(1, 4)
        .map((part) => Number(part).toString(16).padStart(2, "0"))
        .join("")
    : (rgb ?? "").replace("#", "");
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  return { rgb: long.toUpperCase() };
}

/** Pixels of a digit in Excel's standard font, and beside a cell's text. */
const DIGIT = 7;
const PADDING = 5;

/** A column's width in pixels from its width in characters. @example columnPixels(10) //=> 75 */
export function columnPixels(characters: number): number {
  return Math.trunc(characters * DIGIT + PADDING);
}

/** @example columnCharacters(75) //=> 10 */
export function columnCharacters(pixels: number): number {
  return Math.round(((pixels - PADDING) / DIGIT) * 100) / 100;
}
