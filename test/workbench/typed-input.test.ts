import fc from "fast-check";
import { readTyped } from "../../src/workbench/grid/typed-input";

describe("what is typed into a cell", () => {
  it.each([
    ["5", { kind: "value", value: 5 }],
    ["-1,250.50", { kind: "value", value: -1250.5, format: "#,##0.00" }],
    ["$12", { kind: "value", value: 12, format: "$#,##0" }],
    ["85%", { kind: "value", value: 0.85, format: "0%" }],
    ["TRUE", { kind: "value", value: true }],
    ["10/14/2026", { kind: "value", value: 46309, format: "m/d/yyyy" }],
    ["2026-10-14", { kind: "value", value: 46309, format: "m/d/yyyy" }],
    ["1/1/00", { kind: "value", value: 36526, format: "m/d/yyyy" }],
    ["10:35", { kind: "value", value: 635 / 1440, format: "h:mm" }],
    ["1:05 pm", { kind: "value", value: 785 / 1440, format: "h:mm AM/PM" }],
    ["=A1", { kind: "formula", formula: "=A1" }],
    ["=", { kind: "value", value: "=" }],
    ["'00123", { kind: "text", value: "00123" }],
    ["J9271", { kind: "value", value: "J9271" }],
    ["2/30/2026", { kind: "value", value: "2/30/2026" }],
    ["12-34-5678", { kind: "value", value: "12-34-5678" }],
    ["1,2,3", { kind: "value", value: "1,2,3" }],
    ["", { kind: "value", value: "" }],
    ["-", { kind: "value", value: "-" }],
    ["%", { kind: "value", value: "%" }],
  ])("%j", (text, expected) => {
    expect(readTyped(text, "General")).toEqual(expected);
  });

  it("is text where the cell is formatted as text, whatever it looks like", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTyped(text, "@")).toEqual({ kind: "text", value: text });
      }),
    );
  });

  it("is its number where it is written as JavaScript writes numbers", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readTyped(String(number), "General")).toEqual({ kind: "value", value: Number(String(number)) });
      }),
    );
  });
});
