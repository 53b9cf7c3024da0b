/** The add-in's ribbon group as buttons of the page. */
import type { Manifest, RibbonButton } from "./manifest";

/** Draws the buttons; `press` gets the one that was pressed. Arrow keys move along them, as in a toolbar. */
export function drawRibbon(bar: HTMLElement, manifest: Manifest, press: (button: RibbonButton) => void): void {
  bar.setAttribute("aria-label", manifest.group);
  const buttons = manifest.buttons.map((info, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = info.id;
    button.title = info.tip;
    button.tabIndex = index === 0 ? 0 : -1;
    const picture = document.createElement("img");
    picture.src = info.icon;
    picture.alt = "";
    picture.width = 32;
    picture.height = 32;
    button.append(picture, info.label);
    button.addEventListener("click", () => press(info));
    return button;
  });
  bar.replaceChildren(...buttons);
  bar.addEventListener("keydown", ({ key }) => {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[at + step];
    if (step === 0 || !next) return;
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
}
