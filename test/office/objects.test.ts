// Each family of Office.js objects, through the client.

import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { failureOf, type Office, startOffice } from "./host";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Rules"] });
  office.open(workbook);
});

/** A table of three columns and two rows at Rules!A1. */
async function addRules(): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Rules");
    sheet.getRange("A1:C3").values = [
      ["Rule ID", "Payer", "Codes"],
      ["PA-1", "AETNA", "J9271"],
      ["PA-2", "BCBS", "J9035"],
    ];
    sheet.tables.add("A1:C3", true).name = "PriorAuth";
    await context.sync();
  });
}

const valuesOf = (address: string) => workbook.values(workbook.area(address));

describe("sheets", () => {
  test("are added, renamed, coloured, hidden and moved", async () => {
    const found = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Payers");
      sheet.tabColor = "#107C41";
      sheet.position = 0;
      sheet.activate();
      const rules = context.workbook.worksheets.getItem("Rules");
      rules.visibility = Excel.SheetVisibility.hidden;
      rules.name = "Prior auth";
      const active = context.workbook.worksheets.getActiveWorksheet().load("name,position,tabColor");
      const count = context.workbook.worksheets.getCount(true);
      await context.sync();
      return [active.name, active.position, active.tabColor, count.value];
    });
    expect(found).toEqual(["Payers", 0, "#107C41", 2]);
    expect(workbook.sheets().map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Payers", "Visible"],
      ["Claims", "Visible"],
      ["Prior auth", "Hidden"],
    ]);
  });

  test.each([
    ["a name that another sheet has", "claims", "ItemAlreadyExists"],
    ["a name that Excel refuses", "a/b", "InvalidArgument"],
  ])("%s is refused", async (_, name, code) => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name);
        await context.sync();
      }),
    );
    expect(error.code).toBe(code);
  });

  test("a very hidden sheet cannot be deleted, a hidden one can", async () => {
    const remove = (visibility: Excel.SheetVisibility) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Rules");
        sheet.visibility = visibility;
        sheet.delete();
        await context.sync();
      });
    expect((await failureOf(remove(Excel.SheetVisibility.veryHidden))).code).toBe("GeneralException");
    await remove(Excel.SheetVisibility.hidden);
    expect(workbook.sheets().map(({ name }) => name)).toEqual(["Claims"]);
  });

  test("freeze their first rows", async () => {
    const address = await Excel.run(async (context) => {
      const { freezePanes } = context.workbook.worksheets.getItem("Claims");
      freezePanes.freezeRows(2);
      const location = freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      return location.address;
    });
    expect(address).toBe("Claims!1:2");
  });

  test("know their used range", async () => {
    workbook.type("Claims!C5", "x");
    const found = await Excel.run(async (context) => {
      const claims = context.workbook.worksheets.getItem("Claims").getUsedRangeOrNullObject(true).load("address");
      const rules = context.workbook.worksheets.getItem("Rules").getUsedRangeOrNullObject(true).load("address");
      await context.sync();
      return [claims.address, rules.isNullObject];
    });
    expect(found).toEqual(["Claims!C5", true]);
  });
});

describe("tables", () => {
  test("grow by rows.add, and what is below moves down", async () => {
    await addRules();
    workbook.type("Rules!A6", "below");
    const count = await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("PriorAuth");
      rows.add(undefined, [
        ["PA-3", "CIGNA", "J9999"],
        ["PA-4", "UHC", "J1100"],
      ]);
      rows.add(0, [["PA-0", "ALL", "*"]]);
      const total = rows.getCount();
      await context.sync();
      return total.value;
    });
    expect(count).toBe(5);
    expect(valuesOf("Rules!A1:A9").flat()).toEqual([
      "Rule ID",
      "PA-0",
      "PA-1",
      "PA-2",
      "PA-3",
      "PA-4",
      "",
      "",
      "below",
    ]);
  });

  test("do not grow when a row is written below them through the API, but do when it is typed", async () => {
    await addRules();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Rules").getRange("A4:C4").values = [["PA-3", "CIGNA", "J9999"]];
      await context.sync();
    });
    expect(workbook.tables()[0]?.area.rows).toBe(3);
    workbook.write(workbook.area("Rules!A4:C4"), [["", "", ""]]);
    workbook.type("Rules!A4", "PA-3");
    expect(workbook.tables()[0]?.area.rows).toBe(4);
  });

  test("have columns by name, are resized, renamed and styled", async () => {
    await addRules();
    const found = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("PriorAuth");
      const payers = table.columns.getItem("Payer").getDataBodyRange().load("values");
      const missing = table.columns.getItemOrNullObject("Note");
      table.resize("Rules!A1:D4");
      table.name = "Auth";
      table.style = "TableStyleLight1";
      table.columns.add(-1, undefined, "Note");
      const columns = table.columns.load("items/name,items/index");
      const whole = table.getRange().load("address");
      table.load("name,style,showHeaders,showTotals");
      await context.sync();
      return {
        payers: payers.values.flat(),
        missing: missing.isNullObject,
        columns: columns.items.map((column) => column.name),
        address: whole.address,
        table: [table.name, table.style, table.showHeaders, table.showTotals],
      };
    });
    expect(found).toEqual({
      payers: ["AETNA", "BCBS"],
      missing: true,
      columns: ["Rule ID", "Payer", "Codes", "Column4", "Note"],
      address: "Rules!A1:E4",
      table: ["Auth", "TableStyleLight1", true, false],
    });
  });

  test("rows are changed and deleted, and the last one stays empty", async () => {
    await addRules();
    const found = await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("PriorAuth");
      rows.getItemAt(1).values = [["PA-9", "UHC", "J1"]];
      rows.getItemAt(0).delete();
      await context.sync();
      const first = rows.getItemAt(0).load("values");
      await context.sync();
      const { values } = first;
      rows.getItemAt(0).delete();
      const count = rows.getCount();
      await context.sync();
      return [values, count.value];
    });
    expect(found).toEqual([[["PA-9", "UHC", "J1"]], 1]);
    expect(valuesOf("Rules!A2:C2")).toEqual([["", "", ""]]);
  });

  test("are found by the cells they cover", async () => {
    await addRules();
    const found = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Rules");
      const inside = sheet.getRange("B2").getTables(false).load("items/name");
      const outside = sheet.getRange("F9").getTables(false).getCount();
      await context.sync();
      return [inside.items.map((table) => table.name), outside.value];
    });
    expect(found).toEqual([["PriorAuth"], 0]);
  });

  test("a name like a cell is refused, and a second table on the same cells", async () => {
    await addRules();
    const rename = Excel.run(async (context) => {
      context.workbook.tables.getItem("PriorAuth").name = "tbl2";
      await context.sync();
    });
    expect((await failureOf(rename)).code).toBe("InvalidArgument");
    const overlap = Excel.run(async (context) => {
      context.workbook.tables.add("Rules!B2:D5", true);
      await context.sync();
    });
    expect((await failureOf(overlap)).code).toBe("InvalidArgument");
  });

  test("are deleted with their cells, or turned into plain cells", async () => {
    await addRules();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("PriorAuth").convertToRange();
      await context.sync();
    });
    expect([workbook.tables().length, valuesOf("Rules!A2")]).toEqual([0, [["PA-1"]]]);
    await addRules();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("PriorAuth").delete();
      await context.sync();
    });
    expect([workbook.tables().length, valuesOf("Rules!A2")]).toEqual([0, [[""]]]);
  });
});

describe("ranges", () => {
  test("lead from one to another", async () => {
    const addresses = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Claims");
      const range = sheet.getRange("B2:D5");
      const found = [
        range.getCell(0, 0),
        range.getRow(1),
        range.getColumn(2),
        range.getOffsetRange(1, -1),
        range.getResizedRange(-1, 1),
        range.getLastRow(),
        range.getLastCell(),
        range.getEntireColumn(),
        range.getEntireRow(),
        range.getIntersectionOrNullObject("C1:C3"),
        sheet.getRangeByIndexes(0, 0, 2, 2),
        sheet.getCell(9, 1),
      ].map((each) => each.load("address"));
      const apart = range.getIntersectionOrNullObject("Z9");
      await context.sync();
      return [...found.map((each) => each.address), apart.isNullObject];
    });
    expect(addresses).toEqual([
      "Claims!B2",
      "Claims!B3:D3",
      "Claims!D2:D5",
      "Claims!A3:C6",
      "Claims!B2:E4",
      "Claims!B5:D5",
      "Claims!D5",
      "Claims!B:D",
      "Claims!2:5",
      "Claims!C2:C3",
      "Claims!A1:B2",
      "Claims!B10",
      true,
    ]);
  });

  test("outside of the sheet are refused", async () => {
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Claims").getRange("A1").getOffsetRange(-1, 0).load("address");
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["InvalidArgument", "Range.getOffsetRange"]);
  });

  test("keep codes as text where the format says so, also in whole columns", async () => {
    const found = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Claims");
      // Excel takes one format for all cells; the declared type knows only grids.
      Object.assign(sheet.getRange("A:A"), { numberFormat: "@" });
      const range = sheet.getRange("A1:B2");
      range.values = [
        ["00123", "00123"],
        ["=1+1", "'=1+1"],
      ];
      range.load("values,valueTypes,text,numberFormat");
      await context.sync();
      return range.toJSON();
    });
    expect(found.values).toEqual([
      ["00123", 123],
      ["=1+1", "=1+1"],
    ]);
    expect(found.valueTypes?.[0]).toEqual(["String", "Double"]);
    expect(found.numberFormat?.[0]).toEqual(["@", "General"]);
  });

  test("null leaves a cell alone, and an empty text empties it", async () => {
    workbook.write(workbook.area("Claims!A1:B1"), [["kept", "gone"]]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Claims").getRange("A1:B1").values = [[null, ""]];
      await context.sync();
    });
    expect(valuesOf("Claims!A1:B1")).toEqual([["kept", ""]]);
  });

  test("are inserted, deleted, cleared and selected", async () => {
    workbook.write(workbook.area("Claims!A1:A3"), [["a"], ["b"], ["c"]]);
    const selected = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Claims");
      sheet.getRange("A2").insert(Excel.InsertShiftDirection.down).values = [["new"]];
      sheet.getRange("A1").delete(Excel.DeleteShiftDirection.up);
      sheet.getRange("A3").clear(Excel.ClearApplyTo.contents);
      sheet.getRange("B2:C3").select();
      const selection = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      return [selection.address, cell.address];
    });
    expect(valuesOf("Claims!A1:A4").flat()).toEqual(["new", "b", "", ""]);
    expect(selected).toEqual(["Claims!B2:C3", "Claims!B2"]);
  });

  test("have formats, which differ or not", async () => {
    const found = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Claims");
      const head = sheet.getRange("A1:C1");
      head.format.font.bold = true;
      head.format.fill.color = "#DDEBF7";
      head.format.horizontalAlignment = "Center";
      head.format.columnWidth = 80;
      const format = sheet.getRange("A1:C2").format;
      format.load("horizontalAlignment,columnWidth,fill/color,font/bold,font/italic");
      await context.sync();
      return [format.horizontalAlignment, format.columnWidth, format.fill.color, format.font.bold, format.font.italic];
    });
    expect(found).toEqual([null, 80, null, null, false]);
    expect(workbook.format(workbook.area("Claims!B1"))).toMatchObject({ bold: true, fill: "#DDEBF7", columnWidth: 80 });
  });

  test("show dates and money as formatted", async () => {
    const text = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Claims").getRange("A1:D1");
      range.numberFormat = [["m/d/yyyy", "yyyy-mm-dd hh:mm", "$#,##0.00", "0%"]];
      range.values = [[46309, 46309.5, 1250.5, 0.85]];
      range.load("text");
      await context.sync();
      return range.text;
    });
    expect(text).toEqual([["10/14/2026", "2026-10-14 12:00", "$1,250.50", "85%"]]);
  });
});

describe("names", () => {
  test("stand for cells or values, and are found, changed and deleted", async () => {
    const found = await Excel.run(async (context) => {
      const { names } = context.workbook;
      names.add("PolicyMatrix", context.workbook.worksheets.getItem("Rules").getRange("B19"), "The matrix");
      names.add("FormatVersion", "=3");
      const matrix = names.getItem("PolicyMatrix").load("formula,value,type,visible,comment");
      const version = names.getItem("FormatVersion").load("value,type");
      const missing = names.getItemOrNullObject("Nope");
      const range = names.getItem("PolicyMatrix").getRange().load("address");
      await context.sync();
      matrix.visible = false;
      names.getItem("FormatVersion").delete();
      names.load("items/name,items/visible");
      await context.sync();
      return {
        matrix: [matrix.formula, matrix.value, matrix.type, matrix.comment],
        version: [version.value, version.type],
        missing: missing.isNullObject,
        address: range.address,
        left: names.items.map((name) => [name.name, name.visible]),
      };
    });
    expect(found).toEqual({
      matrix: ["=Rules!$B$19", "Rules!$B$19", "Range", "The matrix"],
      version: [3, "Double"],
      missing: true,
      address: "Rules!B19",
      left: [["PolicyMatrix", false]],
    });
  });

  test("follow a renamed sheet and inserted cells, and break when their sheet goes", async () => {
    workbook.setName({ name: "Here", formula: "=Rules!$B$19", visible: true, comment: "", sheet: null });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Rules");
      sheet.getRange("B5:B6").insert("Down");
      sheet.name = "All rules";
      await context.sync();
    });
    expect(workbook.names()[0]?.formula).toBe("='All rules'!$B$21");
    workbook.deleteSheet(workbook.area("'All rules'!A1").sheet);
    const range = await Excel.run(async (context) => {
      const here = context.workbook.names.getItem("Here").getRangeOrNullObject().load("address");
      await context.sync();
      return here.isNullObject;
    });
    expect(range).toBe(true);
  });
});

test("custom properties travel with the file", async () => {
  const found = await Excel.run(async (context) => {
    const { custom } = context.workbook.properties;
    custom.add("MatrixFormat", 3);
    custom.add("Practice", "Lakeside");
    const missing = custom.getItemOrNullObject("Nope");
    const format = custom.getItem("MatrixFormat").load("value,type");
    custom.load("items/key,items/value");
    await context.sync();
    return [format.value, format.type, missing.isNullObject, custom.items.map((item) => [item.key, item.value])];
  });
  expect(found).toEqual([
    3,
    "Number",
    true,
    [
      ["MatrixFormat", 3],
      ["Practice", "Lakeside"],
    ],
  ]);
});

describe("data validation", () => {
  test("keeps a list with its prompt and alert, and grows with the table", async () => {
    await addRules();
    const found = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("PriorAuth");
      const { dataValidation } = table.columns.getItem("Payer").getDataBodyRange();
      dataValidation.rule = { list: { inCellDropDown: true, source: "=Payers" } };
      dataValidation.prompt = { showPrompt: true, title: "Payer", message: "Choose a payer." };
      dataValidation.errorAlert = { showAlert: true, style: "Stop", title: "Payer", message: "No such payer." };
      dataValidation.ignoreBlanks = false;
      table.rows.add(undefined, [["PA-3", "UHC", "J1"]]);
      dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks");
      await context.sync();
      return dataValidation.toJSON();
    });
    expect(found).toMatchObject({
      type: "List",
      ignoreBlanks: false,
      rule: { list: { inCellDropDown: true, source: "=Payers" } },
      prompt: { title: "Payer", message: "Choose a payer.", showPrompt: true },
    });
    expect(workbook.validation(workbook.area("Rules!B4"))).toMatchObject({ rule: { type: "List", source: "=Payers" } });
    expect(workbook.validation(workbook.area("Rules!A4"))).toBeNull();
    expect(workbook.validation(workbook.area("Rules!A4:B4"))).toBe("mixed");
  });

  test("compares numbers, is cleared, and refuses a list that is too long", async () => {
    const rule = await Excel.run(async (context) => {
      const { dataValidation } = context.workbook.worksheets.getItem("Claims").getRange("A1:A9");
      dataValidation.rule = { wholeNumber: { formula1: 1, operator: "GreaterThanOrEqualTo" } };
      dataValidation.load("rule");
      await context.sync();
      const { rule: found } = dataValidation;
      dataValidation.clear();
      await context.sync();
      return found;
    });
    expect(rule).toEqual({ wholeNumber: { formula1: 1, operator: "GreaterThanOrEqualTo" } });
    expect(workbook.validation(workbook.area("Claims!A1"))).toBeNull();
    const error = await failureOf(
      Excel.run(async (context) => {
        const { dataValidation } = context.workbook.getSelectedRange();
        dataValidation.rule = { list: { inCellDropDown: true, source: "x".repeat(256) } };
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
  });
});

test("conditional formats of three kinds are added, changed and cleared", async () => {
  const count = await Excel.run(async (context) => {
    const { conditionalFormats } = context.workbook.worksheets.getItem("Claims").getRange("A2:A50");
    const custom = conditionalFormats.add(Excel.ConditionalFormatType.custom);
    custom.custom.rule.formula = '=$A2=""';
    custom.custom.format.fill.color = "#FFC7CE";
    const text = conditionalFormats.add(Excel.ConditionalFormatType.containsText);
    text.textComparison.rule = { operator: Excel.ConditionalTextOperator.beginsWith, text: "Error" };
    text.textComparison.format.font.color = "#9C0006";
    const value = conditionalFormats.add(Excel.ConditionalFormatType.cellValue);
    value.cellValue.rule = { operator: "LessThan", formula1: "=46000" };
    value.cellValue.format.font.bold = true;
    await context.sync();
    custom.delete();
    const left = conditionalFormats.getCount();
    await context.sync();
    return left.value;
  });
  expect(count).toBe(2);
  expect(workbook.conditionalFormats(workbook.area("Claims!A1").sheet)).toMatchObject([
    { rule: { type: "CellValue", operator: "LessThan", formula1: "=46000" }, format: { bold: true } },
    { rule: { type: "ContainsText", operator: "BeginsWith", text: "Error" }, format: { fontColor: "#9C0006" } },
  ]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Claims").getRange("A1:A60").conditionalFormats.clearAll();
    await context.sync();
  });
  expect(workbook.conditionalFormats(workbook.area("Claims!A1").sheet)).toEqual([]);
});

test("the application suspends calculation and says its mode", async () => {
  const mode = await Excel.run(async (context) => {
    const { application } = context.workbook;
    application.suspendApiCalculationUntilNextSync();
    application.suspendScreenUpdatingUntilNextSync();
    application.calculate(Excel.CalculationType.full);
    application.load("calculationMode");
    await context.sync();
    return application.calculationMode;
  });
  expect(mode).toBe("Automatic");
});
