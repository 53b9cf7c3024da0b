import type { MapSheetOptions } from "../claims/mapping/map-sheet";
import { readRemittance } from "../remittances/from-835";
import { isRemittance, readDenialSheet, tellsAnswers } from "../remittances/from-sheet";
import type { Remittance } from "../remittances/remittance";
import { X12Problem } from "../x12/segments";
import { decodeText } from "./bytes";
import { isWorkbookFile } from "./claims-file";
import { parseCsvText } from "./csv";
import { UnusableFile } from "./problem";
import { isX12File } from "./text-rows";
import { readWorkbook } from "./xlsx-read";

/**
 * Reads what payers answered: an 835 file, or a sheet of denials or payments (.xlsx, separated text), told apart by content.
 * @throws UnusableFile where it is none of them, or broken: with segment and position, or row and column
 */
export async function readRemittanceFile(
  bytes: Uint8Array,
  file: string,
  options: Pick<MapSheetOptions, "isPayer" | "picks"> = {},
): Promise<Remittance> {
  if (isX12File(bytes)) {
    try {
      return readRemittance(decodeText(bytes, file), file);
    } catch (fault) {
      if (fault instanceof X12Problem) throw new UnusableFile({ file, message: fault.message });
      throw fault;
    }
  }
  const sheets = isWorkbookFile(bytes, file)
    ? (await readWorkbook(bytes, file)).sheets.filter(({ hidden }) => !hidden).map(({ cells }) => cells)
    : [parseCsvText(decodeText(bytes, file), file)];
  const read = readDenialSheet(sheets.find(tellsAnswers) ?? sheets[0] ?? [], file, options);
  if (isRemittance(read)) return read;
  throw new UnusableFile({ file, message: read.message.replace(`${file}: `, "").replace(`${file}, `, "") });
}
