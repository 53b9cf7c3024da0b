// `npm run start:excel`: serves the add-in over https with a development certificate and loads it into Excel, where there is
// one (Windows, Mac). Elsewhere it prints how to load it into Excel on the web.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateCertificates, getHttpsServerOptions } from "office-addin-dev-certs";
import { ROOT, buildOnce } from "./bundle";
import { type ServerOptions, startStaticServer } from "./static-server";

const FOLDER = "dist-excel";
const MANIFEST = join(ROOT, FOLDER, "manifest.xml");

/** Loads add-ins into desktop Excel. Large, and of no use without Excel: fetched when asked for, in a known version. */
const SIDELOADER = "office-addin-debugging@7.0.0";

const EXCEL_HERE = process.platform === "win32" || process.platform === "darwin";

async function main(): Promise<void> {
  const certificate = EXCEL_HERE ? await getHttpsServerOptions() : await untrustedCertificate();
  // Served before it is built, since the build has to know the port.
  const server = await startStaticServer({
    folder: join(ROOT, FOLDER),
    port: 3000,
    index: "taskpane.html",
    certificate,
  });
  console.log(`Building ${FOLDER} for ${server.url} …`);
  await buildOnce({ excel: true, url: server.url });
  console.log(`The add-in is served at ${server.url}`);
  if (EXCEL_HERE && sideload("start", "desktop", "--app", "excel", "--no-debug", "--no-live-reload")) {
    console.log("Excel opens with the add-in: Home, Payer Policy. Ctrl+C ends and unloads it.");
    process.on("SIGINT", () => {
      sideload("stop");
      process.exit(0);
    });
    return;
  }
  console.log(stepsByHand(server.url));
}

function sideload(command: string, ...options: readonly string[]): boolean {
  const args = ["--yes", SIDELOADER, command, MANIFEST, ...options];
  return spawnSync("npx", args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

/** A certificate that this computer does not trust by itself: installing one needs an administrator, and no Excel is here. */
async function untrustedCertificate(): Promise<NonNullable<ServerOptions["certificate"]>> {
  const folder = join(ROOT, ".cache", "certificates");
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (![ca, cert, key].every((file) => existsSync(file))) {
    mkdirSync(folder, { recursive: true });
    await generateCertificates(ca, cert, key, 30);
  }
  return { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) };
}

function stepsByHand(url: string): string {
  return `
To use it in Excel on the web, in a browser on this computer:
  1. Open ${url}taskpane.html once and accept the certificate of localhost.
  2. Open a workbook on office.com; Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in.
  3. Choose ${MANIFEST}
  4. Home, Payer Policy, Open pane.
More ways, and Windows and Mac: docs/excel.md. Ctrl+C ends this server.`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
