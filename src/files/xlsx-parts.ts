import { UnusableFile } from "./problem";
import { damaged, unpacked, type OpenArchive } from "./unpack";
import { attributeOf, EndlessTag, xmlScanner, type XmlHandler } from "./xml-scan";
import type { ArchivePart } from "./zip-guard";

/** An .xlsx workbook as an archive, and what its parts are. */
export interface WorkbookParts {
  readonly archive: OpenArchive;
  readonly parts: ReadonlyMap<string, ArchivePart>;
}

/** A sheet of a workbook. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ArchivePart;
}

/** What a workbook says of its sheets. */
export interface WorkbookSheets {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly strings: ArchivePart | undefined;
  readonly styles: ArchivePart | undefined;
}

/**
 * Goes through the XML of a part, and yields now and then how many of its bytes are done.
 * @throws UnusableFile where it is damaged, or ends before it should
 */
export async function* scanPart(
  { archive }: Pick<WorkbookParts, "archive">,
  part: ArchivePart,
  handler: XmlHandler,
): AsyncGenerator<number, void> {
  const decoder = new TextDecoder("utf-8");
  const scanner = xmlScanner(handler);
  const push = (text: string): void => {
    try {
      scanner.push(text);
    } catch (error) {
      throw error instanceof EndlessTag ? damaged(archive, part, "holds a tag that never ends") : error;
    }
  };
  let done = 0;
  for await (const chunk of unpacked(archive, part)) {
    push(decoder.decode(chunk, { stream: true }));
    yield (done += chunk.length);
  }
  push(decoder.decode());
  if (!scanner.isWhole()) throw damaged(archive, part, "ends before it should");
}

/** The same for a small part, at once. */
async function scanAll(workbook: WorkbookParts, part: ArchivePart, open: XmlHandler["open"]): Promise<void> {
  const none = (): void => undefined;
  const steps = scanPart(workbook, part, { open, close: none, text: none });
  while (!(await steps.next()).done);
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part points to; nothing where it points to nothing. @param folder the part's own, with a slash at its end */
async function relationsOf(workbook: WorkbookParts, folder: string, name: string): Promise<readonly Relation[]> {
  const part = workbook.parts.get(`${folder}_rels/${name}.rels`);
  const relations: Relation[] = [];
  if (part)
    await scanAll(workbook, part, (tagName, tag) => {
      const [id, type, target] = ["Id", "Type", "Target"].map((attribute) => attributeOf(tag, attribute));
      if (tagName === "Relationship" && id && type && target)
        relations.push({ id, type: type.slice(type.lastIndexOf("/") + 1), target: pathOf(folder, target) });
    });
  return relations;
}

/** Where a target stands that is named from a folder. @example pathOf("xl/", "../docs/a.xml") //=> "docs/a.xml" */
function pathOf(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The sheets of a workbook, in their order. @throws UnusableFile where the archive is none */
export async function sheetsOf(workbook: WorkbookParts): Promise<WorkbookSheets> {
  const { parts, archive } = workbook;
  const path = (await relationsOf(workbook, "", "")).find(({ type }) => type === "officeDocument")?.target ?? "";
  const part = parts.get(path);
  if (!part) throw notAWorkbook(archive.file);
  const slash = path.lastIndexOf("/") + 1;
  const relations = await relationsOf(workbook, path.slice(0, slash), path.slice(slash));
  const partOf = (type: string): ArchivePart | undefined =>
    parts.get(relations.find((relation) => relation.type === type)?.target ?? "");
  const found: { readonly name: string; readonly hidden: boolean; readonly id: string }[] = [];
  let is1904 = false;
  await scanAll(workbook, part, (name, tag) => {
    if (name === "workbookPr") is1904 = /^(?:1|true)$/.test(attributeOf(tag, "date1904") ?? "");
    if (name !== "sheet") return;
    const id = attributeOf(tag, "r:id") ?? /\bid="(rId\d+)"/.exec(tag)?.[1];
    const said = attributeOf(tag, "name");
    if (said && id) found.push({ name: said, hidden: /^(?:veryH|h)idden$/.test(attributeOf(tag, "state") ?? ""), id });
  });
  const sheets = found.flatMap(({ name, hidden, id }): SheetPart[] => {
    const relation = relations.find((each) => each.id === id);
    // Sheets of charts hold no cells.
    if (relation && relation.type !== "worksheet") return [];
    const sheetPart = parts.get(relation?.target ?? "");
    if (!sheetPart) throw new UnusableFile({ file: archive.file, sheet: name, message: MISSING_SHEET });
    return [{ name, hidden, part: sheetPart }];
  });
  return { sheets, is1904, strings: partOf("sharedStrings"), styles: partOf("styles") };
}

const MISSING_SHEET = "the workbook is damaged (a sheet is missing). Open it in Excel and save it anew";

/** That an archive is no workbook. */
export const notAWorkbook = (file: string): UnusableFile =>
  new UnusableFile({
    file,
    message: "is an archive, but no Excel workbook. Save the workbook as .xlsx, or the sheet as CSV (UTF-8)",
  });

/** The styles that show a number as a date or a time. @param isDateFormat whether a number format does */
export async function dateStylesOf(
  workbook: WorkbookParts,
  part: ArchivePart | undefined,
  isDateFormat: (format: string) => boolean,
): Promise<ReadonlySet<number>> {
  const formats = new Map<string, string>();
  const styles: string[] = [];
  let isOfCells = false;
  if (part)
    await scanAll(workbook, part, (name, tag) => {
      if (name === "cellXfs" || name === "cellStyleXfs" || name === "dxfs") isOfCells = name === "cellXfs";
      if (name === "numFmt") formats.set(attributeOf(tag, "numFmtId") ?? "", attributeOf(tag, "formatCode") ?? "");
      if (name === "xf" && isOfCells) styles.push(attributeOf(tag, "numFmtId") ?? "0");
    });
  return new Set(styles.flatMap((id, style) => (isDateFormat(formats.get(id) || id) ? [style] : [])));
}

/** The texts that cells of all sheets share, by their number. */
export async function* sharedStrings(
  workbook: WorkbookParts,
  part: ArchivePart | undefined,
): AsyncGenerator<number, readonly string[]> {
  const strings: string[] = [];
  const item = textOfItem();
  if (part)
    yield* scanPart(workbook, part, {
      open(name) {
        if (name === "si") item.begin();
        else item.open(name);
      },
      close(name) {
        if (name === "si") strings.push(item.text());
        else item.close(name);
      },
      text: item.add,
    });
  return strings;
}

/** Gathers the text of a shared string or of a string in its cell: of all its runs, without how it is pronounced. */
export function textOfItem(): {
  begin(): void;
  open(name: string): void;
  close(name: string): void;
  add(text: string): void;
  text(): string;
} {
  let said = "";
  let isText = false;
  let isPhonetic = false;
  return {
    begin() {
      said = "";
      isText = false;
      isPhonetic = false;
    },
    open(name) {
      if (name === "t") isText = true;
      else if (name === "rPh") isPhonetic = true;
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
    },
    add(text) {
      if (isText && !isPhonetic) said += text;
    },
    text: () => withoutEscapes(said),
  };
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const withoutEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
