import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ts from "typescript";
import { ENUMS, offeredBy } from "./functions-enums";

/** One parameter of a custom function, as Excel reads it. */
export interface FunctionParameter {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: "scalar" | "matrix";
  readonly optional?: boolean;
  /** The enumeration whose values Excel offers while somebody types. */
  readonly customEnumId?: string;
}

/** Values that Excel offers for a parameter. */
export interface FunctionEnum {
  readonly id: string;
  readonly type: "string";
  readonly values: readonly { readonly name: string; readonly stringValue: string; readonly tooltip: string }[];
}

/** One custom function, as Excel reads it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly FunctionParameter[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
  readonly options?: Readonly<Record<string, boolean>>;
}

/** The file functions.json. */
export interface FunctionsJson {
  readonly allowCustomDataForDataTypeAny?: boolean;
  /** Microsoft's example says it of the whole file; said of each function too, since hosts differ in where they look. */
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
  readonly enums?: readonly FunctionEnum[];
}

/**
 * The sources that declare custom functions: what `functions.ts` of a folder imports, in that order, then itself, as far as they say
 * `@customfunction`. So the order in functions.json is the one that its author wrote.
 */
export function functionSources(folder: string): readonly string[] {
  const entry = join(folder, "functions.ts");
  const imported = ts
    .preProcessFile(readFileSync(entry, "utf8"))
    .importedFiles.map(({ fileName }) => `${join(folder, fileName)}.ts`);
  return [...imported, entry]
    .filter((file) => existsSync(file))
    .filter((file) => /@customfunction\b/.test(readFileSync(file, "utf8")));
}

/**
 * functions.json from the JSDoc of the functions.
 *
 * @param base the address the add-in is served under: help pages are named relative to it in the JSDoc
 * @throws with every complaint of the generator, not only the first
 */
export async function functionsJson(sources: readonly string[], base: string): Promise<FunctionsJson> {
  const folder = mkdtempSync(join(tmpdir(), "functions-json-"));
  try {
    const copies = sources.map((source) => {
      const copy = join(folder, basename(source));
      writeFileSync(copy, withoutTypes(readFileSync(source, "utf8")));
      return copy;
    });
    const result = await generateCustomFunctionsMetadata(copies);
    if (result.errors.length > 0) throw new Error(`functions.json: ${result.errors.join("; ")}`);
    if (result.metadataJson === "") return { functions: [] };
    return finish(JSON.parse(result.metadataJson) as FunctionsJson, base);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A source whose functions say nothing in TypeScript about their arguments and answers: then the JSDoc alone tells Excel. The
 * generator insists that both are the same, and could not be told of `unknown` cells, nor of an answer that comes now or later.
 * Types become blanks, so that its complaints keep their lines.
 *
 * @example withoutTypes("export function f(a: unknown): string {}") //=> "export function f(a         )         {}"
 */
export function withoutTypes(source: string): string {
  const parsed = ts.createSourceFile("functions.ts", source, ts.ScriptTarget.ES2022, true);
  const functions = parsed.statements.filter(ts.isFunctionDeclaration);
  const types = functions.flatMap((declared) => [declared.type, ...declared.parameters.map(({ type }) => type)]);
  return types
    .filter((type) => type !== undefined)
    .reduce((text, type) => {
      // From the colon, which ends what stands before the type.
      const from = text.lastIndexOf(":", type.getStart(parsed));
      const blanks = text.slice(from, type.end).replace(/[^\n]/g, " ");
      return text.slice(0, from) + blanks + text.slice(type.end);
    }, source);
}

/**
 * What JSDoc cannot say: help addresses become absolute, parameters offer their values, and a function with a parameter of any type is also called when
 * that argument is an error value. An #N/A in one row of a range must spoil that row alone, not the whole answer.
 */
export function finish(json: FunctionsJson, base: string): FunctionsJson {
  const functions = json.functions.map((declared) => finishFunction(declared, base));
  const offered = ENUMS.filter(({ id }) =>
    functions.some(({ parameters }) => parameters.some(({ customEnumId }) => customEnumId === id)),
  );
  const takesErrors = functions.some(({ options }) => options?.["allowErrorForDataTypeAny"] === true);
  const errors = takesErrors ? { allowErrorForDataTypeAny: true } : {};
  return { ...json, ...errors, functions, ...(offered.length === 0 ? {} : { enums: offered }) };
}

/** A parameter with the values that it offers. Excel offers values for texts of one cell only. */
function finishParameter(declared: string, parameter: FunctionParameter): FunctionParameter {
  const customEnumId = offeredBy(declared, parameter.name);
  return customEnumId === undefined ? parameter : { ...parameter, customEnumId };
}

function finishFunction(declared: FunctionMetadata, base: string): FunctionMetadata {
  const takesAny = declared.parameters.some((parameter) => parameter.type === undefined || parameter.type === "any");
  return {
    ...declared,
    parameters: declared.parameters.map((parameter) => finishParameter(declared.name, parameter)),
    ...(declared.helpUrl === undefined ? {} : { helpUrl: new URL(declared.helpUrl, base).href }),
    ...(takesAny ? { options: { ...declared.options, allowErrorForDataTypeAny: true } } : {}),
  };
}

/**
 * A function as it is published: its parameters in order, those that may be left out in brackets, ranges as `cells`, offered values by
 * the name of their enumeration. Formulas in workbooks depend on it.
 * @example signatureText(auth) //=> "AUTH(matrix, payer: cells, code: cells, dos: cells, [diagnoses: cells], [pos: cells])"
 */
export function signatureText({ name, parameters }: FunctionMetadata): string {
  const written = parameters.map((parameter) => {
    const kind = parameter.customEnumId ?? (parameter.dimensionality === "matrix" ? "cells" : "");
    const text = kind === "" ? parameter.name : `${parameter.name}: ${kind}`;
    return parameter.optional === true ? `[${text}]` : text;
  });
  return `${name}(${written.join(", ")})`;
}
