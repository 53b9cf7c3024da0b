// The headers that docs/hosting.md tells servers to send, held against the files that a build has: an update is seen, and nothing old is kept
// under a name that stays.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, productionBuild, ROOT } from "./built";

const FILES = filesBelow(productionBuild());
const PAGE = readFileSync(join(ROOT, "docs/hosting.md"), "utf8");

/** The code of a kind that stands first behind a heading. */
function codeBehind(heading: string, kind: string): string {
  const [, after = ""] = PAGE.split(heading);
  const blocks = [...after.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, language]) => language === kind);
  return blocks.map(([, , code = ""]) => code).join("\n");
}

/** What nginx says of a file, by the map of the page: the first expression that fits. */
const NGINX = [...codeBehind("## A server of the practice", "nginx").matchAll(/^\s+"~([^"]+)"\s+"([^"]+)";$/gm)].map(
  ([, pattern = "", header = ""]) => ({ pattern: new RegExp(pattern), header }),
);
const nginx = (file: string): string =>
  NGINX.find(({ pattern }) => pattern.test(`/matrix/${file}`))?.header ?? "default";

interface StaticWebApp {
  readonly routes: readonly { readonly route: string; readonly headers: Readonly<Record<string, string>> }[];
}
const AZURE = JSON.parse(codeBehind("## A hosting service", "json")) as StaticWebApp;
/** A route as Static Web Apps reads it: `*` is anything, `{a,b}` one of these endings. */
const routeOf = (route: string): RegExp =>
  new RegExp(
    `^${route
      .replaceAll(".", "\\.")
      .replace("*", ".*")
      .replace(/\{([^}]*)\}/, (_, endings: string) => `(${endings.replaceAll(",", "|")})`)}$`,
  );
const azure = (file: string): string =>
  AZURE.routes.find(({ route }) => routeOf(route).test(`/${file}`))?.headers["Cache-Control"] ?? "default";

const NAMED_BY_CONTENT = FILES.filter((file) => /\.[0-9a-f]{6}\.(js|css)$/.test(file));
const SEEN_AT_NEXT_START = FILES.filter((file) => /\.html$/.test(file) || /^functions\.js(on)?$/.test(file));
const PICTURES = FILES.filter((file) => file.endsWith(".png"));

describe.each([
  ["nginx", nginx],
  ["Azure Static Web Apps", azure],
])("the headers of %s", (_, headerOf) => {
  it("let a file be kept whose content is in its name", () => {
    expect(NAMED_BY_CONTENT.length).toBeGreaterThan(10);
    expect(NAMED_BY_CONTENT.filter((file) => headerOf(file) !== "max-age=31536000, immutable")).toEqual([]);
  });

  it("have the page, the functions and their list asked for again at each start", () => {
    expect(SEEN_AT_NEXT_START).toEqual(expect.arrayContaining(["taskpane.html", "functions.js", "functions.json"]));
    expect(SEEN_AT_NEXT_START.filter((file) => headerOf(file) !== "no-cache")).toEqual([]);
  });

  it("let Excel keep pictures", () => {
    expect(PICTURES.length).toBeGreaterThan(5);
    expect(PICTURES.filter((file) => /no-(cache|store)|immutable/.test(headerOf(file)))).toEqual([]);
  });
});

it("nginx lets nobody keep the answer that a file is not there", () => {
  const caching =
    codeBehind("## A server of the practice", "nginx").match(/^.*add_header Cache-Control.*$/m)?.[0] ?? "";
  expect(caching).toContain("$matrix_cache");
  expect(caching).not.toContain("always");
});

it("no file is kept for a year under a name that stays", () => {
  const stays = FILES.filter((file) => !NAMED_BY_CONTENT.includes(file));
  expect(stays.filter((file) => /immutable/.test(nginx(file)))).toEqual([]);
  expect(stays.filter((file) => /immutable/.test(azure(file)))).toEqual([]);
});
