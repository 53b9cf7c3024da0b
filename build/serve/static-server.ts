import { createReadStream, statSync } from "node:fs";
import { type IncomingMessage, type RequestListener, type ServerResponse, createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";

/** Content types of everything a build contains. */
const TYPES: Readonly<Record<string, string>> = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
};

/** How many ports are tried behind the wished one. */
const PORTS_TO_TRY = 50;

export interface ServerOptions {
  /** The folder to serve. */
  readonly folder: string;
  /** The wished port; the next free one is taken when it is in use. 0 takes any. */
  readonly port: number;
  /** The file behind `/`. */
  readonly index?: string;
  /** With a certificate the server speaks https. */
  readonly certificate?: { readonly key: Buffer; readonly cert: Buffer; readonly ca?: Buffer };
}

export interface StaticServer {
  /** With a slash at its end: `http://localhost:3000/`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves a folder to this computer alone, for the workbench, for tests and for Excel while developing.
 *
 * @throws if no port is free
 * @example
 * const server = await startStaticServer({ folder: "dist-dev", port: 0, index: "workbench.html" });
 * await server.close();
 */
export async function startStaticServer(options: ServerOptions): Promise<StaticServer> {
  const answer: RequestListener = (request, response) => answerRequest(options, request, response);
  const last = options.port === 0 ? 0 : options.port + PORTS_TO_TRY;
  for (let port = options.port; port <= last; port++) {
    const server = options.certificate ? createSecureServer(options.certificate, answer) : createServer(answer);
    const taken = await listen(server, port);
    if (taken === undefined) continue;
    return {
      url: `${options.certificate ? "https" : "http"}://localhost:${taken}/`,
      port: taken,
      close: () =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    };
  }
  throw new Error(`No port is free from ${options.port} to ${last}: end a program that uses one, or give --port.`);
}

/** The port that was taken; undefined when another program has it. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<number | undefined> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? done(undefined) : fail(error),
    );
    // This computer only: what is served here is nobody else's business.
    server.listen(port, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });
}

function answerRequest(options: ServerOptions, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET and HEAD.");
  const file = fileFor(options, request.url ?? "/");
  if (file === undefined) return refuse(response, 404, `No such file: ${request.url}`);
  const type = TYPES[extname(file.path)] ?? "application/octet-stream";
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Length": file.bytes,
    "X-Content-Type-Options": "nosniff",
    // Excel on the web reads functions.json from its own origin.
    "Access-Control-Allow-Origin": "*",
    // Excel draws a blank icon for a picture that may not be cached.
    ...(type.startsWith("image/") ? {} : { "Cache-Control": "no-store" }),
  });
  if (request.method === "HEAD") return void response.end();
  createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" });
  response.end(`${text}\n`);
}

/** The file behind an address, if it is one of the folder's. */
function fileFor(options: ServerOptions, url: string): { readonly path: string; readonly bytes: number } | undefined {
  const wanted = pathOf(url);
  if (wanted === undefined) return undefined;
  const root = resolve(options.folder);
  const path = resolve(join(root, wanted === "/" && options.index !== undefined ? options.index : wanted));
  if (!path.startsWith(root + sep)) return undefined;
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? { path, bytes: found.size } : undefined;
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(`http://localhost${url}`).pathname);
  } catch {
    return undefined;
  }
}
