import type { CalculationMode } from "../model";
import type { HostObject, ObjectContext } from "./object";

const MODES: readonly CalculationMode[] = ["Automatic", "AutomaticExceptTables", "Manual"];

export function createApplication(context: ObjectContext): HostObject {
  const { model } = context;
  return {
    type: "Application",
    properties: {
      calculationMode: {
        get: () => model.calculationMode(),
        set: (given) => model.setCalculationMode(given.choice(0, MODES)),
      },
    },
    methods: {
      createWorkbook: (given) => createdWorkbook(context, given.has(0) ? given.text(0) : null),
      calculate: (given) => model.calculate(given.choice(0, ["Recalculate", "Full", "FullRebuild"]) !== "Recalculate"),
      suspendApiCalculationUntilNextSync: () => model.suspendCalculation(),
      suspendScreenUpdatingUntilNextSync: () => model.suspendScreen(),
    },
  };
}

/** A workbook that the add-in made of a file; nobody sees it before it is opened. */
function createdWorkbook({ model }: ObjectContext, file: string | null): HostObject {
  return {
    type: "WorkbookCreated",
    identity: { Id: "created" },
    methods: { open: () => model.openWorkbook(file) },
  };
}
