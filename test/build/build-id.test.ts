import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildId } from "../../build/build-id";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A checkout with one source and one picture. */
function checkout(source: string, picture = "a"): string {
  const folder = mkdtempSync(join(tmpdir(), "checkout-"));
  folders.push(folder);
  mkdirSync(join(folder, "src"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "package.json"), '{ "version": "1.2.3" }');
  writeFileSync(join(folder, "src", "a.ts"), source);
  writeFileSync(join(folder, "assets", "a.png"), picture);
  return folder;
}

describe("the id of a build", () => {
  it("is the version and eight digits", () => {
    expect(buildId(checkout("1\n"))).toMatch(/^1\.2\.3\+[0-9a-f]{8}$/);
  });

  it("is the same wherever the checkout stands and however its lines end", () => {
    expect(buildId(checkout("1\n2\n"))).toBe(buildId(checkout("1\r\n2\r\n")));
  });

  it("changes with a source, with a picture, and with a file's name", () => {
    const ids = [checkout("1\n"), checkout("2\n"), checkout("1\n", "a\r\n"), checkout("1\n", "a\n")].map(buildId);
    const renamed = checkout("1\n");
    writeFileSync(join(renamed, "src", "b.ts"), "");
    expect(new Set([...ids, buildId(renamed)]).size).toBe(5);
  });

  it("leaves out what no build is made of", () => {
    const folder = checkout("1\n");
    const before = buildId(folder);
    writeFileSync(join(folder, "README.md"), "text");
    mkdirSync(join(folder, "dist"));
    writeFileSync(join(folder, "dist", "a.js"), "text");
    expect(buildId(folder)).toBe(before);
  });
});
