import fc from "fast-check";
import { damageCounter } from "../../../src/claims/damage/count-damage";
import { damageOf } from "../../../src/claims/damage/damage-of";
import { damageText } from "../../../src/claims/damage/damage-words";
import { planOf } from "../../../src/claims/reading-plan";
import { mapByNames } from "../../../src/claims/sheet";
import { day } from "../../day";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Units", "Charge", "NDC", "Mods", "Dx", "POS", "Rendering NPI"];
const asOf = day("2026-11-23");
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const row = fc.tuple(
  oneOf("Medicare", " Medicare", "'Medicare"),
  oneOf("P1", "P2\u00a0", "P3"),
  oneOf("2026-10-14", "14/10/2026", "10/10/2026", "10/11/2026", "2022-10-13", ""),
  oneOf("99214", "j9271", "J9271", "213", "99214.0", "9921O"),
  oneOf("1", "1.0", "1,5", "2"),
  oneOf("200.50", "200,50", "1.200,50", "$5"),
  oneOf("00006302602", "6302602", "6.3E+06", ""),
  oneOf("25", "jz", ""),
  oneOf("C34.11", "c34.11", ""),
  oneOf("11", "1.0", ""),
  oneOf("1234567893", "l234567893", "1.23E+09"),
);

describe("damage that is counted row by row", () => {
  it("is what is found in all cells at once", () => {
    const mapping = mapByNames([HEADERS]);
    if (!mapping) throw new Error("the headers are known");
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.boolean(), (rows, isTyped) => {
        const counter = damageCounter(planOf(mapping, HEADERS.length).columns, { asOf, isTyped });
        for (const each of rows) counter.add(each);
        const counted = counter.done();
        const whole = damageOf([HEADERS, ...rows], mapping, { asOf, isTyped });
        expect(counted).toEqual(
          whole.map(({ kind, field, header, column, count, isRead }) => ({
            kind,
            field,
            header,
            column,
            count,
            isRead,
          })),
        );
        expect(damageText(counted)).toBe(damageText(whole));
      }),
    );
  });
});
