import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageVersion } from "../../build/build-id";
import { APP_SIZES, iconsToDraw } from "../../build/icons";
import { DEVELOPMENT_URL, rewriteManifest } from "../../build/urls";
import { ROOT, pngSize } from "./built";
import { schemaProblems } from "./manifest-schema";
import { allElements, named, only, parseXml } from "./xml";

const SOURCE = readFileSync(join(ROOT, "manifest.xml"), "utf8");
const MANIFEST = parseXml(SOURCE);
const RESOURCES = only(MANIFEST, "Resources");

/** Every text that the manifest gives as an address. */
const ADDRESSES = allElements(MANIFEST).flatMap(({ attributes }) =>
  Object.entries(attributes)
    .filter(([name, value]) => name === "DefaultValue" && value.includes("://"))
    .map(([, value]) => value),
);

function resourceValue(id: string): string {
  const found = allElements(RESOURCES).find((element) => element.attributes["id"] === id);
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found.attributes["DefaultValue"] ?? "";
}

describe("the manifest's form", () => {
  it("keeps the schema's elements and their order", () => {
    expect(schemaProblems(MANIFEST)).toEqual([]);
  });

  it("would be refused with elements in another order", () => {
    const title = '<Title resid="OpenPane.Label"/>';
    const description = '<Description resid="OpenPane.Tip"/>';
    const swapped = SOURCE.replace(title, "SECOND").replace(description, title).replace("SECOND", description);
    expect(schemaProblems(parseXml(swapped))).toEqual([
      expect.stringContaining("Supertip: has Description, Title; the schema wants Title, Description"),
    ]);
  });

  it("resolves every resid, and uses every resource", () => {
    const used = new Set(allElements(MANIFEST).flatMap(({ attributes }) => attributes["resid"] ?? []));
    const defined = RESOURCES.children.flatMap((kind) => kind.children.map(({ attributes }) => attributes["id"]));
    expect([...used].sort()).toEqual([...defined].sort());
    expect(new Set(defined).size).toBe(defined.length);
  });

  it("points each resid to the right kind of resource", () => {
    const kindOf = (id: string) =>
      RESOURCES.children.find((kind) => kind.children.some((resource) => resource.attributes["id"] === id))?.name;
    const wanted: Readonly<Record<string, string>> = {
      "bt:Image": "bt:Images",
      SourceLocation: "bt:Urls",
      FunctionFile: "bt:Urls",
      LearnMoreUrl: "bt:Urls",
      Runtime: "bt:Urls",
      Label: "bt:ShortStrings",
      Title: "bt:ShortStrings",
      Namespace: "bt:ShortStrings",
      Description: "bt:LongStrings",
    };
    const references = allElements(MANIFEST).filter(({ attributes }) => attributes["resid"] !== undefined);
    const wrong = references.filter((element) => kindOf(element.attributes["resid"] ?? "") !== wanted[element.name]);
    expect(wrong.map((element) => `${element.name} ${element.attributes["resid"]}`)).toEqual([]);
  });

  it("keeps to the lengths that Office allows", () => {
    const tooLong = (elements: readonly { readonly attributes: Readonly<Record<string, string>> }[], most: number) =>
      elements.map(({ attributes }) => attributes["DefaultValue"] ?? "").filter((value) => value.length > most);
    expect(tooLong(named(only(MANIFEST, "bt:ShortStrings"), "bt:String"), 125)).toEqual([]);
    expect(tooLong(named(only(MANIFEST, "bt:LongStrings"), "bt:String"), 250)).toEqual([]);
    expect(tooLong(named(MANIFEST, "DisplayName"), 125)).toEqual([]);
    expect(
      tooLong(
        MANIFEST.children.filter((element) => element.name === "Description"),
        250,
      ),
    ).toEqual([]);
    const ids = allElements(RESOURCES).flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids.filter((id) => id.length > 32)).toEqual([]);
    const controls = allElements(MANIFEST).filter(({ name }) => name === "Control" || name === "Group");
    expect(controls.filter(({ attributes }) => (attributes["id"] ?? "").length > 125)).toEqual([]);
    expect(ADDRESSES.filter((address) => address.length > 2048)).toEqual([]);
  });

  it("has a version of four numbers, package.json's", () => {
    expect(only(MANIFEST, "Version").text).toBe(`${packageVersion(ROOT)}.0`);
  });

  it("has an id of its own", () => {
    expect(only(MANIFEST, "Id").text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the manifest's addresses", () => {
  it("are all https, under the one address that a build replaces", () => {
    expect(ADDRESSES.length).toBeGreaterThan(20);
    expect(ADDRESSES.filter((address) => !address.startsWith(DEVELOPMENT_URL))).toEqual([]);
  });

  it("leave nothing of this computer in a build for a server", () => {
    const built = rewriteManifest(SOURCE, "https://tools.practice.org/matrix/");
    expect(built).not.toMatch(/localhost|127\.0\.0\.1/);
    expect(only(parseXml(built), "IconUrl").attributes["DefaultValue"]).toBe(
      "https://tools.practice.org/matrix/assets/icon-32.png",
    );
  });
});

describe("what the manifest asks of Excel", () => {
  it("needs no more than Excel 2021's API, the shared runtime and functions with error values", () => {
    const sets = named(MANIFEST, "Set").map(({ attributes }) => [attributes["Name"], attributes["MinVersion"]]);
    expect(sets).toEqual([
      ["SharedRuntime", "1.1"],
      ["CustomFunctionsRuntime", "1.3"],
      ["ExcelApi", "1.14"],
    ]);
  });

  it("runs pane, functions and commands in one page that stays", () => {
    const runtime = only(MANIFEST, "Runtime").attributes;
    expect(runtime).toEqual({ resid: "Taskpane.Url", lifetime: "long" });
    expect(only(only(MANIFEST, "Page"), "SourceLocation").attributes["resid"]).toBe(runtime["resid"]);
    expect(only(MANIFEST, "FunctionFile").attributes["resid"]).toBe(runtime["resid"]);
    const shows = named(MANIFEST, "Action").filter(({ attributes }) => attributes["xsi:type"] === "ShowTaskpane");
    expect(shows.map((action) => only(action, "SourceLocation").attributes["resid"])).toEqual([runtime["resid"]]);
    expect(only(only(MANIFEST, "DefaultSettings"), "SourceLocation").attributes["DefaultValue"]).toBe(
      resourceValue(runtime["resid"] ?? ""),
    );
  });

  it("names its functions PAYER", () => {
    expect(resourceValue(only(MANIFEST, "Namespace").attributes["resid"] ?? "")).toBe("PAYER");
  });

  it("gives the ribbon its four commands", () => {
    const commands = named(MANIFEST, "Control").map((control) => {
      const action = only(control, "Action");
      const functionName = named(action, "FunctionName")[0]?.text;
      const label = control.children.find((child) => child.name === "Label")?.attributes["resid"] ?? "";
      return [resourceValue(label), action.attributes["xsi:type"], functionName];
    });
    expect(commands).toEqual([
      ["Open pane", "ShowTaskpane", undefined],
      ["Check sheet", "ExecuteFunction", "checkSheet"],
      ["Create matrix", "ExecuteFunction", "createMatrix"],
      ["Self-test", "ExecuteFunction", "selfTest"],
    ]);
  });
});

describe("the icons", () => {
  const assetOf = (address: string) => join(ROOT, address.slice(DEVELOPMENT_URL.length));

  it("are there, square, and as large as the manifest says", () => {
    const references = named(MANIFEST, "Icon").flatMap((icon) => icon.children);
    const sizes = references.map(({ attributes }) => {
      const size = pngSize(assetOf(resourceValue(attributes["resid"] ?? "")));
      return { said: Number(attributes["size"]), ...size };
    });
    expect(sizes.length).toBe(APP_SIZES.length - 1 + 4 * 3);
    expect(sizes.filter(({ said, width, height }) => said !== width || said !== height)).toEqual([]);
  });

  it("come in the three sizes that every command needs", () => {
    const sizes = named(MANIFEST, "Icon").map((icon) => icon.children.map(({ attributes }) => attributes["size"]));
    expect(sizes.filter((given) => !["16", "32", "80"].every((size) => given.includes(size)))).toEqual([]);
  });

  it("are 32 and 64 pixels in lists of add-ins", () => {
    expect(pngSize(assetOf(only(MANIFEST, "IconUrl").attributes["DefaultValue"] ?? "")).width).toBe(32);
    expect(pngSize(assetOf(only(MANIFEST, "HighResolutionIconUrl").attributes["DefaultValue"] ?? "")).width).toBe(64);
  });

  it("are all drawn from their sources", () => {
    const assets = readdirSync(join(ROOT, "assets"));
    const drawn = iconsToDraw(assets).map((icon) => icon.target);
    expect(assets.filter((file) => file.endsWith(".png")).sort()).toEqual([...drawn].sort());
    expect(drawn.filter((file) => !existsSync(join(ROOT, "assets", file)))).toEqual([]);
  });
});
