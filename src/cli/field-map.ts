import type { LayoutPicks } from "../claims/mapping/mapping";
import { isPicksProblem, picksOfJson } from "../claims/mapping/picks-file";
import { decodeText } from "../files/bytes";
import { UnusableFile, wordsOfError } from "../files/problem";

/**
 * Reads which column of a claim file holds which field: `{"Payer": "Ins"}` (field to header), or `{"Ins": "Payer"}` (header to field).
 * @throws UnusableFile where it is no JSON object, or an entry names no field
 */
export function readFieldMap(bytes: Uint8Array, file: string): LayoutPicks {
  let content: unknown;
  try {
    content = JSON.parse(decodeText(bytes, file));
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile({
      file,
      message: `is not JSON (${wordsOfError(error)}). Write it as {"Payer": "Ins", "CPT": "Proc"}`,
    });
  }
  const picks = picksOfJson(content);
  if (isPicksProblem(picks)) throw new UnusableFile({ file, message: picks.problem });
  return picks;
}
