// The pairs as one map of texts, made from the rows of the table in their order.
import { PAIRS_TEXT } from "../../../src/codes/reference/bundled/pairs";
import type { PairPeriod, Reference } from "../../../src/codes/reference/reference";

/** The reference with its bundled pairs looked up in a map. */
export function plainReference(reference: Reference): Reference {
  const { ptp } = reference;
  if (!ptp) return reference;
  const [codes = ""] = PAIRS_TEXT.split("\n", 1);
  const pairs = new Map<string, PairPeriod[]>();
  for (const column1 of codes.split(" "))
    ptp.eachOf(column1, (column2, period) => {
      const key = `${column1} ${column2}`;
      pairs.set(key, [...(pairs.get(key) ?? []), period]);
    });
  return { ...reference, ptp: { ...ptp, periods: (column1, column2) => pairs.get(`${column1} ${column2}`) ?? [] } };
}
