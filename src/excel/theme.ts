/** How Excel looks. High contrast is the system's own, and wins over both others. */
export type Appearance = "light" | "dark" | "high contrast";

const HIGH_CONTRAST = "(forced-colors: active)";

/** The look of Excel now. */
export function readAppearance(): Appearance {
  if (window.matchMedia?.(HIGH_CONTRAST).matches) return "high contrast";
  return isDark(Office.context.officeTheme) ? "dark" : "light";
}

/** Excel raises no event when its theme changes, so it is looked at again and again: cheap, and soon enough. */
const LOOK_EVERY_MS = 2_000;

/**
 * Follows the look of Excel: every two seconds, and whenever the pane comes back into view or focus.
 * @returns what stops it
 */
export function watchAppearance(onChange: (appearance: Appearance) => void): () => void {
  let last = readAppearance();
  const look = (): void => {
    const now = readAppearance();
    if (now === last) return;
    last = now;
    onChange(now);
  };
  const contrast = window.matchMedia?.(HIGH_CONTRAST);
  contrast?.addEventListener("change", look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    contrast?.removeEventListener("change", look);
    window.removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  };
}

/** Whether a theme is dark: as it says itself, or by its background, because older versions of Excel do not say. */
export function isDark(
  theme: Partial<Pick<Office.OfficeTheme, "isDarkTheme" | "bodyBackgroundColor">> | undefined,
): boolean {
  if (typeof theme?.isDarkTheme === "boolean") return theme.isDarkTheme;
  const channels = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? "")?.slice(1);
  if (!channels) return false;
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => parseInt(hex, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
