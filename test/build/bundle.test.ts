// What a web server would publish: `npm run build` makes it, and these tests read it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { buildId } from "../../build/build-id";
import type { FunctionsJson } from "../../build/functions-metadata";
import { DEFAULT_PRODUCTION_URL } from "../../build/urls";
import { ROOT, filesBelow, gzippedBytes, productionBuild, scriptsOf } from "./built";
import { allElements, parseXml } from "./xml";

const FOLDER = productionBuild();
const FILES = filesBelow(FOLDER);
const PAGE = readFileSync(join(FOLDER, "taskpane.html"), "utf8");
const FUNCTIONS = JSON.parse(readFileSync(join(FOLDER, "functions.json"), "utf8")) as FunctionsJson;

const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const KIB = 1024;

/** The pane's own scripts, in the order of the page. */
const SCRIPTS = scriptsOf(PAGE).filter((source) => source !== OFFICE_JS);

/** A script's file; its content stands in its name. */
const scriptFile = (name: string): string => {
  const found = FILES.filter((file) => new RegExp(`^${name}\\.[0-9a-f]{6}\\.js$`).test(file));
  expect([name, found.length]).toEqual([name, 1]);
  return found[0] ?? "";
};

/** The functions and what they share with the pane. */
const FUNCTIONS_AND_DOMAIN = ["domain", "functions"];

/** Facts: code lists, national tables, the starter matrix. They change with CMS, and have no budget. */
const REFERENCE = "reference";

const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");
const total = (files: readonly string[]) =>
  files.map((file) => gzippedBytes(join(FOLDER, file))).reduce((sum, bytes) => sum + bytes, 0);

describe("the pane's page", () => {
  it("loads Office.js from Microsoft first, then one runtime, the functions and the pane", () => {
    expect(scriptsOf(PAGE)[0]).toBe(OFFICE_JS);
    const [functions, taskpane] = [scriptFile("functions"), scriptFile("taskpane")];
    expect(SCRIPTS[0]).toBe(scriptFile("runtime"));
    expect(SCRIPTS).toEqual(expect.arrayContaining([functions, taskpane]));
    expect(SCRIPTS.indexOf(functions)).toBeLessThan(SCRIPTS.indexOf(taskpane));
    expect(SCRIPTS.filter((source) => !FILES.includes(source))).toEqual([]);
  });

  it("forbids everything but its own files and Office.js, before anything else is read", () => {
    const policy = /<head><meta http-equiv="?Content-Security-Policy"? content="([^"]+)"/.exec(PAGE)?.[1] ?? "";
    const directives = Object.fromEntries(
      policy.split("; ").map((directive) => {
        const [name, ...sources] = directive.split(" ");
        return [name, sources];
      }),
    );
    expect(directives).toEqual({
      "default-src": ["'none'"],
      "script-src": ["'self'", "https://appsforoffice.microsoft.com", "https://ajax.aspnetcdn.com"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'", "data:"],
      "connect-src": ["'self'"],
      "worker-src": ["'self'"],
      "frame-src": ["https://appsforoffice.microsoft.com"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
    });
  });
});

describe("the size of the build", () => {
  it("keeps the pane with functions and domain, all that its page loads but the reference data, within 180 KB gzipped", () => {
    const counted = SCRIPTS.filter((source) => source !== scriptFile(REFERENCE));
    expect(counted).toEqual(expect.arrayContaining(["taskpane", "vendor", "domain", "functions"].map(scriptFile)));
    expect(Math.ceil(total(counted) / KIB)).toBeLessThanOrEqual(180);
  });

  it("keeps the checks, which come after the first screen, within 60 KB gzipped, and out of the page", () => {
    expect(SCRIPTS).not.toContain(scriptFile("checks"));
    expect(Math.ceil(total([scriptFile("checks")]) / KIB)).toBeLessThanOrEqual(60);
  });

  it("keeps the functions with the domain within 60 KB gzipped", () => {
    const counted = SCRIPTS.filter((source) => ["runtime", ...FUNCTIONS_AND_DOMAIN].map(scriptFile).includes(source));
    expect(counted).toContain(scriptFile("functions"));
    expect(Math.ceil(total(counted) / KIB)).toBeLessThanOrEqual(60);
  });

  it("leaves the workbench, its grid and source maps at home", () => {
    expect(FILES.filter((file) => /workbench|office-js|\.map$|\.xlsx$/.test(file))).toEqual([]);
  });
});

describe("an update", () => {
  /** What Excel, a manifest or a person asks for by name; all else is asked for by the page, with its content in its name. */
  const STABLE = ["build-id.txt", "functions.js", "functions.json", "manifest.xml", "taskpane.html"];

  it("never mixes old files with new ones: whatever the page asks for has its content in its name", () => {
    const named = FILES.filter(
      (file) => !/^(assets|help)\//.test(file) && !/\.[0-9a-f]{6,}\.(js|css)(\.LICENSE\.txt)?$/.test(file),
    );
    expect(named.filter((file) => !STABLE.includes(file))).toEqual([]);
    expect(scriptsOf(PAGE).filter((source) => source !== OFFICE_JS && !/\.[0-9a-f]{6}\.js$/.test(source))).toEqual([]);
  });

  it("has the functions also under the name that the manifest says", () => {
    expect(textOf("functions.js") === textOf(scriptFile("functions"))).toBe(true);
  });
});

describe("what the scripts could reach", () => {
  /** Addresses that stand in the code and are never asked for. */
  const NAMES_ONLY: readonly { readonly host: string; readonly why: string }[] = [
    { host: "www.w3.org", why: "names of XML languages, for SVG and MathML elements" },
    { host: "react.dev", why: "React prints this address in an error's text" },
    { host: "schemas.openxmlformats.org", why: "names of XML languages, inside .xlsx files" },
    { host: "schemas.microsoft.com", why: "names of XML languages, inside .xlsx files" },
    { host: "purl.org", why: "names of XML languages, inside .xlsx files" },
    { host: "purl.oclc.org", why: "names of XML languages, inside .xlsx files of the strict kind" },
    { host: "www.wps.cn", why: "names of XML languages, inside .xlsx files that WPS wrote" },
  ];

  it("names no other host", () => {
    const hosts = FILES.filter((file) => file.endsWith(".js")).flatMap((file) =>
      [...textOf(file).matchAll(/(?:https?|wss?):\/\/([a-z0-9.-]+)/gi)].map(([, host]) => host ?? ""),
    );
    const known = NAMES_ONLY.map(({ host }) => host);
    expect([...new Set(hosts)].filter((host) => !known.includes(host))).toEqual([]);
  });

  it("runs nothing that the page's policy forbids", () => {
    const evaluating = FILES.filter((file) => file.endsWith(".js") && /\beval\(|\bnew Function\(/.test(textOf(file)));
    expect(evaluating).toEqual([]);
  });

  it("tells nothing of the computer that built it", () => {
    const texts = FILES.filter((file) => /\.(js|json|html|xml|css|txt)$/.test(file));
    expect(texts.filter((file) => /localhost|127\.0\.0\.1/.test(textOf(file)))).toEqual([]);
    expect(texts.filter((file) => textOf(file).includes(ROOT))).toEqual([]);
  });
});

describe("functions.json", () => {
  it("has the very functions that the code associates", () => {
    expect(FUNCTIONS.functions.map(({ id }) => id).sort()).toEqual(associatedIds());
  });

  it("describes every function and parameter, and none is volatile", () => {
    const undescribed = FUNCTIONS.functions.flatMap(({ name, description, parameters }) => [
      ...(description === undefined || description === "" ? [name] : []),
      ...parameters
        .filter((parameter) => (parameter.description ?? "") === "")
        .map((parameter) => `${name}.${parameter.name}`),
      ...parameters
        .filter((parameter) => parameter.type === undefined)
        .map((parameter) => `${name}.${parameter.name}: type`),
    ]);
    expect(undescribed).toEqual([]);
    expect(FUNCTIONS.functions.filter(({ options }) => options?.["volatile"] === true)).toEqual([]);
  });

  it("hands error values to every function that takes cells", () => {
    const deaf = FUNCTIONS.functions.filter(
      ({ parameters, options }) =>
        parameters.some(({ type }) => type === "any") && options?.["allowErrorForDataTypeAny"] !== true,
    );
    expect(deaf.map(({ name }) => name)).toEqual([]);
  });

  it("has no required parameter behind an optional one", () => {
    const wrong = FUNCTIONS.functions.filter(({ parameters }) => {
      const firstOptional = parameters.findIndex(({ optional }) => optional === true);
      return firstOptional >= 0 && parameters.slice(firstOptional).some(({ optional }) => optional !== true);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("leads to a help page of the build for every function", () => {
    const pages = FUNCTIONS.functions.map(({ name, helpUrl }) => [name, helpUrl]);
    expect(pages).toEqual(
      FUNCTIONS.functions.map(({ name }) => [name, `${DEFAULT_PRODUCTION_URL}help/${name.toLowerCase()}.html`]),
    );
    expect(FUNCTIONS.functions.filter(({ name }) => !FILES.includes(`help/${name.toLowerCase()}.html`))).toEqual([]);
  });
});

describe("the build as a whole", () => {
  it("holds every file that its manifest names, at the address it was built for", () => {
    const manifest = parseXml(textOf("manifest.xml"));
    const addresses = allElements(manifest).flatMap(({ attributes }) => {
      const value = attributes["DefaultValue"] ?? "";
      return value.includes("://") ? [value] : [];
    });
    expect(addresses.filter((address) => !address.startsWith(DEFAULT_PRODUCTION_URL))).toEqual([]);
    const named = addresses.map((address) => address.slice(DEFAULT_PRODUCTION_URL.length));
    expect(named.filter((file) => !FILES.includes(file))).toEqual([]);
  });

  it("carries its id in the code, as it stands beside it", () => {
    const id = buildId(ROOT);
    expect(SCRIPTS.some((source) => textOf(source).includes(id))).toBe(true);
  });
});

/** Runs the functions' scripts as Excel's page would, up to the functions, and notes what they associate. */
function associatedIds(): readonly string[] {
  const ids: string[] = [];
  const associate = (given: string | Readonly<Record<string, unknown>>) =>
    ids.push(...(typeof given === "string" ? [given] : Object.keys(given)));
  const location = { href: `${DEFAULT_PRODUCTION_URL}taskpane.html` };
  const globals = {
    CustomFunctions: { associate },
    console,
    location,
    setTimeout,
    clearTimeout,
    TextEncoder,
    AbortController,
  };
  const sandbox = createContext(globals);
  runInContext("globalThis.self = globalThis; globalThis.window = globalThis;", sandbox);
  for (const source of SCRIPTS.slice(0, SCRIPTS.indexOf(scriptFile("functions")) + 1))
    runInContext(textOf(source), sandbox);
  return ids.sort();
}
