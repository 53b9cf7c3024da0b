import { ptpBuilder, ptpSet, type PtpBuilder } from "../../codes/reference/ptp";
import type { AddOnSet, MueSet, NdcSet, PtpSet, Reference } from "../../codes/reference/reference";
import { addOnSetFrom, mueSetFrom, ndcSetFrom } from "../../codes/reference/sets";
import type { Cells } from "../../values/cell";
import { counted } from "../../values/lists";
import { decodeText, kindOfFile } from "../bytes";
import { parseCsvText } from "../csv";
import { UnusableFile, wordsOfError } from "../problem";
import { guardZip } from "../zip-guard";
import { editionOf, type Edition } from "./edition";
import { layoutOf, type CmsKind } from "./layouts";
import { scanPtp } from "./scan-ptp";
import { addOnRows, mueRows, ndcRows, pairFromCells } from "./tables";

/** A file of a reference folder; its bytes are read only when they are needed. */
export interface CmsFile {
  readonly name: string;
  /** The first bytes, some kilobytes of them. */
  head(): Uint8Array;
  bytes(): Uint8Array;
  /** The bytes in chunks, for files too large to hold. */
  chunks(): Iterable<Uint8Array>;
}

/** National tables read from files. */
export interface ImportedSets {
  readonly reference: Reference;
  /** Kinds that some file held; the others keep what they were. */
  readonly found: ReadonlySet<CmsKind>;
  /** What was read and what was left aside, in sentences for the user. */
  readonly notes: readonly string[];
}

/** Names of the hospital's pair tables, whose content looks just like the practitioners'. */
const HOSPITAL_PAIRS = /ccioph|outpatient|hospital/i;
const TABLE_FILE = /\.(txt|csv|tsv|xlsx)$/i;
/** Rows of a workbook that are enough to see which table it holds. */
const HEAD_ROWS = 20;

/**
 * Reads the national tables of a folder, in the layouts that CMS ships, over the sets at hand.
 * Parts of one edition of the pair table are put together; of unit limits every edition is kept, and the one in force on a date decides.
 * @throws UnusableFile naming file, row and column where a table is damaged; a table with holes would answer wrongly in silence
 */
export async function importSets(files: readonly CmsFile[], bundled: Reference): Promise<ImportedSets> {
  const notes: string[] = [];
  const pairs: { builder: PtpBuilder | null; edition: Edition | null; names: string[] } = {
    builder: null,
    edition: null,
    names: [],
  };
  const mue: MueSet[] = [];
  let addOns: AddOnSet | null = null;
  let ndc: NdcSet | null = null;

  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!TABLE_FILE.test(file.name)) continue;
    const layout = layoutOf(await firstRows(file));
    if (layout === null || layout === "other" || (layout.kind === "PTP" && HOSPITAL_PAIRS.test(file.name))) {
      notes.push(
        `${file.name} is left aside: ${layout === null ? "it is none of the tables that CMS ships" : "it is not the table for practitioners"}`,
      );
      continue;
    }
    const edition = editionOf(file.name);
    const source = { ...edition, origin: file.name };
    if (edition.edition === "unknown") {
      notes.push(
        `${file.name}: the name tells no quarter, so codes that are new since are not checked against it. Name it as CMS does, such as …_Eff_10-01-2026`,
      );
    }
    if (layout.kind === "PTP") {
      if (pairs.edition && pairs.edition.edition !== edition.edition) {
        throw new UnusableFile({
          file: file.name,
          message: `is the pair table of ${edition.edition}, and ${pairs.names[0] ?? ""} that of ${pairs.edition.edition}. Keep the files of one quarter in the folder`,
        });
      }
      pairs.builder ??= ptpBuilder();
      pairs.edition = edition;
      pairs.names.push(file.name);
      await readPairs(file, pairs.builder);
      continue;
    }
    const cells = await allRows(file);
    if (layout.kind === "MUE") mue.push(mueSetFrom(mueRows(cells, layout, file.name), source));
    else if (layout.kind === "Add-on") {
      const set = addOnSetFrom(addOnRows(cells, layout, file.name, edition.editionDay), source);
      if (!addOns || addOns.editionDay <= set.editionDay) addOns = set;
    } else {
      const set = ndcSetFrom(ndcRows(cells, layout, file.name), source);
      if (!ndc || ndc.editionDay <= set.editionDay) ndc = set;
    }
  }

  const ptp =
    pairs.builder && pairs.edition
      ? ptpSet(pairs.builder.build(), { ...pairs.edition, origin: pairs.names.join(", ") })
      : null;
  mue.sort((a, b) => a.editionDay - b.editionDay);
  const imported: readonly (PtpSet | MueSet | AddOnSet | NdcSet)[] = [
    ...(ptp ? [ptp] : []),
    ...mue,
    ...(addOns ? [addOns] : []),
    ...(ndc ? [ndc] : []),
  ];
  for (const set of imported) notes.push(`${set.kind} ${set.edition}: ${counted(set.rows, "row")} from ${set.origin}`);
  return {
    reference: {
      ptp: ptp ?? bundled.ptp,
      mue: mue.length > 0 ? mue : bundled.mue,
      addOns: addOns ?? bundled.addOns,
      ndc: ndc ?? bundled.ndc,
      chosen: true,
    },
    found: new Set(imported.map((set) => set.kind)),
    notes,
  };
}

async function firstRows(file: CmsFile): Promise<Cells> {
  if (kindOfFile(file.head()) === "zip") {
    const rows: Cells[number][] = [];
    for await (const { cells } of workbookRows(file, HEAD_ROWS)) rows.push(cells);
    return rows;
  }
  // The head may end inside a quoted cell: what follows the last whole line is of no use.
  const text = decodeText(file.head(), file.name);
  return text.split(/\r?\n/).length < 2 ? [] : headOfText(text, file.name);
}

/** The rows of a text's beginning. A quote that the cut left open is closed: only headers are looked for here. */
function headOfText(text: string, name: string): Cells {
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const quotes = whole.split('"').length - 1;
  return parseCsvText(quotes % 2 === 0 ? whole : `${whole}"`, name);
}

async function allRows(file: CmsFile): Promise<Cells> {
  if (kindOfFile(file.head()) !== "zip") return parseCsvText(decodeText(file.bytes(), file.name), file.name);
  const rows: Cells[number][] = [];
  for await (const { row, cells } of workbookRows(file)) {
    while (rows.length < row - 1) rows.push([]);
    rows.push(cells);
  }
  return rows;
}

async function readPairs(file: CmsFile, builder: PtpBuilder): Promise<void> {
  if (kindOfFile(file.head()) !== "zip") {
    scanPtp(file.chunks(), file.name, builder.add);
    return;
  }
  let started = false;
  for await (const { row, cells } of workbookRows(file)) {
    const isPair = pairFromCells(cells, file.name, row, builder.add);
    if (!isPair && started && cells.some((cell) => cell !== null && cell !== "")) {
      throw new UnusableFile({
        file: file.name,
        row,
        column: "Column 1",
        message: "the row holds no pair of codes. Download the file from CMS again",
      });
    }
    started ||= isPair;
  }
}

/** The rows of a workbook's first sheet one by one, so that a table of 600,000 rows is never in memory as a whole. */
async function* workbookRows(file: CmsFile, most?: number): AsyncGenerator<{ row: number; cells: Cells[number] }> {
  const bytes = file.bytes();
  guardZip(bytes, file.name);
  const { streamXlsxRows } = await import("hucre/xlsx");
  try {
    for await (const row of streamXlsxRows(bytes, most === undefined ? {} : { maxRows: most })) {
      yield {
        row: row.index + 1,
        cells: row.values.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)),
      };
    }
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile({
      file: file.name,
      message: `the workbook is damaged (${wordsOfError(error)}). Download it from CMS again`,
    });
  }
}
