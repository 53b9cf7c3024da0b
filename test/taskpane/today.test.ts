import { today } from "../../src/taskpane/core/today";
import { dayOf } from "../../src/values/day";

test("today is the user's day, also late in the evening", () => {
  expect(today(new Date(2026, 10, 23, 23, 59))).toBe(dayOf(2026, 11, 23));
});
