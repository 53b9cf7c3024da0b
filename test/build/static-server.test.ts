import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StaticServer, startStaticServer } from "../../build/serve/static-server";

const parent = mkdtempSync(join(tmpdir(), "served-"));
const folder = join(parent, "site");
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(folder, "help"), { recursive: true });
  writeFileSync(join(parent, "secret.txt"), "secret");
  writeFileSync(join(folder, "page.html"), "<p>page</p>");
  writeFileSync(join(folder, "a b.js"), "1");
  writeFileSync(join(folder, "icon.png"), "png");
  server = await startStaticServer({ folder, port: 0, index: "page.html" });
});

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

/** Asks for a path as it is: fetch() would tidy it up first. */
function ask(
  path: string,
  method = "GET",
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((done, fail) => {
    request({ port: server.port, host: "127.0.0.1", path, method }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += String(chunk)));
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on("error", fail)
      .end();
  });
}

describe("the static server", () => {
  it("answers with the file, its type and no caching", async () => {
    const { status, headers, body } = await ask("/");
    expect([status, body]).toEqual([200, "<p>page</p>"]);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("lets pictures be cached: Excel shows a blank icon otherwise", async () => {
    const { headers } = await ask("/icon.png");
    expect(headers["content-type"]).toBe("image/png");
    expect(headers["cache-control"]).toBeUndefined();
  });

  it("reads escaped names and leaves out queries", async () => {
    expect((await ask("/a%20b.js?_host_Info=Excel$Win32")).body).toBe("1");
  });

  it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/help", "/none.js", "/%zz", "//secret.txt"])(
    "gives nothing but files of its folder: %s",
    async (path) => {
      const { status, body } = await ask(path);
      expect(status).toBe(404);
      expect(body).not.toBe("secret");
    },
  );

  it("takes no other method", async () => {
    expect((await ask("/", "POST")).status).toBe(405);
  });

  it("takes the next port when one is in use", async () => {
    const second = await startStaticServer({ folder, port: server.port });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
  });
});
