import type { CalculationMode } from "../model";
import type { HostObject, ObjectContext } from "./object";

const MODES: readonly CalculationMode[] = ["Automatic", "AutomaticExceptTables", "Manual"];

export function createApplication({ model }: ObjectContext): HostObject {
  return {
    type: "Application",
    properties: {
      calculationMode: {
        get: () => model.calculationMode(),
        set: (given) => model.setCalculationMode(given.choice(0, MODES)),
      },
    },
    methods: {
      calculate: (given) => model.calculate(given.choice(0, ["Recalculate", "Full", "FullRebuild"]) !== "Recalculate"),
      suspendApiCalculationUntilNextSync: () => model.suspendCalculation(),
      suspendScreenUpdatingUntilNextSync: () => model.suspendScreen(),
    },
  };
}
