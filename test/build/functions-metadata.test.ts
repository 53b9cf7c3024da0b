import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENUMS } from "../../build/functions-enums";
import { finish, functionSources, functionsJson, signatureText, withoutTypes } from "../../build/functions-metadata";
import { SUBJECT_NAMES, subjectNamed } from "../../src/checks/answers/subject";
import { TOPIC_NAMES } from "../../src/matrix/topics";

const BASE = "https://tools.practice.org/matrix/";

describe("functions.json from JSDoc", () => {
  const folder = mkdtempSync(join(tmpdir(), "functions-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  afterAll(() => rmSync(folder, { recursive: true }));

  it("takes the files that declare functions, and their parameters of any type", async () => {
    write("functions.ts", declaration("@customfunction AUTH", "code: unknown, pos?: unknown"));
    const sources = functionSources(folder);
    expect(sources).toEqual([join(folder, "functions.ts")]);
    const json = await functionsJson(sources, BASE);
    expect(json.functions).toEqual([
      {
        id: "AUTH",
        name: "AUTH",
        description: "Answers.",
        helpUrl: `${BASE}help/auth.html`,
        parameters: [
          { name: "code", description: "The code.", type: "any" },
          { name: "pos", description: "The place.", type: "any", optional: true },
        ],
        result: { type: "string" },
        options: { allowErrorForDataTypeAny: true },
      },
    ]);
  });

  it("goes by the order in which functions.ts imports them, and leaves out what declares none", () => {
    write("asked.ts", declaration("@customfunction AUTH", "code: unknown, pos?: unknown"));
    write("checked.ts", declaration("@customfunction CHECK", "code: unknown, pos?: unknown"));
    write("coerce.ts", "export const nothing = 1;");
    write("forgotten.ts", declaration("@customfunction LOST", "code: unknown, pos?: unknown"));
    write(
      "functions.ts",
      'import { check } from "./checked";\nimport { nothing } from "./coerce";\nimport { auth } from "./asked";\nimport ts from "typescript";\n',
    );
    expect(functionSources(folder)).toEqual([join(folder, "checked.ts"), join(folder, "asked.ts")]);
  });

  it("tells Excel of ranges and late answers what the JSDoc says", async () => {
    write(
      "functions.ts",
      `/**
 * Answers.
 * @customfunction LIMIT
 * @param {any[][]} code The code.
 * @returns {any[][]} Units.
 */
export function limit(code: unknown): Cell[][] | Promise<Cell[][]> { return []; }`,
    );
    const { functions } = await functionsJson(functionSources(folder), BASE);
    expect(functions[0]?.parameters).toEqual([
      { name: "code", description: "The code.", type: "any", dimensionality: "matrix" },
    ]);
    expect(functions[0]?.result).toEqual({ dimensionality: "matrix" });
  });

  it("fails with the generator's complaint", async () => {
    write("functions.ts", declaration("@customfunction AUTH", "code: unknown").replace("{any} code", "{Map} code"));
    await expect(functionsJson(functionSources(folder), BASE)).rejects.toThrow('does not support type "Map"');
  });
});

describe("a source for the generator", () => {
  it("keeps everything but the types of functions, line by line", () => {
    const source =
      "const a: number = 1;\nexport function f(a: unknown,\n  b?: { c: 1 },\n): A | B {\n  return a ? b : c;\n}\n";
    expect(withoutTypes(source)).toBe(
      "const a: number = 1;\nexport function f(a         ,\n  b?          ,\n)        {\n  return a ? b : c;\n}\n",
    );
  });
});

describe("finishing a function", () => {
  it("leaves a function without cells as it is", () => {
    const version = { id: "VERSION", name: "VERSION", parameters: [], options: { requiresAddress: true } };
    expect(finish({ functions: [version] }, BASE).functions).toEqual([version]);
  });

  it("keeps what the JSDoc asked for", () => {
    const check = {
      id: "CHECK",
      name: "CHECK",
      parameters: [{ name: "lines", type: "any" }],
      options: { cancelable: true },
    };
    expect(finish({ functions: [check] }, BASE).functions[0]?.options).toEqual({
      cancelable: true,
      allowErrorForDataTypeAny: true,
    });
  });
});

describe("the functions of this add-in", () => {
  const declared = functionsJson(functionSources(join(__dirname, "../../src/functions")), BASE);

  // Formulas in workbooks depend on these lines. A parameter is only ever appended, in brackets: then its line changes here too.
  it("have the signatures that are published", async () => {
    const published = readFileSync(join(__dirname, "published-signatures.txt"), "utf8").trim().split("\n");
    expect((await declared).functions.map(signatureText)).toEqual(published);
  });

  it("offer values that they understand, for texts of one cell", async () => {
    const { functions, enums } = await declared;
    const offering = functions.flatMap(({ name, parameters }) =>
      parameters.flatMap(({ name: parameter, type, dimensionality, customEnumId }) =>
        customEnumId === undefined ? [] : [[name, parameter, type, dimensionality, customEnumId]],
      ),
    );
    expect(offering).toEqual([
      ["POLICY", "topic", "string", undefined, "TOPIC"],
      ["COMPARE", "topic", "string", undefined, "FAMILY_OR_TOPIC"],
      ["WHY", "topic", "string", undefined, "ANY_TOPIC"],
      ["INFUSION", "setting", "string", undefined, "SETTING"],
    ]);
    expect(enums).toEqual(ENUMS);
    const valuesOf = (id: string) => ENUMS.find((one) => one.id === id)?.values.map(({ stringValue }) => stringValue);
    expect(valuesOf("FAMILY_OR_TOPIC")?.map(subjectNamed)).toEqual(SUBJECT_NAMES);
    expect(valuesOf("ANY_TOPIC")).toEqual([...SUBJECT_NAMES, "code"]);
    expect(valuesOf("TOPIC")).toEqual(TOPIC_NAMES);
    const tooltips = ENUMS.flatMap(({ values }) => values.map(({ tooltip }) => tooltip));
    expect(tooltips.filter((tooltip) => tooltip === "")).toEqual([]);
  });
});

function declaration(tag: string, parameters: string): string {
  return `/**
 * Answers.
 * ${tag}
 * @helpurl help/auth.html
 * @param {any} code The code.
 * @param {any} [pos] The place.
 * @returns {string} The answer.
 */
export function auth(${parameters}): string { return ""; }`;
}
