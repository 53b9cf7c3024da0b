// `npm run build:dev`: everything the workbench needs, in dist-dev: the development build and the sample workbook.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT, buildAndWatch, buildOnce, isFresh } from "./bundle";

/** Where the workbench's build stands. */
export const WORKBENCH_FOLDER = "dist-dev";

const SAMPLE = join(ROOT, WORKBENCH_FOLDER, "sample.xlsx");

/**
 * Builds what is not there or no longer fits the sources.
 *
 * @throws with webpack's or the sample's message
 */
export async function prepareWorkbench(options: { readonly watch: boolean }): Promise<void> {
  if (!options.watch && isFresh(WORKBENCH_FOLDER) && existsSync(SAMPLE)) {
    console.log(`${WORKBENCH_FOLDER} is up to date.`);
    return;
  }
  console.log(`Building ${WORKBENCH_FOLDER} (the first time takes a minute) …`);
  if (options.watch) await buildAndWatch({});
  else await buildOnce({});
  writeSample();
}

/** The starter matrix and a claim sheet: what the workbench opens with. */
function writeSample(): void {
  rmSync(SAMPLE, { force: true });
  const run = spawnSync(process.execPath, ["--import", "tsx", join(ROOT, "src/cli/sample.ts"), SAMPLE], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (run.status !== 0 || !existsSync(SAMPLE)) {
    throw new Error("The sample workbook could not be written: run `node --import tsx src/cli/sample.ts sample.xlsx`.");
  }
}

if (require.main === module) {
  prepareWorkbench({ watch: false }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
