import { shownFormula, storedFormula } from "../../src/files/custom-functions";

describe("how a file spells our functions", () => {
  it.each([
    ['=PAYER.TABLE("PriorAuth",PriorAuth[#All])', '=_xldudf_PAYER_TABLE("PriorAuth",PriorAuth[#All])'],
    ["=PAYER.MATRIX(B2:B18)", "=_xldudf_PAYER_MATRIX(B2:B18)"],
    [
      "=IF(A1=1,PAYER.AUTH(PolicyMatrix,A2,B2,C2),PAYER.VERSION())",
      "=IF(A1=1,_xldudf_PAYER_AUTH(PolicyMatrix,A2,B2,C2),_xldudf_PAYER_VERSION())",
    ],
    ['="PAYER.AUTH("&"x ""PAYER.AUTH("&A1', '="PAYER.AUTH("&"x ""PAYER.AUTH("&A1'],
    ["=SUM(A1:A2)+MYPAYER.AUTH(1)", "=SUM(A1:A2)+MYPAYER.AUTH(1)"],
  ])("%s", (shown, stored) => {
    expect(storedFormula(shown)).toBe(stored);
    expect(shownFormula(stored)).toBe(shown);
  });
});
