/** Formats that depend on what a cell holds. */
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/preset-sheets-conditional-formatting";
import type { Area } from "../host/areas";
import { fail } from "../host/errors";
import type { ConditionalFormat } from "../host/model";
import { run, sheetOf } from "./context";
import type { GridContext } from "./context";
import { fromStoredConditional, toStoredConditional } from "./stored-conditional";
import type { StoredConditional } from "./stored-conditional";

function stored(context: GridContext, sheet: string): readonly StoredConditional[] {
  sheetOf(context, sheet);
  const model = context.univers.injector.get(ConditionalFormattingRuleModel);
  return model.getSubunitRules(context.book().getId(), sheet) ?? [];
}

/** All conditional formats of a sheet, the one that wins first. */
export function listConditionalFormats(context: GridContext, sheet: string): readonly ConditionalFormat[] {
  return stored(context, sheet)
    .map((rule) => fromStoredConditional(sheet, rule))
    .filter((format) => format !== null);
}

/** Puts a format before the others of the sheet, or replaces the one with its id where that stands. */
export function setConditionalFormat(context: GridContext, sheet: string, format: ConditionalFormat): void {
  const rule = toStoredConditional(format);
  const known = stored(context, sheet).some(({ cfId }) => cfId === format.id);
  if (known) run(context, SetConditionalRuleMutation.id, sheet, { cfId: format.id, rule });
  else run(context, AddConditionalRuleMutation.id, sheet, { rule });
}

export function deleteConditionalFormat(context: GridContext, sheet: string, id: string): void {
  if (!stored(context, sheet).some(({ cfId }) => cfId === id)) fail("ItemNotFound");
  run(context, DeleteConditionalRuleMutation.id, sheet, { cfId: id });
}

/** Lets the formats of a table's data rows hold for the rows that it gained. */
export function extendConditionalFormats(context: GridContext, before: Area, after: Area): void {
  const lastRow = before.row + before.rows - 1;
  for (const rule of stored(context, before.sheet)) {
    const ranges = rule.ranges.map((range) => {
      const inside = range.startColumn >= before.column && range.endColumn < before.column + before.columns;
      const grows = inside && range.endRow === lastRow && range.startRow > before.row;
      return grows ? { ...range, endRow: after.row + after.rows - 1 } : range;
    });
    if (ranges.some((range, index) => range !== rule.ranges[index])) {
      run(context, SetConditionalRuleMutation.id, before.sheet, { cfId: rule.cfId, rule: { ...rule, ranges } });
    }
  }
}
