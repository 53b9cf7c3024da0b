import * as fc from "fast-check";
import { addYears, dayOf, inForce, isoOf, LAST_DAY, parseDay, partsOf, wordsOf } from "../../src/values/day";

const anyDay = fc.integer({ min: 1, max: LAST_DAY }).filter((day) => day !== 60);

describe("days", () => {
  test.each([
    ["1900-01-01", 1],
    ["1900-02-28", 59],
    ["1900-03-01", 61],
    ["2024-02-29", 45351],
    ["2026-11-23", 46349],
    ["9999-12-31", LAST_DAY],
  ])("%s is Excel's serial %s", (iso, serial) => {
    expect(parseDay(iso)).toBe(serial);
    expect(isoOf(serial)).toBe(iso);
  });

  test.each([
    ["20261123", "2026-11-23"],
    ["11/23/2026", "2026-11-23"],
    ["1/2/2026", "2026-01-02"],
    ["2026-11-23T00:00:00", "2026-11-23"],
    ["2026-11-23 00:00:00.000", "2026-11-23"],
    [" 2026-11-23 ", "2026-11-23"],
    ["2026/11/23", "2026-11-23"],
    ["11/23/2026 12:00:00 AM", "2026-11-23"],
    ["11/23/2026 0:00", "2026-11-23"],
    ["23-Nov-2026", "2026-11-23"],
    ["3 nov 2026", "2026-11-03"],
    ["November 23, 2026", "2026-11-23"],
    ["Mon Nov 23 2026", "2026-11-23"],
    ["Sept 3, 2026", "2026-09-03"],
  ])("%j is read as %s", (text, iso) => {
    expect(isoOf(parseDay(text) ?? 0)).toBe(iso);
  });

  test.each([
    "",
    "02/30/2026",
    "2026-13-01",
    "11/23/26",
    "23.11.2026",
    "2026-11-23T14:30:00",
    "2026/11-23",
    "23-Nov-26",
    "23-Nav-2026",
    "31 Nov 2026",
    "11/23/2026 12:00 PM",
    "soon",
    "20261399",
    "1899-12-31",
  ])("%j is no date", (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test("every day comes back from its text, in each of its forms", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, date } = partsOf(day);
        expect([
          dayOf(year, month, date),
          parseDay(isoOf(day)),
          parseDay(isoOf(day).replaceAll("-", "")),
          parseDay(`${month}/${date}/${year}`),
        ]).toEqual([day, day, day, day]);
      }),
    );
  });

  test("a later date has a greater number", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(isoOf(a) < isoOf(b));
      }),
    );
  });

  test("a year later is the same date, but for 29 February", () => {
    expect(isoOf(addYears(parseDay("2024-02-29") ?? 0, 1))).toBe("2025-02-28");
    expect(isoOf(addYears(parseDay("2025-11-23") ?? 0, 1))).toBe("2026-11-23");
  });

  test("both ends of a period count, and an open end never ends", () => {
    expect([inForce(10, 20, 10), inForce(10, 20, 20), inForce(10, 20, 9), inForce(10, 20, 21)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([inForce(null, 20, 1), inForce(10, null, LAST_DAY)]).toEqual([true, true]);
  });

  test("a day in words is the same in every locale", () => {
    expect(wordsOf(46349)).toBe("23 Nov 2026");
  });
});
