// What Office.js reads about its surroundings when it starts (window.external.GetContext).

import type { Json, KeyedValues, WorkbookModel } from "./model";

/**
 * The requirement sets of an Excel that supports what the manifest asks for and nothing more. Excel has others, such as
 * DialogApi and RibbonApi; this host does not, so that nobody relies on them unseen.
 */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.14",
  SharedRuntime: "1.1",
  CustomFunctionsRuntime: "1.3",
  Settings: "1.1",
  // Sets that only the client itself asks for.
  CustomFunctions: "1.9",
  RichApiRuntime: "1.2",
};

/** Office's four colours, "#RRGGBB". */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

/** Themes of Office to try the pane in. A browser also says forced-colors where high contrast is on. */
export const THEMES = {
  light: theme("#FFFFFF", "#000000", "#FFFFFF", "#000000"),
  dark: theme("#262626", "#FFFFFF", "#363636", "#FFFFFF"),
  highContrast: theme("#000000", "#FFFFFF", "#000000", "#FFFF00"),
} as const;

function theme(body: string, text: string, control: string, controlText: string): OfficeTheme {
  return {
    bodyBackgroundColor: body,
    bodyForegroundColor: text,
    controlBackgroundColor: control,
    controlForegroundColor: controlText,
  };
}

/** Windows' number for American English. */
const EN_US = 1033;
const EXCEL = 1;

/**
 * The answers to what the client asks at the start.
 *
 * @param requirementSets name to highest version
 * @param currentTheme asked again whenever the client wants colours
 */
export function createClientContext(
  workbook: () => WorkbookModel,
  requirementSets: Readonly<Record<string, string>>,
  currentTheme: () => OfficeTheme,
): Readonly<Record<string, () => unknown>> {
  return {
    GetAppType: () => EXCEL,
    GetSolutionRef: () => "payer-policy-matrix",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetHostFullVersion: () => "16.0.17000.20000",
    GetAppUILocale: () => EN_US,
    GetAppDataLocale: () => EN_US,
    GetDocUrl: () => `C:\\Workbench\\${workbook().name}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 0,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "workbench",
    GetInstanceId: () => "workbench",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(requirementSets),
    GetFeaturesForSolution: () => "",
    GetInitialDisplayMode: () => 2,
    GetOfficeThemeInfo: () => JSON.stringify(mapValues(currentTheme(), (color) => Number.parseInt(color.slice(1), 16))),
    GetSettings: () => settingsStore(workbook().settings),
  };
}

/** Office.context.document.settings: the settings of the workbook, each as JSON text. */
function settingsStore(settings: KeyedValues) {
  return {
    Read(keys: string[], values: string[]) {
      for (const key of settings.keys()) {
        keys.push(key);
        values.push(JSON.stringify(settings.get(key)));
      }
    },
    Write(keys: readonly string[], values: readonly string[]) {
      for (const key of settings.keys()) if (!keys.includes(key)) settings.delete(key);
      for (const [index, key] of keys.entries()) {
        const value: Json = JSON.parse(values[index] ?? "null");
        settings.set(key, value);
      }
    },
  };
}

function mapValues<T>(record: object, map: (value: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(String(value))]));
}
