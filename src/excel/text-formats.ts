import { columnLetters, folded } from "../values/cell";
import type { AddTextFormats, Operation, TextLook } from "../plans/operations";
import type { Difference } from "../plans/table-now";
import { rangeOf } from "./plan-ranges";

/** Adds conditional formats by the first word of a cell, and sets the column's width. */
export function addTextFormats(context: Excel.RequestContext, { area, looks, width }: AddTextFormats): void {
  const range = rangeOf(context, area);
  for (const { begins, fill, color } of looks) {
    const added = range.conditionalFormats.add("ContainsText");
    added.textComparison.format.fill.color = fill;
    added.textComparison.format.font.color = color;
    added.textComparison.rule = { operator: "BeginsWith", text: begins };
  }
  if (width) range.format.columnWidth = width.after;
}

/** Takes conditional formats away, and gives the column its width back. */
export function removeTextFormats(
  context: Excel.RequestContext,
  { area, width }: AddTextFormats,
  ids: readonly string[],
): void {
  const range = rangeOf(context, area);
  for (const id of ids) range.conditionalFormats.getItem(id).delete();
  if (width) range.format.columnWidth = width.before;
}

/**
 * Ids of the conditional formats of a column that are those looks: by word and colour, so that a format that somebody made stays, and
 * one that Excel cut in two by moving rows is found in both its parts.
 */
export async function textFormatIds(
  context: Excel.RequestContext,
  { area, looks }: Pick<AddTextFormats, "area" | "looks">,
): Promise<string[]> {
  return (await formatsOf(context, { area, looks })).looks;
}

/** Ids of the formats by text that touch an area: all, and those that are the looks. */
async function formatsOf(
  context: Excel.RequestContext,
  { area, looks }: Pick<AddTextFormats, "area" | "looks">,
): Promise<{ readonly all: string[]; readonly looks: string[] }> {
  const formats = rangeOf(context, area).conditionalFormats.load("items/id,items/type");
  await context.sync();
  const ofText = formats.items
    .filter(({ type }) => type === "ContainsText")
    .map((item) => {
      const { textComparison } = item;
      textComparison.load("rule");
      textComparison.format.fill.load("color");
      return { id: item.id, textComparison };
    });
  await context.sync();
  return {
    all: ofText.map(({ id }) => id),
    looks: ofText.flatMap(({ id, textComparison: { rule, format } }) =>
      looks.some((look) => isLook(look, rule, format.fill.color)) ? [id] : [],
    ),
  };
}

/** Formats by text that were added since: one that Excel made only half of has neither word nor colour yet. */
export async function formatsSince(
  context: Excel.RequestContext,
  { area }: Pick<AddTextFormats, "area">,
  before: readonly string[],
): Promise<string[]> {
  const formats = rangeOf(context, area).conditionalFormats.load("items/id,items/type");
  await context.sync();
  return formats.items.flatMap(({ id, type }) => (type === "ContainsText" && !before.includes(id) ? [id] : []));
}

const isLook = (look: TextLook, rule: Excel.ConditionalTextComparisonRule, fill: string): boolean =>
  rule.operator === "BeginsWith" && rule.text === look.begins && folded(fill) === folded(look.fill);

/** The formats that operations take away or find there before they add some, and those looks that are there although an operation adds them. */
export async function textFormatsNow(
  context: Excel.RequestContext,
  operations: readonly Operation[],
  isThere: (sheet: string) => boolean,
): Promise<{ readonly found: Map<Operation, readonly string[]>; readonly differences: Difference[] }> {
  const found = new Map<Operation, readonly string[]>();
  const differences: Difference[] = [];
  const columnOf = ({ area }: AddTextFormats): string => `${folded(area.sheet)}!${area.column}`;
  const removed = new Set(operations.flatMap((each) => (each.kind === "removeTextFormats" ? columnOf(each.made) : [])));
  for (const operation of operations) {
    if (operation.kind === "removeTextFormats") found.set(operation, await textFormatIds(context, operation.made));
    if (operation.kind !== "addTextFormats" || !isThere(operation.area.sheet)) continue;
    const { all, looks } = await formatsOf(context, operation);
    found.set(operation, all);
    if (removed.has(columnOf(operation))) continue;
    const { sheet, column } = operation.area;
    const where = `the conditional formats of ${sheet}, column ${columnLetters(column)}`;
    if (looks.length > 0) differences.push({ where, expected: "", found: "there" });
  }
  return { found, differences };
}
