import { errorWords, faultIn, isMissingPart, isUnforeseen } from "../../src/values/fault";

/** What must not be told. */
const CELL = "SMITH, ROSA 1948-02-11";

test("a failure in words keeps them; of any other only its kind is said", () => {
  expect(errorWords(new Error("The sheet is protected."))).toBe("The sheet is protected.");
  const unforeseen = [new TypeError(CELL), new RangeError(CELL), new ReferenceError(CELL), CELL, { CELL }, undefined];
  expect(unforeseen.every(isUnforeseen)).toBe(true);
  expect(unforeseen.map(errorWords)).toEqual(
    ["TypeError", "RangeError", "ReferenceError", "string", "object", "undefined"].map(
      (kind) => `a fault of the add-in (${kind})`,
    ),
  );
});

test("the fault behind a failure in words is found, however deep, and none where there is none", () => {
  const fault = new TypeError(CELL);
  const failure = new Error("Could not read", { cause: fault });
  expect(faultIn(failure)?.error).toBe(fault);
  expect(faultIn(new Error("Could not write", { cause: failure }))?.error).toBe(fault);
  expect(faultIn(fault)?.error).toBe(fault);
  expect(
    [new Error("no"), new Error("no", { cause: new Error("why") }), new Error("no", { cause: "x" })].map(faultIn),
  ).toEqual([null, null, null]);
});

test("a part that could not be loaded is no fault, and is known by the loader's own name for it", () => {
  const missing = Object.assign(new Error("Loading chunk 12 failed."), { name: "ChunkLoadError" });
  expect(isMissingPart(missing)).toBe(true);
  expect(faultIn(missing)).toBeNull();
  expect([new Error("Loading chunk 12 failed."), "ChunkLoadError", null].filter(isMissingPart)).toEqual([]);
});
