import { splitList } from "../values/lists";
import { BIOSIMILARS } from "./data/biosimilars";

const references = new Map(
  Object.entries(BIOSIMILARS).flatMap(([reference, codes]) =>
    splitList(codes).map((code) => [code, reference] as const),
  ),
);

/**
 * The code of a biosimilar's reference drug; `undefined` where the code is no biosimilar that is known.
 * @example referenceDrugOf("Q5117") //=> "J9355"
 */
export function referenceDrugOf(code: string): string | undefined {
  return references.get(code);
}
