// Somebody who has no mouse: the Tab key until the thing is reached, and the keys that it takes. The keyboard must never be lost.
import type { Workbench } from "./support";

/** So many steps of the Tab key reach anything on a screen, or it cannot be reached. */
const MOST_STEPS = 150;

/** What has the keyboard in the pane: its role or element, its name, and whether it is seen that it has it. */
export interface Focused {
  readonly role: string;
  readonly name: string;
  readonly isSeen: boolean;
}

/** As a browser tells it to a screen reader, roughly: a label, what labels it, or what it says. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { role: "nothing", name: "", isSeen: false };
  const labelled = (at.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
  const name = at.getAttribute("aria-label") ?? (labelled || [...(at.labels ?? [])].map((label) => label.textContent).join(" ") || at.textContent || "");
  const style = getComputedStyle(at);
  const around = [at, at.parentElement].filter(Boolean).flatMap((each) => [null, "::before", "::after"].map((part) => getComputedStyle(each, part)));
  const outlined = around.some((each) => (each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 0) || each.boxShadow !== "none" || each.textDecorationStyle === "double");
  const underlined = around.some((each) => parseFloat(each.borderBottomWidth) >= 2 && each.transform !== "none");
  const box = at.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const text = name.replace(/\\s+/g, " ").trim();
  return { role: at.getAttribute("role") ?? at.tagName.toLowerCase(), name: text, isSeen: (outlined || underlined || /^h\\d$/i.test(at.tagName)) && inView };
})()`;

export interface Keyboard {
  focused(): Promise<Focused>;
  /** Presses Tab, or Shift+Tab, until something of that name has the keyboard. */
  to(name: string | RegExp, role?: string, back?: boolean): Promise<void>;
  /** The same, and presses Enter on it. */
  enter(name: string | RegExp, role?: string, back?: boolean): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** What the live region says now; waits until it says something of that kind. */
  hears(words: RegExp, patience?: number): Promise<void>;
  /** Waits until something in the pane has the keyboard again, and says what. */
  settles(): Promise<Focused>;
  /** How many keys were pressed. */
  readonly pressed: () => number;
}

/** Where the keyboard was not seen, or was lost. */
export type KeyboardFaults = string[];

export function keyboardOf(bench: Workbench, faults: KeyboardFaults): Keyboard {
  let pressed = 0;
  const { keyboard } = bench.page;
  const focused = (): Promise<Focused> => bench.pane().evaluate<Focused>(FOCUSED);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await keyboard.press(key);
      pressed++;
    }
  };
  const isIt = (text: string, name: string | RegExp): boolean =>
    typeof name === "string" ? text === name : name.test(text);
  const to = async (name: string | RegExp, role = "", back = false): Promise<void> => {
    await takePane(bench);
    const seen: string[] = [];
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const now = await focused();
      if (isIt(now.name, name) && (role === "" || now.role === role)) {
        if (!now.isSeen) {
          // What scrolls into view may need a moment.
          await bench.page.waitForTimeout(100);
          if (!(await focused()).isSeen) faults.push(`not seen that it has the keyboard: ${now.role} "${now.name}"`);
        }
        return;
      }
      seen.push(`${now.role} "${now.name.slice(0, 40)}"`);
      await press(back ? "Shift+Tab" : "Tab");
      // Beyond the last element the keyboard leaves the pane: it begins again.
      if ((await focused()).role === "nothing") await takePane(bench);
    }
    throw new Error(`${String(name)} cannot be reached by the Tab key, among: ${[...new Set(seen)].join(", ")}`);
  };
  const settles = async (): Promise<Focused> => {
    let now = await focused();
    for (let tries = 0; now.role === "nothing" && tries < 30; tries++) {
      await bench.page.waitForTimeout(100);
      now = await focused();
    }
    return now;
  };
  return {
    focused,
    to,
    async enter(name, role, back) {
      await to(name, role, back);
      await press("Enter");
      await bench.page.waitForTimeout(150);
      if ((await settles()).role === "nothing") faults.push(`the keyboard was lost after ${String(name)}`);
    },
    press,
    async type(text) {
      await keyboard.type(text, { delay: 10 });
      pressed += text.length;
    },
    async hears(words, patience = 90_000) {
      await bench
        .pane()
        .locator('[role="status"], [aria-live="polite"]')
        .filter({ hasText: words })
        .first()
        .waitFor({ state: "attached", timeout: patience });
    },
    settles,
    pressed: () => pressed,
  };
}

/** The keyboard goes into the pane, as F6 takes it there in Excel. */
async function takePane(bench: Workbench): Promise<void> {
  if (await bench.pane().evaluate<boolean>("document.hasFocus()")) return;
  await bench.page.locator("iframe").focus();
}
