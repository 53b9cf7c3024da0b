import { interchange } from "./write-835";

/** Professional claims of the kind that CMS and most payers take. */
export const PROFESSIONAL_GUIDE = "005010X222A1";

/** Who sends, who receives, and whose claims they are; the claims follow. */
export const BEGINNING_837: readonly string[] = [
  "BHT*0019*00*1*20260205*1200*CH",
  "NM1*41*2*BAY ONCOLOGY*****46*123",
  "NM1*40*2*CLEARING*****46*456",
  "HL*1**20*1",
  "NM1*85*2*BAY ONCOLOGY*****XX*1234567893",
  "N3*1 MAIN ST",
  "N4*OAKLAND*CA*94612",
];

/** An 837 file of one transaction. @param body its segments between ST and SE */
export const file837 = (body: readonly string[], guide = PROFESSIONAL_GUIDE): string =>
  interchange([`ST*837*0001*${guide}`, ...body, `SE*${body.length + 2}*0001`], 1, "HC", guide);
