/** Light, dark and high contrast, for the page, the grid and the add-in. */
import { THEMES } from "../host/client-context";
import type { OfficeTheme } from "../host/client-context";

export type ThemeName = "light" | "dark" | "contrast";

export interface PageTheme {
  readonly name: ThemeName;
  readonly dark: boolean;
  readonly office: OfficeTheme;
}

const THEME: Readonly<Record<ThemeName, PageTheme>> = {
  light: { name: "light", dark: false, office: THEMES.light },
  dark: { name: "dark", dark: true, office: THEMES.dark },
  contrast: { name: "contrast", dark: true, office: THEMES.highContrast },
};

/** The theme of a name; what the person's system prefers where there is none of that name. */
export function themeNamed(name: string | null): PageTheme {
  if (name === "light" || name === "dark" || name === "contrast") return THEME[name];
  if (matchMedia("(forced-colors: active)").matches) return THEME.contrast;
  return matchMedia("(prefers-color-scheme: dark)").matches ? THEME.dark : THEME.light;
}

export function dressPage(theme: PageTheme): void {
  document.documentElement.dataset["theme"] = theme.name;
}
