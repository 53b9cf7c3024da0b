import { runChecks } from "../../src/checks/engine";
import { isVisitCode } from "../../src/codes/families";
import { isNpi } from "../../src/codes/shapes";
import { bundledReference } from "../../src/codes/reference/bundled";
import { cleanSample, CLAIMS, sample, sampleWorkbook } from "../../src/cli/sample/workbook";
import { PEOPLE } from "../../src/cli/sample/practice";
import { readClaimsFile } from "../../src/files/claims-file";
import { readMatrixWorkbook } from "../../src/files/matrix-files";
import { writeWorkbook } from "../../src/files/xlsx-write";
import { compileMatrix } from "../../src/matrix/matrix";
import { day } from "../day";

const reference = bundledReference();
const bytes = writeWorkbook(sampleWorkbook());
const checked = (async () => {
  const sheet = await readClaimsFile(await bytes, "sample.xlsx", { isVisit: isVisitCode });
  const matrix = compileMatrix(await readMatrixWorkbook(await bytes, "sample.xlsx"));
  return { sheet, matrix, result: runChecks({ sheet, matrix, reference, asOf: day("2026-11-23") }) };
})();

describe("the sample workbook", () => {
  it("opens on a claim sheet of some size, with a matrix that has no issues", async () => {
    const workbook = sampleWorkbook();
    expect([workbook.active, workbook.sheets[0]?.name, workbook.sheets[0]?.table]).toEqual([0, CLAIMS, CLAIMS]);
    const { sheet, matrix, result } = await checked;
    expect(sheet.name).toBe(CLAIMS);
    expect(matrix.issues).toEqual([]);
    expect(result.summary.lines).toBeGreaterThanOrEqual(300);
    expect(result.summary.encounters).toBeGreaterThanOrEqual(120);
    expect(new Set(sheet.lines.map((line) => line.payer)).size).toBe(5);
  });

  it("has every planted fault found on its claim", async () => {
    const { result } = await checked;
    const { planted } = sample();
    expect(new Set(planted.map(({ check }) => check)).size).toBeGreaterThanOrEqual(20);
    for (const { check, claim, what } of planted) {
      const found = result.findings.filter((finding) => finding.claim === claim).map((finding) => finding.check);
      expect({ what, claim, found }).toEqual({ what, claim, found: expect.arrayContaining([check]) });
    }
  });

  it("finds errors and warnings nowhere else", async () => {
    const { result } = await checked;
    const faulty = new Set(sample().planted.map(({ claim }) => claim));
    const elsewhere = result.findings.filter((finding) => finding.severity !== "info" && !faulty.has(finding.claim));
    expect(elsewhere).toEqual([]);
  });

  it("can be had without its faults, with its authorisations", () => {
    const { lines, matrix, planted } = cleanSample();
    expect(planted).toEqual([]);
    expect(compileMatrix(matrix).authorizations.size).toBeGreaterThan(0);
    expect(lines.length).toBeGreaterThan(500);
  });

  it("is the same every time", () => {
    expect(sampleWorkbook()).toEqual(sampleWorkbook());
  });

  it("has practitioners whose numbers could be real", () => {
    expect(Object.values(PEOPLE).filter(({ npi }) => !isNpi(npi))).toEqual([]);
  });
});
