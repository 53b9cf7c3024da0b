import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import type { Field } from "../claims/fields";
import { about } from "./about";
import type { LineCheck } from "./check";
import type { EncounterContext } from "./context";
import { given } from "./given";
import type { Report } from "./report";

/** ADM-07: nobody ordered the test, or asked for the consultation. */
export const orderingProvider: LineCheck = {
  id: "ADM-07",
  name: "Ordering or referring provider missing",
  family: "Housekeeping",
  scope: "line",
  severity: "error",
  why: "A laboratory test, an image or a PET scan names who ordered it, and a consultation who asked for it (box 17); without the name the line denies.",
  fields: ["Ordering NPI", "Referring NPI"],
  source: { title: "CMS-1500 box 17", mark: "K" },
  about: about("consult", "lab", "imaging", "pet"),
  run(context, report) {
    for (const line of context.lines) {
      if (inFamily(line.code, "consult", line.dos)) check(context, report, line, "Referring NPI", "asked for");
      else if (isOrdered(line)) check(context, report, line, "Ordering NPI", "ordered");
    }
  },
};

const isOrdered = (line: ClaimLine): boolean =>
  inFamily(line.code, "lab", line.dos) ||
  inFamily(line.code, "imaging", line.dos) ||
  inFamily(line.code, "pet", line.dos);

/** Box 17 has one name: whichever of the two columns holds it will do. */
function check(context: EncounterContext, report: Report, line: ClaimLine, field: Field, did: string): void {
  const { orderingNpi, referringNpi } = line;
  if (orderingNpi !== "" || referringNpi !== "") return;
  if (!context.has(field)) {
    given(context, report, line, { [field]: "" });
    return;
  }
  report.find({
    lines: [line],
    message: `${line.code} names nobody who ${did} it: ${field} is blank`,
    fix: { text: `Put the ${field} on line ${line.index} from the order in the record`, changes: [] },
  });
}
