// An error that nobody foresaw, in a real browser: its page, and a console that has nothing of it.
import { startWorkbenchServer, type WorkbenchServer } from "./support";

let server: WorkbenchServer;
beforeAll(async () => {
  server = await startWorkbenchServer();
});
afterAll(() => server.close());

/** What must not be told. */
const CELL = "SMITH, ROSA 1948-02-11";

test.each(["error", "rejection"] as const)(
  "an uncaught %s has a page with a report, and the pane goes on",
  async (kind) => {
    const bench = await server.open();
    const printed: string[] = [];
    bench.page.on("console", (message) => printed.push(message.text()));
    await bench.pane().evaluate(
      ([how, text]) => {
        // As an event or a timer of the pane would throw it.
        setTimeout(() => {
          if (how === "error") throw new TypeError(text);
          void Promise.reject(new TypeError(text));
        });
      },
      [kind, CELL] as const,
    );
    const pane = bench.pane();
    await pane.getByRole("heading", { name: "Something did not work as it should" }).waitFor();
    const report = await pane.getByRole("textbox", { name: "Report" }).inputValue();
    expect(report).toMatch(
      /^Payer Policy Matrix \d+\.\d+\.\d+\+[0-9a-f]+, matrix format \d+\nExcel .*\nWhen .*\nWhere check.*\nWhat TypeError/,
    );
    expect(report).not.toContain("SMITH");
    expect(report).not.toContain(server.url);
    for (const width of [320, 350]) {
      await bench.page.evaluate(
        (wide) => document.querySelector("iframe")?.style.setProperty("width", `${wide}px`),
        width,
      );
      const overflow = await pane.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([width, overflow]).toEqual([width, 0]);
    }
    await bench.screenshot(`trouble-${kind}`);
    await pane.getByRole("button", { name: "Go on" }).click();
    await pane.getByRole("button", { name: "Check this sheet" }).waitFor();
    expect(printed.filter((text) => text.includes("SMITH"))).toEqual([]);
    expect(bench.outside).toEqual([]);
    await bench.close();
  },
);
