import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive; `stated` replaces the size that the directory tells. */
export interface Part {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly stated?: number;
}

/** A ZIP archive made by hand, so that a test can make one that lies. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, stated } of parts) {
    const plain = Buffer.from(data);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(checksum(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(stated ?? plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

/** CRC-32 as ZIP has it. Node 20 has one in zlib only from 20.15 on, so it is counted here. */
export function checksum(data: Uint8Array): number {
  if (typeof crc32 === "function") return crc32(data);
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** What a workbook made by hand has beside its first sheet. */
export interface MadeWorkbook {
  readonly date1904?: boolean;
  /** Shared strings, as XML: `<si><t>a</t></si>`. */
  readonly strings?: string;
  /** Further sheets: their names, and their rows as XML. */
  readonly more?: readonly (readonly [name: string, rows: string])[];
  /** Replaces parts by their names; `null` leaves one out. */
  readonly instead?: Readonly<Record<string, string | null>>;
}

/**
 * The smallest workbook: one sheet named `Sheet1` whose rows are given as XML. Style 1 is a date, style 2 a time of day, style 3 a date with a
 * format of its own.
 * @example workbookOf('<row r="1"><c r="A1"><v>5</v></c></row>')
 */
export function workbookOf(rows: string, options: MadeWorkbook = {}): Uint8Array {
  return zipOf(partsOfWorkbook(rows, options));
}

/** The parts of `workbookOf`. */
export function partsOfWorkbook(
  rows: string,
  { date1904, strings, more = [], instead = {} }: MadeWorkbook = {},
): Part[] {
  const sheets = [["Sheet1", rows] as const, ...more];
  const properties = date1904 ? '<workbookPr date1904="1"/>' : "";
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const parts: Part[] = [
    {
      name: "[Content_Types].xml",
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: "_rels/.rels",
      data: `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns="${MAIN}">${properties}<sheets>${sheets.map(([name], i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${sheets.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("")}${relation("rId90", "styles", "styles.xml")}${strings === undefined ? "" : relation("rId91", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      data: `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mmm\\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    ...(strings === undefined ? [] : [{ name: "xl/sharedStrings.xml", data: `<sst xmlns="${MAIN}">${strings}</sst>` }]),
    ...sheets.map(([, own], i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `<worksheet xmlns="${MAIN}"><sheetData>${own}</sheetData></worksheet>`,
    })),
  ];
  return parts.flatMap((part) => {
    const data = instead[part.name];
    return data === null ? [] : [data === undefined ? part : { ...part, data }];
  });
}

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
