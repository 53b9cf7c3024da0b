import * as fc from "fast-check";
import { columnLetters, isBlank, isBlankArgument, isErrorCell, numberOf, textOf } from "../../src/values/cell";
import { durationOf, minutesBetween, timeOfDay } from "../../src/values/clock";
import { counted, groupBy, joinWords, splitList } from "../../src/values/lists";
import { centsOf, moneyText } from "../../src/values/money";

describe("cells", () => {
  test.each([
    [99213, "99213"],
    ["  J9271\u00a0", "J9271"],
    ["\ufeffCPT\u200b", "CPT"],
    [0, "0"],
    [1.5, "1.5"],
    [true, "TRUE"],
    [null, ""],
    [undefined, ""],
    [NaN, ""],
  ])("%j reads as %j", (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });

  test("a blank cell is blank, a zero is not, but may be an argument left blank", () => {
    expect(["", "  ", "\u00a0", null, undefined].map(isBlank)).toEqual([true, true, true, true, true]);
    expect([isBlank(0), isBlankArgument(0), isBlankArgument("0")]).toEqual([false, true, false]);
  });

  test("an Excel error is told from text that begins alike", () => {
    expect([isErrorCell("#N/A"), isErrorCell("#REF!"), isErrorCell("#1"), isErrorCell("N/A")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    [12, 12],
    ["1,250.50", 1250.5],
    ["$12", 12],
    ["($5.25)", -5.25],
    ["(5)", -5],
    ["-$3", -3],
    [".5", 0.5],
    ["1,25", null],
    ["12a", null],
    ["", null],
    [true, null],
  ])("%j is the number %s", (cell, number) => {
    expect(numberOf(cell)).toBe(number);
  });

  test("every number is read back from how Excel writes it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (n) => {
        expect([numberOf(n), numberOf(String(n)), numberOf(n.toLocaleString("en-US"))]).toEqual([n, n, n]);
      }),
    );
  });

  test("columns are named as Excel names them", () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
  });
});

describe("times", () => {
  test.each([
    ["9:05", 545],
    ["09:05:30", 545],
    ["2:30 PM", 870],
    ["12:00 am", 0],
    ["12:15 p.m.", 735],
    ["0905", 545],
    [0.375, 540],
    [45000.5, 720],
    ["24:00", null],
    ["9:60", null],
    ["13:00 PM", null],
    ["noon", null],
    [2, null],
  ])("%j is minute %s of the day", (cell, minute) => {
    expect(timeOfDay(cell)).toBe(minute);
  });

  test("a stop before its start is on the next day", () => {
    expect([minutesBetween(600, 672), minutesBetween(23 * 60, 60), minutesBetween(600, 600)]).toEqual([72, 120, 0]);
  });

  test.each([
    [72, 72],
    ["72", 72],
    ["1:12", 72],
    [0.05, 72],
    ["-5", null],
    ["soon", null],
  ])("%j lasts %s minutes", (cell, minutes) => {
    expect(durationOf(cell)).toBe(minutes);
  });
});

describe("money and words", () => {
  test("money is whole cents, and short in a message", () => {
    expect([centsOf("$1,250.50"), centsOf(12), centsOf("free")]).toEqual([125050, 1200, null]);
    expect([moneyText(125050), moneyText(1250), moneyText(-5), moneyText(123456789)]).toEqual([
      "$1,251",
      "$12.50",
      "-$0.05",
      "$1,234,568",
    ]);
  });

  test("lists and counts read as in a sentence", () => {
    expect(splitList("25; 59,XE\n|JW;;")).toEqual(["25", "59", "XE", "JW"]);
    expect([joinWords(["59", "XE", "XP"], "or"), joinWords(["59"], "or"), joinWords([], "or")]).toEqual([
      "59, XE or XP",
      "59",
      "",
    ]);
    expect([counted(1, "line"), counted(2000, "line"), counted(2, "entry", "entries")]).toEqual([
      "1 line",
      "2,000 lines",
      "2 entries",
    ]);
    expect([...groupBy([1, 2, 3, 4], (n) => n % 2)]).toEqual([
      [1, [1, 3]],
      [0, [2, 4]],
    ]);
  });
});
