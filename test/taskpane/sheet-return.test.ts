import { createSheetReturn } from "../../src/taskpane/core/sheet-return";

test("a sheet that comes to the front tells its old selection, which nobody chose; another row, or later, is a choice", () => {
  let now = 1_000;
  const returned = createSheetReturn(() => now);
  expect(returned.isOld("claims", 7)).toBe(false);
  returned.sheetOpened("record");
  expect(returned.isOld("record", 1)).toBe(false);
  returned.sheetOpened("claims");
  expect([returned.isOld("claims", 7), returned.isOld("claims", 7)]).toEqual([true, true]);
  expect(returned.isOld("claims", 8)).toBe(false);
  expect(returned.isOld("claims", 8)).toBe(true);
  now += 1_000;
  // Another cell of the row that was let go.
  expect(returned.isOld("claims", 8)).toBe(false);
  expect(returned.isOld("record", 1)).toBe(false);
});
