import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium";

/** Starts the Chromium of this machine, without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() });
}
