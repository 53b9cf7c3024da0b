import { mustBe, wait, type Probe } from "./probe";

/** Requirement sets that the manifest asks for. */
const NEEDED: readonly (readonly [string, string])[] = [
  ["ExcelApi", "1.14"],
  ["SharedRuntime", "1.1"],
  ["CustomFunctionsRuntime", "1.3"],
];
const NEWEST_EXCEL_API = 20;

/** What Office around the workbook must do. */
export const OFFICE_PROBES: readonly Probe[] = [
  {
    name: "Requirement sets",
    async run() {
      const { requirements } = Office.context;
      const missing = NEEDED.filter(([name, version]) => !requirements.isSetSupported(name, version));
      if (missing.length > 0) throw new Error(`not supported: ${missing.map((set) => set.join(" ")).join(", ")}`);
      const minors = Array.from({ length: NEWEST_EXCEL_API }, (_, i) => NEWEST_EXCEL_API - i);
      const newest = minors.find((minor) => requirements.isSetSupported("ExcelApi", `1.${minor}`));
      return `ExcelApi up to 1.${newest ?? "?"}`;
    },
  },
  {
    name: "Theme of Office",
    async run() {
      const theme: Partial<Office.OfficeTheme> | undefined = Office.context.officeTheme;
      if (!theme?.bodyBackgroundColor) return "not told here: the pane stays light";
      return `background ${theme.bodyBackgroundColor}, dark: ${String(theme.isDarkTheme)}`;
    },
  },
  {
    name: "Settings travel with the workbook",
    async run() {
      return Excel.run(async (context) => {
        const { settings } = context.workbook;
        const setting = settings.add("SelfTest", { kept: [1, "two"] });
        setting.load("value");
        await context.sync();
        mustBe("the setting", JSON.stringify(setting.value), '{"kept":[1,"two"]}');
        setting.delete();
        await context.sync();
        return "written, read and removed";
      });
    },
  },
  {
    name: "Document properties",
    async run() {
      return Excel.run(async (context) => {
        const property = context.workbook.properties.custom.add("SelfTest", 7);
        property.load("value");
        await context.sync();
        mustBe("the property", Number(property.value), 7);
        property.delete();
        await context.sync();
        return "written, read and removed";
      });
    },
  },
  {
    name: "An edit is announced",
    async run({ visible, patience }) {
      return announced(
        (sheet, heard) => sheet.onChanged.add(async ({ address }) => heard(address)),
        (sheet) => {
          sheet.getRange("A6").values = [["edited"]];
        },
        visible,
        patience,
      );
    },
  },
  {
    name: "A selection is announced",
    async run({ visible, patience }) {
      return announced(
        (sheet, heard) => sheet.onSelectionChanged.add(async ({ address }) => heard(address)),
        (sheet) => sheet.getRange("B8:C9").select(),
        visible,
        patience,
      );
    },
  },
];

type Listen = (sheet: Excel.Worksheet, heard: (address: string) => void) => OfficeExtension.EventHandlerResult<unknown>;

/** Listens, does something, and waits until it is told of it. */
async function announced(
  listen: Listen,
  act: (sheet: Excel.Worksheet) => void,
  sheetName: string,
  patience: number,
): Promise<string> {
  let address: string | null = null;
  const handler = await Excel.run(async (context) => {
    const listening = listen(context.workbook.worksheets.getItem(sheetName), (where) => {
      address = where;
    });
    await context.sync();
    return listening;
  });
  const started = Date.now();
  await Excel.run(async (context) => {
    act(context.workbook.worksheets.getItem(sheetName));
    await context.sync();
  });
  while (address === null && Date.now() - started < patience) await wait(20);
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  if (address === null) throw new Error(`nothing was heard in ${patience / 1000} s`);
  return `${address} after ${Date.now() - started} ms`;
}
