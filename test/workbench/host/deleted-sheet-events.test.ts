import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { createEventCounter, EVENT, messagesOf, WORKBOOK_TARGET } from "../../../src/workbench/host/events";

test("cells that went with their sheet in the same request are told by its deletion alone", async () => {
  const workbook = createMemoryWorkbook({ sheets: ["Claims", "Findings"] });
  const counter = createEventCounter();
  counter.register(EVENT.worksheetChanged, WORKBOOK_TARGET);
  counter.register(EVENT.worksheetDeleted, WORKBOOK_TARGET);
  const area = workbook.area("Findings!A1:B2");
  const change = { type: "cellsChanged", area, change: "RangeEdited", trigger: "Unknown" } as const;
  expect(messagesOf(change, workbook, counter)).toHaveLength(1);
  await workbook.deleteSheet(area.sheet);
  expect(messagesOf(change, workbook, counter)).toEqual([]);
  expect(messagesOf({ type: "sheetDeleted", sheet: area.sheet }, workbook, counter)).toHaveLength(1);
});
