// How cells of an export say codes, diagnoses and places: alone, with modifiers, or in front of what they mean in words.
import fc from "fast-check";
import { areDescribed, codeIn, compositeOf, diagnosisEntries, placeIn } from "../../src/claims/cell-texts";

test.each([
  ["96413", "96413", []],
  ["j9271", "J9271", []],
  ["HC:96413:59", "96413", ["59"]],
  ["HC>J9271>JZ>", "J9271", ["JZ"]],
  ["99214-25", "99214", ["25"]],
  ["96413 - 59 - XU", "96413", ["59", "XU"]],
  ["J9271 JZ", "J9271", ["JZ"]],
  ["99214/25,57", "99214", ["25", "57"]],
  ["99214 - Office visit, established", "99214", []],
  ["J9271: Pembrolizumab 1 mg", "J9271", []],
  ["0242U Guardant360", "0242U", []],
])("the code of %s", (text, code, mods) => {
  expect(codeIn(text)).toEqual({ code, mods });
});

test.each([
  "9921",
  "99214 99215",
  "99214 or 99215 by the record",
  "Office visit",
  "99214-250",
  "99214 -",
  "J92711 drug",
])("%s is no code, and the fault says it whole", (text) => {
  const { code, fault } = codeIn(text);
  expect(code).toBeNull();
  expect(fault).toContain(text);
});

test.each([
  ["C34.11; Z51.11", ["C3411", "Z5111"]],
  ["C34.11 - Malignant neoplasm of upper lobe, right bronchus or lung", ["C3411"]],
  ["Z51.11 - Encounter for chemotherapy; C50.911 - Cancer of the breast, right", ["Z5111", "C50911"]],
  ["Z51.11: Chemotherapy, C50.911: Breast", ["Z5111", "C50911"]],
  ["C50.911 (breast)\nD70.1 (neutropenia, from drugs)", ["C50911", "D701"]],
  ["S52.501A S52.502A", ["S52501A", "S52502A"]],
])("the diagnoses of %s", (text, good) => {
  expect(diagnosisEntries(text)).toMatchObject({ good, faults: [] });
});

test("a diagnosis that is none is named, and those beside it are kept", () => {
  expect(diagnosisEntries("C34.11, 34.1")).toMatchObject({ good: ["C3411"], faults: [{ entry: "34.1" }] });
  expect(diagnosisEntries("C34.11 - Lung; lung again")).toMatchObject({
    good: ["C3411"],
    faults: [{ entry: "lung again" }],
  });
});

test("words behind a diagnosis are told from a list", () => {
  expect(areDescribed("C34.11 - all of the lobe")).toBe(true);
  expect(areDescribed("C34.11, Z51.11")).toBe(false);
  expect(areDescribed("C34.11, Cl8.9")).toBe(false);
});

test.each([
  ["11", "11"],
  ["2", "02"],
  ["11 - Office", "11"],
  ["11-Office", "11"],
  ["2 Telehealth", "02"],
  ["22 - On Campus-Outpatient Hospital", "22"],
  ["Office (11)", "11"],
  ["POS 11", "11"],
])("the place of %s", (text, place) => {
  expect(placeIn(text)).toEqual({ place });
});

test.each(["Office", "111", "11 - Office 22", "1.5", "11 22"])("%s is no place", (text) => {
  expect(placeIn(text).fault).toContain(text);
});

test("a code and its modifiers are read as they were joined, whatever parts them", () => {
  const code = fc.stringMatching(/^(?:\d{5}|[A-V]\d{4})$/);
  const mods = fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(code, mods, fc.constantFrom("-", " ", ",", "/", " - "), (own, behind, between) => {
      const text = [own, ...behind].join(between);
      expect(compositeOf(text)).toMatchObject({ prefix: "", code: own, mods: behind, separator: between });
    }),
  );
});
