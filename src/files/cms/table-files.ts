import { kindOfFile } from "../bytes";
import { filesInArchive } from "./archive";
import type { CmsFile } from "./cms-file";
import { editionOf, type Edition } from "./edition";
import { layoutOf, type Layout } from "./layouts";
import { firstRows } from "./read-file";

/** A file that holds a national table for practices. */
export interface TableFile {
  readonly file: CmsFile;
  /** What the user chose: the archive where the file stands in one. */
  readonly chosen: string;
  readonly layout: Layout;
  readonly edition: Edition;
}

/** The tables among some files, and what was left aside, in sentences. */
export interface TableFiles {
  readonly tables: readonly TableFile[];
  readonly notes: readonly string[];
}

/** Names of the hospital's pair tables, whose content looks just like the practitioners'. */
const HOSPITAL_PAIRS = /ccioph|outpatient|hospital/i;
const TEXT_FILE = /\.(txt|csv|tsv)$/i;
const TABLE_FILE = /\.(txt|csv|tsv|xlsx)$/i;
const ARCHIVE = /\.zip$/i;
const OLD_WORKBOOK = /\.xls$/i;

/**
 * Finds the tables in files and archives. CMS ships a table as text and as a workbook in one archive: of two files of one name the text is read.
 * @throws UnusableFile where an archive or a workbook is damaged
 */
export async function tableFilesOf(files: readonly CmsFile[]): Promise<TableFiles> {
  const notes: string[] = [];
  const aside = (file: CmsFile, why: string): void => void notes.push(`${file.name} is left aside: ${why}`);
  const candidates: { readonly file: CmsFile; readonly archive: string }[] = [];
  for (const file of sorted(files)) {
    if (!ARCHIVE.test(file.name)) {
      if (OLD_WORKBOOK.test(file.name)) aside(file, "it is an old .xls workbook. Save it as .xlsx");
      else if (TABLE_FILE.test(file.name)) candidates.push({ file, archive: "" });
      continue;
    }
    if (kindOfFile(await file.head()) !== "zip") {
      aside(file, "it is no archive, whatever its name says. Download it again");
      continue;
    }
    const inside = sorted(filesInArchive(await file.bytes(), file.name));
    if (!inside.some((each) => TABLE_FILE.test(each.name))) {
      aside(file, "no .txt, .csv or .xlsx stands in it");
    }
    for (const each of inside) {
      if (ARCHIVE.test(each.name)) aside(each, "it is an archive in an archive. Unpack the outer one first");
      else if (OLD_WORKBOOK.test(each.name)) aside(each, "it is an old .xls workbook. Unpack it and save it as .xlsx");
      else if (TABLE_FILE.test(each.name)) candidates.push({ file: each, archive: file.name });
    }
  }
  const tables: TableFile[] = [];
  const byStem = new Map<string, CmsFile>();
  // Texts first: they are read five times faster than workbooks, and only one of the two is needed.
  const isText = ({ file }: { readonly file: CmsFile }): boolean => TEXT_FILE.test(file.name);
  for (const { file, archive } of [
    ...candidates.filter(isText),
    ...candidates.filter((candidate) => !isText(candidate)),
  ]) {
    const layout = layoutOf(await firstRows(file));
    const base = baseName(file.name);
    if (layout === null || layout === "other" || (layout.kind === "PTP" && HOSPITAL_PAIRS.test(base))) {
      aside(
        file,
        layout === null ? "it is none of the tables that CMS ships" : "it is not the table for practitioners",
      );
      continue;
    }
    const stem = `${layout.kind} ${base.replace(/\.[^.]*$/, "").toLowerCase()}`;
    const twin = byStem.get(stem);
    if (twin) {
      aside(file, `the same table stands in ${twin.name}`);
      continue;
    }
    byStem.set(stem, file);
    tables.push({ file, chosen: archive === "" ? file.name : archive, layout, edition: editionOfFile(base, archive) });
  }
  return { tables: tables.sort((a, b) => (a.file.name < b.file.name ? -1 : 1)), notes };
}

const sorted = (files: readonly CmsFile[]): CmsFile[] => [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
const baseName = (name: string): string => name.slice(name.lastIndexOf("/") + 1);

/** The edition that a file's own name tells, else its archive's. */
function editionOfFile(base: string, archive: string): Edition {
  const own = editionOf(base);
  return own.edition === "unknown" && archive !== "" ? editionOf(archive) : own;
}
