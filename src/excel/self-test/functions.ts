import { functionNames } from "../page-functions";
import { headersOf } from "../../matrix/tables";
import { buildId } from "../../values/build";
import { textOf } from "../../values/cell";
import { eventually, type, type Probe } from "./probe";

/** Rows of the hidden sheet that these probes use, below those of the others. */
const PAYERS_AT = 10;
const headers = headersOf("Payers");

/** Where the functions of this build are named, one a row, away from what other probes spill. */
const NAMES_AT = 60;
const UNKNOWN = "#NAME?";
const isWaiting = (text: string): boolean => text === "" || text === "#BUSY!" || text === "#GETTING_DATA";
const isTaken = (typing: () => Promise<void>): Promise<boolean> =>
  typing().then(
    () => true,
    () => false,
  );
const isBusy = (text: string): boolean => text === "" || text.startsWith("#");

/** What custom functions must do. They come in this order: the later ones use the cells of the earlier. */
export const FUNCTION_PROBES: readonly Probe[] = [
  {
    name: "Custom functions run",
    async run({ visible, patience }) {
      await type(visible, "I1", [["=PAYER.VERSION()"]]);
      const found = await eventually(
        "PAYER.VERSION",
        { sheet: visible, address: "I1", patience },
        (value) => !isBusy(textOf(value)),
      );
      const text = textOf(found);
      // Excel keeps files of its own: after an update the pane may be newer than what answers in cells.
      if (!text.startsWith(buildId()))
        throw new Error(
          `formulas are of "${text}", the pane of "${buildId()}": close all workbooks and start Excel again`,
        );
      return text;
    },
  },
  {
    name: "Excel knows every function of this build",
    async run({ visible, patience }) {
      const names = functionNames();
      // Excel refuses too few arguments of a function that it knows, and takes any name that it does not.
      const taken: { readonly name: string; readonly address: string }[] = [];
      for (const [i, name] of names.entries()) {
        const address = `I${NAMES_AT + i}`;
        if (await isTaken(() => type(visible, address, [[`=PAYER.${name}()`]]))) taken.push({ name, address });
      }
      const unknown: string[] = [];
      for (const { name, address } of taken) {
        const found = await eventually(
          name,
          { sheet: visible, address, patience },
          (value) => textOf(value) === UNKNOWN || !isWaiting(textOf(value)),
        );
        if (textOf(found) === UNKNOWN) unknown.push(name);
      }
      if (unknown.length > 0)
        throw new Error(
          `Excel has an older list of functions, without ${unknown.join(", ")}: it may keep one for a day. Empty Excel's add-in cache, or wait`,
        );
      return `${names.length} functions`;
    },
  },
  {
    name: "A function reads a whole table of a hidden sheet, and an edit there recalculates it",
    async run({ hidden, patience }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(hidden);
        const rows = [headers, ["SELF-TEST", "Self-test payer", "Commercial", "", "None", "", "", "", ""]];
        const range = sheet.getRangeByIndexes(PAYERS_AT, 0, rows.length, headers.length);
        range.values = rows.map((row) => [...row]);
        sheet.tables.add(range, true).name = "SelfTestPayers";
        sheet.getRange("A1").formulas = [['=PAYER.TABLE("Payers",SelfTestPayers[#All])']];
        sheet.getRange("A2").formulas = [["=PAYER.MATRIX(A1:A1)"]];
        context.workbook.names.add("SelfTestMatrix", sheet.getRange("A2"));
        await context.sync();
      });
      const before = await eventually(
        "the stamp",
        { sheet: hidden, address: "A1", patience },
        (value) => !isBusy(textOf(value)),
      );
      const matrix = await eventually(
        "the matrix",
        { sheet: hidden, address: "A2", patience },
        (value) => !isBusy(textOf(value)),
      );
      await type(hidden, `B${PAYERS_AT + 2}`, [["Another name"]]);
      await eventually(
        "the stamp after an edit",
        { sheet: hidden, address: "A1", patience },
        (value) => !isBusy(textOf(value)) && value !== before,
      );
      await eventually(
        "the matrix after an edit",
        { sheet: hidden, address: "A2", patience },
        (value) => !isBusy(textOf(value)) && value !== matrix,
      );
      return textOf(before);
    },
  },
  {
    name: "Blank cells and text codes reach a function, and its answer spills",
    async run({ visible, patience }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(visible);
        const lines = sheet.getRange("K1:O3");
        lines.numberFormat = Array.from({ length: 3 }, () => ["@", "@", "yyyy-mm-dd", "@", "General"]);
        lines.values = [
          ["Payer", "Patient", "DOS", "CPT", "Charge"],
          ["SELF-TEST", "P1", 46_349, "99213", ""],
          ["SELF-TEST", "P2", 46_349, "00120", ""],
        ];
        sheet.getRange("Q2").formulas = [["=PAYER.CHECK(SelfTestMatrix,K1:O1,K2:O3)"]];
        await context.sync();
      });
      const first = await eventually(
        "the first line",
        { sheet: visible, address: "Q2", patience },
        (value) => !isBusy(textOf(value)),
      );
      const second = await eventually(
        "the second line",
        { sheet: visible, address: "Q3", patience },
        (value) => !isBusy(textOf(value)),
      );
      return `${textOf(first)} | ${textOf(second)}`;
    },
  },
];
