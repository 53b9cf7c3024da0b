import { webpackOptions } from "../../build/build-options";

test.each([
  [
    ["--url", "https://x.org/a/"],
    ["--mode", "production", "--env", "url=https://x.org/a/"],
  ],
  [["--url=https://x.org/a/"], ["--mode", "production", "--env", "url=https://x.org/a/"]],
  [
    ["--env", "url=https://x.org/"],
    ["--mode", "production", "--env", "url=https://x.org/"],
  ],
  [[], ["--mode", "production"]],
])("%j is told to webpack", (given, told) => {
  expect(webpackOptions(given)).toEqual(told);
});

test.each([[["--url"]], [["--url", "--stats"]], [["--url="]]])("%j is refused", (given) => {
  expect(() => webpackOptions(given)).toThrow("https address");
});
