/** How a sheet is printed, between its file and the grid. */
import type { PageSetup } from "hucre";
import { parseA1 } from "../host/areas";
import type { PageLayout } from "../host/model";

/** What of a file's page setup Office.js speaks of; the rest stays in the file's own words. */
export function layoutOf(setup: PageSetup): PageLayout {
  const rows = parseA1(setup.printTitlesRow ?? "");
  return {
    orientation: setup.orientation === "landscape" ? "Landscape" : "Portrait",
    zoom: {
      ...(setup.fitToWidth ? { horizontalFitToPages: setup.fitToWidth } : {}),
      ...(setup.fitToHeight ? { verticalFitToPages: setup.fitToHeight } : {}),
      ...(setup.scale === undefined || setup.fitToPage ? {} : { scale: setup.scale }),
    },
    titleRows: rows && { row: rows.row, rows: rows.rows },
  };
}

export function pageSetupOf({ orientation, zoom, titleRows }: PageLayout): PageSetup {
  const { horizontalFitToPages, verticalFitToPages, scale } = zoom;
  const fits = horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
  return {
    orientation: orientation === "Landscape" ? "landscape" : "portrait",
    // In a file 0 stands for as many pages as it takes.
    ...(fits
      ? { fitToPage: true, fitToWidth: horizontalFitToPages ?? 0, fitToHeight: verticalFitToPages ?? 0 }
      : { fitToPage: false }),
    ...(scale === undefined ? {} : { scale }),
    ...(titleRows ? { printTitlesRow: `$${titleRows.row + 1}:$${titleRows.row + titleRows.rows}` } : {}),
  };
}
