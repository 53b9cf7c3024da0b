import { fail } from "../errors";
import type { PageLayout } from "../model";
import type { Given } from "./given";
import type { HostObject, ObjectContext } from "./object";
import { readAddress } from "./references";

const ORIENTATIONS = ["Portrait", "Landscape"] as const;
const ZOOMS = ["horizontalFitToPages", "verticalFitToPages", "scale"] as const;

/** How a sheet is printed. */
export function createPageLayout({ model, objects }: ObjectContext, sheet: string): HostObject {
  return {
    type: "PageLayout",
    properties: {
      orientation: {
        get: () => model.pageLayout(sheet).orientation,
        set: (given) => model.setPageLayout(sheet, { orientation: given.choice(0, ORIENTATIONS) }),
      },
      zoom: {
        get: () => model.pageLayout(sheet).zoom,
        set: (given) => model.setPageLayout(sheet, { zoom: readZoom(given.fields(0)) }),
      },
    },
    methods: {
      setPrintTitleRows(given) {
        const { row, rows } = given.area(0) ?? readAddress(model, given.text(0), sheet);
        return model.setPageLayout(sheet, { titleRows: { row, rows } });
      },
      getPrintTitleRowsOrNullObject() {
        const { titleRows } = model.pageLayout(sheet);
        return titleRows && objects.range(readAddress(model, `${titleRows.row + 1}:${titleRows.row + titleRows.rows}`, sheet));
      },
    },
  };
}

function readZoom(given: Given): PageLayout["zoom"] {
  const said = ZOOMS.filter((name) => given.has(name)).map((name) => [name, given.index(name)] as const);
  if (said.some(([, value]) => value === 0)) fail("InvalidArgument", "A sheet cannot fit into no page.");
  return Object.fromEntries(said);
}
