/** Excel's built-in table styles, under Excel's names, for the grid to draw. */

/** The style of a new table. */
export const DEFAULT_TABLE_STYLE = "TableStyleMedium2";

/** A table that has none. */
export const NO_TABLE_STYLE = "None";

/** No accent and the six accents of Excel's usual theme: strong, and two lighter shades of it. */
const ACCENTS: readonly (readonly [strong: string, light: string, lighter: string])[] = [
  ["#404040", "#D9D9D9", "#EDEDED"],
  ["#156082", "#C0E4F5", "#E1F2FA"],
  ["#C55A11", "#FBE3D6", "#FDF1EA"],
  ["#196B24", "#C1F0C8", "#E2F7E5"],
  ["#0F7FB5", "#CAEDFB", "#E5F6FD"],
  ["#8A237E", "#F2CEEF", "#F9E7F7"],
  ["#3A7D22", "#D9F2D0", "#ECF9E8"],
];

interface Border {
  readonly s: 1;
  readonly cl: { readonly rgb: string };
}

interface RowStyle {
  readonly bg?: { readonly rgb: string };
  readonly cl?: { readonly rgb: string };
  readonly bl?: 1;
  readonly bd?: { readonly t?: Border; readonly b?: Border; readonly l?: Border; readonly r?: Border };
}

export interface TableTheme {
  readonly name: string;
  readonly style: {
    readonly headerRowStyle: RowStyle;
    readonly firstRowStyle: RowStyle;
    readonly secondRowStyle: RowStyle;
    readonly headerColumnStyle: RowStyle;
    readonly lastColumnStyle: RowStyle;
    readonly lastRowStyle: RowStyle;
  };
}

function line(rgb: string): Border {
  return { s: 1, cl: { rgb } };
}

function theme(name: string, kind: "Light" | "Medium" | "Dark", index: number): TableTheme {
  const [strong, light, lighter] = ACCENTS[index % ACCENTS.length] ?? ["#404040", "#D9D9D9", "#EDEDED"];
  const edge = line(kind === "Medium" ? strong : "#BFBFBF");
  const header: RowStyle =
    kind === "Light"
      ? { bl: 1, cl: { rgb: strong }, bd: { t: edge, b: edge } }
      : { bl: 1, bg: { rgb: strong }, cl: { rgb: "#FFFFFF" }, bd: { t: edge } };
  return {
    name,
    style: {
      headerRowStyle: header,
      firstRowStyle: { bg: { rgb: kind === "Dark" ? light : lighter } },
      secondRowStyle: kind === "Dark" ? { bg: { rgb: lighter } } : {},
      headerColumnStyle: { bd: { l: edge } },
      lastColumnStyle: { bd: { r: edge } },
      lastRowStyle: { bd: { b: edge } },
    },
  };
}

function themes(kind: "Light" | "Medium" | "Dark", count: number): TableTheme[] {
  return Array.from({ length: count }, (_, index) => theme(`TableStyle${kind}${index + 1}`, kind, index));
}

/** Every built-in style. A table whose style is none of them keeps the name and is drawn without one. */
export const TABLE_THEMES: readonly TableTheme[] = [
  // The first one is what Univer gives a table that is made by its own menu.
  theme(DEFAULT_TABLE_STYLE, "Medium", 1),
  ...[...themes("Light", 21), ...themes("Medium", 28), ...themes("Dark", 11)].filter(
    ({ name }) => name !== DEFAULT_TABLE_STYLE,
  ),
];
