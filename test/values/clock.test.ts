import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { parseCsvText } from "../../src/files/csv";
import type { Cells } from "../../src/values/cell";
import { clockText, dateAndTime, timeOfDay } from "../../src/values/clock";

describe("a time of day", () => {
  test.each([
    ["9:05", 545],
    ["09:05:59", 545],
    ["2:30 PM", 870],
    ["12:10 a.m.", 10],
    ["0905", 545],
    [905, 545],
    [0.375, 540],
    [46309.375, 540],
    // Excel's fraction of a day as a .csv has it, which may be cut off.
    ["0.375", 540],
    ["0.3798", 547],
    [".5", 720],
    ["0,3798", 547],
    ["46309.375", 540],
    ["0.999999", 0],
    ["14:30:00.000", 870],
    ["9 am", 540],
    ["12a", 0],
    ["12 p.m.", 720],
  ])("%p is minute %p", (cell, minutes) => expect(timeOfDay(cell)).toBe(minutes));

  test.each([
    "9.05",
    "25:00",
    "13:00 PM",
    "1.5",
    "noon",
    "0.3.7",
    "",
    "72",
    "-0.5",
    "13 pm",
    "0 am",
    "10/14/2026",
    "9",
  ])("%p is none", (cell) => expect(timeOfDay(cell)).toBeNull());

  test("says the same as text and as a number, at every minute", () => {
    for (let minute = 0; minute < 1440; minute++) {
      expect(timeOfDay((minute / 1440).toFixed(10))).toBe(minute);
      expect(timeOfDay(minute / 1440)).toBe(minute);
    }
  });
});

test.each([
  ["10/14/2026 9:00 AM", 540],
  ["2026-10-14T14:30:00.000", 870],
  ["14-Oct-2026 0905", 545],
])("%j is a date with its time", (text, clock) => {
  expect(dateAndTime(text)).toEqual({ day: 46309, clock });
  expect(timeOfDay(text)).toBeNull();
});

test.each(["10/14/2026", "9:00", "10/14/26 9:00", "10/14/2026 25:00", ""])("%j is no date with a time", (text) => {
  expect(dateAndTime(text)).toBeNull();
});

test("the time of a line may stand behind a date", () => {
  const sheet = readClaims(
    [
      ["Payer", "Patient", "DOS", "CPT", "Start", "Stop"],
      ["Acme", "P1", "2026-10-14", "96413", "10/14/2026 9:00 AM", "2026-10-14 10:12"],
    ],
    { name: "Claims", firstRow: 1, isVisit: () => false },
  );
  expect(isClaimSheet(sheet) && sheet.lines[0]).toMatchObject({ start: 540, stop: 612, minutes: 72, bad: [] });
});

test("a .csv with times as Excel's fractions is read as the sheet that it comes from", () => {
  const rows = [
    ["Payer", "Patient", "DOS", "CPT", "Start", "Stop"],
    ["Acme", "P1", "2026-10-14", "96413", 0.3798611111, 0.4298611111],
  ];
  const read = (cells: Cells) => {
    const sheet = readClaims(cells, { name: "Claims", firstRow: 1, isVisit: () => false });
    if (!isClaimSheet(sheet)) throw new Error(sheet.message);
    return sheet;
  };
  const [line] = read(rows).lines;
  const fromText = read(parseCsvText(rows.map((row) => row.join(",")).join("\n"), "claims.csv"));
  expect(fromText.problems).toEqual([]);
  expect(fromText.lines[0]?.minutes).toBe(72);
  expect(fromText.lines[0]).toEqual(line);
  expect(clockText(fromText.lines[0]?.start ?? -1)).toBe("9:07");
});
