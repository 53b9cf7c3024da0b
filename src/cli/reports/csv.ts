import { writeCsv } from "../../files/csv";
import type { Checked } from "./checked";
import { FINDING_HEADERS, findingRows } from "./rows";

/** The findings as comma separated text, one row each. Claim texts that begin like a formula are kept from being one. */
export function csvReport(checked: Checked): string {
  return writeCsv([FINDING_HEADERS, ...findingRows(checked)], { guardFormulas: true });
}
