import type { MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";

/** All that a person could see of a workbook, without the ids that differ each time something is made. */
export function everythingOf(workbook: MemoryWorkbook): unknown {
  const sheets = workbook.sheets();
  const nameOf = (id: string): string => sheets.find((sheet) => sheet.id === id)?.name ?? id;
  const place = ({ sheet, row, column, rows, columns }: ReturnType<MemoryWorkbook["area"]>): string =>
    `${nameOf(sheet)} ${row} ${column} ${rows} ${columns}`;
  return {
    sheets: sheets.map(({ id, name, visibility }) => {
      const used = workbook.usedArea(id, true);
      return {
        name,
        visibility,
        used: used && place(used),
        formulas: used && workbook.formulas(used),
        values: used && workbook.values(used),
        formats: used && workbook.numberFormats(used),
        looks: workbook
          .conditionalFormats(id)
          .map(({ area, rule, format }) => JSON.stringify([place(area), rule, format]))
          .sort(),
      };
    }),
    tables: workbook
      .tables()
      .map(({ id, name, area, showTotals }) => ({
        name,
        area: place(area),
        showTotals,
        filters: workbook.filters(id).filter(Boolean),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    names: workbook
      .names()
      .map(({ name, formula }) => `${name} ${formula.replaceAll("'", "")}`)
      .sort(),
    properties: [...workbook.properties.keys()].map((key) => [key, workbook.properties.get(key)]),
    settings: [...workbook.settings.keys()].map((key) => [key, workbook.settings.get(key)]),
  };
}
