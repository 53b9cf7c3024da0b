import { readArea } from "../read-area";
import { eventually, mustBe, type, valueAt, type Probe } from "./probe";

/** 2026-11-23 as Excel counts days. */
const A_DAY = 46_349;
const LARGE = { rows: 4_000, columns: 20 };
const ROWS_PER_WRITE = 1_000;

/** What cells, tables and names must do. */
export const CELL_PROBES: readonly Probe[] = [
  {
    name: "Text cells keep zeros, and codes stay text",
    async run({ visible }) {
      return Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(visible).getRange("A1:B1");
        range.numberFormat = [["@", "@"]];
        range.values = [["00120", "6E3"]];
        range.load("values");
        await context.sync();
        mustBe("a code with zeros", range.values[0]?.[0], "00120");
        mustBe("a code like a number", range.values[0]?.[1], "6E3");
        return "00120 and 6E3 read back as written";
      });
    },
  },
  {
    name: "Dates are serial numbers of the 1900 system",
    async run({ visible }) {
      return Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(visible).getRange("A2");
        range.numberFormat = [["yyyy-mm-dd"]];
        range.values = [[A_DAY]];
        range.load("values,text");
        await context.sync();
        mustBe("the value", range.values[0]?.[0], A_DAY);
        mustBe("the text", range.text[0]?.[0], "2026-11-23");
        return `${A_DAY} shows as 2026-11-23`;
      });
    },
  },
  {
    name: "An empty cell reads as an empty text",
    async run({ visible }) {
      mustBe("an empty cell", await valueAt(visible, "A3"), "");
      return "an empty cell is an empty text";
    },
  },
  {
    name: "A formula follows a column of a table",
    async run({ visible, patience }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(visible);
        sheet.getRange("D1:E3").values = [
          ["Code", "Units"],
          ["J9271", 4],
          ["J9035", 2],
        ];
        sheet.tables.add("D1:E3", true).name = "SelfTestTable";
        sheet.getRange("G1").formulas = [["=SUM(SelfTestTable[Units])"]];
        await context.sync();
      });
      await eventually("the sum", { sheet: visible, address: "G1", patience }, (sum) => sum === 6);
      await type(visible, "E3", [[5]]);
      await eventually("the sum after an edit", { sheet: visible, address: "G1", patience }, (sum) => sum === 9);
      return "6, and 9 after an edit";
    },
  },
  {
    name: "A formula follows a named cell of a hidden sheet",
    async run({ visible, hidden, patience }) {
      await Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getItem(hidden).getRange("H1");
        cell.values = [["one"]];
        context.workbook.names.add("SelfTestName", cell);
        context.workbook.worksheets.getItem(visible).getRange("G2").formulas = [["=SelfTestName"]];
        await context.sync();
      });
      await eventually("the name", { sheet: visible, address: "G2", patience }, (text) => text === "one");
      await type(hidden, "H1", [["two"]]);
      await eventually("the name after an edit", { sheet: visible, address: "G2", patience }, (text) => text === "two");
      return "follows an edit of the hidden cell";
    },
  },
  {
    name: "A drop-down takes its words from another sheet",
    async run({ visible, hidden }) {
      return Excel.run(async (context) => {
        const validation = context.workbook.worksheets.getItem(visible).getRange("A4").dataValidation;
        validation.rule = { list: { inCellDropDown: true, source: `='${hidden}'!$J$1:$J$2` } };
        validation.prompt = { showPrompt: true, title: "Help", message: "What the column says" };
        validation.load("type");
        await context.sync();
        mustBe("the kind of validation", validation.type, "List");
        return "kept as a list";
      });
    },
  },
  {
    name: "A header row stays in sight",
    async run({ visible }) {
      return Excel.run(async (context) => {
        const panes = context.workbook.worksheets.getItem(visible).freezePanes;
        panes.freezeRows(1);
        const frozen = panes.getLocationOrNullObject().load("rowCount");
        await context.sync();
        mustBe("frozen rows", frozen.isNullObject ? 0 : frozen.rowCount, 1);
        panes.unfreeze();
        await context.sync();
        return "one row";
      });
    },
  },
  {
    name: "A large area is written and read block by block",
    async run({ hidden }) {
      const started = Date.now();
      for (let row = 0; row < LARGE.rows; row += ROWS_PER_WRITE) await writeLarge(hidden, row);
      const written = Date.now();
      const rows = await Excel.run((context) =>
        readArea(context, context.workbook.worksheets.getItem(hidden), { row: 100, column: 20, ...LARGE }),
      );
      mustBe("rows", rows?.length, LARGE.rows);
      mustBe("the last cell", rows?.at(-1)?.at(-1), `r${LARGE.rows - 1} c${LARGE.columns - 1}`);
      return `${LARGE.rows * LARGE.columns} cells: written in ${written - started} ms, read in ${Date.now() - written} ms`;
    },
  },
];

async function writeLarge(sheet: string, from: number): Promise<void> {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets
      .getItem(sheet)
      .getRangeByIndexes(100 + from, 20, ROWS_PER_WRITE, LARGE.columns);
    range.values = Array.from({ length: ROWS_PER_WRITE }, (_, r) =>
      Array.from({ length: LARGE.columns }, (__, c) => `r${from + r} c${c}`),
    );
    await context.sync();
  });
}
