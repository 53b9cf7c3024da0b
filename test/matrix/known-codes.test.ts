import { codesLike } from "../../src/matrix/known-codes";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { day } from "../day";
import { matrixOf } from "./matrix-of";

const on = day("2026-10-14");
const starter = compileMatrix(starterTables());

test("a drug is found by its name in any case, and by each word of it", () => {
  expect(codesLike(starter, "pembro", on)[0]).toEqual({ code: "J9271", words: "pembrolizumab" });
  expect(codesLike(starter, "TRASTUZUMAB", on).map(({ code }) => code)).toContain("J9355");
  const drugs = matrixOf({ Drugs: [{ Code: "J9177", Name: "Enfortumab vedotin-ejfv" }] });
  expect(codesLike(drugs, "vedo", on).map(({ code }) => code)).toEqual(["J9177"]);
  expect(codesLike(drugs, "tumab", on)).toEqual([]);
});

test("a code is found by its first characters, with the group that it belongs to", () => {
  expect(codesLike(starter, "9641", on)).toContainEqual({ code: "96413", words: "Infusion" });
  expect(codesLike(starter, " j92", on).every(({ code }) => code.startsWith("J92"))).toBe(true);
});

test("what has ended stands behind what is in force, and says when", () => {
  const matrix = matrixOf({
    CodeStatus: [
      { Code: "77385", Family: "Radiation", To: day("2025-12-31") },
      { Code: "77386", Family: "Radiation" },
      { Code: "77384", Family: "Radiation", To: 1 },
    ],
  });
  expect(codesLike(matrix, "7738", on)).toEqual([
    { code: "77386", words: "Radiation" },
    { code: "77384", words: "Radiation" },
    { code: "77385", words: "Radiation, ended 31 Dec 2025" },
  ]);
});

test("a text of one character finds nothing, and the list has an end", () => {
  expect(codesLike(starter, "9", on)).toEqual([]);
  expect(codesLike(starter, "99", on)).toHaveLength(8);
});
