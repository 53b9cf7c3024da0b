import type { Field } from "../claims/fields";
import { isClaimSheet, readClaims, type ClaimSheet, type NoClaimSheet } from "../claims/sheet";
import type { Cells } from "../values/cell";
import { kindOfFile } from "./bytes";
import { readCsv } from "./csv";
import { UnusableFile } from "./problem";
import { readWorkbook } from "./xlsx-read";

/** How a claim file is read. */
export interface ReadClaimsFileOptions {
  /** Name of the sheet; without it the first sheet that holds claim lines. */
  readonly sheet?: string;
  /** The file's headers to canonical fields, before the canonical names. */
  readonly map?: ReadonlyMap<string, Field>;
  /** Whether a code is a visit: the bare Minutes of a visit line are the visit's. */
  readonly isVisit: (code: string) => boolean;
}

/**
 * Reads the claim lines of a workbook or of a file of separated text, told apart by their content.
 * @param file name for messages
 * @throws UnusableFile where the file cannot be read, or no sheet of it has a header row with the four fields that a line needs
 */
export async function readClaimsFile(
  bytes: Uint8Array,
  file: string,
  options: ReadClaimsFileOptions,
): Promise<ClaimSheet> {
  const kind = kindOfFile(bytes);
  const isWorkbook = kind === "zip" || kind === "ole" || /\.xls[xmb]?$/i.test(file);
  if (!isWorkbook) return claimsOf(readCsv(bytes, file), undefined, file, options);
  const { sheet: wanted } = options;
  const workbook = await readWorkbook(bytes, file);
  if (wanted !== undefined) {
    const found = workbook.sheets.find((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase());
    if (found) return claimsOf(found.cells, found.name, file, options);
    throw new UnusableFile({
      file,
      sheet: wanted,
      message: `there is no sheet of this name. The file has: ${workbook.sheets.map((sheet) => sheet.name).join(", ")}`,
    });
  }
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  let first: NoClaimSheet | null = null;
  for (const { name, cells } of visible) {
    const read = readClaims(cells, { name, ...readOptions(options) });
    if (isClaimSheet(read)) return read;
    first ??= read;
  }
  throw unusable(first ?? { reason: "empty", message: "the workbook has no visible sheet" }, visible[0]?.name, file);
}

const readOptions = ({ map, isVisit }: ReadClaimsFileOptions) => ({ isVisit, ...(map ? { map } : {}) });

function claimsOf(cells: Cells, sheet: string | undefined, file: string, options: ReadClaimsFileOptions): ClaimSheet {
  const read = readClaims(cells, { name: sheet ?? file, ...readOptions(options) });
  if (isClaimSheet(read)) return read;
  throw unusable(read, sheet, file);
}

function unusable(why: NoClaimSheet, sheet: string | undefined, file: string): UnusableFile {
  return new UnusableFile({ file, ...(sheet === undefined ? {} : { sheet }), message: why.message });
}
