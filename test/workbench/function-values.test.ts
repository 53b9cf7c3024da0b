import {
  answerOf,
  failureOf,
  type FunctionInfo,
  type ParameterInfo,
  shapeArguments,
} from "../../src/workbench/grid/function-values";

const parameter = (type: string, more: Partial<ParameterInfo> = {}): ParameterInfo => ({ name: "p", type, ...more });
const info = (...parameters: ParameterInfo[]): FunctionInfo => ({ id: "F", name: "F", parameters });
const matrix = { dimensionality: "matrix" };
const NOT_AVAILABLE = { error: "#N/A" };

describe("the arguments of a custom function", () => {
  it("gives a matrix parameter a grid, for one cell too", () => {
    expect(shapeArguments(info(parameter("any", matrix)), [5], false)).toEqual([[[5]]]);
    expect(shapeArguments(info(parameter("any", matrix)), [[["a"], ["b"]]], false)).toEqual([[["a"], ["b"]]]);
  });

  it("gives null for what is left out, and refuses where it may not be", () => {
    const two = info(parameter("any"), parameter("any", { optional: true }));
    expect(shapeArguments(two, ["a"], false)).toEqual(["a", null]);
    expect(shapeArguments(two, [], false)).toEqual({ error: "#VALUE!" });
    expect(shapeArguments(two, ["a", "b", "c"], false)).toEqual({ error: "#VALUE!" });
  });

  it("gathers what repeats in one list", () => {
    const list = info(parameter("any"), parameter("number", { repeating: true }));
    expect(shapeArguments(list, ["a", 1, 2], false)).toEqual(["a", [1, 2]]);
    expect(shapeArguments(list, ["a"], false)).toEqual(["a", []]);
  });

  it("turns values into what the parameter asks for", () => {
    expect(shapeArguments(info(parameter("number")), ["12"], false)).toEqual([12]);
    expect(shapeArguments(info(parameter("number")), [""], false)).toEqual([0]);
    expect(shapeArguments(info(parameter("number")), ["x"], false)).toEqual({ error: "#VALUE!" });
    expect(shapeArguments(info(parameter("string")), [99213], false)).toEqual(["99213"]);
    expect(shapeArguments(info(parameter("any")), [""], false)).toEqual([""]);
    expect(shapeArguments(info(parameter("any")), [[[1, 2]]], false)).toEqual({ error: "#VALUE!" });
  });

  it("answers with an error among them, unless the function takes errors", () => {
    expect(shapeArguments(info(parameter("any")), [NOT_AVAILABLE], false)).toEqual(NOT_AVAILABLE);
    expect(shapeArguments(info(parameter("any", matrix)), [[["a", NOT_AVAILABLE]]], false)).toEqual(NOT_AVAILABLE);
    expect(shapeArguments(info(parameter("any", matrix)), [[["a", NOT_AVAILABLE]]], true)).toEqual([
      [["a", NOT_AVAILABLE]],
    ]);
  });
});

describe("the answer of a custom function", () => {
  it("is a value, a grid, or text for nothing", () => {
    expect(answerOf(3)).toBe(3);
    expect(answerOf(null)).toBe("");
    expect(answerOf(undefined)).toBe("");
    expect(
      answerOf([
        [1, null],
        ["a", true],
      ]),
    ).toEqual([
      [1, ""],
      ["a", true],
    ]);
    expect(answerOf([])).toBe("");
  });

  it("is Excel's error where it is one of the add-in's, #VALUE! for any other", () => {
    const own = Object.assign(new Error("no such policy"), { code: "#N/A" });
    expect(failureOf(own)).toEqual({ answer: NOT_AVAILABLE, message: "no such policy" });
    expect(failureOf(new Error("boom"))).toEqual({ answer: { error: "#VALUE!" }, message: "boom" });
    expect(answerOf([[own]])).toEqual([[NOT_AVAILABLE]]);
  });
});
