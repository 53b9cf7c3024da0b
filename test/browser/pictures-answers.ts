// The pictures of the loop from a payer's answer back to the rule, and of an audit: taken of the sample workbook, with an 835 made of its claims.
import { answersAt, openRemittance, paymentsOf, sampleClaims, WITHOUT_JZ } from "./answers-made";
import { clockAt } from "./biller-export";
import type { ANSWER_PICTURES } from "./picture-list";
import type { Workbench, WorkbenchServer } from "./support";

/** Takes pictures of a workbench's pane. */
export interface AnswersCamera {
  /** Told of the workbench that was opened, before anything is done in it. */
  opened(bench: Workbench): Promise<void>;
  screen(bench: Workbench, screen: (typeof ANSWER_PICTURES)[number]): Promise<void>;
}

const PATIENCE = { timeout: 90_000 };
const TODAY = new Date(2026, 10, 23, 15, 38);

export async function takeAnswers(server: WorkbenchServer, camera: AnswersCamera): Promise<void> {
  const bench = await server.open({ prepare: clockAt(TODAY) });
  await camera.opened(bench);
  await takeRemittance(bench, camera);
  await takeRecord(bench, camera);
  await takeAudit(bench, camera);
  await bench.close();
}

const button = (bench: Workbench, name: string | RegExp) => bench.pane().getByRole("button", { name }).first();
const back = (bench: Workbench): Promise<void> =>
  bench.pane().getByRole("button", { name: "Back", exact: true }).click();

async function takeRemittance(bench: Workbench, camera: AnswersCamera): Promise<void> {
  const pane = bench.pane();
  const { first, second } = paymentsOf(await sampleClaims(bench));
  await button(bench, "Check this sheet").click();
  await pane.getByRole("listbox", { name: "Findings" }).waitFor(PATIENCE);
  await button(bench, /^Payers’ answers/).click();
  await openRemittance(bench, "ERA-1106.835", first);
  await button(bench, /^J9271: JZ Required/).waitFor(PATIENCE);
  await camera.screen(bench, "answers");
  await button(bench, /^J9271: JZ Required/).click();
  await pane.getByText(/^6 open lines/).waitFor(PATIENCE);
  await camera.screen(bench, "proposal");
  await button(bench, "Accept into the matrix").click();
  await pane.getByText("146 answered lines, 5 denied, 80% of them predicted").waitFor(PATIENCE);
  await button(bench, "Close").click();
  await button(bench, "By check").click();
  await button(bench, /^AUTH-01 · /).click();
  await button(bench, /^Denied, not predicted/).click();
  await camera.screen(bench, "outcome");
  await button(bench, "Facts for an appeal").click();
  await pane.locator("pre").waitFor(PATIENCE);
  await camera.screen(bench, "appeal");
  for (let open = 0; open < 2; open++) await back(bench);
  await openRemittance(bench, "ERA-1120.835", second);
  await pane.getByText("191 answered lines, 6 denied, 100% of them predicted").waitFor(PATIENCE);
  await button(bench, "By month").click();
  await camera.screen(bench, "trend");
  await back(bench);
}

async function takeRecord(bench: Workbench, camera: AnswersCamera): Promise<void> {
  const [, at = 0] = answersAt(await sampleClaims(bench), WITHOUT_JZ);
  await bench.handle.evaluate((workbench, cell) => workbench.select(cell), `Claims!A${at + 1}`);
  await button(bench, "What the record must hold").click();
  await bench.pane().getByRole("checkbox").first().waitFor(PATIENCE);
  await button(bench, "Checklist as a sheet").scrollIntoViewIfNeeded();
  await camera.screen(bench, "record-needs");
}

async function takeAudit(bench: Workbench, camera: AnswersCamera): Promise<void> {
  const pane = bench.pane();
  await button(bench, /^Audit a sample/).click();
  await pane.getByLabel("Strata").selectOption("payer");
  await pane.getByLabel("Encounters").fill("12");
  await pane.getByLabel("Seed").fill("7");
  await camera.screen(bench, "audit");
  await button(bench, "Draw the sample").click();
  await pane.getByText(/^12 of [\d,]+ encounters/).waitFor(PATIENCE);
  await camera.screen(bench, "audit-sample");
  await button(bench, "Write the worksheet").click();
  const told = pane.getByText(/^The sheet "Audit [\d-]+" was added/).first();
  await told.waitFor(PATIENCE);
  const [, sheet = ""] = /"(.+)"/.exec(await told.innerText()) ?? [];
  await answer(bench, sheet);
  await button(bench, `Score ${sheet}`).click();
  await pane.getByRole("heading", { name: "What the audit came to" }).waitFor(PATIENCE);
  await camera.screen(bench, "audit-score");
}

/** Answers every question of a worksheet, two of them with No. */
async function answer(bench: Workbench, sheet: string): Promise<void> {
  const cells = await bench.handle.evaluate((workbench, at) => workbench.values(at), `${sheet}!A1:L120`);
  const header = cells.findIndex(([first]) => first === "Question");
  const column = (cells[header] ?? []).indexOf("Answer");
  const asked = cells.slice(header + 1).filter(([id]) => /^\d+\./.test(String(id)));
  await bench.handle.evaluate(
    async ({ model }, { name, row, at, words }) => {
      const id = model.sheets().find((each) => each.name === name)?.id ?? "";
      await model.write(
        { sheet: id, row, column: at, rows: words.length, columns: 1 },
        words.map((word) => [word]),
      );
    },
    { name: sheet, row: header + 1, at: column, words: asked.map((_, i) => (i === 3 || i === 11 ? "No" : "Yes")) },
  );
}
