// What the add-in hears of changes, its own and the user's; ribbon buttons; the state of the pane.

import { THEMES } from "../../src/workbench/host/client-context";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { delivered, type Office, startOffice } from "./host";

let office: Office;
let workbook: MemoryWorkbook;
const paneStates: boolean[] = [];

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), {
    theme: THEMES.dark,
    onPaneChanged: (isVisible) => paneStates.push(isVisible),
  });
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Rules"] });
  workbook.write(workbook.area("Rules!A1:B3"), [
    ["Payer", "Units"],
    ["AETNA", 4],
    ["BCBS", 2],
  ]);
  office.open(workbook);
});

async function addTable(): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.tables.add("Rules!A1:B3", true).name = "UnitLimits";
    await context.sync();
  });
}

test("an edit of one cell comes with before and after, and with who made it", async () => {
  const heard: unknown[] = [];
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Claims").onChanged.add(async (event) => {
      heard.push([event.address, event.triggerSource, event.details]);
    });
    await context.sync();
  });
  workbook.type("Claims!B2", "typed");
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Claims").getRange("B2").values = [[7]];
    context.workbook.worksheets.getItem("Claims").getRange("C1:C2").values = [[1], [2]];
    await context.sync();
  });
  await delivered();
  expect(heard).toEqual([
    ["B2", "Unknown", { valueBefore: "", valueTypeBefore: "Empty", valueAfter: "typed", valueTypeAfter: "String" }],
    [
      "B2",
      "ThisLocalAddin",
      { valueBefore: "typed", valueTypeBefore: "String", valueAfter: 7, valueTypeAfter: "Double" },
    ],
    ["C1:C2", "ThisLocalAddin", undefined],
  ]);
});

test("a table hears of edits inside it and of rows, until it is told to stop", async () => {
  await addTable();
  const heard: unknown[] = [];
  const subscription = await Excel.run(async (context) => {
    const added = context.workbook.tables.getItem("UnitLimits").onChanged.add(async (event) => {
      heard.push([event.changeType, event.address]);
    });
    await context.sync();
    return added;
  });
  workbook.type("Rules!B2", 5);
  workbook.type("Rules!F9", "outside");
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("UnitLimits").rows.add(undefined, [["CIGNA", 1]]);
    await context.sync();
  });
  await delivered();
  expect(heard).toEqual([
    ["RangeEdited", "B2"],
    ["RowInserted", "A4:B4"],
  ]);
  await Excel.run(subscription.context, async (context) => {
    subscription.remove();
    await context.sync();
  });
  workbook.type("Rules!B2", 6);
  await delivered();
  expect(heard).toHaveLength(2);
});

test("the cells of an event can be asked for", async () => {
  const values: unknown[] = [];
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => {
      await Excel.run(async (inner) => {
        const range = event.getRange(inner).load("values,address");
        await inner.sync();
        values.push([range.address, range.values]);
      });
    });
    await context.sync();
  });
  workbook.type("Rules!B3", 9);
  await delivered();
  expect(values).toEqual([["Rules!B3", [[9]]]]);
});

test("sheets and the selection are followed", async () => {
  const heard: string[] = [];
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onAdded.add(async () => void heard.push("added"));
    worksheets.onDeleted.add(async () => void heard.push("deleted"));
    worksheets.onActivated.add(async () => void heard.push("activated"));
    worksheets.onSelectionChanged.add(async (event) => void heard.push(`selected ${event.address}`));
    await context.sync();
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Findings");
    sheet.activate();
    sheet.getRange("B3:B4").select();
    await context.sync();
  });
  workbook.deleteSheet(workbook.area("Findings!A1").sheet);
  await delivered();
  expect(heard).toEqual(["added", "activated", "selected B3:B4", "deleted", "activated"]);
});

describe("a ribbon button", () => {
  test("runs the associated function and waits until it is completed", async () => {
    const steps: string[] = [];
    Office.actions.associate("checkSheet", (event: Office.AddinCommands.Event) => {
      steps.push(`run by ${event.source.id}`);
      setTimeout(() => {
        steps.push("completed");
        event.completed();
      }, 5);
    });
    await office.bridge.pressRibbon("checkSheet", "CheckButton");
    expect(steps).toEqual(["run by CheckButton", "completed"]);
  });

  test("without a function says so", async () => {
    await expect(office.bridge.pressRibbon("nobody")).rejects.toThrow(/could not run the command/);
  });
});

test("the add-in shows and hides its pane", async () => {
  await Office.addin.hide();
  await Office.addin.showAsTaskpane();
  expect(paneStates).toEqual([false, true]);
});

test("the theme is Office's", () => {
  expect(Office.context.officeTheme.bodyBackgroundColor).toBe("#262626");
});
