import { join } from "node:path";
import { functionsJson, functionSources } from "../../build/functions-metadata";
import type { FunctionMetadata } from "../../src/workbench/host/memory/function-arguments";

/** The custom functions as functions.json declares them, for a workbook whose formulas call them. */
export async function functionsMetadata(): Promise<readonly FunctionMetadata[]> {
  const sources = functionSources(join(__dirname, "../../src/functions"));
  return (await functionsJson(sources, "https://localhost/")).functions;
}

/** Lets the functions register themselves, as functions.js does when the page loads; Office.js must be there. */
export async function registerFunctions(): Promise<void> {
  await import("../../src/functions/functions");
}
