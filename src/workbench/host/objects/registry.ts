// Puts the object families together. They know each other only through ObjectRegistry, so that no file imports another
// family's file.

import type { WorkbookModel } from "../model";
import { createApplication } from "./application";
import { createConditionalFormats } from "./conditional-formats";
import { createDataValidation } from "./data-validation";
import { createRangeFormat } from "./format";
import { createProperties, createSettings } from "./keyed-values";
import { createNames } from "./names";
import type { AddinState, EventRegistrations, ObjectContext, ObjectRegistry } from "./object";
import { createRange } from "./range";
import { createRangeAreas } from "./range-areas";
import { createService } from "./services";
import { createTable, createTables } from "./tables";
import { createWorkbook } from "./workbook";
import { createWorksheet, createWorksheets } from "./worksheets";

/** Everything that an interpreter needs to answer for a workbook. */
export function createObjectContext(
  model: WorkbookModel,
  events: EventRegistrations,
  addin: AddinState,
): ObjectContext {
  const objects: ObjectRegistry = {
    workbook: () => createWorkbook(context),
    worksheets: () => createWorksheets(context),
    worksheet: (id) => createWorksheet(context, id),
    application: () => createApplication(context),
    tables: (within) => createTables(context, within),
    table: (id) => createTable(context, id),
    range: (area) => createRange(context, area),
    rangeAreas: (areas) => createRangeAreas(context, areas),
    rangeFormat: (area) => createRangeFormat(context, area),
    names: (sheet) => createNames(context, sheet),
    settings: () => createSettings(context),
    properties: () => createProperties(context),
    dataValidation: (area) => createDataValidation(context, area),
    conditionalFormats: (area) => createConditionalFormats(context, area),
    service: (name) => createService(context, name),
  };
  const context: ObjectContext = { model, objects, events, addin };
  return context;
}
