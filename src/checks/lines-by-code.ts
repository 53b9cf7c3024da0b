import type { ClaimLine } from "../claims/line";
import { groupBy } from "../values/lists";
import type { EncounterContext } from "./context";
import { analysis } from "./reads";

/** The lines of an encounter that bill one code, code by code in the order of first appearance; most stand alone. */
export const linesByCode = analysis(
  ({ lines }: Pick<EncounterContext, "lines" | "reads" | "analyses">): readonly (readonly ClaimLine[])[] => [
    ...groupBy(lines, ({ code }) => code).values(),
  ],
);
