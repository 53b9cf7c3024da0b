/**
 * The options of `npm run build` as webpack takes them: `--url` says where the add-in will be served.
 *
 * @throws where `--url` names no address
 * @example webpackOptions(["--url", "https://x.org/"]) //=> ["--mode", "production", "--env", "url=https://x.org/"]
 */
export function webpackOptions(given: readonly string[]): string[] {
  const options = ["--mode", "production"];
  for (let i = 0; i < given.length; i++) {
    const option = given[i] ?? "";
    if (option !== "--url" && !option.startsWith("--url=")) {
      options.push(option);
      continue;
    }
    const url = option === "--url" ? given[++i] : option.slice("--url=".length);
    if (url === undefined || url === "" || url.startsWith("--"))
      throw new Error("--url: say the https address of the folder that will serve the add-in.");
    options.push("--env", `url=${url}`);
  }
  return options;
}
