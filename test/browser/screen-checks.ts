// What keeps somebody from using a screen of the pane: measured in a real browser, at any width and in any theme.
import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import type { Workbench } from "./support";

const AXE = readFileSync(require.resolve("axe-core"), "utf8");

/** The looks of Excel: two themes of Office. Windows' contrast themes are a browser of their own each (contrast-themes.ts). */
export const LOOKS = ["light", "dark"] as const;
export type Look = (typeof LOOKS)[number];

/** The pane at its narrowest, in CSS pixels, and the same at a zoom of 200 %, in CSS pixels. */
export const NARROWEST = 320;
/** The width with which Excel opens it. */
const USUAL = 350;
export const ZOOMED = NARROWEST / 2;

/** Gives the pane a width, whatever the page around it allows. */
export async function setWidth(bench: Workbench, width: number): Promise<void> {
  await bench.page.evaluate((px) => {
    const frame = document.querySelector("iframe");
    for (const name of ["width", "min-width", "max-width"]) frame?.style.setProperty(name, `${px}px`, "important");
  }, width);
  await settled(bench);
}

/** Two frames, in which sizes are measured and drawn anew. */
const TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

async function settled({ page, pane }: Workbench): Promise<void> {
  await page.evaluate(TWO_FRAMES);
  await faded(pane());
}

/** The end of what fades: a button that has just become usable is for some frames paler than anybody reads it. */
async function faded(frame: Frame): Promise<void> {
  await frame.evaluate(`${TWO_FRAMES}.then(() => Promise.race([
    Promise.allSettled(document.getAnimations().map((each) => each.finished)),
    new Promise((done) => setTimeout(done, 500)),
  ])).then(() => undefined)`);
}

/** Shows the pane in a look, with everything that is open in it. */
export async function setLook(bench: Workbench, look: Look): Promise<void> {
  const isDark = look === "dark";
  await bench.page.emulateMedia({ forcedColors: "none", colorScheme: look, reducedMotion: "reduce" });
  await bench.pane().evaluate(`
    // Office's own context cannot be told another theme: one that is based on it is put in its place.
    window.themeOfTest ??= window.Office;
    const context = Object.create(window.themeOfTest.context, { officeTheme: { value: { isDarkTheme: ${isDark} } } });
    window.Office = Object.create(window.themeOfTest, { context: { value: context } });
    window.dispatchEvent(new Event("focus"));
  `);
  await settled(bench);
}

/** What axe has against the pane, once nothing in it fades. @param rules only these; without them all of WCAG 2.2 AA, the size of targets too */
export async function axeFaults(frame: Frame, rules?: readonly string[]): Promise<readonly string[]> {
  await faded(frame);
  if (!(await frame.evaluate<boolean>("typeof axe !== 'undefined'"))) await frame.evaluate(AXE);
  const options = rules
    ? { runOnly: { type: "rule", values: rules } }
    : {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        // Parts of a page of their own: Excel's window is around the pane.
        rules: {
          "target-size": { enabled: true },
          region: { enabled: false },
          "landmark-one-main": { enabled: false },
          "page-has-heading-one": { enabled: false },
        },
      };
  return frame.evaluate<string[]>(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      id + ": " + html.slice(0, 160) + " " + failureSummary.replace(/\\s+/g, " ").slice(0, 200))))`);
}

/**
 * Text that cannot be seen whole at the present width, and sideways scrolling of the page. A table may scroll by itself; a row of a list may end in
 * dots, since what it opens says it whole.
 */
const CUT_OFF = `(() => {
  const faults = new Set();
  const wide = document.documentElement.clientWidth;
  for (const scroller of [document.documentElement, document.body, ...document.querySelectorAll('[role="tabpanel"]')])
    if (scroller.scrollWidth > scroller.clientWidth + 1)
      faults.add("scrolls sideways: " + (scroller.getAttribute("role") ?? scroller.tagName) + " " + scroller.scrollWidth + " > " + scroller.clientWidth);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const said = text.nodeValue.trim();
    const holder = text.parentElement;
    if (said === "" || !holder || holder.closest("script, style, noscript, option, [aria-hidden=true]")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || getComputedStyle(holder).visibility === "hidden") continue;
    let isHidden = false;
    let clip = { left: 0, right: wide, by: null };
    for (let each = holder; each && each !== document.body; each = each.parentElement) {
      const { overflowX, clipPath, position } = getComputedStyle(each);
      const own = each.getBoundingClientRect();
      if (clipPath !== "none" || (own.width <= 1 && position === "absolute")) isHidden = true;
      if (overflowX === "auto" || overflowX === "scroll") {
        // The place itself must not scroll sideways; a table in it may.
        if (each.getAttribute("role") !== "tabpanel" && each.scrollWidth > each.clientWidth) isHidden = true;
        continue;
      }
      if (overflowX !== "visible" && own.right < clip.right) clip = { left: own.left, right: own.right, by: each };
    }
    if (isHidden || (box.right <= clip.right + 1 && box.left >= clip.left - 1)) continue;
    const dots = clip.by && getComputedStyle(clip.by).textOverflow === "ellipsis";
    if (dots && holder.closest('[role="option"], [role="group"] > button, [title]')) continue;
    faults.add("cut off: " + said.slice(0, 60) + " (" + Math.round(box.left) + "-" + Math.round(box.right) + " in " + Math.round(clip.left) + "-" + Math.round(clip.right) + ")");
  }
  // What a field shows of a choice or a date is cut off without any text node.
  for (const field of document.querySelectorAll("input:not([type=hidden]):not([hidden]), select, textarea, button")) {
    const box = field.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || field.closest("[aria-hidden=true]")) continue;
    if (box.right > wide + 1 || box.left < -1)
      faults.add("cut off: " + field.tagName.toLowerCase() + " " + (field.getAttribute("aria-label") ?? field.textContent ?? "").slice(0, 40) + " " + Math.round(box.left) + "-" + Math.round(box.right));
  }
  return [...faults];
})()`;

export const cutOff = (frame: Frame): Promise<readonly string[]> => frame.evaluate<string[]>(CUT_OFF);

/** States that are told by colour alone: what is pressed, chosen or selected looks like its neighbours but for the colour. */
const BY_COLOUR = `(() => {
  const faults = [];
  const shape = (element) => {
    const of = (style) => [
      style.fontWeight, style.textDecorationLine, style.outlineStyle + style.outlineWidth,
      style.borderTopWidth, style.borderBottomWidth, style.borderLeftWidth, style.borderStyle, style.boxShadow === "none", style.content, style.height,
    ].join(" ");
    const pseudo = ["::before", "::after"].map((part) => of(getComputedStyle(element, part))).join("|");
    const icons = [...element.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0 && getComputedStyle(svg).visibility !== "hidden").length;
    const own = getComputedStyle(element);
    return [own.fontWeight, own.textDecorationLine, own.outlineStyle === "none" ? "" : own.outlineWidth, own.borderTopWidth, own.borderBottomWidth, own.borderLeftWidth, own.borderTopStyle, own.boxShadow === "none", pseudo, icons].join(" / ");
  };
  for (const state of ["aria-pressed", "aria-selected", "aria-current"]) {
    for (const on of document.querySelectorAll("[" + state + "=true]")) {
      if (on.getBoundingClientRect().width < 2) continue;
      const off = [...(on.parentElement?.children ?? [])].find((each) => each.getAttribute(state) === "false" && each !== on);
      if (off && document.activeElement !== on && shape(off) === shape(on))
        faults.push(state + " by colour alone: " + (on.getAttribute("aria-label") ?? on.textContent ?? "").slice(0, 40));
    }
  }
  return faults;
})()`;

export const byColourAlone = (frame: Frame): Promise<readonly string[]> => frame.evaluate<string[]>(BY_COLOUR);

/** Movements that go on although the person wants none: longer than a blink, or again and again. */
const MOVING = `document.getAnimations().flatMap((each) => {
  const { duration, iterations } = each.effect?.getComputedTiming() ?? {};
  const name = each.animationName ?? each.transitionProperty ?? "?";
  const moves = each.playState === "running" && (Number(duration) > 100 || iterations === Infinity) && Number(duration) > 1;
  // A colour that fades moves nothing.
  return moves && !/color|opacity|fill/.test(name) ? [name + " on " + (each.effect?.target?.className ?? "").slice(0, 30)] : [];
})`;

export const moving = (frame: Frame): Promise<readonly string[]> => frame.evaluate<string[]>(MOVING);

/** What is wrong with a screen at both widths of Excel's pane, light and dark: axe, and text that is cut off. It is left light. */
export async function faultsOfLooks(bench: Workbench): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of [NARROWEST, USUAL])
    for (const look of LOOKS) {
      await setWidth(bench, width);
      await setLook(bench, look);
      const found = [...(await axeFaults(bench.pane())), ...(await cutOff(bench.pane()))];
      faults.push(...found.map((fault) => `${width} px, ${look}: ${fault}`));
    }
  await setLook(bench, "light");
  return faults;
}
