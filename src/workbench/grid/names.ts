/** Names of cells and formulas. */
import { generateRandomId } from "@univerjs/core";
import { IDefinedNamesService, RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/preset-sheets-core";
import type { IDefinedNamesServiceParam } from "@univerjs/preset-sheets-core";
import { parseA1, splitSheet } from "../host/areas";
import { fail } from "../host/errors";
import type { CellValue, NameInfo } from "../host/model";
import { cellReader } from "./cells";
import { run, workbookOf } from "./context";
import type { GridContext } from "./context";

/** What Univer writes where a name belongs to the whole workbook. */
const WORKBOOK_SCOPE = "AllDefaultWorkbook";
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

function stored(context: GridContext): readonly IDefinedNamesServiceParam[] {
  const names = context.univers.injector.get(IDefinedNamesService).getDefinedNameMap(context.book().getId());
  return Object.values(names ?? {});
}

function scopeOf(name: IDefinedNamesServiceParam): string | null {
  return name.localSheetId === undefined || name.localSheetId === WORKBOOK_SCOPE ? null : name.localSheetId;
}

export function listNames(context: GridContext): readonly NameInfo[] {
  return stored(context).map((name) => ({
    name: name.name,
    formula: name.formulaOrRefString.startsWith("=") ? name.formulaOrRefString : `=${name.formulaOrRefString}`,
    visible: name.hidden !== true,
    comment: name.comment ?? "",
    sheet: scopeOf(name),
  }));
}

function find(context: GridContext, name: string, sheet: string | null): IDefinedNamesServiceParam | undefined {
  return stored(context).find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase() && scopeOf(candidate) === sheet,
  );
}

/** Adds a name or replaces it. */
export function setName(context: GridContext, info: NameInfo): void {
  if (!NAME.test(info.name) || parseA1(info.name) !== null) {
    fail("InvalidArgument", `"${info.name}" cannot be a name.`);
  }
  const formula = info.formula.startsWith("=") ? info.formula.slice(1) : info.formula;
  const reference = parseA1(splitSheet(formula).rest) !== null;
  run(context, SetDefinedNameMutation.id, null, {
    id: find(context, info.name, info.sheet)?.id ?? generateRandomId(10),
    name: info.name,
    formulaOrRefString: reference ? formula : `=${formula}`,
    comment: info.comment,
    hidden: !info.visible,
    localSheetId: info.sheet ?? WORKBOOK_SCOPE,
  });
}

export function deleteName(context: GridContext, name: string, sheet: string | null): void {
  const known = find(context, name, sheet) ?? fail("ItemNotFound");
  run(context, RemoveDefinedNameMutation.id, null, { ...known });
}

/** What a name stands for now: the value of its one cell, a constant, or an error's text. */
export function nameValue(context: GridContext, name: string, sheet: string | null): CellValue {
  const known = find(context, name, sheet) ?? fail("ItemNotFound");
  const formula = known.formulaOrRefString.replace(/^=/, "");
  const { sheet: sheetName, rest } = splitSheet(formula);
  const cells = parseA1(rest);
  if (cells) {
    const owner = sheetName === null ? null : workbookOf(context).getSheetBySheetName(sheetName);
    if (!owner) return "#REF!";
    if (cells.rows * cells.columns > 1) return "#VALUE!";
    return cellReader(context).values({ ...cells, sheet: owner.getSheetId() })[0]?.[0] ?? "";
  }
  if (formula.includes("#REF!")) return "#REF!";
  const text = /^"((?:[^"]|"")*)"$/.exec(formula)?.[1];
  if (text !== undefined) return text.replaceAll('""', '"');
  return formula !== "" && Number.isFinite(Number(formula)) ? Number(formula) : "#VALUE!";
}
