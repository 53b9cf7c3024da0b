import fc from "fast-check";
import { knownCodes, knownDays, UNKNOWN } from "../../../src/files/cms/known-bytes";
import { parseDay } from "../../../src/values/day";
import { utf8 } from "../archive";

describe("dates that are known by their bytes", () => {
  const days = knownDays();
  const text = (n: number): string => String(n).padStart(8, "0");
  // Every date of three years, and no other.
  for (let date = 20220101; date <= 20241231; date++) {
    const day = parseDay(text(date));
    if (day !== null) days.learn(utf8(text(date)), 0, day);
  }
  const dayAt = (date: string): number => days.dayAt(utf8(`\t${date}\t`), 1);

  it("are those that were learnt, and no other digits pass for one of them", () => {
    for (let date = 20210000; date < 20260000; date++) {
      const learnt = date >= 20220101 && date <= 20241231 ? (parseDay(text(date)) ?? UNKNOWN) : UNKNOWN;
      if (dayAt(text(date)) !== learnt) throw new Error(`${date} is ${dayAt(text(date))} and not ${learnt}`);
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (date) => {
        const isLearnt = date >= 20220101 && date <= 20241231;
        expect(dayAt(text(date))).toBe(isLearnt ? (parseDay(text(date)) ?? UNKNOWN) : UNKNOWN);
      }),
    );
  });

  it("are not found in anything but digits", () => {
    for (const other of ["2023A101", "2024010*", "2024O101", "2024-1-1", "20240\t01", " 2024010", "2024"])
      expect(dayAt(other)).toBe(UNKNOWN);
  });
});

describe("codes that are known by their bytes", () => {
  it("are not found where other bytes stand in the place of a character", () => {
    const codes = knownCodes();
    const characters = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const learnt = characters.flatMap((a) => characters.map((b) => a + b));
    for (const [number, end] of learnt.entries()) codes.learn(utf8(`964${end}`), 0, number);
    for (const [number, end] of learnt.entries()) expect(codes.numberAt(utf8(`964${end}`), 0)).toBe(number);
    for (let byte = 0; byte < 256; byte++) {
      if (characters.includes(String.fromCharCode(byte))) continue;
      for (let at = 0; at < 5; at++) {
        const code = Uint8Array.from(utf8("96413"), (each, i) => (i === at ? byte : each));
        expect(codes.numberAt(code, 0)).toBe(UNKNOWN);
      }
    }
  });

  it("are not found where the data ends within one", () => {
    const codes = knownCodes();
    codes.learn(utf8("12340"), 0, 7);
    for (const end of ["1234", "123", ""]) expect(codes.numberAt(utf8(end), 0)).toBe(UNKNOWN);
  });

  it("are those that were learnt, each with its own number", () => {
    const code = fc.stringMatching(/^[0-9A-Z]{5}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(code, { maxLength: 50 }),
        fc.string({ minLength: 5, maxLength: 5 }),
        (learnt, other) => {
          const codes = knownCodes();
          for (const [number, each] of learnt.entries()) codes.learn(utf8(each), 0, number);
          for (const [number, each] of learnt.entries()) expect(codes.numberAt(utf8(`x${each}`), 1)).toBe(number);
          expect(codes.numberAt(utf8(other), 0)).toBe(learnt.indexOf(other));
          expect(codes.numberAt(utf8("1234"), 0)).toBe(UNKNOWN);
        },
      ),
    );
  });
});
