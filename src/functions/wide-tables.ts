import type { Knowledge } from "../checks/answers/answer";
import { gridCells, wideView } from "../matrix/wide-view";
import type { CellValue } from "../values/cell";
import { dateArgument } from "./arguments";
import { codesArgument, compareCells, subjectArgument } from "./compare";

export { infusionTable } from "./infusion";
export { checkStatuses, findingsTable } from "./line-checks";
export { wastageTable } from "./wastage";
export { whyCell, whySubject } from "./why";

/* What checks claim lines, shows many payers at once, the lines of a log or a dose, and the long form of an answer: a chunk of its own, since most cells ask briefly about one code. */

/** What COMPARE spills. @throws `#VALUE!` where an argument is wrong */
export function compareTable(knowledge: Knowledge, topic: CellValue, code: CellValue, dos: CellValue): string[][] {
  const subject = subjectArgument(topic, "topic");
  const codes = codesArgument(code, "code", subject);
  return compareCells(knowledge, subject, codes, dateArgument(dos, "dos"));
}

/** What GRID spills. @throws `#VALUE!` where the day is no date */
export function gridTable({ matrix }: Knowledge, asOf: CellValue): string[][] {
  return gridCells(wideView(matrix, dateArgument(asOf, "asOf")));
}
