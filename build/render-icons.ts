// `npm run icons`: draws assets/*.png from the SVG sources beside them, in Chromium. The pictures are kept in the repository,
// since a build must not need a browser.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../test/browser/chromium";
import { iconsToDraw } from "./icons";

const ASSETS = resolve(__dirname, "../assets");

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium() });
  const page = await browser.newPage();
  for (const icon of iconsToDraw(readdirSync(ASSETS))) {
    const svg = readFileSync(join(ASSETS, icon.source), "utf8");
    await page.setViewportSize({ width: icon.pixels, height: icon.pixels });
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${icon.pixels}px;height:${icon.pixels}px}</style>${svg}`,
    );
    writeFileSync(join(ASSETS, icon.target), await page.screenshot({ omitBackground: true }));
    console.log(`${icon.target} from ${icon.source}`);
  }
  await browser.close();
}

void main();
