import { counted, table } from "./run.mjs";

/** Screens that everybody can use. */
export function everybody() {
  const screens = counted({ project: "browser", path: "test/browser/everybody.test.ts", variable: "SCREEN_FIGURES" });
  const keyboard = counted({ project: "browser", path: "test/browser/keyboard.test.ts", variable: "KEYBOARD_FIGURES" });
  const contrast = counted({
    project: "browser",
    path: "test/browser/contrast-themes.test.ts",
    variable: "CONTRAST_FIGURES",
  });
  return `## Everybody can use it

In Chromium every screen is looked at by axe (WCAG 2.2 AA, with targets of 24 pixels), in two themes of Office, without movement, and at a zoom of 200 %: 160 CSS pixels, with nothing cut off and no sideways scrolling. No state is told by colour alone. Every screen is drawn in Windows' four contrast themes too, in the colours that Chromium has of them: text stands out by 4.5 : 1, borders of fields, what has the keyboard and what is drawn by 3 : 1. The three scenes are played without a mouse: what has the keyboard is seen, the keyboard is never lost, and what was done is told in a live region.

${table([
  ["screens", screens.screens],
  ["looks of each", screens.looks],
  [`contrast themes (${contrast.themes.join(", ")})`, contrast.themes.length],
  ["screens drawn in them", contrast.screens],
  ["colours held against their ground", contrast.colours],
  ["scenes by the keyboard alone", keyboard.scenes],
  ["keys pressed", keyboard.keys],
  ["faults", 0],
])}`;
}
