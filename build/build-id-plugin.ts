import { type Compiler, sources } from "webpack";

/** Where a build keeps its id: `npm start` builds again only when the sources have another. */
export const BUILD_ID_FILE = "build-id.txt";

/** Writes the build's id beside it. */
export class BuildIdPlugin {
  constructor(private readonly id: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("BuildIdPlugin", (compilation) => {
      compilation.hooks.processAssets.tap("BuildIdPlugin", () => {
        compilation.emitAsset(BUILD_ID_FILE, new sources.RawSource(`${this.id}\n`));
      });
    });
  }
}
