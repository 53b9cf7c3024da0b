import { centsOf, moneyText } from "../../src/values/money";

test.each([
  ["$1,250.50", 125_050],
  ["(5)", -500],
  [0.1 + 0.2, 30],
  ["", null],
  ["1.234,56", null],
  [1e308, null],
  ["9".repeat(20), null],
])("the cell %p in cents", (cell, cents) => {
  expect(centsOf(cell)).toBe(cents);
});

test("money as people read it", () => {
  expect(moneyText(125_050)).toBe("$1,251");
  expect(moneyText(-705)).toBe("-$7.05");
});
