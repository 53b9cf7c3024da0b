import { fail } from "../errors";
import type { HostObject, ObjectContext } from "./object";
import { areaOfFormula } from "./references";

export function createWorkbook({ model, objects }: ObjectContext): HostObject {
  /** Events name the cells that they are about; the name is the address itself. */
  const eventArea = (reference: string) => areaOfFormula(model, reference);
  return {
    type: "Workbook",
    properties: { name: { get: () => model.name } },
    objects: {
      worksheets: () => objects.worksheets(),
      tables: () => objects.tables({ kind: "workbook" }),
      names: () => objects.names(null),
      settings: () => objects.settings(),
      application: () => objects.application(),
      properties: () => objects.properties(),
    },
    methods: {
      getSelectedRange: () => objects.range(model.selection()),
      getActiveCell: () => objects.range({ ...model.selection(), rows: 1, columns: 1 }),
      _GetRangeForEventByReferenceId: (given) => objects.range(eventArea(given.text(0)) ?? fail("ItemNotFound")),
      _GetRangeOrNullObjectForEventByReferenceId(given) {
        const area = eventArea(given.text(0));
        return area && objects.range(area);
      },
    },
  };
}
