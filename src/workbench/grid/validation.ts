/** Rules for what may be typed into cells (Excel's data validation), drop-down lists above all. */
import { generateRandomId, Rectangle, WrapStrategy } from "@univerjs/core";
import type { IRange } from "@univerjs/core";
import {
  AddDataValidationMutation,
  DataValidationModel,
  DataValidatorRegistryService,
  RemoveDataValidationMutation,
  UpdateDataValidationMutation,
  UpdateRuleType,
} from "@univerjs/preset-sheets-data-validation";
import { SHEET_ROWS } from "../host/areas";
import type { Area } from "../host/areas";
import type { Validation } from "../host/model";
import { run, sheetOf, toRange } from "./context";
import type { GridContext } from "./context";
import { fromStoredValidation, toStoredValidation } from "./stored-validation";
import type { StoredValidation } from "./stored-validation";

/** A sheet's rules as the grid keeps them. */
function storedRules(context: GridContext, sheet: string): readonly StoredValidation[] {
  return context.univers.injector.get(DataValidationModel).getRules(context.book().getId(), sheet);
}

/** The rule that all cells of the area share; null: none has one; "mixed": they differ. */
export function readValidation(context: GridContext, area: Area): Validation | null | "mixed" {
  const wanted = toRange(area, sheetOf(context, area.sheet));
  let uncovered: IRange[] = [wanted];
  const rules: Validation[] = [];
  for (const stored of storedRules(context, area.sheet)) {
    if (!stored.ranges.some((range) => Rectangle.intersects(range, wanted))) continue;
    rules.push(fromStoredValidation(stored));
    uncovered = Rectangle.subtractMulti(uncovered, [...stored.ranges]);
  }
  const [first, ...others] = rules;
  if (!first) return null;
  if (uncovered.length > 0) return "mixed";
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : "mixed";
}

/** Gives the area a rule in place of those it has, or takes them away. Whole columns keep it for rows to come. */
export function setValidation(context: GridContext, area: Area, validation: Validation | null): void {
  const worksheet = sheetOf(context, area.sheet);
  const range = toRange(area, worksheet);
  if (area.rows >= SHEET_ROWS) range.endRow = SHEET_ROWS - 1;
  for (const stored of storedRules(context, area.sheet)) {
    if (!stored.ranges.some((old) => Rectangle.intersects(old, range))) continue;
    setRanges(context, area.sheet, stored, Rectangle.subtractMulti([...stored.ranges], [range]));
  }
  if (validation === null) return;
  const rule = { uid: generateRandomId(8), ranges: [range], ...toStoredValidation(validation) };
  run(context, AddDataValidationMutation.id, area.sheet, { rule });
}

function setRanges(context: GridContext, sheet: string, rule: StoredValidation, ranges: readonly IRange[]): void {
  if (ranges.length === 0) {
    run(context, RemoveDataValidationMutation.id, sheet, { ruleId: rule.uid });
  } else {
    const payload = { type: UpdateRuleType.RANGE, payload: ranges };
    run(context, UpdateDataValidationMutation.id, sheet, { ruleId: rule.uid, payload });
  }
}

/** Lets the rules of a table's data rows hold for the rows that it gained. */
export function extendValidation(context: GridContext, before: Area, after: Area): void {
  const lastRow = before.row + before.rows - 1;
  const newLastRow = after.row + after.rows - 1;
  for (const stored of storedRules(context, before.sheet)) {
    let grew = false;
    const ranges = stored.ranges.map((range) => {
      const inside = range.startColumn >= before.column && range.endColumn < before.column + before.columns;
      if (!inside || range.endRow !== lastRow || range.startRow <= before.row) return range;
      grew = true;
      return { ...range, endRow: newLastRow };
    });
    if (grew) setRanges(context, before.sheet, stored, ranges);
  }
}

/** The kinds of rules that Excel has, by Univer's names. */
const KINDS = ["list", "custom", "whole", "decimal", "date", "time", "textLength"];

/**
 * Two things that Univer does otherwise than Excel: it marks an entry that a rule without error alert lets pass, and it
 * breaks the text of a cell with a drop-down into lines, of which a row shows the first.
 */
export function mendValidation(context: GridContext): void {
  const registry = context.univers.injector.get(DataValidatorRegistryService);
  for (const kind of KINDS) {
    const validator = registry.getValidatorItem(kind);
    if (!validator) continue;
    const isValid = validator.validator.bind(validator);
    validator.validator = async (cell, rule) => rule.showErrorMessage === false || isValid(cell, rule);
    if (kind !== "list") continue;
    const extraStyle = validator.getExtraStyle.bind(validator);
    validator.getExtraStyle = (rule, value, own, row, column) => ({
      ...extraStyle(rule, value, own, row, column),
      tb: own.style.tb === WrapStrategy.WRAP ? WrapStrategy.WRAP : WrapStrategy.CLIP,
    });
  }
}
