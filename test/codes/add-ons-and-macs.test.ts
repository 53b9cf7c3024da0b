import { primariesOf } from "../../src/codes/add-ons";
import { macOfState, usesZCodes } from "../../src/codes/macs";
import { bundledReference } from "../../src/codes/reference/bundled";
import { MACS } from "../../src/matrix/tables";
import { day } from "../day";

const reference = bundledReference();
const on = day("2026-10-14");

describe("primaries of add-on codes", () => {
  test("Medicare's file says what stands beside an add-on", () => {
    expect(primariesOf(reference, "G2212", "medicare", on)).toEqual(["99205", "99215", "99483"]);
    expect(primariesOf(reference, "96411", "other", on)).toEqual(["96409", "96413"]);
    expect(primariesOf(reference, "88341", "medicare", on)).toEqual(["88342"]);
  });

  test("CPT lets 96415 follow 96417, for everybody", () => {
    expect(primariesOf(reference, "96415", "medicare", on)).toEqual(["96413", "96417"]);
    expect(primariesOf(reference, "96415", "other", on)).toEqual(["96413", "96417"]);
  });

  test("99417 has more primaries for payers other than Medicare", () => {
    expect(primariesOf(reference, "99417", "medicare", on)).toEqual(["99205", "99215"]);
    expect(primariesOf(reference, "99417", "other", on)).toEqual([
      "99205",
      "99215",
      "99245",
      "99345",
      "99350",
      "99483",
    ]);
  });

  test("a code that is no add-on has none, and without the file nobody knows", () => {
    expect(primariesOf(reference, "96413", "medicare", on)).toBeUndefined();
    expect(primariesOf({ addOns: null }, "96415", "medicare", on)).toBeUndefined();
  });
});

describe("Medicare contractors", () => {
  test.each([
    ["CA", "Noridian JE"],
    ["wa", "Noridian JF"],
    ["NY", "NGS"],
    [" TX ", "Novitas"],
    ["FL", "First Coast"],
    ["CNMI", "Noridian JE"],
    ["", null],
    ["XX", null],
  ])("%s belongs to %s", (state, mac) => {
    expect(macOfState(state)).toBe(mac);
  });

  test("the first, second, fifth, sixth and seventh want the Z-code", () => {
    expect(MACS.filter(usesZCodes)).toEqual(["Noridian JE", "Noridian JF", "Palmetto", "CGS", "WPS"]);
  });
});
