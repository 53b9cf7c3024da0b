import { cellAt, wideView } from "../../matrix/wide-view";
import { gridPlace } from "../../plans/grid-place";
import { isTopicName } from "../../matrix/topics";
import type { Pane } from "./pane";

/** The sheet of the wide view in a workbook that the add-in made; the workbook is asked only where a cell of such a sheet is selected. */
const GRID_SHEET = "Matrix";
