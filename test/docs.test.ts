import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PANE_PICTURES, PICTURE_WIDTHS } from "./browser/picture-list";

const ROOT = join(__dirname, "..");
const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** Links and pictures of a page, without those to other hosts and to headings of the page itself. */
function targets(page: string): string[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ""));
}

test.each(PAGES)("%s links only to what is there", (page) => {
  expect(targets(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

test("every screen has its picture at both widths, light and dark", () => {
  const wanted = PANE_PICTURES.flatMap((screen) =>
    PICTURE_WIDTHS.flatMap((width) => ["light", "dark"].map((theme) => `${screen}-${width}-${theme}.png`)),
  );
  expect(wanted.filter((name) => !existsSync(join(ROOT, "docs/pictures", name)))).toEqual([]);
});

test("every command that the README names is a script of package.json", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/npm run ([a-z:]+)/g)].map(
    (match) => match[1] ?? "",
  );
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});
