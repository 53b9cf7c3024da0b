import { type Compilation, type Compiler, WebpackError, sources } from "webpack";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type * as Help from "../src/functions/help/render";
import { functionSources, functionsJson } from "./functions-metadata";

interface Options {
  /** The folder with the custom functions; their help is in its folder `help`. */
  readonly folder: string;
  /** The address the add-in is served under. */
  readonly baseUrl: string;
}

/**
 * Writes functions.json and the help pages, from the functions' JSDoc.
 *
 * Not custom-functions-metadata-plugin: that one also runs in every child compilation, and in watch mode the second build
 * fails with "Multiple assets emit different content to functions.json".
 */
export class CustomFunctionsPlugin {
  constructor(private readonly options: Options) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("CustomFunctionsPlugin", (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: "CustomFunctionsPlugin", stage }, () =>
        this.emit(compilation),
      );
    });
  }

  private async emit(compilation: Compilation): Promise<void> {
    const { folder, baseUrl } = this.options;
    compilation.contextDependencies.add(resolve(folder));
    try {
      const json = await functionsJson(functionSources(folder), baseUrl);
      emit(compilation, "functions.json", `${JSON.stringify(json, null, 2)}\n`);
      const { helpFiles } = loadHelp(join(folder, "help"));
      for (const file of helpFiles(json.functions)) emit(compilation, file.path, file.html);
    } catch (error) {
      compilation.errors.push(new WebpackError(error instanceof Error ? error.message : String(error)));
    }
  }
}

function emit(compilation: Compilation, path: string, text: string): void {
  compilation.emitAsset(path, new sources.RawSource(text));
}

/** Loads the help afresh: while watching, an edited page must show. */
function loadHelp(folder: string): typeof Help {
  const files = existsSync(folder) ? readdirSync(folder).map((name) => resolve(folder, name)) : [];
  for (const file of files) delete require.cache[require.resolve(file)];
  return require(resolve(folder, "render.ts")) as typeof Help;
}
