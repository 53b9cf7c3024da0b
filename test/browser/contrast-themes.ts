// Windows' four contrast themes. Chromium draws pages in their colours on any system where a person asks for it (its setting "page colors"), as it
// does on Windows where the system asks for it: so the real ones are looked at, on any machine.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Frame } from "playwright-core";
import { findChromium } from "./chromium";
import type { NewContext, Workbench } from "./support";

interface ContrastTheme {
  /** Chromium's number of it, as it stands in a profile's preferences. */
  readonly number: number;
  readonly isDark: boolean;
  /** What the browser must say its ground is: another number there, and the test would look at something else. */
  readonly ground: string;
}

/** By the names that Windows gives them. */
export const CONTRAST_THEMES = {
  Aquatic: { number: 6, isDark: true, ground: "rgb(32, 32, 32)" },
  Desert: { number: 2, isDark: false, ground: "rgb(255, 250, 239)" },
  Dusk: { number: 1, isDark: true, ground: "rgb(45, 50, 54)" },
  "Night sky": { number: 3, isDark: true, ground: "rgb(0, 0, 0)" },
} as const satisfies Readonly<Record<string, ContrastTheme>>;

export type ContrastThemeName = keyof typeof CONTRAST_THEMES;

/** Computers whose Chromium draws everything in a contrast theme; closing a context closes its browser. */
export function inContrastTheme(name: ContrastThemeName): NewContext {
  const { number, isDark } = CONTRAST_THEMES[name];
  return async (options) => {
    const profile = mkdtempSync(join(tmpdir(), "contrast-theme-"));
    mkdirSync(join(profile, "Default"));
    writeFileSync(
      join(profile, "Default", "Preferences"),
      JSON.stringify({
        settings: { a11y: { page_colors: number, apply_page_colors_only_on_increased_contrast: false } },
      }),
    );
    const context = await chromium.launchPersistentContext(profile, {
      ...options,
      executablePath: findChromium(),
      // Not emulated: the theme itself says so.
      forcedColors: null,
      colorScheme: isDark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    // The browser's last process still writes for a moment; what cannot be removed is left to the system's own folder for such.
    context.on("close", () => {
      rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined);
    });
    return context;
  };
}

/** JavaScript of a function: a system colour as the theme has it. */
const systemColour = (name: string): string => `() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "forced-color-adjust: none; color: ${name}; position: fixed";
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}`;

/** @throws where the pane is not drawn in a contrast theme */
export async function expectContrastTheme({ pane }: Workbench, name: ContrastThemeName): Promise<void> {
  const drawn = await pane().evaluate<string>(`(() => {
    if (!matchMedia("(forced-colors: active)").matches) return "no contrast theme";
    return (${systemColour("Canvas")})();
  })()`);
  if (drawn !== CONTRAST_THEMES[name].ground) throw new Error(`Not in ${name}: ${drawn}`);
}

/**
 * Text and parts that do not stand out in the theme that is drawn: text of less than 4.5 : 1, and borders of fields, outlines of what has the
 * keyboard, and drawn shapes of less than 3 : 1 to all that is around them.
 */
const FAINT = `(() => {
  const parse = (text) => { const found = text.match(/[\\d.]+/g); return found ? found.map(Number) : [0, 0, 0, 0]; };
  const over = ([r, g, b, a = 1], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const light = (rgb) => {
    const [r, g, b] = rgb.map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  // Chromium makes the theme's Highlight translucent, so that it is itself on white; on Windows it leaves it as it is.
  const highlight = parse((${systemColour("Highlight")})());
  const channels = (text) => (parse(text).join() === highlight.join() ? over(highlight, [255, 255, 255]) : parse(text));
  const canvas = channels((${systemColour("Canvas")})());
  const groundOf = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(channels(getComputedStyle(each).backgroundColor));
    return layers.reduceRight((below, layer) => over(layer, below), canvas);
  };
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden" && !element.closest("[aria-hidden=true]");
  };
  const faults = new Set();
  let looked = 0;
  const hold = (what, element, colour, ground, least) => {
    looked++;
    const found = ratio(over(channels(colour), ground), ground);
    if (found < least) faults.add(what + " " + found.toFixed(2) + ": " + (element.getAttribute("aria-label") ?? element.textContent ?? element.tagName).trim().slice(0, 50) + " (" + colour + " on " + ground.map(Math.round) + ")");
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const holder = text.parentElement;
    if (text.nodeValue.trim() === "" || !holder || holder.closest("script, style, noscript, option") || !seen(holder)) continue;
    hold("text", holder, getComputedStyle(holder).color, groundOf(holder), 4.5);
  }
  for (const field of document.querySelectorAll("input, select, textarea")) {
    if (!seen(field) || /^(checkbox|radio|file|hidden)$/.test(field.type) || Number(getComputedStyle(field).opacity) === 0) continue;
    hold("what is in a field", field, getComputedStyle(field).color, groundOf(field), 4.5);
    // Fluent draws the border of a field around the field.
    const framed = [field, field.parentElement].map((each) => getComputedStyle(each)).filter((style) => style.borderBottomWidth !== "0px" && style.borderBottomStyle !== "none");
    if (framed.length === 0) faults.add("a field without a border: " + (field.getAttribute("aria-label") ?? field.id));
    else if (Math.max(...framed.map((style) => ratio(over(channels(style.borderBottomColor), groundOf(field)), groundOf(field)))) < 3) faults.add("a field's border is faint: " + (field.getAttribute("aria-label") ?? field.id));
  }
  for (const shape of document.querySelectorAll("svg path, svg rect, svg circle, svg line")) {
    const svg = shape.closest("svg");
    const style = getComputedStyle(shape);
    if (svg.getBoundingClientRect().width < 2 || style.visibility === "hidden" || style.display === "none") continue;
    // The browser tells a fill by currentColor as it was before the theme: what it draws is the colour of the text around.
    const given = svg.getAttribute("style");
    const said = style.fill;
    svg.style.cssText += "; transition: none !important; color: rgb(1, 2, 3) !important; forced-color-adjust: none !important";
    const isText = style.fill !== said;
    if (given === null) svg.removeAttribute("style"); else svg.setAttribute("style", given);
    const colour = isText ? getComputedStyle(svg.parentElement).color : style.fill !== "none" ? style.fill : style.stroke;
    if (colour === "none" || !/^rgb/.test(colour)) continue;
    hold("a drawn shape", svg.parentElement, colour, groundOf(svg.parentElement), 3);
  }
  const focused = document.activeElement;
  if (focused && focused !== document.body && focused.matches(":focus-visible")) {
    const { outlineStyle, outlineColor } = getComputedStyle(focused);
    if (outlineStyle !== "none") hold("what has the keyboard", focused, outlineColor, groundOf(focused.parentElement), 3);
  }
  return { looked, faults: [...faults] };
})()`;

/** What does not stand out in the theme that is drawn now, and how many colours were held against their ground. */
export const faint = (frame: Frame): Promise<{ readonly looked: number; readonly faults: readonly string[] }> =>
  frame.evaluate(FAINT);
