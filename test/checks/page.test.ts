import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checksPage } from "../../build/checks-page";
import { CHECK_IDS } from "../../src/checks/ids";

test("docs/checks.md says what the declarations say: run `npm run docs` where it does not", () => {
  expect(readFileSync(join(__dirname, "../../docs/checks.md"), "utf8")).toBe(checksPage());
});

test("every id of the catalogue is on the page, and each is declared or told by another", () => {
  const page = checksPage();
  expect(CHECK_IDS.filter((id) => !page.includes(`| ${id} |`))).toEqual([]);
  expect(page).not.toContain("no check declares it");
});
