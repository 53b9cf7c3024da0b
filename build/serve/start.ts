// `npm start`: builds the workbench where needed, serves it on this computer and opens the browser.
//
//   --watch     build again at every change of a source
//   --port N    another port than 3000; when it is taken, the next free one
//   --no-open   leave the browser alone
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./bundle";
import { WORKBENCH_FOLDER, prepareWorkbench } from "./prepare";
import { startStaticServer } from "./static-server";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      watch: { type: "boolean", default: false },
      port: { type: "string", default: "3000" },
      "no-open": { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: give a number.`);
  await prepareWorkbench({ watch: values.watch });
  const server = await startStaticServer({
    folder: join(ROOT, WORKBENCH_FOLDER),
    port,
    index: "workbench.html",
  });
  console.log(`\nPayer Policy Matrix: ${server.url}\nCtrl+C ends it.`);
  if (!values["no-open"] && hasDesktop()) openBrowser(server.url);
}

/** Whether somebody sits in front of this computer. */
function hasDesktop(): boolean {
  if (process.env["CI"]) return false;
  if (process.platform === "darwin" || process.platform === "win32") return true;
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url];
  if (command === undefined) return;
  // Without a browser the address above is enough.
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
