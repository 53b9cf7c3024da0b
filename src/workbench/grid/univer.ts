/**
 * The spreadsheet grid: Univer put together by hand from its presets. The umbrella package that does this in one call
 * also brings unlicensed parts, so we register each preset's plugins ourselves.
 */
import { LifecycleStages, LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import type { IWorkbookData, Injector } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import { UniverSheetsFindReplacePreset } from "@univerjs/preset-sheets-find-replace";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import {
  UniverSheetsTablePlugin,
  UniverSheetsTablePreset,
  UniverSheetsTableUIPlugin,
} from "@univerjs/preset-sheets-table";
import conditionalFormattingWords from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import dataValidationWords from "@univerjs/preset-sheets-data-validation/locales/en-US";
import filterWords from "@univerjs/preset-sheets-filter/locales/en-US";
import findReplaceWords from "@univerjs/preset-sheets-find-replace/locales/en-US";
import noteWords from "@univerjs/preset-sheets-note/locales/en-US";
import sortWords from "@univerjs/preset-sheets-sort/locales/en-US";
import tableWords from "@univerjs/preset-sheets-table/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-find-replace/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import { TABLE_THEMES } from "./table-styles";

/** Univer's facade of one workbook. */
export type GridBook = ReturnType<FUniver["createWorkbook"]>;
/** Univer's facade of one sheet. */
export type GridSheet = NonNullable<ReturnType<GridBook["getSheetBySheetId"]>>;

/** The running grid. */
export interface Univers {
  readonly api: FUniver;
  /** Univer's services, for the little that its facade does not offer. */
  readonly injector: Injector;
  setDark(dark: boolean): void;
}

/**
 * Starts Univer in an element of the page. There is no workbook in it yet.
 * @param container the element that the grid fills
 */
export function startUniver(container: HTMLElement, dark: boolean): Univers {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    logLevel: LogLevel.WARN,
    darkMode: dark,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        coreWords,
        tableWords,
        dataValidationWords,
        conditionalFormattingWords,
        filterWords,
        noteWords,
        sortWords,
        findReplaceWords,
      ),
    },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      ribbonType: "simple",
      disableAutoFocus: true,
      // Codes are text on purpose ("00006302602"): no green corner and no advice to turn them into numbers.
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
    }),
    UniverSheetsTablePreset(),
    // Typing over a drop-down cell goes on in the cell, as in Excel: without these, its list takes the keys away.
    UniverSheetsDataValidationPreset({ showSearchOnDropdown: false, showEditOnDropdown: false }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsSortPreset(),
    UniverSheetsFindReplacePreset(),
  ];
  // Presets name some plugins twice; the last one's settings count, as in Univer's own createUniver.
  const plugins = new Map<string, Parameters<Univer["registerPlugin"]>>();
  for (const preset of presets) {
    for (const entry of preset.plugins) {
      const [plugin, config] = Array.isArray(entry) ? entry : [entry, undefined];
      plugins.delete(plugin.pluginName);
      plugins.set(plugin.pluginName, [plugin, config]);
    }
  }
  // The table preset takes no settings: Excel's table styles, and no name tag above a table's header.
  plugins.set(UniverSheetsTablePlugin.pluginName, [UniverSheetsTablePlugin, { userThemes: TABLE_THEMES }]);
  plugins.set(UniverSheetsTableUIPlugin.pluginName, [UniverSheetsTableUIPlugin, { hideAnchor: true }]);
  for (const [plugin, config] of plugins.values()) univer.registerPlugin(plugin, config);
  const api = FUniver.newAPI(univer);
  return { api, injector: univer.__getInjector(), setDark: (on) => api.toggleDarkMode(on) };
}

/** Resolves when the grid has drawn its first workbook and takes input. */
export function whenRendered(api: FUniver): Promise<void> {
  return new Promise((resolve) => {
    const subscription = api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
      if (stage < LifecycleStages.Rendered) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** Puts a workbook into the grid in place of the one that is there. */
export function showWorkbook(api: FUniver, data: IWorkbookData): GridBook {
  const previous = api.getActiveWorkbook();
  const next = api.createWorkbook(data);
  if (previous) api.disposeUnit(previous.getId());
  return next;
}
