import type { Area } from "../areas";
import { collection } from "./collection";
import type { HostObject, ObjectContext } from "./object";
import { addressOf, sheetById } from "./references";

/** Several blocks of cells of one sheet, as a client gets them for merged cells. */
export function createRangeAreas({ model, objects }: ObjectContext, areas: readonly Area[]): HostObject {
  const [first] = areas;
  return {
    type: "RangeAreas",
    keepsReference: true,
    properties: {
      address: { get: () => areas.map((area) => addressOf(model, area)).join(",") },
      areaCount: { get: () => areas.length },
      cellCount: { get: () => areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0) },
    },
    objects: {
      // Known by their places only.
      areas: () =>
        collection(
          "RangeCollection",
          () => areas.map((area) => objects.range(area)),
          () => null,
        ),
      worksheet: () => (first ? objects.worksheet(sheetById(model, first.sheet).id) : null),
    },
  };
}
