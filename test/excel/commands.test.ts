import { registerCommands } from "../../src/excel/commands";
import { whenReady } from "../../src/excel/ready";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";

let office: Office;
const done: string[] = [];
let isPaneVisible = false;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), { onPaneChanged: (visible) => (isPaneVisible = visible) });
  await whenReady();
  registerCommands({
    checkSheet: () => void done.push(`check, pane ${isPaneVisible ? "shown" : "hidden"}`),
    createMatrix: async () => void done.push("create"),
    selfTest: () => void done.push("self-test"),
  });
});

beforeEach(() => {
  done.length = 0;
});

test("a button shows the pane and runs what it says", async () => {
  await Office.addin.hide();
  await office.bridge.pressRibbon("checkSheet");
  await office.bridge.pressRibbon("createMatrix");
  await office.bridge.pressRibbon("selfTest");
  expect(done).toEqual(["check, pane shown", "create", "self-test"]);
});
