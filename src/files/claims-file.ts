import { damageOf } from "../claims/damage/damage-of";
import { damageText } from "../claims/damage/damage-words";
import { mapSheet, type MapSheetOptions } from "../claims/mapping/map-sheet";
import { guessedColumns, mappedColumns, type SheetMapping } from "../claims/mapping/mapping";
import { readClaims } from "../claims/read-sheet";
import { isClaimSheet, type ClaimSheet, type NoClaimSheet } from "../claims/sheet";
import { skippedText } from "../claims/skipped";
import { folded, type Cells } from "../values/cell";
import type { Day } from "../values/day";
import { joinWords } from "../values/lists";
import { kindOfFile } from "./bytes";
import { readRowsOfText } from "./text-rows";
import { UnusableFile } from "./problem";
import { readWorkbook } from "./xlsx-read";

/** How a claim file is read. */
export interface ReadClaimsFileOptions extends Pick<MapSheetOptions, "picks" | "isPayer"> {
  /** Name of the sheet; without it the visible sheet whose columns say the most. */
  readonly sheet?: string;
  /** Whether a code is a visit: the bare Minutes of a visit line are the visit's. */
  readonly isVisit: (code: string) => boolean;
  /** Told what somebody should know of how the file was read. */
  readonly note?: (text: string) => void;
  /** The day of the check, by which damage of dates is told; without it none is looked for. */
  readonly asOf?: Day;
}

interface NamedCells {
  readonly name: string;
  readonly cells: Cells;
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
  if (!isWorkbookFile(bytes, file))
    return claimsOf({ name: file, cells: readRowsOfText(bytes, file) }, undefined, file, {
      ...options,
      isTyped: false,
    });
  const workbook = await readWorkbook(bytes, file);
  const chosen = chooseSheet(workbook.sheets, file, options, ({ cells }) => cells);
  return claimsOf(chosen, chosen.name, file, { ...options, isTyped: true });
}

/**
 * The sheet of a workbook that is read: the one that is named, else the visible one whose columns say the most.
 * @param headOf the first rows of a sheet
 * @throws UnusableFile where there is none
 */
export function chooseSheet<S extends { readonly name: string; readonly hidden: boolean }>(
  sheets: readonly S[],
  file: string,
  options: Omit<ReadClaimsFileOptions, "isVisit">,
  headOf: (sheet: S) => Cells,
): S {
  const { sheet: wanted, note } = options;
  if (wanted !== undefined) {
    const found = sheets.find((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase());
    if (found) return found;
    throw new UnusableFile({
      file,
      sheet: wanted,
      message: `there is no sheet of this name. The file has: ${sheets.map((sheet) => sheet.name).join(", ")}`,
    });
  }
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const [first, ...more] = visible;
  if (!first) throw new UnusableFile({ file, message: "the workbook has no visible sheet" });
  if (more.length === 0) return first;
  const scored = visible
    .map((sheet) => ({ sheet, says: saysOf(mapSheet(headOf(sheet), options)) }))
    .filter(({ says }) => says > 0);
  const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a && a.says >= b.says ? a : b), null);
  const others = scored.filter((each) => each !== best).map(({ sheet }) => `"${sheet.name}"`);
  if (best && others.length > 0)
    note?.(
      `${file}: the sheet "${best.sheet.name}" is read. Claim lines stand on ${joinWords(others, "and")} too: name one with --sheet`,
    );
  return best?.sheet ?? first;
}

/** Whether a file is read as a workbook: by its first bytes, or else by its name. */
export function isWorkbookFile(head: Uint8Array, file: string): boolean {
  const kind = kindOfFile(head);
  return kind === "zip" || kind === "ole" || /\.xls[xmb]?$/i.test(file);
}

/** How much a mapping says: 0 where lines cannot be read by it; a guess says half. */
function saysOf(mapping: ReturnType<typeof mapSheet>): number {
  if (mapping.kind === "no header" || mapping.missing.length > 0) return 0;
  return mappedColumns(mapping).reduce((sum, { confidence }) => sum + (confidence === "guess" ? 0.5 : 1), 0);
}

function claimsOf(
  { name, cells }: NamedCells,
  sheet: string | undefined,
  file: string,
  options: ReadClaimsFileOptions & { readonly isTyped: boolean },
): ClaimSheet {
  const mapping = mapSheet(cells, options);
  const { isVisit, note, asOf, isTyped } = options;
  const read = readClaims(cells, { name, isVisit, ...(mapping.kind === "mapping" ? { mapping } : {}) });
  if (!isClaimSheet(read)) throw unusable(read, mapping, sheet, file);
  for (const text of notesOf(read, options)) options.note?.(`${file}: ${text}`);
  const damage = note && asOf !== undefined ? damageText(damageOf(cells, read.layout, { asOf, isTyped })) : "";
  if (damage !== "") note?.(`${file}: ${damage}`);
  return read;
}

/** Why no lines can be read of a file, with what may help. */
export function unusable(
  why: NoClaimSheet,
  mapping: ReturnType<typeof mapSheet>,
  sheet: string | undefined,
  file: string,
): UnusableFile {
  const help =
    mapping.kind === "mapping"
      ? `. ${secondChoices(mapping)}Or say which column holds which field with --map FILE.json`
      : "";
  return new UnusableFile({ file, ...(sheet === undefined ? {} : { sheet }), message: `${why.message}${help}` });
}

/** Columns that could hold what is missing. */
function secondChoices({ columns, missing }: SheetMapping): string {
  const known = columns.filter(({ second }) => second !== null && missing.includes(second));
  return known.map(({ header, second, why }) => `"${header}" may be ${second}: ${why}. `).join("");
}

/** What somebody should know of how a sheet was read: guesses, what was passed over, picks that name nothing. */
export function notesOf(
  { layout, skipped }: Pick<ClaimSheet, "layout" | "skipped">,
  { picks }: ReadClaimsFileOptions,
): string[] {
  const notes = guessedColumns(layout).map(
    ({ header, index, slot, why }) =>
      `${slot?.field} is guessed from ${header === "" ? `column ${index + 1}` : `"${header}"`}: ${why}`,
  );
  const headers = new Set(layout.columns.map(({ header }) => folded(header)));
  for (const { column, slot } of picks?.columns ?? []) {
    const there = typeof column === "number" ? column < layout.columns.length : headers.has(folded(column));
    if (!there)
      notes.push(
        `there is no column ${typeof column === "number" ? column + 1 : `"${column}"`}${slot ? ` for ${slot.field}` : ""}`,
      );
  }
  const passed = skippedText(skipped);
  return passed === "" ? notes : [...notes, passed];
}
