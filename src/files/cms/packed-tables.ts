import { packContent, unpackContent, type NamedInfo, type PackedContent } from "../../codes/reference/packed-content";
import type { SetContent, SetKind } from "../../codes/reference/content";
import { bytesHash } from "../../values/hash";
import { counted } from "../../values/lists";
import { UnusableFile, wordsOfError } from "../problem";
import type { ImportedContents } from "./imported";

/*
 * National tables in a file of our own, read in a blink where CMS's take a second: a line of text with a mark, the length of a header and its
 * hash; the header in JSON; then the packed content of each table, in the header's order.
 */
const MARK = "PPMTABLES1";
const FIRST_LINE = new RegExp(`^${MARK} (\\d+) ([0-9a-f]{16})\n`);
/** The first line is shorter. */
const FIRST_LINE_BYTES = 64;

interface Header {
  readonly incomplete: readonly string[];
  readonly sets: readonly (NamedInfo & Omit<PackedContent, "bytes"> & { readonly length: number })[];
}

/** Whether bytes begin as such a file does. */
export function isPackedTables(bytes: Uint8Array): boolean {
  return textOf(bytes.subarray(0, MARK.length)) === MARK;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder("windows-1252").decode(bytes);

/** What was read from CMS's files as one file. @example readPackedTables(await packedTables(imported), "cms.tables") has the same contents */
export async function packedTables({ contents, incomplete }: ImportedContents): Promise<Uint8Array> {
  const packed = await Promise.all(contents.map(packContent));
  const header: Header = {
    incomplete,
    sets: contents.map(({ kind, info }, i) => {
      const { packing, check, bytes } = packed[i] as PackedContent;
      return { kind, info, packing, check, length: bytes.length };
    }),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const firstLine = new TextEncoder().encode(`${MARK} ${json.length} ${bytesHash([json])}\n`);
  return joined([firstLine, json, ...packed.map(({ bytes }) => bytes)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Reads such a file. @throws UnusableFile where it was cut off or damaged */
export async function readPackedTables(bytes: Uint8Array, file: string): Promise<ImportedContents> {
  const damaged = (why: string): UnusableFile =>
    new UnusableFile({ file, message: `the packed tables are damaged (${why}). Pack CMS's files again` });
  const [firstLine = "", length = "", hash] = FIRST_LINE.exec(textOf(bytes.subarray(0, FIRST_LINE_BYTES))) ?? [];
  let at = firstLine.length + Number(length);
  const json = bytes.subarray(firstLine.length, at);
  const header = bytesHash([json]) === hash ? readHeader(json) : null;
  if (!header) throw damaged("its beginning is not what was written");
  const contents: SetContent[] = [];
  for (const { kind, info, packing, check, length } of header.sets) {
    // Copied, because what is read from it must begin where its memory does.
    const packed: PackedContent = { packing, check, bytes: new Uint8Array(bytes.subarray(at, at + length)) };
    const content = await unpackContent({ kind, info }, packed).catch((error: unknown) => {
      throw damaged(wordsOfError(error));
    });
    if (!content) throw damaged(`the ${kind} table of ${info.edition} is not what was packed`);
    contents.push(content);
    at += length;
  }
  if (at !== bytes.length) throw damaged("more stands in the file than was packed");
  const notes = contents.map(
    ({ kind, info }) => `${kind} ${info.edition}: ${counted(info.rows, "row")} from ${info.origin}`,
  );
  return { contents, incomplete: header.incomplete, notes: [...header.incomplete, ...notes] };
}

function readHeader(json: Uint8Array): Header | null {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(json));
    return isHeader(header) ? header : null;
  } catch {
    return null;
  }
}

const KINDS: readonly SetKind[] = ["PTP", "MUE", "Add-on", "NDC"];

const isHeader = (value: unknown): value is Header =>
  has(value, { incomplete: isTexts, sets: (sets) => Array.isArray(sets) && sets.every(isSet) });
const isSet = (value: unknown): boolean =>
  has(value, {
    kind: (kind) => KINDS.some((known) => known === kind),
    info: (info) =>
      has(info, {
        edition: isText,
        origin: isText,
        hash: isText,
        editionDay: Number.isInteger,
        rows: Number.isInteger,
      }),
    packing: (packing) => packing === "deflate-raw" || packing === "none",
    check: isText,
    length: Number.isInteger,
  });

const isText = (value: unknown): boolean => typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const has = (value: unknown, fields: Readonly<Record<string, (field: unknown) => boolean>>): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(fields).every(([name, isRight]) => isRight(Reflect.get(value, name)));
