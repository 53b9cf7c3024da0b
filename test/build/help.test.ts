import { join } from "node:path";
import { functionSources, functionsJson } from "../../build/functions-metadata";
import { type HelpPage, cell, date, formulaOf, matrix, range, table, text } from "../../src/functions/help/page";
import { PAGES } from "../../src/functions/help/pages";
import { helpFiles, helpPath, signature } from "../../src/functions/help/render";
import { ROOT } from "./built";

const PAGE: HelpPage = {
  name: "CODE",
  question: "Is 1 < 2?",
  about: ["Takes `a & b`."],
  parameters: { code: "A code." },
  answers: [{ answer: "Active", means: "Yes." }],
  examples: [{ title: "One", args: [matrix, text("77385")], answer: cell("Active"), because: "So it is." }],
  errors: [],
};
const CODE = { name: "CODE", parameters: [{ name: "matrix" }, { name: "code", optional: true }] };

describe("formulas of examples", () => {
  it("are written as a person types them", () => {
    const args = [matrix, text('a"b'), date("2026-03-02"), range("D2:D4", [["x"]]), table("PriorAuth")];
    expect(formulaOf("CHECK", args)).toBe('=PAYER.CHECK(PolicyMatrix,"a""b",DATE(2026,3,2),D2:D4,PriorAuth[#All])');
  });

  it("stand beside the signature, optional arguments in brackets", () => {
    expect(signature(CODE)).toBe("PAYER.CODE(matrix, [code])");
  });
});

describe("help files", () => {
  it("are an index and a page per function, text escaped", () => {
    const [index, page] = helpFiles([CODE], [PAGE]);
    expect(index?.path).toBe("help/index.html");
    expect(index?.html).toContain('<a href="code.html">');
    expect(page?.path).toBe("help/code.html");
    expect(page?.html).toContain("Is 1 &lt; 2?");
    expect(page?.html).toContain("Takes <code>a &amp; b</code>.");
  });

  it("ask for nothing outside themselves", () => {
    for (const file of helpFiles([CODE], [PAGE])) {
      expect(file.html).not.toMatch(/<script|<link|<img|src=|@import|https?:/);
    }
  });

  it("are refused for a function without a page, and a page without a function", () => {
    expect(() => helpFiles([{ ...CODE, name: "GRID" }], [])).toThrow("no help page in src/functions/help for GRID");
    expect(() => helpFiles([], [PAGE])).toThrow("help pages for functions that do not exist: CODE");
  });
});

describe("the pages of this add-in", () => {
  it("fit the functions' signatures: every argument told, none invented, examples callable", async () => {
    const { functions } = await functionsJson(functionSources(join(ROOT, "src/functions")), "https://x.org/");
    expect(PAGES.map((page) => page.name).sort()).toEqual(functions.map(({ name }) => name).sort());
    const problems = functions.flatMap(({ name, parameters }) => {
      const page = PAGES.find((candidate) => candidate.name === name);
      const told = Object.keys(page?.parameters ?? {});
      const required = parameters.filter(({ optional }) => optional !== true).length;
      return [
        ...parameters
          .filter((parameter) => !told.includes(parameter.name))
          .map((one) => `${name}: ${one.name} not told`),
        ...told
          .filter((one) => parameters.every((parameter) => parameter.name !== one))
          .map((one) => `${name}: no ${one}`),
        ...(page?.examples ?? [])
          .filter(({ args }) => args.length < required || args.length > parameters.length)
          .map(({ title }) => `${name}: "${title}" has another number of arguments`),
      ];
    });
    expect(problems).toEqual([]);
  });

  it("have at least one example each, and a path that Excel's help link can name", () => {
    expect(PAGES.filter((page) => page.examples.length === 0).map((page) => page.name)).toEqual([]);
    expect(PAGES.map((page) => helpPath(page.name)).filter((path) => !/^help\/[a-z]+\.html$/.test(path))).toEqual([]);
  });
});
