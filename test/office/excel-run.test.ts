// Ordinary Excel.run code against the in-memory workbook: what every other test relies on.

import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { failureOf, type Office, startOffice } from "./host";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(async () => {
  workbook = createMemoryWorkbook();
  office.open(workbook);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:C4").values = [
      ["MRN", "Payer", "Due"],
      ["1001", "Aetna", 45992],
      ["1002", "BCBS", 45995],
      ["1003", "Cigna", 46001],
    ];
    sheet.tables.add("A1:C4", true).name = "PriorAuth";
    await context.sync();
  });
});

test("says that it is desktop Excel with a shared runtime", async () => {
  expect(await Office.onReady()).toEqual({ host: "Excel", platform: "PC", addin: expect.anything() });
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
  expect(Office.context.requirements.isSetSupported("SharedRuntime", "1.1")).toBe(true);
});

test("lists sheets and tables", async () => {
  const found = await Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load({ name: true, visibility: true, tables: { name: true }, $top: 1 });
    const tables = context.workbook.tables.load("items/name,items/id");
    await context.sync();
    const names = sheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.tables.items[0]?.name]);
    return [names, tables.items.map((table) => table.name)];
  });
  expect(found).toEqual([[["Sheet1", "Visible", "PriorAuth"]], ["PriorAuth"]]);
});

test("reads what it wrote, with numbers out of text", async () => {
  const found = await Excel.run(async (context) => {
    const body = context.workbook.tables.getItem("PriorAuth").getDataBodyRange().load("values");
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C4");
    range.load(["values", "formulas", "address", "rowCount", "format/fill/color"]);
    await context.sync();
    return { body: body.values, address: range.address, rows: range.rowCount, fill: range.format.fill.color };
  });
  expect(found.body).toEqual([
    [1001, "Aetna", 45992],
    [1002, "BCBS", 45995],
    [1003, "Cigna", 46001],
  ]);
  expect(found).toMatchObject({ address: "Sheet1!A1:C4", rows: 4, fill: "#FFFFFF" });
});

test("a plain load gives every property of a range", async () => {
  const found = await Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load();
    await context.sync();
    return range.toJSON();
  });
  expect(found).toEqual({
    address: "Sheet1!A1",
    cellCount: 1,
    columnCount: 1,
    columnIndex: 0,
    formulas: [["MRN"]],
    numberFormat: [["General"]],
    rowCount: 1,
    rowIndex: 0,
    text: [["MRN"]],
    valueTypes: [["String"]],
    values: [["MRN"]],
  });
});

test("a null object stays null through chained calls", async () => {
  const found = await Excel.run(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject("Nope");
    const range = table.getDataBodyRange().load("values");
    await context.sync();
    return [table.isNullObject, range.isNullObject];
  });
  expect(found).toEqual([true, true]);
});

test("what came before a failure stands, and the failure says where it was", async () => {
  const error = await failureOf(
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("Z1").values = [["written before the failure"]];
      context.workbook.tables.getItem("Nope").load("name");
      await context.sync();
    }),
  );
  expect(error.code).toBe("ItemNotFound");
  expect(error.message).toBe("The requested resource doesn't exist.");
  expect(error.debugInfo.errorLocation).toBe("TableCollection.getItem");
  expect(workbook.values(workbook.area("Z1"))).toEqual([["written before the failure"]]);
});

test("values of another shape than the range are refused", async () => {
  const error = await failureOf(
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").values = [[1]];
      await context.sync();
    }),
  );
  expect(error.code).toBe("InvalidArgument");
  expect(error.debugInfo.errorLocation).toBe("Range.values");
  expect(error.message).toMatch(/doesn't match the size/);
});

test("a property that was not loaded cannot be read", async () => {
  const error = await failureOf(
    Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      await context.sync();
      return range.address;
    }),
  );
  expect(error.code).toBe("PropertyNotLoaded");
});

test("a range is known from one sync to the next, and can be tracked across runs", async () => {
  const [address, kept] = await Excel.run(async (context) => {
    const body = context.workbook.tables.getItem("PriorAuth").getDataBodyRange().load("rowCount");
    await context.sync();
    const last = body.getCell(body.rowCount - 1, 1);
    last.values = [["UHC"]];
    last.load("address");
    context.trackedObjects.add(last);
    await context.sync();
    return [last.address, last] as const;
  });
  expect(address).toBe("Sheet1!B4");
  const values = await Excel.run(kept, async (context) => {
    kept.load("values");
    await context.sync();
    context.trackedObjects.remove(kept);
    await context.sync();
    return kept.values;
  });
  expect(values).toEqual([["UHC"]]);
});

test("set() reaches into formats", async () => {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1");
    range.set({ format: { fill: { color: "#00ff00" }, wrapText: true }, values: [["Account"]] });
    await context.sync();
  });
  expect(workbook.format(workbook.area("A1"))).toMatchObject({ fill: "#00FF00", wrapText: true });
  expect(workbook.values(workbook.area("A1"))).toEqual([["Account"]]);
});

test("settings and document settings are one store", async () => {
  const value = await Excel.run(async (context) => {
    context.workbook.settings.add("mapping", { payer: "Ins", columns: [1, 2] });
    const setting = context.workbook.settings.getItemOrNullObject("mapping").load("value");
    const missing = context.workbook.settings.getItemOrNullObject("other");
    await context.sync();
    return [setting.value, missing.isNullObject];
  });
  expect(value).toEqual([{ payer: "Ins", columns: [1, 2] }, true]);
  Office.context.document.settings.set("seen", true);
  await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
  expect(workbook.settings.get("seen")).toBe(true);
});

describe("what the host does not know fails by name", () => {
  test("a member", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").standardWidth = 20;
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["ApiNotFound", "Worksheet.standardWidth"]);
  });

  test("a property to load", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.getSelectedRange().load("hasSpill");
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["ApiNotFound", "Range.hasSpill"]);
  });

  test("an object", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").charts.load("items");
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["ApiNotFound", "Worksheet.charts"]);
  });

  test("an argument", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        const { dataValidation } = context.workbook.getSelectedRange();
        const list = { inCellDropDown: true, source: "Yes,No", colour: "red" };
        dataValidation.rule = { list };
        await context.sync();
      }),
    );
    expect(error.code).toBe("ApiNotFound");
    expect(error.message).toMatch(/colour/);
  });

  test("a call beyond the requirement sets", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.getSelectedRange().getDependents();
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["ApiNotFound", "Range.getDependents"]);
  });
});

describe("the limit of 5 MB", () => {
  test("a request", async () => {
    const row = Array.from({ length: 100 }, () => "x".repeat(600));
    const error = await failureOf(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRangeByIndexes(0, 0, 100, 100).values = Array.from({ length: 100 }, () => row);
        await context.sync();
      }),
    );
    expect(error.code).toBe("RequestPayloadSizeLimitExceeded");
  });

  test("an answer", async () => {
    const area = { ...workbook.area("A10"), rows: 100, columns: 100 };
    const row = Array.from({ length: 100 }, () => "x".repeat(600));
    workbook.write(
      area,
      Array.from({ length: 100 }, () => row),
    );
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getUsedRange().load("values");
        await context.sync();
      }),
    );
    expect(error.code).toBe("ResponsePayloadSizeLimitExceeded");
  });
});

test("large writes, which the client cuts into blocks, arrive whole", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => [index, `line ${index}`, index * 2, "x"]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("E1:H1000").values = rows;
    await context.sync();
  });
  expect(workbook.values(workbook.area("E1:H1000"))).toEqual(rows);
});
