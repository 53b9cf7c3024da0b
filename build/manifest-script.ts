import { type Compiler, sources } from "webpack";

/**
 * Writes the script of the functions once more, under the name that the manifest says. The page's own scripts have their content in their
 * names, so that no browser mixes old ones with new ones; the manifest, which lies with every user, cannot follow those. Excel asks for a
 * name there, and runs the page.
 */
export class ManifestScriptPlugin {
  constructor(private readonly chunk: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("ManifestScriptPlugin", (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "ManifestScriptPlugin", stage }, () => {
        const name = `${this.chunk}.js`;
        const files = compilation.namedChunks.get(this.chunk)?.files ?? [];
        for (const file of files)
          if (file !== name && file.endsWith(".js"))
            // As it is: what is minimised already would be minimised once more.
            compilation.emitAsset(name, new sources.RawSource(compilation.getAsset(file)?.source.source() ?? ""), {
              minimized: true,
            });
      });
    });
  }
}
