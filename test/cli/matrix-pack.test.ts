import { readFileSync } from "node:fs";
import { checkCommand } from "../../src/cli/check-command";
import { matrixCommand } from "../../src/cli/matrix-command";
import { done, scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());
const pack = (...args: string[]) => done(matrixCommand, ["pack", ...args]);

const cms = scratch();
afterAll(() => cms.remove());
cms.write(
  "ccipra-v322r0.TXT",
  "Column1/Column2 Edits\t\t\t\t\t\t\r\n36415\t99214\t\t20200101\t*\t0\tx\r\n96413\t99214\t\t20200101\t20200101\t9\tx\r\n",
);
cms.write("mue-practitioner-2026-07.csv", "hcpcs_code,mue_units,mue_mai,mue_rationale\n99214,1,2,x\n");
const claims = files.write(
  "claims.csv",
  "Payer,Patient,DOS,CPT,Units\nMedicare,P1,2026-10-14,99214,1\nMedicare,P1,2026-10-14,36415,1\n",
);
const found = async (reference: string) => {
  const { out, notes } = await done(checkCommand, ["--claims", claims, "--reference", reference, "--format", "json"]);
  return { result: JSON.parse(out), notes };
};

describe("packed national tables from a terminal", () => {
  it("check as CMS's files do, and say the same of themselves", async () => {
    const out = files.at("cms.tables");
    expect(await pack(cms.at(""), out)).toMatchObject({
      status: 0,
      notes: expect.stringContaining(`Written to ${out}: 2 tables`),
    });
    const [before, after] = [await found(cms.at("")), await found(out)];
    expect(after.result).toEqual(before.result);
    expect(JSON.stringify(after.result.findings)).toContain("NCCI-PTP");
    expect(after.notes).toContain("PTP 2026-07: 2 rows from ccipra-v322r0.TXT");
    expect(after.notes).toContain(`${out} holds no Add-on or NDC table: the built-in one is used`);
  });

  it("do not replace a file in passing, and are not made of nothing", async () => {
    const there = files.write("there.tables", "mine");
    expect(await pack(cms.at(""), there)).toMatchObject({
      status: 2,
      notes: expect.stringContaining("is there already"),
    });
    expect(readFileSync(there, "utf8")).toBe("mine");
    expect((await pack(cms.at(""), there, "--force")).status).toBe(0);
    const empty = scratch();
    const { status, notes } = await pack(empty.at(""), files.at("empty.tables"));
    empty.remove();
    expect([status, notes]).toEqual([2, expect.stringContaining("holds none of the tables that CMS ships")]);
  });

  it("are refused where they are damaged, and no other file passes for them", async () => {
    const out = files.at("damaged.tables");
    await pack(cms.at(""), out);
    const bytes = readFileSync(out);
    const damaged = files.write("damaged.tables", bytes.subarray(0, bytes.length - 3));
    const args = (reference: string) => ["--claims", claims, "--reference", reference];
    expect(await done(checkCommand, args(damaged))).toMatchObject({
      status: 2,
      notes: expect.stringMatching(/damaged\.tables: the packed tables are damaged .*Pack CMS's files again/),
    });
    expect(await done(checkCommand, args(claims))).toMatchObject({
      status: 2,
      notes: expect.stringContaining("is a file. Name a folder with files of CMS"),
    });
  });
});
