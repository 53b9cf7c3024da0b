import { progressLine, progressText } from "../../src/cli/progress";

describe("how far a check is", () => {
  const state = { doing: "Checking a.csv", done: 50_000, of: 100_000, unit: "rows" } as const;

  it("is told with its speed and what is left, once both are known", () => {
    expect(progressText(state, 500)).toBe("Checking a.csv: 50,000 of 100,000 rows");
    expect(progressText(state, 5000)).toBe("Checking a.csv: 50,000 of 100,000 rows, 10,000 a second, 5 seconds left");
    expect(progressText({ ...state, done: 1000 }, 10_000)).toMatch(/100 a second, 17 minutes left$/);
  });

  it("is one line that is written over, seldom, and taken away for other words", () => {
    let time = 0;
    let written = "";
    const line = progressLine(
      (text) => void (written += text),
      () => time,
    );
    line.clear();
    expect(written).toBe("");
    line.show({ ...state, done: 1 });
    time = 100;
    line.show({ ...state, done: 2 });
    expect(written).toBe("\r\u001b[KChecking a.csv: 1 of 100,000 rows");
    time = 300;
    line.show({ ...state, done: 3 });
    line.clear();
    line.clear();
    expect(written.split("\r\u001b[K")).toEqual([
      "",
      "Checking a.csv: 1 of 100,000 rows",
      "Checking a.csv: 3 of 100,000 rows",
      "",
    ]);
  });
});
