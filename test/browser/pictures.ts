// `npm run pictures`: the pictures of the README and of docs/pictures, taken of the workbench as it is: every screen of the pane
// at 320 and 350 px, light and dark. Not a test: pixels differ from machine to machine; test/docs.test.ts holds that each is there.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { prepareWorkbench } from "../../build/serve/prepare";
import { ROOT } from "../build/built";
import { type PANE_PICTURES, PICTURE_WIDTHS } from "./picture-list";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

const FOLDER = join(ROOT, "docs", "pictures");
const AS_OF = "2026-11-23";

async function main(): Promise<void> {
  await prepareWorkbench({ watch: false });
  mkdirSync(FOLDER, { recursive: true });
  const server = await startWorkbenchServer();
  try {
    for (const theme of ["light", "dark"] as const) await takeTheme(server, theme);
    await takeTheme(server, "contrast");
  } finally {
    await server.close();
  }
}

async function takeTheme(server: WorkbenchServer, theme: "light" | "dark" | "contrast"): Promise<void> {
  const bench = await server.open();
  await bench.page.getByLabel("Theme").selectOption({ index: ["light", "dark", "contrast"].indexOf(theme) });
  await bench.page.waitForTimeout(1500);
  await bench.handle.evaluate((workbench) => workbench.ready);
  const take = async (screen: (typeof PANE_PICTURES)[number]): Promise<void> => {
    if (theme === "contrast" && screen !== "check") return;
    for (const width of PICTURE_WIDTHS) {
      await setPaneWidth(bench, width);
      await bench.page.waitForTimeout(300);
      await bench.page.locator("iframe").screenshot({ path: join(FOLDER, `${screen}-${width}-${theme}.png`) });
    }
  };
  const pane = bench.pane();
  await pane.getByRole("button", { name: "Check this sheet" }).waitFor();
  await take("start");
  await pane.getByRole("button", { name: "Check this sheet" }).click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await pane.getByLabel("As of").fill(AS_OF);
  await pane.getByRole("button", { name: "Check again" }).click();
  await pane.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
  await pane.getByRole("listbox", { name: "Findings" }).waitFor();
  await take("check");
  await setPaneWidth(bench, 350);
  if (theme === "light") await bench.page.screenshot({ path: join(FOLDER, "workbench.png") });
  await pane.getByRole("searchbox").fill("AUTH-01");
  await pane.getByRole("listbox", { name: "Findings" }).getByRole("option").first().click();
  await take("finding");
  await pane.getByRole("button", { name: "Back" }).click();
  await pane.getByRole("searchbox").fill("");
  await pane.getByRole("button", { name: /not checked/ }).click();
  await take("not-checked");
  await pane.getByRole("tab", { name: /^Matrix/ }).click();
  await pane.getByLabel("Payer").selectOption("EXAMPLE-COMMERCIAL");
  await take("matrix");
  await pane.getByRole("button", { name: /^Drug wastage/ }).click();
  await pane.getByRole("button", { name: /JZ accepted/ }).click();
  await pane.getByText(/^Decided \d+ lines/).waitFor();
  await take("rule");
  await pane.getByRole("button", { name: "Change from a date" }).click();
  await pane.getByLabel("In force from").fill("2026-09-01");
  await pane.getByLabel("JZ").selectOption("Required");
  await pane.getByLabel("Source", { exact: true }).fill("Bulletin 26-117");
  await pane.getByText(/^\d+ open lines? of/).waitFor();
  await take("change");
  await pane.getByRole("button", { name: "Discard" }).click();
  for (let open = 0; open < 3; open++) {
    const back = pane.getByRole("button", { name: "Back" });
    if ((await back.count()) > 0) await back.click();
  }
  await pane.getByRole("button", { name: /^Health/ }).click();
  await take("health");
  await pane.getByRole("tab", { name: "Setup" }).click();
  await pane.getByRole("button", { name: /^Reference sets/ }).waitFor();
  await take("setup");
  await pane.getByRole("tab", { name: "Ask" }).click();
  await pane.getByLabel("Payer", { exact: true }).selectOption("EXAMPLE-COMMERCIAL");
  await pane.getByLabel("Code", { exact: true }).fill("J9271");
  await pane.getByLabel("Date of service").fill("2026-10-14");
  await pane.getByLabel("With", { exact: true }).fill("96413");
  await take("ask");
  await bench.close();
}

/** Sets the pane's width by its handle, as a person with a keyboard does. */
async function setPaneWidth(bench: Workbench, width: number): Promise<void> {
  const handle = bench.page.getByRole("separator");
  await handle.focus();
  await bench.page.keyboard.press("End");
  for (let at = 320; at < width; at += 10) await bench.page.keyboard.press("ArrowLeft");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
