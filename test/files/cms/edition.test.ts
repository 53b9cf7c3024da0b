import { editionOf } from "../../../src/files/cms/edition";
import { dayOf } from "../../../src/values/day";

describe("the edition that a file's name tells", () => {
  it.each([
    ["ccipra-v302r0-f1.TXT", "2024-07"],
    ["ccipra-v322r0-f4.xlsx", "2026-07"],
    ["ccipra-v310r0-f1.txt", "2025-01"],
    ["MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", "2026-10"],
    ["AOC_V2026Q2-MCR.xlsx", "2026-04"],
    ["October 2026 ASP NDC-HCPCS Crosswalk 092026.csv", "2026-10"],
    ["section 508 version of Jan 2025 ASP NDC-HCPCS.csv", "2025-01"],
    ["mue-practitioner-2024-04.csv", "2024-04"],
    ["pairs.txt", "unknown"],
    ["MCR_MUE_Eff_13-01-2026.csv", "unknown"],
  ])("%s is %s", (name, edition) => {
    expect(editionOf(name).edition).toBe(edition);
  });

  it("begins on the first day of its quarter", () => {
    expect(editionOf("AOC_V2026Q4-MCR.xlsx").editionDay).toBe(dayOf(2026, 10, 1));
  });
});
