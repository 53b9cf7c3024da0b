// The manuals name buttons and headings as they are: what is bold in them stands on a screen, or on Excel's own.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./built";

const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), "utf8");
const PAGES = readdirSync(join(ROOT, "docs")).filter((file) => /^(manual-.*|troubleshooting|hosting)\.md$/.test(file));

/** The words of the pane and of the ribbon. */
const SHOWN = [
  ...readdirSync(join(ROOT, "src/taskpane"))
    .filter((file) => /^words.*\.ts$/.test(file))
    .map((file) => read("src/taskpane", file)),
  read("manifest.xml"),
].join("\n");

/** Bold for what it says: the beginnings of paragraphs, and words that are no label. */
const isLabel = (bold: string): boolean => !bold.endsWith(".") && bold !== "all";

test("the manuals are there", () => {
  expect(PAGES).toEqual([
    "hosting.md",
    "manual-administrator.md",
    "manual-biller.md",
    "manual-manager.md",
    "troubleshooting.md",
  ]);
});

test.each(PAGES)("%s names what is on the screens", (page) => {
  const labels = [...read("docs", page).matchAll(/\*\*([^*]+)\*\*/g)].map(([, bold]) => bold ?? "").filter(isLabel);
  expect(labels.filter((label) => !SHOWN.includes(`"${label}"`))).toEqual([]);
});

test.each(PAGES)("the links of %s lead somewhere", (page) => {
  const links = [...read("docs", page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  const missing = links.filter(([, file = "", heading]) => {
    const text = file === "" ? read("docs", page) : read("docs", file);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, words = ""]) =>
      words
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-"),
    );
    return heading !== undefined && !headings.includes(heading);
  });
  expect(missing.map(([link]) => link)).toEqual([]);
});
