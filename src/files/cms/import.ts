import { infoOfRows, type SetContent } from "../../codes/reference/content";
import { pairsHashSoon } from "../../codes/reference/packed-pairs";
import { pairBuilder } from "../../codes/reference/pair-builder";
import { textOf } from "../../values/cell";
import { counted, joinWords } from "../../values/lists";
import { UnusableFile } from "../problem";
import type { CmsFile } from "./cms-file";
import type { ImportedContents } from "./imported";
import { importMeter, type ImportMeter, type ImportWatch } from "./progress";
import { allRows, readPairs, type TableRows } from "./read-file";
import { tableFilesOf, type TableFile } from "./table-files";
import { addOnRows, mueRows, ndcRows } from "./tables";

/**
 * Reads the national tables of files and archives, in the layouts that CMS ships.
 * Parts of one edition of the pair table are put together; of unit limits every edition is kept, and the one in force on a date decides.
 * @throws UnusableFile naming file, row and column where a table is damaged; a table with holes would answer wrongly in silence
 */
export async function importContents(
  files: readonly CmsFile[],
  watch: ImportWatch = () => undefined,
): Promise<ImportedContents> {
  const { tables, notes: aside } = await tableFilesOf(files);
  const notes = [...aside];
  const pairs = tables.filter(({ layout }) => layout.kind === "PTP");
  const others = tables.filter(({ layout }) => layout.kind !== "PTP");
  for (const { file, edition } of tables) {
    if (edition.edition !== "unknown") continue;
    notes.push(
      `${file.name}: the name tells no quarter, so codes that are new since are not checked against it. Name it as CMS does, such as …_Eff_10-01-2026`,
    );
  }
  const incomplete = missingParts(pairs);
  notes.push(...incomplete);
  const meter = importMeter(
    tables.reduce((bytes, { file }) => bytes + file.size, 0),
    watch,
  );
  const contents: SetContent[] = [];
  const [first] = pairs;
  if (first) contents.push(await pairsOf(pairs, first, meter));
  for (const table of others) {
    meter.begin(table.file.name);
    const content = contentOf(table, await allRows(table.file, meter));
    const same = contents.find((known) => known.kind === content.kind && known.info.edition === content.info.edition);
    if (!same) contents.push(content);
    else if (same.info.hash === content.info.hash) {
      notes.push(`${table.file.name} is left aside: the same table stands in ${same.info.origin}`);
    } else {
      throw new UnusableFile({
        file: table.file.name,
        message: `is a ${content.kind} table of ${content.info.edition}, as ${same.info.origin} is, and says something else. Choose one of the two`,
      });
    }
  }
  for (const { kind, info } of contents)
    notes.push(`${kind} ${info.edition}: ${counted(info.rows, "row")} from ${info.origin}`);
  return { contents, notes, incomplete };
}

async function pairsOf(parts: readonly TableFile[], first: TableFile, meter: ImportMeter): Promise<SetContent> {
  for (const { file, edition } of parts) {
    if (edition.edition === first.edition.edition) continue;
    throw new UnusableFile({
      file: file.name,
      message: `is the pair table of ${edition.edition}, and ${first.file.name} that of ${first.edition.edition}. Choose the files of one quarter`,
    });
  }
  const builder = pairBuilder();
  for (const { file } of parts) {
    meter.begin(file.name);
    await readPairs(file, builder, meter);
  }
  const packed = await inSteps(builder.buildInSteps(), meter);
  const hash = await pairsHashSoon(packed);
  const origin = [...new Set(parts.map(({ chosen }) => chosen))].join(", ");
  return { kind: "PTP", info: { ...first.edition, origin, rows: packed.column2.length, hash }, pairs: packed };
}

async function inSteps<T>(steps: Generator<void, T>, meter: ImportMeter): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await meter.pack();
  }
}

/** CMS ships the practitioners' pairs in so many parts, `…-f1` and on. */
const PARTS_OF_PAIRS = 4;

/**
 * Which parts of the pair table nobody gave, in a sentence.
 * @throws UnusableFile where a part between two others is missing
 */
function missingParts(pairs: readonly TableFile[]): string[] {
  const numbers = pairs.flatMap(({ file }) => {
    const part = /-f(\d)\.[^.]*$/i.exec(file.name)?.[1];
    return part === undefined ? [] : [Number(part)];
  });
  const [first] = pairs;
  if (!first || numbers.length === 0) return [];
  const highest = Math.max(...numbers);
  const missing = Array.from({ length: Math.max(highest, PARTS_OF_PAIRS) }, (_, i) => i + 1).filter(
    (part) => !numbers.includes(part),
  );
  const names = joinWords(
    missing.map((part) => `f${part}`),
    "and",
  );
  if (missing.some((part) => part < highest)) {
    throw new UnusableFile({
      file: first.file.name,
      message: `is one part of the pair table, and ${names} of it are not there. Choose every part, or CMS's zip`,
    });
  }
  if (missing.length === 0) return [];
  return [
    `PTP ${first.edition.edition}: CMS ships the pair table in parts f1 to f${PARTS_OF_PAIRS}, and ${names} ${missing.length === 1 ? "is" : "are"} not there: pairs of the missing parts will not be found. Choose every part, or CMS's zip`,
  ];
}

function contentOf({ file, layout, edition }: TableFile, { cells, ended }: TableRows): SetContent {
  const source = { ...edition, origin: file.name };
  const content = ((): SetContent => {
    if (layout.kind === "MUE") {
      const rows = mueRows(cells, layout, file.name);
      return { kind: "MUE", info: infoOfRows(rows, source), rows };
    }
    if (layout.kind === "Add-on") {
      const rows = addOnRows(cells, layout, file.name, edition.editionDay);
      return { kind: "Add-on", info: infoOfRows(rows, source), rows };
    }
    const rows = ndcRows(cells, layout, file.name);
    return { kind: "NDC", info: infoOfRows(rows, source), rows };
  })();
  if (!ended) {
    const last = (cells.at(-1)?.length ?? 1) - 1;
    throw new UnusableFile({
      file: file.name,
      row: cells.length,
      column: textOf(cells[layout.headerRow]?.[last]).replace(/\s+/g, " "),
      message:
        "the file ends inside this row, so it may have been cut off: download it again. If it is whole, put a line break at its end",
    });
  }
  return content;
}
