// Finds a Chromium for browser tests, or brings one. Never gives up in silence: a browser test that did not run proves nothing.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Where browsers of the Chromium family stand, and the commands they go by. */
const PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The environment variable that names a browser to use, or the one that `npm test` has found already. */
export const CHROMIUM_VARIABLE = "CHROMIUM_PATH";

/**
 * The path of a Chromium: the one that CHROMIUM_PATH names, the system's, Playwright's own, or one that is installed now.
 *
 * @throws with what to do, when none can be had
 */
export function findChromium(): string {
  const named = process.env[CHROMIUM_VARIABLE];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`${CHROMIUM_VARIABLE} is ${named}, and there is no such file.`);
  }
  return systemChromium() ?? playwrightChromium() ?? installWithPlaywright() ?? installWithApt() ?? giveUp();
}

function systemChromium(): string | undefined {
  return PATHS.find((path) => existsSync(path));
}

function playwrightChromium(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : undefined;
}

/** Playwright's own command, in the version that is installed here: another would bring another browser. */
function installWithPlaywright(): string | undefined {
  say("no Chromium here: asking Playwright for one");
  const command = require.resolve("playwright-core/package.json").replace(/package\.json$/, "cli.js");
  spawnSync(process.execPath, [command, "install", "chromium"], { stdio: ["ignore", 2, 2], timeout: 300_000 });
  return playwrightChromium();
}

function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("asking apt-get for one");
  const run = (...args: readonly string[]) => spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], timeout: 600_000 });
  run("update");
  run("install", "-y", "--no-install-recommends", "chromium");
  return systemChromium();
}

function giveUp(): never {
  throw new Error(
    `The browser tests need Chromium, and none was found or could be installed. Install Chrome or Chromium, or run ` +
      `"npx playwright-core install --with-deps chromium", or set ${CHROMIUM_VARIABLE} to a browser's path.`,
  );
}

/** A downloaded browser may lack libraries of the system, and then does not start. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function say(text: string): void {
  console.error(`chromium: ${text}`);
}

// `node --import tsx test/browser/chromium.ts` prints the path: `npm test` asks once, for all browser tests.
if (require.main === module) console.log(findChromium());
